"""What each glyph says in, the ToUnicode table that a font carries out."""

from __future__ import annotations

from collections.abc import Mapping

_BATCH = 100
"""Readers take a table in blocks of so many."""


def character_map(texts: Mapping[int, str]) -> bytes:
    """Write what glyphs say, by their numbers, for search and for screen readers."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <ffff>",
        "endcodespacerange",
    ]
    glyphs = sorted(texts)
    for start in range(0, len(glyphs), _BATCH):
        batch = glyphs[start : start + _BATCH]
        lines.append(f"{len(batch)} beginbfchar")
        lines += [f"<{one:04x}> <{texts[one].encode('utf-16-be').hex()}>" for one in batch]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()

"""A PDF that was made and what it would be made from now, why it is made again out, in words.

Only what its changed parts were made from is named; a file that left no trace on paper is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from masterplan.exports.pdf.record import PartRecord, Record

MOST = 4
"""Names in one sentence; what is more is counted."""


def reason(
    before: Record | None,
    key: str,
    slug: str,
    parts: Mapping[str, PartRecord],
    inputs: Mapping[str, str],
    circumstances: Mapping[str, str],
) -> str:
    """Say why a document of the region `slug` is made: 'karena program.yml berubah'.

    `key` is that of all that it may depend on now; the rest is what it consists of.
    """
    if before is None:
        return "karena belum ada"
    if before.key == key:
        return "karena simpanannya hilang atau rusak"
    then, now = _merged(before.parts, before.inputs), _merged(parts, inputs)
    concerned = {
        file
        for name in {*before.parts, *parts}
        if _key(name, before.parts) != _key(name, parts)
        for held in (before.parts, parts)
        if name in held
        for file in held[name].sources
    }
    files = _differences(
        {file: sha256 for file, sha256 in then.items() if file in concerned},
        {file: sha256 for file, sha256 in now.items() if file in concerned},
    )
    around = _differences(before.circumstances, circumstances)
    if not any(files) and not any(around):
        files = _differences(then, now)
    changed, added, removed = ([_short(file, slug) for file in found] for found in files)
    changed += around[0] + around[1] + around[2]
    said = [
        f"{_listed(found)} {verb}"
        for found, verb in ((changed, "berubah"), (added, "ditambahkan"), (removed, "dihapus"))
        if found
    ]
    return "karena " + (", ".join(said) or "susunannya berubah")


def _key(name: str, parts: Mapping[str, PartRecord]) -> str:
    return parts[name].key if name in parts else ""


def _merged(parts: Mapping[str, PartRecord], inputs: Mapping[str, str]) -> dict[str, str]:
    """All files that a document was made from."""
    found = {name: sha256 for part in parts.values() for name, sha256 in part.sources.items()}
    return {**found, **inputs}


def _differences(
    before: Mapping[str, str], now: Mapping[str, str]
) -> tuple[list[str], list[str], list[str]]:
    """What changed, what came and what went."""
    return (
        sorted(name for name in before.keys() & now.keys() if before[name] != now[name]),
        sorted(now.keys() - before.keys()),
        sorted(before.keys() - now.keys()),
    )


def _short(file: str, slug: str) -> str:
    """A file as its author calls it: from its own region's folder, else from the folder of all."""
    parts = PurePosixPath(file).parts
    if slug in parts[:-1]:
        return "/".join(parts[parts.index(slug) + 1 :])
    return "/".join(parts[1:] if len(parts) > 1 else parts)


def _listed(names: Sequence[str]) -> str:
    """Write names as a list in words: a, b dan c."""
    if len(names) > MOST:
        names = [*names[: MOST - 1], f"{len(names) - MOST + 1} berkas lain"]
    *start, last = names
    return f"{', '.join(start)} dan {last}" if start else last

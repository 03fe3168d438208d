"""A location in, the line of the source that it means out, with carets under the place."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from masterplan.diagnostics import Location

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

WIDTH = 96
"""Columns of a source line that are shown; longer ones are cut around the place."""


class Excerpts:
    """Reads source lines below a folder; what cannot be read has no excerpt."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self._lines = lru_cache(maxsize=32)(self._read)

    def of(self, location: Location) -> list[str]:
        """The line and a line of carets, each with its margin; nothing where there is no line."""
        lines = self._lines(str(location.path))
        if not 0 < location.line <= len(lines):
            return []
        text = lines[location.line - 1]
        start = min(location.column - 1, len(text))
        length = _word_length(text, start)
        cut = max(0, start - WIDTH // 2) if len(text) > WIDTH else 0
        shown = text[cut : cut + WIDTH]
        shown = f"{'…' if cut else ''}{shown}{'…' if cut + WIDTH < len(text) else ''}"
        offset = start - cut + (1 if cut else 0)
        number = str(location.line)
        margin = " " * len(number)
        return [
            f"{number} | {shown}".rstrip(),
            f"{margin} | {' ' * offset}{'^' * max(1, min(length, WIDTH - offset))}",
        ]

    def _read(self, path: str) -> list[str]:
        file = (self.base / path).resolve()
        if not file.is_relative_to(self.base.resolve()) or file.suffix not in {".yml", ".md"}:
            return []
        try:
            text = file.read_bytes()[:4_194_304].decode("utf-8-sig", errors="replace")
        except OSError:
            return []
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        # control characters must not reach a terminal
        return [_CONTROL.sub("�", line) for line in text.expandtabs(1).split("\n")]


def _word_length(text: str, start: int) -> int:
    """How long the key or value at a place is."""
    match = re.match(r"""[\w.-]+(?=:)|"[^"]*"|'[^']*'|[^\s,\]}]+""", text[start:])
    return len(match[0]) if match else 1

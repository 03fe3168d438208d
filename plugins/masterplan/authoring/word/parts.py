"""Pieces of a chapter in; its lines out, and for every mark the line where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from masterplan.authoring.word.inline import Line
from masterplan.authoring.word.kinds import Kind, Mark


@dataclass(slots=True)
class Part:
    """Lines that stand together, and the marks that belong to each of them."""

    lines: list[str] = field(default_factory=list)
    marks: list[tuple[int, Kind, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    heading: str = ""
    tag: str = ""

    def take(self, line: Line) -> None:
        """Add what a line has besides words, at the place of the next line."""
        self.marks += [(len(self.lines), kind, detail) for kind, detail in line.marks]
        self.pictures += line.pictures


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter's body."""

    lines: list[str]
    marks: list[Mark]
    pictures: list[tuple[int, str, str]]
    """Line, the picture as written, and the words that follow it."""


def assembled(parts: Iterable[Part], first_line: int) -> Written:
    """Put parts one below the other; marks without words go with the words that follow."""
    lines: list[str] = []
    marks: list[Mark] = []
    pictures: list[tuple[int, str, str]] = []
    heading = ""
    waiting: list[Mark] = []
    shown: list[tuple[int, str]] = []
    for part in parts:
        heading = part.heading or heading
        if not part.lines:
            waiting += [Mark(kind, detail, 0, heading) for _, kind, detail in part.marks]
            continue
        if lines:
            lines.append("")
        start = first_line + len(lines)
        marks += [replace(mark, line=start) for mark in waiting]
        waiting = []
        last = len(part.lines) - 1
        marks += [
            Mark(kind, detail, start + min(offset, last), heading)
            for offset, kind, detail in part.marks
        ]
        pictures += [(line, written, part.lines[0]) for line, written in shown]
        shown = [(start, written) for written in part.pictures]
        lines += part.lines
    pictures += [(line, written, "") for line, written in shown]
    end = first_line + len(lines) - 1
    return Written(lines, [*marks, *(replace(mark, line=end) for mark in waiting)], pictures)

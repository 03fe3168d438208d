"""A text in, the way in which canonical YAML writes it: plain, quoted, or as a block of lines.

Plain where YAML would read the same text back, quoted where it would not (and where an author
marked digits as text), folded to `WIDTH` columns where it is long.
"""

from __future__ import annotations

import re

from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from masterplan.sources.yaml_reader import NULL

WIDTH = 100
"""Columns of a line; only what cannot be broken is longer."""

_UNWRITABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What can only be written as an escape between double quotation marks."""

_PLAIN = re.compile(r"(?:-(?=[0-9])|[^\s\-?:,\[\]{}#&*!|>'\"%@`])(?:[^\n\t]*\S)?")
_AMBIGUOUS = re.compile(r"[-+.0-9].*|y|n|yes|no|on|off|true|false", re.IGNORECASE | re.DOTALL)
"""What other readers of YAML, or of its colours, take for something else than a text."""


def on_a_line(text: str, *, flow: bool = False, code: bool = False) -> str:
    """Write a text on one line; `flow` is between brackets, where commas need quotes too."""
    quoted = isinstance(text, (DoubleQuotedScalarString, SingleQuotedScalarString))
    marked = (code and text[:1].isdigit()) or (quoted and _AMBIGUOUS.fullmatch(text))
    if _is_plain(text, flow) and not marked:
        return str(text)
    readable = "'" not in text and ('"' in text or "\\" in text) and not _UNWRITABLE.search(text)
    kind: type[str] = SingleQuotedScalarString if readable else DoubleQuotedScalarString
    return kind(text)


def length(written: str | None) -> int:
    """How many columns a text takes that `on_a_line` wrote."""
    if written is None:
        return len("null")
    if isinstance(written, DoubleQuotedScalarString):
        return len(written) + 2 + sum(map(written.count, '"\\\n\t'))
    return len(written) + (2 if isinstance(written, SingleQuotedScalarString) else 0)


def fitted(text: str | None, column: int, indent: int, *, code: bool = False) -> str | None:
    """Write a text whose value begins at a column; as a block it would be set in by `indent`."""
    if text is None:
        return None
    if _can_be_block(text):
        if "\n" in text:
            return _lines(text, indent)
        if " " in text and column + length(on_a_line(text, code=code)) > WIDTH:
            return _folded(text, indent)
    return on_a_line(text, code=code)


def _is_plain(text: str, flow: bool) -> bool:
    return (
        bool(_PLAIN.fullmatch(text))
        and text not in NULL
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not (flow and re.search(r"[,\[\]{}]|:(?=['\"])", text))
        and not _UNWRITABLE.search(text)
    )


def _can_be_block(text: str) -> bool:
    """Whether a block of lines gives the very text back: nothing at its edges that YAML eats."""
    lines = text.removesuffix("\n").split("\n")
    whole = all(line == line.strip() and not _UNWRITABLE.search(line) for line in lines)
    return whole and bool(lines[0] and lines[-1])


def _lines(text: str, indent: int) -> str:
    """A text of several lines: as its author broke it where the lines are short enough."""
    short = all(len(line) + indent <= WIDTH for line in text.split("\n"))
    if isinstance(text, LiteralScalarString) or (
        short and not isinstance(text, FoldedScalarString)
    ):
        kind: type[str] = LiteralScalarString
        return kind(text)
    return _folded(text, indent)


def _folded(text: str, indent: int) -> str:
    folded: str = FoldedScalarString(text)
    breaks = []
    start = 0
    for paragraph in text.split("\n"):
        breaks += [start + at for at in _breaks(paragraph, WIDTH - indent)]
        start += len(paragraph) + 1
    folded.fold_pos = breaks  # type: ignore[attr-defined]
    return folded


def _breaks(line: str, width: int) -> list[int]:
    """The single spaces at which a line is broken so that no part is wider than it must be."""
    breaks = []
    start, candidate = 0, None
    for space in (found.start() for found in re.finditer(r"(?<=\S) (?=\S)", line)):
        if space - start > width and candidate is not None:
            breaks.append(candidate)
            start = candidate + 1
        candidate = space
    if len(line) - start > width and candidate is not None and candidate > start:
        breaks.append(candidate)
    return breaks

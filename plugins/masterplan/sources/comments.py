"""YAML text in, its comments and blank lines out, each with the place where it stands.

Whatever lies between two tokens of YAML is white space or comment; so no comment is missed, and
no `#` inside a text is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from masterplan.sources.yaml_reader import LOADER

_HEADER = re.compile(r"[|>]([-+0-9]*)(?:[ \t]+(#.*))?")
"""The first line of a block of text: how it ends, and perhaps a comment."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment, or one blank line (an empty `text`)."""

    index: int
    column: int
    text: str
    own_line: bool
    """Whether it has a line to itself; otherwise it stands behind something."""


def remarks(text: str) -> Iterator[Remark]:
    """All comments and blank lines of a document, in their order."""
    for start, end in _gaps(text):
        at = start
        lines = text[start:end].split("\n")
        for number, line in enumerate(lines):
            own_line = number > 0 or at == 0 or text[at - 1] == "\n"
            mark = line.find("#")
            if mark >= 0:
                column = at + mark - (text.rfind("\n", 0, at + mark) + 1)
                yield Remark(at + mark, column, line[mark:].rstrip(), own_line)
            elif own_line and number < len(lines) - 1:
                yield Remark(at, 0, "", own_line=True)
            at += len(line) + 1


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a document that belong to no token."""
    done = 0
    for token in yaml.scan(text, Loader=LOADER):
        start, end = token.start_mark.index, token.end_mark.index
        if start > done:
            yield done, start
        header = _HEADER.match(text, start) if getattr(token, "style", None) in ("|", ">") else None
        if header is not None and header[2]:
            yield header.start(2), header.end()
        if header is not None and "+" not in header[1]:
            end = start + len(text[start:end].rstrip(" \n"))  # blank lines after it are not text
        done = max(done, end)
    if len(text) > done:
        yield done, len(text)

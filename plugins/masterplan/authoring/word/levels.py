"""Headings at the levels of a document in; headings of which none skips a level out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from masterplan.authoring.word import plain
from masterplan.authoring.word.block import Block
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.plain import mark

MAX_LEVEL = 5
"""The deepest heading that a chapter's page shows."""


def top_of(blocks: Iterable[Block]) -> int:
    """The level of chapters that have none: one above the highest heading inside them."""
    return min((block.level for block in blocks if block.level), default=1) - 1


def levelled(blocks: Iterable[Block], top: int, *, above: int = 1) -> Iterator[Block]:
    """Give each heading the level below the one that it stands under.

    `top` is the level in the document of what all of them stand under, `above` the one written.
    """
    open_: list[tuple[int, int]] = []
    for block in blocks:
        if not block.level:
            yield block
            continue
        while open_ and open_[-1][0] >= block.level:
            open_.pop()
        over, written = open_[-1] if open_ else (top, above)
        level = min(written + 1, MAX_LEVEL)
        open_.append((block.level, level))
        moved = block.level > over + 1 or written == MAX_LEVEL
        yield replace(block, element=_heading(block, level, moved=moved), level=level)


def _heading(block: Block, level: int, *, moved: bool) -> ET.Element:
    runs = [child for child in block.element if child.tag != plain.PROPERTIES]
    if block.place is not None:
        runs.append(mark(Kind.NOMOR_JUDUL))
    if moved:
        runs.append(mark(Kind.JENJANG_JUDUL))
    return plain.paragraph(runs, style=f"{plain.HEADING}{level}")

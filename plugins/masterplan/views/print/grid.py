"""A table's node in, its rows, cells and columns out, with the widths that its texts ask for.

Widths are estimated from the letters, in mm, before anything is laid out. They are a little larger
than the typeface's, so that a column that fits here fits on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from masterplan.html_tree import Node

PADDING = 3.4
"""The space beside a cell's text."""

_EM = 3.04
"""The size of a table's type, 8.6 points."""

_NARROW = frozenset("fijlrtI.,:;'’|!()[]/- ")
_WIDE = frozenset("mwMW%@—…")
_BAR = 26.0
"""The width of a bar that stands for a share."""

_BLOCKS = {"p", "li", "dt", "dd", "div"}
_MOST_SPANS = 60


@dataclass(slots=True)
class Column:
    """What the texts of a column ask for."""

    least: float = 0.0
    """The width of its longest word."""
    most: float = 0.0
    """The width of its longest text on one line."""


def mend_tables(root: Node) -> None:
    """Fill up short rows, so that all rows of a table have the same number of cells."""
    for table in root.find("table"):
        rows = list(_rows(table))
        wide = [_cells(row, held) for row, held in rows]
        for (row, _), filled in zip(rows, wide, strict=True):
            row.children += [Node("td") for _ in range(max(wide) - filled)]


def columns(table: Node) -> list[Column]:
    """Measure the columns of a table whose rows are whole."""
    found: list[Column] = []
    for row, held in _rows(table):
        place = 0
        for cell in row.nodes("th", "td"):
            spans = _number(cell, "colspan")
            found += [Column() for _ in range(place + spans - len(found))]
            if spans == 1 and not held:  # where cells reach in from above, places are not known
                _measure(cell, found[place])
            place += spans
    return found


def _measure(cell: Node, column: Column) -> None:
    bold = 1.06 if cell.tag == "th" else 1.0
    whole = {"mp-n", "utuh"} & {*cell.classes} and "patah" not in cell.classes
    for text in _lines(cell):
        words = [" ".join(text.split())] if whole else re.split(r"[ \t\n\u200b]+", text)
        column.least = max(column.least, *(_width(word) * bold + PADDING for word in words))
        column.most = max(column.most, _width(text) * bold + PADDING)
    if any(node.tag == "svg" for node in cell.walk()):
        column.least = column.most = max(column.most, _BAR + PADDING)


def _lines(node: Node) -> Iterator[str]:
    """The texts of a cell that stand on lines of their own; notes in a cell of numbers do."""
    own = ""
    for child in node.children:
        if isinstance(child, str):
            own += child
        elif child.tag in _BLOCKS or "mp-catatan" in child.classes:
            yield from _lines(child)
        elif child.tag == "ul":
            yield from (f"    {line}" for line in _lines(child))
        elif child.tag == "br":
            yield own
            own = ""
        else:
            own += child.text
    yield own


def _width(text: str) -> float:
    ems = 0.0
    for letter in text:
        if letter in _NARROW:
            ems += 0.31
        elif letter in _WIDE:
            ems += 0.86
        else:
            ems += 0.62 if letter.isupper() or letter > "\u024f" else 0.52
    return ems * _EM


def _rows(table: Node) -> Iterator[tuple[Node, int]]:
    """The rows of a table, each with the number of cells that reach into it from above."""
    for group in [table, *table.nodes("thead", "tbody", "tfoot")]:
        reaching: list[tuple[int, int]] = []  # (rows left, cells)
        for row in group.nodes("tr"):
            yield row, sum(cells for _, cells in reaching)
            reaching = [(left - 1, cells) for left, cells in reaching if left > 1]
            for cell in row.nodes("th", "td"):
                if (rows := _number(cell, "rowspan")) > 1:
                    reaching.append((rows - 1, _number(cell, "colspan")))


def _cells(row: Node, held: int) -> int:
    return held + sum(_number(cell, "colspan") for cell in row.nodes("th", "td"))


def _number(cell: Node, attribute: str) -> int:
    written = cell.attributes.get(attribute, "")
    number = int(written) if written.isdecimal() and len(written) < 5 else 1
    return min(max(number, 1), _MOST_SPANS)

"""A part's tree in, the same with tables that fit their page out.

Every table gets the widths of its columns here, as a browser would choose them; WeasyPrint then
need not lay out every cell twice to find them. A table that cannot fit a portrait page is set
smaller, then on a landscape page, and in the end its longest words are broken. Nothing is ever cut
off at the edge of a page.
"""

from __future__ import annotations

import re

from masterplan.html_tree import Node
from masterplan.views.print.grid import PADDING, Column, columns

PORTRAIT, LANDSCAPE = 163.0, 257.0
"""The width of the text on a page, in mm."""

MANY = 9
"""From so many columns on a table is a matrix, which is read on a landscape page."""

MATRICES = {"mp-prov-sel", "mp-prov-matriks"}
"""Tables of regions by something, which are read like a map whatever their number of columns."""

CROWD = 16
"""From so many columns on a table that is too wide has the smallest type and next to no borders."""

TALL = 1200
"""The letters of a cell from which on a row may break over pages: it could be taller than one."""

ACROSS = "melintang"
"""The class of what stands on a landscape page."""

TIGHT, SMALLEST = "rapat", "sempit"
_SIZES = {"": 1.0, TIGHT: 0.86, SMALLEST: 0.63}
"""How large the type of a table is, by its class."""

_SET = {"mp-tabel--fakta", "mp-tabel--swot"}
"""Tables whose widths the style sheet sets."""

_FIXED = "tetap"

_LETTER = 1.6
"""The width of a letter in a table, in mm."""

_YEARS = re.compile(r"\d{4}–\d{4}")


def fit_tables(root: Node, *, turn: bool = True) -> None:
    """Set each table so that it fits: as it is, tight, on a landscape page, or broken.

    Only with `turn`, and at the first level of a part, can a table have a page of its own.
    """
    for parent, table in list(root.with_parents()):
        if table.tag == "table":
            _fit(table, may_turn=turn and parent is root)
    for row in root.find("tr"):
        if max((len(cell.text) for cell in row.nodes()), default=0) > TALL:
            row.add_class("panjang")


def keep_whole(root: Node) -> None:
    """Keep a span of years in a cell on one line, and let words in a column of numbers break."""
    for cell in root.find("th", "td"):
        if _YEARS.fullmatch(cell.text.strip()):
            cell.add_class("utuh")
        elif "mp-n" in cell.classes and not any(letter.isdigit() for letter in cell.text):
            cell.add_class("patah")


def soften(root: Node) -> None:
    """Let words of sixty letters and more break, which no language of these plans has."""
    _with_breaks(root, longest=59, every=20)


def _fit(table: Node, *, may_turn: bool) -> None:
    found = columns(table)
    least = sum(column.least for column in found)
    matrix = len(found) >= MANY or bool(MATRICES & {*table.classes})
    across = may_turn and (matrix or least * _SIZES[TIGHT] > PORTRAIT)
    room = LANDSCAPE if across else PORTRAIT
    size = ""
    if least > room:
        fits = least * _SIZES[TIGHT] <= room or len(found) < CROWD
        size = TIGHT if fits else SMALLEST
        table.add_class(size)
    if across:
        table.add_class(ACROSS)
    if least * _SIZES[size] > room:
        _break_words(table, size, room / len(found))
        found = columns(table)
    if next(table.nodes("colgroup"), None) is not None:
        table.add_class(_FIXED)  # its template knows
    elif found and not _SET & {*table.classes}:
        _set_widths(table, found, room / _SIZES[size])


def _set_widths(table: Node, found: list[Column], room: float) -> None:
    """Share the width of the page among columns as CSS does for automatic tables."""
    least = sum(column.least for column in found)
    spare = sum(column.most - column.least for column in found)
    if least + spare <= room or least >= room:  # all on one line, or all as narrow as they can be
        wide = [column.most if least < room else column.least for column in found]
    else:
        share = (room - least) / spare
        wide = [column.least + (column.most - column.least) * share for column in found]
    whole = sum(wide) or 1
    cols: list[Node | str] = [
        Node("col", {"style": f"width:{100 * width / whole:.1f}%"}) for width in wide
    ]
    after = 1 if next(table.nodes("caption"), None) is not None else 0
    place = table.place(next(table.nodes("caption"))) + 1 if after else 0
    table.children.insert(place, Node("colgroup", {}, cols))
    table.add_class(_FIXED)


def _break_words(table: Node, size: str, width: float) -> None:
    """Let the words of a table break where an even column of this width in mm ends."""
    padding = 0.8 if size == SMALLEST else PADDING
    most = max(2, int((width - padding) / (_LETTER * _SIZES[size])))
    for cell in table.find("th", "td"):
        cell.add_class("patah")
        _with_breaks(cell, longest=most, every=most)


def _with_breaks(inside: Node, *, longest: int, every: int) -> None:
    """Let a line end after each `every` letters of words with more than `longest`."""
    long_word = re.compile(rf"[^\s\u200b]{{{longest + 1},}}")
    for node in [inside, *inside.walk()]:
        if node.tag != "svg":
            node.children = [
                long_word.sub(lambda m: _pieces(m[0], every), child)
                if isinstance(child, str)
                else child
                for child in node.children
            ]


def _pieces(word: str, most: int) -> str:
    """A word with places where a line may end."""
    return "\u200b".join(word[start : start + most] for start in range(0, len(word), most))

"""A table of HTML in, a pipe table of Markdown out: merged cells filled, several heads one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from masterplan.html_tree import Node

MAX_CELLS, MAX_LETTERS = 200_000, 4_000_000
"""Merged cells may come to more than anyone could read; beyond this they are not filled."""

_MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """Words by row and column."""

    rows: tuple[tuple[str, ...], ...]
    heads: int
    """How many rows say what the columns are."""
    titles: tuple[str, ...]
    """The rows above the heads that are one wide cell: they say what the table is."""

    def markdown(self) -> Iterator[str]:
        """Write it, line by line."""
        for title in self.titles:
            yield title
            yield ""
        yield _line(self._head())
        yield _line("---" for _ in self.rows[0])
        yield from map(_line, self.rows[self.heads :])

    def _head(self) -> tuple[str, ...]:
        rows = [map(_without_bold, row) for row in self.rows[: self.heads]]
        columns = zip(*rows, strict=True)
        return tuple(" / ".join(dict.fromkeys(filter(None, column))) for column in columns)


def grid(table: Node, write: Callable[[Node], str]) -> Grid:
    """Lay the cells of a table out, each written once."""
    head = [row for part in table.nodes("thead") for row in part.nodes("tr")]
    body = [row for part in table.nodes("tbody") for row in part.nodes("tr")]
    rows = [list(row.nodes("th", "td")) for row in [*head, *body, *table.nodes("tr")]]
    above = len(list(takewhile(_is_wide, rows))) if not all(map(_is_wide, rows)) else 0
    rows, titles = rows[above:], [write(row[0]) for row in rows[:above]]
    heads = max(len(head) - above, 0) or _depth(rows)
    return Grid(_filled(rows, write), min(heads, len(rows)), tuple(filter(None, titles)))


def _filled(
    rows: Sequence[Sequence[Node]], write: Callable[[Node], str]
) -> tuple[tuple[str, ...], ...]:
    cells: dict[tuple[int, int], str] = {}
    reach = [0] * len(rows)
    """How far the cells of each row go, those that come down from above with them."""
    letters = 0
    for y, row in enumerate(rows):
        alone = _is_wide(row) and not reach[y]
        x = 0
        for node in row:
            while (y, x) in cells:
                x += 1
            text = write(node)
            across, down = _span(node, "colspan"), min(_span(node, "rowspan"), len(rows) - y)
            across = 1 if alone else across  # a title inside the table, or a remark
            letters += len(text) * across * down
            if len(cells) > MAX_CELLS or letters > MAX_LETTERS:
                across, down = 1, 1
            for dy in range(down):
                reach[y + dy] = max(reach[y + dy], x + across)
                cells |= dict.fromkeys(((y + dy, x + dx) for dx in range(across)), text)
            x += across
    width = max(reach)
    return tuple(tuple(cells.get((y, x), "") for x in range(width)) for y in range(len(rows)))


def _is_wide(row: Sequence[Node]) -> bool:
    """Whether a row is one cell over several columns."""
    return len(row) == 1 and _span(row[0], "colspan") > 1


def _depth(rows: Sequence[Sequence[Node]]) -> int:
    """How many rows are heads where Word does not say: as deep as the first row reaches.

    Only when that row spans columns, too: a first column that goes on is no second head.
    """
    spans = [(_span(node, "colspan"), _span(node, "rowspan")) for node in rows[0]] if rows else []
    deep = max((down for across, down in spans if across == 1), default=1)
    wide = any(across > 1 and down == 1 for across, down in spans)
    return min(deep, _MOST_HEADS) if wide else 1


def _span(node: Node, name: str) -> int:
    return int(node.attributes.get(name, "1"))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _without_bold(cell: str) -> str:
    """The words of a head, which is bold already."""
    whole = cell.startswith("**") and cell.endswith("**") and cell.count("**") == 2
    return cell[2:-2] if whole else cell

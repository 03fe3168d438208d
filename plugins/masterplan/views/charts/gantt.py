"""Programmes in, rows of bars on years out, with lines from each to what waits for it.

A row has the programme's name, its status in words, and below them its bar, whose form tells the
status too. Lines run in a margin of their own, left of the years, so that they cross no text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from masterplan.model.program import Program
from masterplan.views.charts import svg
from masterplan.views.charts.waits import trunks
from masterplan.views.charts.words import width, wrap
from masterplan.views.formatting import persen, status

MARGIN = 6.0
"""Where the years begin, in percent."""

_HEAD = 24
_LINE = 16
_BAR = 12
_GAP = 15

Url = Callable[[Program], str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A programme and where it is drawn."""

    program: Program
    names: tuple[str, ...]
    words: str
    top: float
    start: float
    length: float

    @property
    def bar(self) -> float:
        """The top of its bar."""
        return self.top + _LINE * len(self.names) + 4

    @property
    def bottom(self) -> float:
        return self.bar + _BAR + _GAP


def draw(
    programs: Sequence[Program], years: range, url: Url | None
) -> tuple[float, tuple[Markup, ...]]:
    """Draw a roadmap: its height in pixels and its parts; `url` gives the link of each name."""
    step = (100 - MARGIN) / len(years)
    rows = _rows(programs, years, step)
    bottom = rows[-1].bottom - _GAP / 2
    labelled = years[:: -(-len(years) // svg.MOST_YEARS)]
    edges = {year: MARGIN + (year - years[0]) * step for year in (*labelled, years[-1] + 1)}
    heads = [
        svg.text(str(year), edges[year] + step / 2, 13)
        for year in labelled
        if edges[year] + step / 2 < 95  # the last of very many years would stick out
    ]
    words = [svg.text(row.words, 100, row.top + _LINE * len(row.names) - 3) for row in rows]
    drawn = (
        svg.group(*(svg.line(x, _HEAD - 6, x, bottom) for x in edges.values()), **svg.GRID),
        svg.group(*heads, **svg.FADED, text_anchor="middle"),
        *(_bar(row) for row in rows),
        *_waits(rows),
        svg.group(*words, **svg.FADED, text_anchor="end"),
    )
    names = (_name(row, url) for row in rows)
    if url is None:
        return bottom, (*drawn, *names)
    # who hears the page is led to the links; what stands around them is in the table
    return bottom, (svg.group(*drawn, aria_hidden="true"), *names)


def _rows(programs: Sequence[Program], years: range, step: float) -> list[_Row]:
    room = svg.WIDTH * (1 - MARGIN / 100)
    rows: list[_Row] = []
    for item in programs:
        words = status(item.status)
        if item.kemajuan_persen is not None:
            words += f" {persen(item.kemajuan_persen)}"
        first, last = sorted((item.mulai, item.selesai))
        rows.append(
            _Row(
                program=item,
                names=wrap(item.nama, room, room - width(words) - 8),
                words=words,
                top=rows[-1].bottom if rows else _HEAD,
                start=MARGIN + (first - years[0]) * step,
                length=(last - first + 1) * step,
            )
        )
    return rows


def _name(row: _Row, url: Url | None) -> Markup:
    name = svg.lines(row.names, MARGIN, row.top + 13, _LINE)
    return svg.tag("a", name, href=url(row.program)) if url else name


def _bar(row: _Row) -> Markup:
    """Draw a bar whose form alone tells its status."""
    x, y, length = row.start, row.bar, row.length
    middle, end = y + _BAR / 2, x + length
    match row.program.status:
        case "usulan":
            return svg.bar(x, y, length, _BAR, **svg.SEA_LINE, stroke_dasharray="3 3")
        case "direncanakan":
            return svg.bar(x, y, length, _BAR, **svg.SEA_LINE)
        case "berjalan":
            part = float(row.program.kemajuan_persen or 0) / 100
            done = svg.bar(x, y, length * part, _BAR, **svg.SEA) if part else ""
            frame = svg.bar(x, y, length, _BAR, **svg.SEA_LINE)
            return svg.bar(x, y, length, _BAR, **svg.SEA_PALE) + done + frame
        case "selesai":
            return svg.bar(x, y, length, _BAR, **svg.SEA)
        case "tertunda":
            stripes = {"stroke_width": _BAR, "stroke_dasharray": "2 4"}
            inside = svg.line(x, middle, end, middle, **stripes)
            return svg.group(svg.bar(x, y, length, _BAR), inside, **svg.CLOVE_LINE)
        case _:
            inside = svg.line(x, middle, end, middle)
            return svg.group(svg.bar(x, y, length, _BAR), inside, **svg.FADED_LINE)


def _waits(rows: Sequence[_Row]) -> tuple[Markup, ...]:
    """Draw what programmes wait for: a line from its row, or from a ring where it has no row."""
    place = {row.program.id: row for row in rows}
    found = trunks(list(place), {id: row.program.bergantung_pada for id, row in place.items()})
    apart = min(1.3, 3 / max(1, max((trunk.lane for trunk in found), default=0)))
    lines: list[Markup] = []
    waiting: dict[str, _Row] = {}
    for trunk in found:
        x = MARGIN - 1.6 - trunk.lane * apart
        targets = {id: place[id] for id in trunk.targets}
        leaves = place[trunk.source].bar + _BAR - 3
        turns = [leaves, *(row.bar + 3 for row in targets.values())]
        lines += [
            svg.line(x, min(turns), x, max(turns)),
            svg.line(x, leaves, place[trunk.source].start, leaves),
            *(svg.line(x, row.bar + 3, row.start, row.bar + 3) for row in targets.values()),
        ]
        waiting |= targets
    for id, row in place.items():
        if set(row.program.bergantung_pada) - place.keys():
            y = row.bar + 3
            lines.append(svg.line(1.2, y, row.start, y, stroke_dasharray="3 2"))
            lines.append(svg.dot(1.2, y, 3, **svg.PAPER))
            waiting[id] = row
    arrow = svg.tag("path", d="M0 0l-7-4v8z")
    heads = [svg.pixels(row.start, row.bar + 3, arrow) for row in waiting.values()]
    if not lines:
        return ()
    return svg.group(*lines, **svg.SEA_LINE), svg.group(*heads, **svg.SEA)

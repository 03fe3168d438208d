"""Values by year in, a small line chart out, under a head that names its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil

from markupsafe import Markup

from masterplan.views.charts import svg
from masterplan.views.charts.scales import Scale, measure
from masterplan.views.charts.words import BOLD, LARGE_TEXT, SMALL_TEXT, angka_pendek, width
from masterplan.views.formatting import UNKNOWN, angka

_HEAD = 40
_COLUMNS = (0, 32, 64)
_ROOM = svg.WIDTH * 0.31
"""How many pixels a number of the head may take."""
_TOP, _BOTTOM = 54, 112

Values = Mapping[int, Decimal | None]
"""Values by year, years in order; `None` is a value that is not known."""


@dataclass(frozen=True, slots=True)
class Trend:
    """What a line chart is drawn from."""

    satuan: str
    """What is written right behind each number; '' for nothing."""
    awal: Decimal | None
    tahun_awal: int | None
    target: Values
    realisasi: Values

    @property
    def start(self) -> int:
        """Where the value before the plan stands: before all others when its year is not known."""
        return self.tahun_awal or min([*self.target, *self.realisasi]) - 1

    @property
    def before(self) -> Values:
        """The value before the plan, where there is one to draw."""
        return {self.start: self.awal} if self.awal is not None else {}


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where years and values stand."""

    margin: float
    along: Scale
    up: Scale

    def at(self, point: tuple[int, Decimal]) -> tuple[float, float]:
        """The place of a value: percent from the left, pixels from the top."""
        return self.along(point[0]), self.up(point[1])


def draw(trend: Trend) -> tuple[float, tuple[Markup, ...]]:
    """Draw a line chart: its height in pixels and its parts; without a known value, its head."""
    kinds = (trend.before, trend.target, trend.realisasi)
    values = [value for kind in kinds for value in kind.values() if value is not None]
    years = sorted({year for kind in kinds for year in kind})
    if not values:
        return _HEAD, tuple(_head(trend))
    steps = measure(values, 4)
    labels = [angka_pendek(step) for step in steps]
    if len(set(labels)) < len(labels):  # they differ only in digits that were cut off
        labels = [angka(step) for step in steps]
    # rounded up, so that most charts of a page begin at one place and repeat each other's code
    margin = 3 * ceil((max(width(label, SMALL_TEXT) for label in labels) + 8) / svg.WIDTH * 100 / 3)
    alone = int(len(years) == 1)  # one year stands in the middle
    plot = _Plot(
        margin,
        Scale(Decimal(years[0] - alone), Decimal(years[-1] + alone), margin + 3, 95),
        Scale(steps[0], steps[-1], _BOTTOM, _TOP),
    )
    grid = [svg.line(margin, plot.up(step), 100, plot.up(step)) for step in steps]
    beside = [
        svg.text(label, margin - 1.5, plot.up(step) + 4)
        for step, label in zip(steps, labels, strict=True)
    ]
    apart = _years_apart(years[-1] - years[0], plot.along)
    below = [
        svg.text(_year(trend, year), plot.along(year), _BOTTOM + 16)
        for year in range(years[-1], years[0] - 1, -apart)
    ]
    return _BOTTOM + 20, (
        *_head(trend),
        svg.group(*grid, **svg.GRID),
        svg.group(
            svg.group(*beside, text_anchor="end"),
            svg.group(*below, text_anchor="middle"),
            **svg.SMALL,
        ),
        *_marks(trend, plot),
    )


def _years_apart(span: int, along: Scale) -> int:
    """How many years lie between two that are written, so that none touches the next."""
    room = (along.end - along.start) / 100 * svg.WIDTH
    needed = width("0000", SMALL_TEXT) + 6
    return max(ceil((span + 1) / svg.MOST_YEARS), ceil(span * needed / room))


def _head(trend: Trend) -> Iterator[Markup]:
    """Write what each mark stands for, and its number: the start, the last target, the newest."""
    target = _last(trend.target)
    reached = _last(trend.realisasi)
    numbers = (
        ("Awal", trend.tahun_awal, trend.awal, UNKNOWN),
        ("Target", *target, UNKNOWN),
        ("Realisasi", *reached, UNKNOWN if trend.realisasi else "belum ada"),
    )
    words, unknown = [], []
    known: dict[float, str] = {}
    for x, (name, year, value, otherwise) in zip(_COLUMNS, numbers, strict=True):
        words.append(svg.text(f"{name} {year or ''}".rstrip(), x, 13, dx=13))
        if value is None:
            unknown.append(svg.text(otherwise, x, 33))
        else:
            said = angka_pendek(value)
            known[x] = said + trend.satuan if width(said + trend.satuan) <= _ROOM else said
    yield svg.group(*words, *unknown, **svg.SMALL)
    fits = all(width(said, LARGE_TEXT * BOLD) <= _ROOM for said in known.values())
    values = [svg.text(said, x, 33) for x, said in known.items()]
    yield svg.group(*values, **(svg.LARGE if fits else {}))
    yield svg.group(svg.dot(0, 9, 4, right=5, **svg.PAPER), **svg.SEA_LINE, stroke_width=2)
    yield svg.group(svg.dot(_COLUMNS[1], 9, 3.5, right=5), **svg.SEA)
    yield svg.group(svg.square(_COLUMNS[2], 9, 8, right=5), **svg.CLOVE)


def _last(values: Values) -> tuple[int | None, Decimal | None]:
    """The newest known value with its year."""
    known = _known(values)
    return known[-1] if known else (None, None)


def _known(values: Values) -> list[tuple[int, Decimal]]:
    return [(year, value) for year, value in values.items() if value is not None]


def _year(trend: Trend, year: int) -> str:
    unnamed = trend.tahun_awal is None and year in trend.before
    return "awal" if unnamed else str(year)


def _marks(trend: Trend, plot: _Plot) -> Iterator[Markup]:
    """Draw lines and then marks over them; a line has a gap where a value is not known."""
    start, target = _known(trend.before), _known(trend.target)
    lines = _segments(trend.target, plot)
    if start and target and start[0][0] < target[0][0]:
        lines.append(svg.line(*plot.at(start[0]), *plot.at(target[0]), stroke_dasharray="2 5"))
    yield svg.group(*lines, **svg.SEA_LINE, stroke_width=2, stroke_linecap="round")
    yield svg.group(*_segments(trend.realisasi, plot), **svg.CLOVE_LINE, stroke_width=1.5)
    yield svg.group(*(svg.dot(*plot.at(point), 3.5) for point in target), **svg.SEA)
    rings = [svg.dot(*plot.at(point), 4, **svg.PAPER) for point in start]
    yield svg.group(*rings, **svg.SEA_LINE, stroke_width=2)
    reached = [svg.square(*plot.at(point), 8) for point in _known(trend.realisasi)]
    yield svg.group(*reached, **svg.CLOVE)


def _segments(values: Values, plot: _Plot) -> list[Markup]:
    """Lines between the values of neighbours in the list of years."""
    return [
        svg.line(*plot.at((year, value)), *plot.at((later, then)))
        for (year, value), (later, then) in pairwise(values.items())
        if value is not None and then is not None
    ]

"""A chart's SVG in, what a test asks about it out: its marks with their places, its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from masterplan.views.charts.chart import Grafik
from masterplan.views.charts.words import BOLD, LARGE_TEXT, SMALL_TEXT, TEXT, width


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that is drawn, in pixels of a drawing of some width."""

    tag: str
    style: frozenset[str]
    """The classes of the element and of the groups that it is in."""
    left: float
    top: float
    right: float
    bottom: float
    words: str = ""
    """What a text says."""

    def overlaps(self, other: Mark) -> bool:
        """Whether two marks share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element takes over from those around it."""

    x: float = 0.0
    y: float = 0.0
    style: frozenset[str] = frozenset()
    anchor: str = "start"
    size: float = TEXT
    bold: bool = False


def parse(drawing: str) -> ElementTree.Element:
    """Read a drawing as XML, which is stricter than HTML."""
    return ElementTree.fromstring(drawing)


def marks(chart: Grafik, wide: float = 328) -> list[Mark]:
    """All that a chart draws when it is as wide as this."""
    return list(_marks(parse(chart.svg), _Place(), wide))


def texts(chart: Grafik) -> list[str]:
    """What is written on a chart, in the order of its code."""
    return ["".join(found.itertext()) for found in parse(chart.svg).iter("text")]


def of(style: str, found: list[Mark]) -> list[Mark]:
    """The marks of a class, the largest part of it first to be drawn."""
    return [mark for mark in found if f"mp-g-{style}" in mark.style]


def _marks(element: ElementTree.Element, around: _Place, wide: float) -> Iterator[Mark]:
    place = _inside(element, around, wide)
    if element.tag not in {"svg", "g", "a", "title"}:
        yield _mark(element, place, wide)
    if element.tag == "text":
        for line in element.iter("tspan"):
            yield _mark(line, place, wide)
    else:
        for child in element:
            yield from _marks(child, place, wide)


def _inside(element: ElementTree.Element, around: _Place, wide: float) -> _Place:
    x, y = around.x, around.y
    if moved := re.fullmatch(r"translate\((\S+?)(?: (\S+))?\)", element.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2] or 0)
    if element.tag == "svg" and "x" in element.attrib:
        x, y = x + _px(element.get("x"), wide), y + _px(element.get("y"), wide)
    style = around.style | frozenset(element.get("class", "").split())
    sizes = {"mp-g-s": SMALL_TEXT, "mp-g-l": LARGE_TEXT}
    size = next((sizes[name] for name in sizes if name in style), TEXT)
    bold = around.bold or element.get("font-weight") == "600"
    return _Place(x, y, style, element.get("text-anchor", around.anchor), size, bold)


def _mark(element: ElementTree.Element, place: _Place, wide: float) -> Mark:
    def px(name: str) -> float:
        return _px(element.get(name, "0"), wide)

    words = ""
    match element.tag:
        case "rect":
            box = px("x"), px("y"), px("x") + px("width"), px("y") + px("height")
        case "circle":
            r = px("r")
            box = px("cx") - r, px("cy") - r, px("cx") + r, px("cy") + r
        case "line":
            xs, ys = sorted((px("x1"), px("x2"))), sorted((px("y1"), px("y2")))
            box = xs[0], ys[0], xs[1], ys[1]
        case "text" | "tspan":
            words = (element.text or "").strip()
            long = width(words, place.size * (BOLD if place.bold else 1))
            start = px("x") + px("dx") - {"start": 0, "middle": long / 2, "end": long}[place.anchor]
            box = start, px("y") - place.size * 0.75, start + long, px("y") + place.size * 0.25
        case "path":
            points = list(_points(element.get("d", "")))
            box = *map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True))
        case other:
            raise AssertionError(f"a chart has no {other}")
    left, top, right, bottom = box
    return Mark(
        element.tag,
        place.style,
        left + place.x,
        top + place.y,
        right + place.x,
        bottom + place.y,
        words,
    )


def _points(path: str) -> Iterator[tuple[float, float]]:
    """Follow the few kinds of move that the charts' small shapes are made of."""
    x = y = 0.0
    for move, written in re.findall(r"([Mlhv])([-\d ]+)", path):
        numbers = [float(number) for number in re.findall(r"-?\d+", written)]
        x += numbers[0] if move in "Mlh" else 0
        y += numbers[-1] if move in "Mlv" else 0
        yield x, y


def _px(value: str | None, wide: float) -> float:
    number = str(value).split()[0]  # a line of a text has a place for its first two letters
    return float(number[:-1]) * wide / 100 if number.endswith("%") else float(number)

"""Laid-out pages in, what can be pointed at out: anchors, headings, captions, links.

Everything is measured in PDF points from the left and the bottom of its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.layout.absolute import AbsolutePlaceholder

from masterplan.exports.pdf.fragment import Caption, Heading
from masterplan.exports.pdf.roles import description, is_graphic, text_of

POINTS = 0.75
"""PDF points in a CSS pixel."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Clickable:
    """A rectangle of a link; a link that breaks over lines has one for each."""

    page: int
    element: Element
    rectangle: Rectangle
    address: str
    """`#anchor` for a place in the same part."""
    words: str
    """What a screen reader says of it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a part's pages hold."""

    anchors: list[tuple[str, int, float, float]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    links: list[Clickable] = field(default_factory=list)


def survey(pages: Sequence[Any], root: Element) -> Survey:
    """Look through all pages."""
    found = Survey()
    known: set[str] = set()
    parents = {child: parent for parent in root.iter() for child in parent}
    seen: set[Element] = set()
    for number, page in enumerate(pages):
        for anchor, (left, top, *_) in page.anchors.items():
            if anchor not in known:
                known.add(anchor)
                found.anchors.append((anchor, number, *_point(page, left, top)))
        found.links.extend(_links(number, page, parents))
        for box in _boxes(page._page_box):
            if box.element is None or box.element in seen:
                continue
            if box.bookmark_label and box.style["bookmark_level"] != "none":
                seen.add(box.element)
                found.headings.append(_heading(number, page, box))
            elif box.element_tag in {"caption", "figcaption"} and box.element.get("data-nomor"):
                seen.add(box.element)
                found.captions.append(_caption(number, box.element))
    return found


def rectangle(page: Any, left: float, top: float, right: float, bottom: float) -> Rectangle:
    """A rectangle on a page, from the pixels of layout."""
    return (*_point(page, left, bottom), *_point(page, right, top))


def _point(page: Any, x: float, y: float) -> tuple[float, float]:
    return round(x * POINTS, 2), round((page.height - y) * POINTS, 2)


def _boxes(box: Any) -> Iterator[Any]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in box.children:
        yield from _boxes(child)


def _heading(number: int, page: Any, box: Any) -> Heading:
    x, y = _point(page, box.border_box_x(), box.border_box_y())
    words = " ".join(box.bookmark_label.split())
    level = int(box.style["bookmark_level"])
    return Heading(level, box.element.get("id", ""), words, number, x, y)


def _caption(number: int, element: Element) -> Caption:
    given = " ".join(element.get("data-nomor", "").split())
    kind, _, numeral = given.partition(" ")
    words = text_of(element).removeprefix(given).lstrip(" .:")
    return Caption(kind.lower(), numeral, words, element.get("id", ""), number)


def _links(number: int, page: Any, parents: dict[Element, Element]) -> Iterator[Clickable]:
    """The rectangles of a page's links.

    WeasyPrint also gives one for each box inside a link; those repeat what the link's own cover.
    """
    by_link: dict[Element, list[tuple[bool, Rectangle, str]]] = {}
    for kind, target, corners, box in page.links:
        link = box.element
        while link is not None and link.tag != "a":
            link = parents.get(link)
        left, top, right, bottom = corners
        if link is not None and kind != "attachment" and right > left and bottom > top:
            address = f"#{target}" if kind == "internal" else target
            own = box.element is link
            by_link.setdefault(link, []).append((own, rectangle(page, *corners), address))
    for link, pieces in by_link.items():
        own_pieces = [piece for piece in pieces if piece[0]] or pieces
        kept: list[Rectangle] = []
        for _, area, address in own_pieces:
            if not any(_covers(other, area) for other in kept):
                kept.append(area)
                yield Clickable(number, link, area, address, _words(link, address))


def _covers(outer: Rectangle, inner: Rectangle) -> bool:
    slack = 1  # point: boxes inside a link may stand out by a hair
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and outer[2] + slack >= inner[2]
        and outer[3] + slack >= inner[3]
    )


def _words(link: Element, address: str) -> str:
    """What a link is called: its title, its words, or what its picture shows."""
    told = link.get("title") or text_of(link)
    if not told:
        graphics = (description(one) for one in link.iter() if is_graphic(one))
        told = next((one for one in graphics if one), "")
    return told or address

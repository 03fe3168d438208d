"""Names, attributes and texts in, safe SVG elements out.

Horizontal places are percentages of the width and vertical ones pixels, so that a chart is as wide
as its place and its text keeps one size on a phone, a desk and paper. Polylines and paths do not
take percentages: lines are drawn as `line` segments.

A colour is written twice. The class is for the web, where `assets/situs/grafik.css` gives it a
colour for light and for dark; the attribute is what print shows, since WeasyPrint leaves the page's
CSS out of SVG.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from markupsafe import Markup, escape

WIDTH = 328
"""The narrowest width in CSS pixels that a chart is drawn for: texts are fitted to it."""
MOST_YEARS = 7
"""How many years can be labelled side by side in that width."""

Paint: TypeAlias = Mapping[str, Any]
"""A colour, or a size: attributes and the class that replaces them on the web."""

INK: Paint = {"fill": "#1c2a2f"}
FADED: Paint = {"class": "mp-g-p", "fill": "#53656c"}
"""Text that is less than the numbers."""
SMALL: Paint = {"class": "mp-g-p mp-g-s", "fill": "#53656c", "font_size": 10}
STRONG: Paint = {"font_weight": 600}
LARGE: Paint = {"class": "mp-g-l", "font_size": 13, **STRONG}
"""Sizes are told to both media apart, like colours: WeasyPrint takes `em` anew for each element."""
GRID: Paint = {"class": "mp-g-t", "stroke": "#c9d5d9"}
SEA: Paint = {"class": "mp-g-a", "fill": "#0b4a5b"}
SEA_LINE: Paint = {"class": "mp-g-b", "fill": "none", "stroke": "#0b4a5b"}
SEA_PALE: Paint = {"class": "mp-g-m", "fill": "#e3eef0"}
CLOVE: Paint = {"class": "mp-g-c", "fill": "#b4531a"}
CLOVE_LINE: Paint = {"class": "mp-g-d", "fill": "none", "stroke": "#b4531a"}
FADED_LINE: Paint = {"class": "mp-g-q", "fill": "none", "stroke": "#53656c"}
PAPER: Paint = {"class": "mp-g-k", "fill": "#ffffff"}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def percent(value: float) -> str:
    """Write a place on the width, 0 to 100, to a tenth."""
    return f"{_short(value)}%"


def tag(name: str, *inside: str | Markup, **attributes: object) -> Markup:
    """Write an element; texts and values are escaped, `text_anchor` is written `text-anchor`."""
    written = "".join(
        f' {key.replace("_", "-")}="{_escaped(value)}"' for key, value in attributes.items()
    )
    if not inside:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(map(_escaped, inside))}</{name}>")


def group(*inside: Markup, **attributes: object) -> Markup:
    """Write what its parts have in common once; nothing when there are none."""
    return tag("g", *inside, **attributes) if inside else Markup()


def text(words: str, x: float, y: float, **attributes: object) -> Markup:
    """Write a line of text at a place; it begins there unless an anchor says otherwise."""
    return tag("text", words, x=percent(x), y=_short(y), **attributes)


def lines(words: Sequence[str], x: float, y: float, apart: float) -> Markup:
    """Write a text in lines below each other: one text still, with spaces, for who hears it."""
    first, *rest = words
    # the space stands where the line begins, not at the end of the last, where a link underlines it
    start = f"{percent(x)} {percent(x)}"
    more = [
        tag("tspan", f" {following}", x=start, y=_short(y + apart * n))
        for n, following in enumerate(rest, 1)
    ]
    return tag("text", first, *more, x=percent(x), y=_short(y))


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> Markup:
    """Draw a straight line."""
    ends = {"x1": percent(x1), "y1": _short(y1), "x2": percent(x2), "y2": _short(y2)}
    return tag("line", **ends, **attributes)


def bar(x: float, y: float, width: float, height: float, **attributes: object) -> Markup:
    """Draw a bar that is `width` percent long."""
    place = {"x": percent(x), "y": _short(y), "width": percent(width), "height": _short(height)}
    return tag("rect", **place, **attributes)


def dot(x: float, y: float, r: float, *, right: float = 0, **attributes: object) -> Markup:
    """Draw a circle around a place, or around one `right` pixels from it."""
    moved = {"transform": f"translate({_short(right)})"} if right else {}
    return tag("circle", cx=percent(x), cy=_short(y), r=_short(r), **moved, **attributes)


def square(x: float, y: float, side: float, *, right: float = 0, **attributes: object) -> Markup:
    """Draw a square around a place, or around one `right` pixels from it."""
    corner = {"x": percent(x), "y": _short(y), "width": _short(side), "height": _short(side)}
    half = side / 2  # its corner is half a side away, which percent cannot say
    moved = f"translate({_short(right - half)} {_short(-half)})"
    return tag("rect", **corner, transform=moved, **attributes)


def pixels(x: float, y: float, *inside: Markup) -> Markup:
    """Draw what is measured in pixels at a place that is measured in percent."""
    return tag("svg", *inside, x=percent(x), y=_short(y), overflow="visible")


def root(
    height: float, *inside: Markup, title: str = "", said: str = "", group: bool = False
) -> Markup:
    """Write a whole drawing, `height` pixels high.

    On the web a drawing is hidden from screen readers, since a figure says in words and in a table
    what it shows; a `group` has links in it and is not. A PDF must not draw what it does not tell:
    there a drawing has a `title`, and what is `said` of it, which become its text alternative.
    """
    role = {"role": "group"} if group else {"role": "img"} if title else {"aria-hidden": "true"}
    return tag(
        "svg",
        *([tag("title", title)] if title else []),
        *([tag("desc", said)] if said else []),
        *inside,
        **{"class": "mp-g", "width": "100%", "height": _short(height)},
        **role,
        font_family="Sans3,sans-serif",
        font_size=11,
        **INK,
    )


def _short(value: float) -> str:
    return f"{round(value, 1) + 0:g}"  # adding zero leaves no minus before it


def _escaped(value: object) -> str:
    return str(value) if isinstance(value, Markup) else str(escape(_NOT_XML.sub("", str(value))))

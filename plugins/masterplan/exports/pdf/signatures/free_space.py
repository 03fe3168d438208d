"""A page in, a height on it where a stamp covers no words out.

Only text is looked at, and only how high it stands: pictures and rules seldom stand alone, and a
background is meant to be written over.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pikepdf
from pikepdf import Matrix

_ABOVE = 4.0
"""Points that must be free above a stamp, besides the letters' own depth."""

_BELOW = 14.0
"""Points that must be free below it: letters stand on their line and reach up from it."""


def free_height(page: pikepdf.Page, height: float, lowest: float, highest: float) -> float | None:
    """The lower edge of free room of a height, as low as can be; in points. None: all is full."""
    lines = sorted(_baselines(page))
    bottom = lowest
    for line in lines:
        if line < bottom - _BELOW or line > bottom + height + _ABOVE:
            continue
        bottom = line + _BELOW
    return bottom if bottom + height <= highest else None


def _baselines(page: pikepdf.Page) -> Iterator[float]:
    """How high above the page's origin each run of text stands, in points."""
    place, line = Matrix(), Matrix()
    kept: list[Matrix] = []
    leading = 0.0
    for each in pikepdf.parse_content_stream(page):
        numbers = [float(value) for value in each.operands if isinstance(value, int | Decimal)]
        match str(each.operator), numbers:
            case "q", _:
                kept.append(place)
            case "Q", _ if kept:
                place = kept.pop()
            case "cm", [a, b, c, d, e, f]:
                place = Matrix(a, b, c, d, e, f) @ place
            case "BT", _:
                line = Matrix()
            case "Tm", [a, b, c, d, e, f]:
                line = Matrix(a, b, c, d, e, f)
            case "TL", [leading]:
                pass
            case ("Td" | "TD") as move, [x, y]:
                line = Matrix(1, 0, 0, 1, x, y) @ line
                leading = -y if move == "TD" else leading
            case "T*", _:
                line = Matrix(1, 0, 0, 1, 0, -leading) @ line
            case (("Tj" | "TJ"), _):
                yield (line @ place).f
            case (("'" | '"'), _):
                line = Matrix(1, 0, 0, 1, 0, -leading) @ line
                yield (line @ place).f

"""A document and where the stamp is wanted in, a page and a box on it out.

Unless told otherwise the stamp stands on the last page of the imprint, the part whose bookmark
says "Tentang dokumen ini", at its foot, where no words are. A document without an imprint takes
the stamp on its last page.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

from masterplan.exports.pdf.signatures.free_space import free_height
from masterplan.exports.pdf.signatures.refusal import Refused

IMPRINT = "Tentang dokumen ini"
"""What the imprint's bookmark says."""

MM = 72 / 25.4
"""Points in a millimetre."""

WIDTH, HEIGHT = 84.0, 26.0
"""Of a stamp, in millimetres, unless told otherwise."""

_SIDE, _FOOT, _HEAD = 22.0, 28.0, 24.0
"""What stays free at the right, the lower and the upper edge, in millimetres."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a stamp is wanted, in millimetres from the upper left corner of the page."""

    left: float
    top: float
    width: float = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page."""

    page: int
    """Counted from zero."""
    label: str
    """What the page is called by those who read it: 'ii', 'III-12', '3'."""
    left: float
    """In points from the lower left corner of the page, as all that follow."""
    bottom: float
    right: float
    top: float


def find_place(content: bytes, page: str = "", box: Box | None = None) -> Place:
    """The place for a stamp.

    `page` is a label that the document prints ('ii', 'III-12') or a number counted from the front.
    """
    try:
        pdf = pikepdf.open(BytesIO(content))
    except pikepdf.PdfError as error:
        raise Refused("Berkas ini tidak dapat dibaca sebagai PDF.") from error
    with pdf:
        number = _page(pdf, page) if page else _imprint(pdf)
        return _place(pdf, number, box or _free(pdf.pages[number]))


def _page(pdf: pikepdf.Pdf, wanted: str) -> int:
    if wanted.isdecimal() and 0 < int(wanted) <= len(pdf.pages):
        return int(wanted) - 1
    for number, page in enumerate(pdf.pages):
        if page.label.casefold() == wanted.casefold():
            return number
    raise Refused(f"Tidak ada halaman '{wanted}'; dokumen ini {len(pdf.pages)} halaman.")


def _imprint(pdf: pikepdf.Pdf) -> int:
    """The imprint's last page: the one before the next part begins."""
    last = len(pdf.pages) - 1
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        parts = [(item.title, numbers.get(_target(item), last)) for item in outline.root]
    for (title, start), (_, following) in pairwise([*parts, ("", last + 1)]):
        if title.strip().casefold() == IMPRINT.casefold():
            return max(start, following - 1)
    return last


def _target(item: pikepdf.OutlineItem) -> Any:
    """The page object that a bookmark leads to."""
    found = item.destination if item.action is None else item.action.get("/D")
    page = found[0] if isinstance(found, pikepdf.Array | list) and len(found) else None
    return page.objgen if isinstance(page, pikepdf.Object) else None


def _free(page: pikepdf.Page) -> Box:
    """The lowest room at the right of a page that no words take up."""
    left, bottom, right, top = _edges(page)
    found = free_height(page, HEIGHT * MM, bottom + _FOOT * MM, top - _HEAD * MM)
    if found is None:
        raise Refused(
            f"Di halaman {page.label} tidak ada tempat kosong untuk cap; "
            "sebut --halaman dan --kotak, atau --tanpa-cap."
        )
    return Box((right - left) / MM - _SIDE - WIDTH, (top - found) / MM - HEIGHT)


def _place(pdf: pikepdf.Pdf, number: int, box: Box) -> Place:
    page = pdf.pages[number]
    left, bottom, right, top = _edges(page)
    place = Place(
        page=number,
        label=page.label,
        left=left + box.left * MM,
        bottom=top - (box.top + box.height) * MM,
        right=left + (box.left + box.width) * MM,
        top=top - box.top * MM,
    )
    inside = left <= place.left < place.right <= right and bottom <= place.bottom < place.top <= top
    if not inside:
        raise Refused(f"Kotak cap keluar dari halaman {place.label}.")
    return place


def _edges(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is seen of a page, in points."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    return left, bottom, right, top

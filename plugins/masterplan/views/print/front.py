"""A document's frame in, its cover and its imprint out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup, escape

from masterplan.boundaries import Ring, rings
from masterplan.model.region import Plan, Region
from masterplan.views.map import ATTRIBUTION
from masterplan.views.print.document import PartJob
from masterplan.views.print.frame import Frame
from masterplan.views.print.qr import qr_code

_PERIOD = re.compile(r"\d{4}–\d{4}")

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

_STATUS = {
    frozenset({"contoh"}): "Contoh: isi dikarang, bukan kebijakan resmi",
    frozenset({"rancangan"}): "Rancangan: belum ditetapkan",
    frozenset({"resmi"}): "",
}

CHECKSUMS = "unduhan/SHA256SUMS"
"""Where the hashes of all published PDFs stand."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a cover says."""

    kind: str
    """'Rencana induk kota cerdas', 'Ringkasan eksekutif' …"""
    text: str
    name: str
    """A word for the kind in names of parts: `masterplan`."""
    address: str
    """Of the PDF itself."""
    home: str = ""
    """The public address that its QR code leads to; '' while there is none."""
    status: str = ""
    """That it is invented, or not yet enacted; '' for an official document."""


def status_of(plans: Iterable[Plan]) -> str:
    """What a cover says of the plans behind it; a mixture names the worst in it."""
    kinds = frozenset(plan.rangkaian.status_konten for plan in plans)
    if "contoh" in kinds and len(kinds) > 1:
        return "Sebagian isi contoh: dikarang, bukan kebijakan resmi"
    return _STATUS.get(kinds, "Sebagian isi rancangan: belum ditetapkan")


def cover(frame: Frame, title: Title, regions: Iterable[Region] = ()) -> PartJob:
    """Make the cover; the coast drawn on it is that of the region, or of all `regions`."""
    code = qr_code(title.home, f"Kode QR ke {title.home}") if title.home else ""
    html = frame.scene.render(
        "cetak/sampul.html",
        judul=title,
        teks=_unbroken(title.text),
        qr=code,
        garis_pantai=coast([*regions] or [frame.region]),
    )
    return frame.job(
        f"{title.name}/sampul",
        "sampul",
        html,
        "",
        files=("provinsi:daerah.yml",),
        numbering="tanpa",
    )


def imprint(frame: Frame, title: Title, attached: Sequence[str]) -> PartJob:
    """Make the page that says what this document is, and how it is cited and checked."""
    html = frame.scene.render(
        "cetak/tentang-dokumen.html",
        judul=title,
        sidik=frame.public(CHECKSUMS),
        berkas=frame.public(title.address),
        lampiran=["-".join(name.split("/")[1:]) for name in attached],
        peta=ATTRIBUTION,
    )
    return frame.job(
        f"{title.name}/tentang-dokumen", "depan", html, "Tentang dokumen ini", numbering="romawi"
    )


def _unbroken(title: str) -> Markup:
    """A title whose years stay on one line."""
    return Markup(_PERIOD.sub(r'<span class="utuh">\g<0></span>', str(escape(title))))


WIDTH, HEIGHT = 158.0, 156.0
"""The room for the coast on a cover, in mm."""

_MARGIN = 0.14
"""The share of the room that is sea around the land."""

_FARTHEST = 2.2
"""How many times wider and higher than the largest island the land may be that is shown whole."""


def coast(regions: Sequence[Region]) -> Markup:
    """The outline of the regions' islands as an SVG path in tenths of mm; far ones are left out.

    All islands of several regions are shown; the room is `WIDTH` by `HEIGHT`.
    """
    shapes = rings()
    codes = [region.daerah.batas for region in regions if region.daerah.batas in shapes]
    islands = [ring for kode in codes or shapes for ring in shapes[kode or ""]]
    view = _whole(map(_box, islands)) if len(regions) > 1 else _view(islands)
    west, south, east, north = view
    room = 1 - 2 * _MARGIN
    scale = min(WIDTH * room / (east - west), HEIGHT * room / (north - south)) * 10
    left = WIDTH * 5 - (east + west) / 2 * scale
    top = HEIGHT * 5 + (north + south) / 2 * scale
    seen = [ring for ring in islands if _whole([_box(ring), view]) == view]
    return Markup("".join(_outline(ring, left, top, scale) for ring in seen))


def _view(islands: Sequence[Ring]) -> Box:
    """The box of the largest island, made larger for others while they are near."""
    boxes = sorted(map(_box, islands), key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    view = boxes[0]
    for box in boxes[1:]:
        wider = _whole([view, box])
        if _fits(wider, boxes[0]):
            view = wider
    return view


def _whole(boxes: Iterable[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _box(ring: Ring) -> Box:
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _fits(box: Box, first: Box) -> bool:
    size = max(first[2] - first[0], first[3] - first[1]) * _FARTHEST
    return box[2] - box[0] <= size and box[3] - box[1] <= size


def _outline(ring: Ring, left: float, top: float, scale: float) -> str:
    steps: list[tuple[int, int]] = []
    for lon, lat in ring:
        step = (round(left + lon * scale), round(top - lat * scale))
        if not steps or step != steps[-1]:
            steps.append(step)
    if len(steps) < 4:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in steps) + "z"

"""The library in, the pictures out that stand for its pages where they are shared (Open Graph).

One card for the site and one for each region: 1200 × 630 pixels, drawn with the shipped faces and
the shipped map in a fixed palette, so that the same sources give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from masterplan.boundaries import Ring, rings
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.formatting import angka, status
from masterplan.views.map import ATTRIBUTION

SIZE = (1200, 630)
"""Pixels, as social networks ask."""

SEA = (0x0B, 0x3A, 0x48)
LAND = (0x1F, 0x5A, 0x6B)
PAPER = (0xFB, 0xF7, 0xF0)
MIST = (0xA9, 0xC8, 0xD0)
CLOVE = (0xF3, 0xC9, 0xA8)
_BLENDS = ((SEA, LAND, 2), (SEA, PAPER, 8), (SEA, MIST, 5), (SEA, CLOVE, 8), (LAND, CLOVE, 7))
"""Which colours meet at an edge, and in how many steps one becomes the other."""

_MARGIN = 80
_TEXT_WIDTH = 670
"""Pixels that a title may take; further right there are islands."""
_MAP_BOX = (604, 32, 1172, 598)
"""Where the map stands: left, top, right, bottom."""
_MAP_SIZE = (_MAP_BOX[2] - _MAP_BOX[0], _MAP_BOX[3] - _MAP_BOX[1])
_FINER = 3
"""The map is drawn so many times larger, for smooth edges."""
_SMALL = 48
"""A region whose largest island is smaller than so many pixels gets a ring around it."""

_BOLD = "PlusJakartaSans_700Bold.ttf"
_SEMIBOLD = "PlusJakartaSans_600SemiBold.ttf"
_TEXT = "SourceSans3_400Regular.ttf"
_TEXT_SEMIBOLD = "SourceSans3_600SemiBold.ttf"


Shape: TypeAlias = list[tuple[float, float]]
"""A ring in pixels of the map's place."""


@dataclass(frozen=True, slots=True)
class Kartu:
    """What a card says and shows."""

    judul: str
    baris: str
    keterangan: str
    kaki: str
    tanda: str
    """The mark of a sample; '' for none."""
    sorot: frozenset[str]
    """Codes of the shapes that are lit on the map."""


def cards(library: Library, name: str) -> Iterator[tuple[str, bytes]]:
    """Draw every card as PNG, with its address; `name` is the site's."""
    land = _Land.of(library)
    yield addresses.card(""), _png(site_card(library, name), land)
    for region in library:
        yield addresses.card(region.slug), _png(region_card(library, region, name), land)


def site_card(library: Library, name: str) -> Kartu:
    """What the card of the site says."""
    plans = [plan for _, plan in library.plans]
    samples = [plan for plan in plans if plan.contoh]
    province = library.provinsi
    return Kartu(
        judul=name,
        baris=f"{len(library.kabupaten_kota)} kabupaten dan kota · {len(plans)} rencana",
        keterangan="Program, anggaran dan data terbuka",
        kaki=province.daerah.nama if province else "",
        tanda=("CONTOH" if samples == plans else "MEMUAT CONTOH") if samples else "",
        sorot=frozenset(rings()),
    )


def region_card(library: Library, region: Region, name: str) -> Kartu:
    """What the card of a region says."""
    plan, stage = region.plan, region.tahap_sekarang
    told = f"{stage.nama}, {status(stage.status).lower()}" if stage else "Tahap belum diketahui"
    if region.provinsi and stage is None:
        told = f"Koordinator {len(library.kabupaten_kota)} kabupaten dan kota"
    known = plan and f"{plan.rangkaian.periode} · {angka(len(plan.program))} program"
    return Kartu(
        judul=region.daerah.nama,
        baris=known or "Belum ada dokumen masterplan",
        keterangan=told,
        kaki=name,
        tanda="CONTOH" if plan is not None and plan.contoh else "",
        sorot=frozenset(rings() if region.provinsi else [region.daerah.batas or ""]),
    )


@dataclass(frozen=True, slots=True)
class _Land:
    """The shapes of a library's regions, by code."""

    shapes: Mapping[str, list[Shape]]
    all: Image.Image
    """The area of all of them."""

    @classmethod
    def of(cls, library: Library) -> _Land:
        """Fit the regions that have boundaries into the map's place, at its right."""
        codes = {region.daerah.batas for region in library}
        found = {code: islands for code, islands in rings().items() if code in codes}
        points = [point for islands in found.values() for ring in islands for point in ring]
        if not points:
            return cls({}, _mask(()))
        lon, lat = zip(*points, strict=True)
        width, height = _MAP_SIZE
        scale = min(width / (max(lon) - min(lon)), height / (max(lat) - min(lat)))
        east, north = max(lon), max(lat)

        def drawn(ring: Ring) -> Shape:
            return [(width - (east - x) * scale, (north - y) * scale) for x, y in ring]

        shapes = {code: [drawn(ring) for ring in islands] for code, islands in found.items()}
        return cls(shapes, _mask(ring for islands in shapes.values() for ring in islands))

    def lit(self, codes: frozenset[str]) -> Image.Image:
        """The area of some of the shapes; one that is hard to find has a circle around it."""
        if codes >= self.shapes.keys():
            return self.all
        shapes = [shape for code in sorted(codes) for shape in self.shapes.get(code, ())]
        return _mask(shapes, _around_largest(shapes) if len(codes) == 1 else None)


def _around_largest(shapes: Iterable[Shape]) -> tuple[float, float, float] | None:
    """A circle (x, y, radius) around the largest of some islands, when even that one is small."""
    sides = [(min(x), max(x), min(y), max(y)) for x, y in (zip(*s, strict=True) for s in shapes)]
    if not sides:
        return None
    left, right, top, bottom = max(sides, key=lambda side: (side[1] - side[0], side))
    size = max(right - left, bottom - top)
    return ((left + right) / 2, (top + bottom) / 2, size / 2 + 16) if size < _SMALL else None


def _mask(shapes: Iterable[Shape], circle: tuple[float, float, float] | None = None) -> Image.Image:
    """Fill shapes, with a hair of sea between one and the next."""
    large = Image.new("L", (_MAP_SIZE[0] * _FINER, _MAP_SIZE[1] * _FINER))
    pen = ImageDraw.Draw(large)
    for shape in shapes:
        pen.polygon([(x * _FINER, y * _FINER) for x, y in shape], fill=255, outline=0, width=2)
    if circle is not None:
        x, y, r = (part * _FINER for part in circle)
        pen.circle((x, y), r, outline=255, width=3 * _FINER)
    return large.reduce(_FINER)


def _png(card: Kartu, land: _Land) -> bytes:
    image = Image.new("RGB", SIZE, SEA)
    image.paste(LAND, _MAP_BOX, land.all)
    image.paste(CLOVE, _MAP_BOX, land.lit(card.sorot))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 15, SIZE[1]), fill=CLOVE)
    _write(pen, card)
    told, out = PngInfo(), BytesIO()
    if land.shapes:
        told.add_itxt("Source", ATTRIBUTION)  # as the map's licence asks, wherever the card goes
    flat = image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    flat.save(out, "PNG", compress_level=7, pnginfo=told)
    return out.getvalue()


def _write(pen: ImageDraw.ImageDraw, card: Kartu) -> None:
    y = 124
    if card.tanda:
        face = _face(_BOLD, 34)
        pen.rectangle((_MARGIN, 84, _MARGIN + 40 + face.getlength(card.tanda), 142), fill=CLOVE)
        pen.text((_MARGIN + 20, 113), card.tanda, SEA, face, anchor="lm")
        y = 180
    size, lines = _title(card.judul)
    for line in lines:
        pen.text((_MARGIN, y), line, PAPER, _face(_BOLD, size))
        y += round(size * 1.17)
    y += 28
    pen.text((_MARGIN, y), card.baris, CLOVE, _fitting(card.baris, _TEXT_SEMIBOLD, 42, 740))
    y += 58
    pen.text((_MARGIN, y), card.keterangan, MIST, _fitting(card.keterangan, _TEXT, 36, 740))
    face = _fitting(card.kaki, _SEMIBOLD, 28, 510)
    pen.text((_MARGIN, 562), card.kaki, PAPER, face, anchor="ls")


def _title(text: str) -> tuple[int, list[str]]:
    """The largest size at which a title takes few lines, and those lines, about equally long."""
    for size, most in ((72, 2), (56, 3), (42, 4)):
        face = _face(_BOLD, size)
        tries = [_wrapped(text, face, width) for width in range(0, _TEXT_WIDTH + 1, 10)]
        lines = next(one for one in tries if len(one) == len(tries[-1]))
        if len(lines) <= most:
            break
    widest = max(map(face.getlength, lines), default=0)  # one word may be longer than a line
    return size if widest <= _TEXT_WIDTH else int(size * _TEXT_WIDTH / widest), lines[:most]


def _wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a text between words so that each line fits, but for a word that is too long."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitting(text: str, name: str, size: int, most: int) -> ImageFont.FreeTypeFont:
    """A face at a size at which a line takes at most so many pixels: islands stand further on."""
    width = _face(name, size).getlength(text)
    return _face(name, size if width <= most else int(size * most / width))


@cache
def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A shipped face; the basic layout is the one that every machine has."""
    content = (files("masterplan") / "assets" / "fonts" / name).read_bytes()
    return ImageFont.truetype(BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> Image.Image:
    """The colours and the shades between those that meet."""
    shades = dict.fromkeys(
        tuple(round(a + (b - a) * step / steps) for a, b in zip(one, other, strict=True))
        for one, other, steps in _BLENDS
        for step in range(steps + 1)
    )
    image = Image.new("P", (1, 1))
    image.putpalette([part for shade in shades for part in shade])
    return image

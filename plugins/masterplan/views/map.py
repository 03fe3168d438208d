"""The regencies and cities with their boundaries in, an inline SVG map with links out.

No tiles, no JavaScript: shapes are links, and a list beside the map says the same in words. The
two small cities are drawn once more, larger, in the empty sea.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from masterplan.boundaries import Ring, rings
from masterplan.model.region import Region
from masterplan.views.environment import environment

WIDTH = 480
"""Units of the drawing's width; coordinates are rounded to whole tenths of them."""

ATTRIBUTION = (
    "Batas wilayah: BPS - Statistics Indonesia melalui OCHA/HDX COD-AB Indonesia (2020), "
    "CC BY 3.0 IGO; digabung dan disederhanakan. Pulau di bawah 0,3 km² tidak digambar."
)

INSET = (127.23, 0.52, 127.60, 0.91)
"""What is drawn larger: Ternate, Tidore and the coast across the strait (degrees)."""

INSET_WIDTH = 150
"""Units of the larger drawing's width."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A piece of the earth and how it is drawn: degrees to tenths of a unit."""

    west: float
    north: float
    scale: float

    def point(self, lon: float, lat: float) -> tuple[int, int]:
        return round((lon - self.west) * self.scale * 10), round(
            (self.north - lat) * self.scale * 10
        )


def province_map(regions: Iterable[Region], url: Callable[[Region], str]) -> str:
    """Draw the map of all regions that have boundaries; `url` gives the link of each."""
    shapes = rings()
    points = [point for islands in shapes.values() for ring in islands for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    whole = _Frame(west, north, WIDTH / (east - west))
    left, bottom, right, top = INSET
    larger = _Frame(left, top, INSET_WIDTH / (right - left))
    drawn, again = [], []
    for region in regions:
        islands = shapes.get(region.daerah.batas or "")
        if not islands:
            continue
        shape = {"region": region, "url": url(region)}
        path = "".join(_path(ring, whole) for ring in islands)
        drawn.append(shape | {"path": path, "label": whole.point(*_middle(islands))})
        seen = [ring for ring in islands if _inside(ring)]
        if seen:
            whole_islands = [ring for ring in seen if ring == _cut(ring, 0)] or seen
            path = "".join(_path(_cut(ring), larger) for ring in seen)
            again.append(shape | {"path": path, "label": larger.point(*_middle(whole_islands))})
    corner = whole.point(left, top)
    return (
        environment()
        .get_template("halaman/peta.html")
        .render(
            daerah=drawn,
            lebar=WIDTH * 10,
            tinggi=whole.point(east, south)[1],
            sisipan=again,
            lebar_sisipan=INSET_WIDTH * 10,
            tinggi_sisipan=round((top - bottom) * larger.scale * 10),
            kotak=(
                *corner,
                *(b - a for a, b in zip(corner, whole.point(right, bottom), strict=True)),
            ),
            pengakuan=ATTRIBUTION,
        )
    )


def _inside(ring: Ring) -> bool:
    west, south, east, north = INSET
    return any(west < lon < east and south < lat < north for lon, lat in ring)


def _cut(ring: Ring, margin: float = 0.2) -> Ring:
    """Keep a ring's points within `margin` degrees of the inset: the drawing is clipped there."""
    west, south, east, north = INSET
    return [
        [min(max(lon, west - margin), east + margin), min(max(lat, south - margin), north + margin)]
        for lon, lat in ring
    ]


def _size(ring: Ring) -> float:
    """The area of the box around a ring."""
    lon, lat = [p[0] for p in ring], [p[1] for p in ring]
    return (max(lon) - min(lon)) * (max(lat) - min(lat))


def _middle(islands: Iterable[Ring]) -> tuple[float, float]:
    """Where a region's name stands: the middle of its largest island."""
    ring = max(islands, key=_size)
    lon, lat = [p[0] for p in ring], [p[1] for p in ring]
    return (min(lon) + max(lon)) / 2, (min(lat) + max(lat)) / 2


def _path(ring: Ring, frame: _Frame) -> str:
    """Draw a ring with relative moves in tenths of a unit, leaving out what does not move."""
    at_x = at_y = 0
    steps: list[str] = []
    for lon, lat in ring[:-1]:
        x, y = frame.point(lon, lat)
        if steps and (x, y) == (at_x, at_y):
            continue
        dx, dy = (x - at_x, y - at_y) if steps else (x, y)
        steps.append(f"{dx} {dy}" if steps else f"M{dx} {dy}l")
        at_x, at_y = x, y
    return " ".join(steps).replace("l ", "l").replace(" -", "-") + "z" if len(steps) > 2 else ""

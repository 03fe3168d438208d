"""Boundaries in, an inline SVG map with a link for each region out.

Near the equator degrees are as good as a projection: a degree of longitude and one of latitude
differ by less than 0.1 percent at 2.6 degrees north.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from masterplan.boundaries import Ring, rings
from masterplan.model.region import Region
from masterplan.views.environment import environment

WIDTH = 480
"""Units of the drawing's width; coordinates are rounded to whole tenths of them."""

ATTRIBUTION = (
    "Batas wilayah: BPS - Statistics Indonesia melalui OCHA/HDX COD-AB Indonesia (2020), "
    "CC BY 3.0 IGO; digabung dan disederhanakan. Pulau di bawah 0,3 km² tidak digambar."
)


def province_map(regions: Iterable[Region], url: Callable[[Region], str]) -> str:
    """Draw the map of all regions that have boundaries; `url` gives the link of each."""
    shapes = rings()
    box = _box(shapes)
    scale = WIDTH / (box[2] - box[0])
    drawn = []
    for region in regions:
        islands = shapes.get(region.daerah.batas or "")
        if islands:
            path = "".join(_path(ring, box, scale) for ring in islands)
            drawn.append({"region": region, "path": path, "url": url(region)})
    return (
        environment()
        .get_template("halaman/peta.html")
        .render(
            daerah=drawn,
            lebar=WIDTH,
            tinggi=round((box[3] - box[1]) * scale),
            pengakuan=ATTRIBUTION,
        )
    )


def _box(shapes: Mapping[str, list[Ring]]) -> tuple[float, float, float, float]:
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    lon, lat = [point[0] for point in points], [point[1] for point in points]
    return min(lon), min(lat), max(lon), max(lat)


def _path(ring: Ring, box: tuple[float, float, float, float], scale: float) -> str:
    """Draw a ring with relative moves in tenths of a unit, leaving out what does not move."""
    at_x = at_y = 0
    steps: list[str] = []
    for lon, lat in ring[:-1]:
        x = round((lon - box[0]) * scale * 10)
        y = round((box[3] - lat) * scale * 10)
        if steps and (x, y) == (at_x, at_y):
            continue
        dx, dy = (x - at_x, y - at_y) if steps else (x, y)
        steps.append(f"{dx} {dy}" if steps else f"M{dx} {dy}l")
        at_x, at_y = x, y
    return " ".join(steps).replace("l ", "l").replace(" -", "-") + "z" if len(steps) > 2 else ""

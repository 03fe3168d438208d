"""Boundaries in, an inline SVG map with a link for each region out.

Near the equator degrees are as good as a projection: a degree of longitude and one of latitude
differ by less than 0.1 percent at 2.6 degrees north.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from masterplan.model.region import Region
from masterplan.views.environment import environment

WIDTH = 480
"""Units of the drawing's width; coordinates are rounded to whole tenths of them."""

ATTRIBUTION = (
    "Batas wilayah: BPS - Statistics Indonesia melalui OCHA/HDX COD-AB Indonesia (2020), "
    "CC BY 3.0 IGO; digabung dan disederhanakan. Pulau di bawah 0,3 km² tidak digambar."
)

Ring: TypeAlias = list[list[float]]
Rings: TypeAlias = dict[str, list[Ring]]


def province_map(regions: Iterable[Region], url: Callable[[Region], str]) -> str:
    """Draw the map of all regions that have boundaries; `url` gives the link of each."""
    shapes = _rings()
    box = _box(shapes)
    scale = WIDTH / (box[2] - box[0])
    drawn = []
    for region in regions:
        rings = shapes.get(region.daerah.batas or "")
        if rings:
            path = "".join(_path(ring, box, scale) for ring in rings)
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


@cache
def _rings() -> Rings:
    """Outer rings by the code of the region, in degrees."""
    file = files("masterplan") / "assets" / "batas" / "maluku-utara.geojson"
    collection: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    found: Rings = {}
    for feature in collection["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        found[feature["properties"]["kode"]] = [polygon[0] for polygon in polygons]
    return found


def _box(shapes: Rings) -> tuple[float, float, float, float]:
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

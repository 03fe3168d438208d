"""The shipped map of the regencies and cities: shapes for drawing, and distances for checking.

A simplified copy of the BPS boundaries of 2020 (see `assets/batas/LISENSI.md`): good enough to
draw, and to say that a point is far from its region; never to compute an area from.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, hypot, inf, radians
from typing import Any, TypeAlias

Ring: TypeAlias = list[list[float]]
"""A closed line of [longitude, latitude] in degrees (WGS 84)."""

_KM_PER_DEGREE = 111.32


@cache
def rings() -> Mapping[str, list[Ring]]:
    """Outer rings of each region's islands, by Kemendagri code."""
    file = files("masterplan") / "assets" / "batas" / "maluku-utara.geojson"
    collection: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    found: dict[str, list[Ring]] = {}
    for feature in collection["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        found[feature["properties"]["kode"]] = [polygon[0] for polygon in polygons]
    return found


@cache
def places() -> Mapping[str, str]:
    """Names of kecamatan, kelurahan and desa by Kemendagri code (see `assets/wilayah`)."""
    file = files("masterplan") / "assets" / "wilayah" / "82.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return {row["kode"]: row["nama"] for row in csv.DictReader(lines)}


def distance_km(kode: str, lon: float, lat: float) -> float | None:
    """How far a point lies outside a region in km: 0 inside, `None` where there is no shape."""
    shape = rings().get(kode)
    if shape is None:
        return None
    return 0.0 if any(_inside(ring, lon, lat) for ring in shape) else _to_edge(shape, lon, lat)


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    """Count how often a line from the point to the east crosses the ring (even-odd rule)."""
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _to_edge(shape: list[Ring], lon: float, lat: float) -> float:
    squeeze = cos(radians(lat))
    nearest = inf
    for ring in shape:
        for (x1, y1), (x2, y2) in pairwise(ring):
            ax, ay = (x1 - lon) * squeeze, y1 - lat
            dx, dy = (x2 - x1) * squeeze, y2 - y1
            length = dx * dx + dy * dy
            along = 0.0 if not length else max(0.0, min(1.0, -(ax * dx + ay * dy) / length))
            nearest = min(nearest, hypot(ax + along * dx, ay + along * dy))
    return nearest * _KM_PER_DEGREE

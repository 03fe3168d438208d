"""The shipped map: whole shapes, and distances that can be trusted in kilometres."""

from __future__ import annotations

import re
from itertools import pairwise
from math import cos, hypot, radians

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masterplan.boundaries import Ring, distance_km, places, rings
from masterplan.checks.identity import KODE_BPS

KM_PER_DEGREE = 111.32
SQUARE: Ring = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
ISLAND: Ring = [[3.0, 0.0], [4.0, 0.0], [4.0, 1.0], [3.0, 1.0], [3.0, 0.0]]

degrees = st.floats(-2, 6).map(lambda number: round(number, 3))


@pytest.fixture
def two_islands(monkeypatch: pytest.MonkeyPatch) -> str:
    """A region of two squares of a degree, two degrees apart."""
    monkeypatch.setattr("masterplan.boundaries.rings", lambda: {"00": [SQUARE, ISLAND]})
    return "00"


@given(degrees, degrees)
@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_distance_is_that_to_the_nearest_edge(two_islands: str, lon: float, lat: float) -> None:
    """Zero inside; outside a square the way straight up or aside, or to its corner."""
    expected = min(
        hypot(max(west - lon, lon - west - 1, 0) * cos(radians(lat)), max(-lat, lat - 1, 0))
        for west in (0, 3)
    )

    assert distance_km(two_islands, lon, lat) == pytest.approx(expected * KM_PER_DEGREE, abs=1e-6)


def test_region_without_a_shape_has_no_distance() -> None:
    assert distance_km("99.01", 127.0, 0.0) is None


def test_every_regency_and_city_has_a_shape() -> None:
    assert set(KODE_BPS) - {"82"} == set(rings())


@pytest.mark.parametrize("kode", rings())
def test_rings_are_closed_lines_within_the_province(kode: str) -> None:
    for ring in rings()[kode]:
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        assert all(124 <= lon <= 130 and -2.6 <= lat <= 2.8 for lon, lat in ring)


@pytest.mark.parametrize("kode", rings())
def test_no_point_of_a_border_is_outside(kode: str) -> None:
    """The middle of any side lies on the line, so it is at most a hair away from it."""
    sides = [side for ring in rings()[kode] for side in pairwise(ring)]
    for (x1, y1), (x2, y2) in sides[:: max(1, len(sides) // 40)]:
        away = distance_km(kode, (x1 + x2) / 2, (y1 + y2) / 2)
        assert away == pytest.approx(0, abs=1e-6)


def test_places_are_named_by_code_below_those_of_the_regions() -> None:
    assert all(re.fullmatch(r"82\.\d{2}\.\d{2}(\.\d{4})?", kode) for kode in places())
    assert {kode[:5] for kode in places()} == set(KODE_BPS) - {"82"}
    assert all(name.strip() for name in places().values())


def test_every_village_lies_in_a_kecamatan() -> None:
    kecamatan = {kode for kode in places() if len(kode) == len("82.71.01")}

    assert set() == {kode[:8] for kode in places()} - kecamatan

"""Where points and codes may lie. The words of each finding are in `tests/cases/`."""

from __future__ import annotations

from decimal import Decimal
from math import cos, radians, sin
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.boundaries import distance_km, places, rings
from masterplan.checks.places import (
    TOLERANCE_KM,
    place_codes_exist,
    places_lie_in_their_region,
    points_lie_in_the_province,
    points_lie_in_their_region,
)
from masterplan.library import Library
from masterplan.model.program import Lokasi
from tests.checks.contoh import Contoh

CORNERS = [(kode, lon, lat) for kode in rings() for ring in rings()[kode] for lon, lat in ring]


def library_of(contoh: Contoh, kode: str, lokasi: Lokasi) -> Library:
    """The regency at the place of a real one, with one programme there."""
    daerah = contoh.region.daerah.model_copy(update={"kode": kode, "titik": None})
    program = contoh.program(lokasi=(lokasi,))
    [region] = contoh.with_plan(program=(program,))
    return contoh.with_region(daerah=daerah, plan=region.plan)


def point(lon: float, lat: float, jenis: Literal["titik", "lintas-daerah"] = "titik") -> Lokasi:
    titik = (Decimal(f"{lon:.5f}"), Decimal(f"{lat:.5f}"))
    return Lokasi(jenis=jenis, titik=titik)


@given(st.sampled_from(range(len(CORNERS))), st.floats(0, 360), st.floats(0, TOLERANCE_KM - 0.1))
@settings(deadline=None, max_examples=60)
def test_point_near_a_border_is_never_told(
    contoh: Contoh, corner: int, angle: float, km: float
) -> None:
    """From any corner of a region any way: so a jetty or a small island is no mistake."""
    kode, lon, lat = CORNERS[corner]
    step = km / 111.32
    lon += step * cos(radians(angle)) / cos(radians(lat))
    lat += step * sin(radians(angle))

    found = list(points_lie_in_their_region(library_of(contoh, kode, point(lon, lat))))

    assert [] == found


@given(st.sampled_from(sorted(rings())), st.floats(124, 130), st.floats(-2.6, 2.8))
@settings(deadline=None, max_examples=60)
def test_point_is_told_exactly_when_it_is_far_from_its_region(
    contoh: Contoh, kode: str, lon: float, lat: float
) -> None:
    place = point(lon, lat)
    assert place.titik is not None
    away = distance_km(kode, float(place.titik[0]), float(place.titik[1]))
    assert away is not None

    found = list(points_lie_in_their_region(library_of(contoh, kode, place)))

    assert (away > TOLERANCE_KM) == bool(found)
    spanning = point(lon, lat, "lintas-daerah")
    assert [] == list(points_lie_in_their_region(library_of(contoh, kode, spanning)))


@given(st.floats(-180, 180), st.floats(-90, 90))
@settings(deadline=None, max_examples=60)
def test_no_point_is_told_twice(contoh: Contoh, lon: float, lat: float) -> None:
    """A point that is not in the province is not told as outside of its region as well."""
    library = library_of(contoh, "82.71", point(lon, lat))

    found = [*points_lie_in_the_province(library), *points_lie_in_their_region(library)]

    assert len(found) <= 1


@pytest.mark.parametrize("kode", ["82.71.01", "82.71.01.1001", "82.05.01"])
def test_official_code_is_taken(contoh: Contoh, kode: str) -> None:
    assert kode in places()
    place = Lokasi(jenis="kecamatan", kode=(kode,))

    assert [] == list(place_codes_exist(library_of(contoh, kode[:5], place)))
    assert [] == list(places_lie_in_their_region(library_of(contoh, kode[:5], place)))


@given(st.integers(0, 99), st.integers(0, 99), st.none() | st.integers(0, 9999))
@settings(deadline=None, max_examples=100)
def test_code_that_is_not_in_the_list_is_told(
    contoh: Contoh, second: int, third: int, fourth: int | None
) -> None:
    kode = f"82.{second:02}.{third:02}" + ("" if fourth is None else f".{fourth:04}")
    place = Lokasi(jenis="lintas-daerah", kode=(kode,))

    found = list(place_codes_exist(library_of(contoh, "82.71", place)))

    assert (kode not in places()) == bool(found)


def test_code_of_another_province_is_not_looked_up(contoh: Contoh) -> None:
    """The list is that of one province."""
    place = Lokasi(jenis="lintas-daerah", kode=("81.71.01",))

    assert [] == list(place_codes_exist(library_of(contoh, "82.71", place)))


def test_code_of_a_neighbour_is_told(contoh: Contoh) -> None:
    place = Lokasi(jenis="kecamatan", kode=("82.72.01",))

    assert 1 == len(list(places_lie_in_their_region(library_of(contoh, "82.71", place))))

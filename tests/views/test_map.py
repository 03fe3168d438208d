from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

import pytest

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.map import ATTRIBUTION, province_map
from tests.pages import read_page

Points = list[tuple[int, int]]


@pytest.fixture(scope="module")
def drawing(real_library: Library) -> str:
    """The map of the regencies and cities that the repository publishes."""
    return province_map(real_library.kabupaten_kota, lambda region: f"{region.slug}/")


@pytest.fixture(scope="module")
def whole(drawing: str) -> str:
    """The drawing of the province, without the larger one of the two cities."""
    return re.sub(r"<svg x=.*?</svg>", "", drawing, flags=re.DOTALL)


@pytest.fixture(scope="module")
def inset(drawing: str) -> str:
    """The larger drawing of the two cities."""
    (found,) = re.findall(r"<svg x=.*?</svg>", drawing, re.DOTALL)
    return str(found)


def _box(drawing: str, pattern: str) -> tuple[int, ...]:
    found = re.search(pattern, drawing)
    assert found is not None
    return tuple(map(int, found.groups()))


def _rings(drawing: str) -> Iterator[Points]:
    """The points of each ring: its relative moves, added up."""
    for ring in re.findall(r"M[^Mz]+z", drawing):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        assert len(numbers) % 2 == 0
        yield list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))


def _shape(drawing: str, slug: str) -> list[Points]:
    found = re.search(rf'<a href="{slug}/".*?</a>', drawing, re.DOTALL)
    assert found is not None
    return list(_rings(found[0]))


def test_each_region_has_one_link(whole: str, real_library: Library) -> None:
    expected = [f"{region.slug}/" for region in real_library.kabupaten_kota]

    assert 10 == len(expected)
    assert expected == read_page(whole).hrefs


def test_each_link_says_its_name_and_is_drawn(whole: str, real_library: Library) -> None:
    """A shape alone says nothing to a reader who does not see it."""
    links = re.findall(r"<a [^>]*><title>([^<]+)</title><path d=\"([^\"]+)\"/></a>", whole)

    assert [region.daerah.nama for region in real_library.kabupaten_kota] == [
        name for name, _ in links
    ]
    assert all(path.startswith("M") and path.endswith("z") for _, path in links)


def test_the_source_of_the_boundaries_is_named(drawing: str) -> None:
    """The licence of the boundaries asks for it (CC BY 3.0 IGO)."""
    assert ATTRIBUTION in read_page(drawing).words
    assert "BPS" in ATTRIBUTION
    assert "OCHA/HDX" in ATTRIBUTION
    assert "CC BY 3.0 IGO" in ATTRIBUTION


def test_every_shape_lies_inside_the_drawing(whole: str) -> None:
    """Relative moves, added up, never leave the view box, and touch its left and right edges."""
    width, height = _box(whole, r'viewBox="0 0 (\d+) (\d+)"')
    points = [point for ring in _rings(whole) for point in ring]

    assert len(points) > 500
    assert (0, width) == (min(x for x, _ in points), max(x for x, _ in points))
    assert min(y for _, y in points) >= 0
    assert max(y for _, y in points) <= height + 5  # the height is rounded to a whole unit


def test_a_region_with_a_plan_stands_out(drawing: str, real_library: Library) -> None:
    """In both drawings, and as the words below the map say."""
    regions = real_library.kabupaten_kota
    marked = set(re.findall(r'<a href="([^"]+)/"[^>]* class="ada"', drawing))
    plain = set(re.findall(r'<a href="([^"]+)/"(?![^>]* class="ada")', drawing))

    assert {region.slug for region in regions if region.plan} == marked
    assert {region.slug for region in regions if not region.plan} == plain
    assert "Warna pekat: ada dokumen masterplan." in read_page(drawing).words


def test_without_a_plan_nothing_stands_out(real_library: Library) -> None:
    regions = [replace(region, plan=None) for region in real_library.kabupaten_kota]

    assert 'class="ada"' not in province_map(regions, lambda region: region.slug)


def test_a_region_without_boundaries_is_not_drawn(contoh_raya: Region) -> None:
    assert [] == read_page(province_map([contoh_raya], lambda region: region.slug)).hrefs


# The larger drawing of the two cities


def test_the_inset_shows_both_cities_and_only_to_the_eye(inset: str, whole: str) -> None:
    """Its links are those of the drawing of the province: no one meets them twice."""
    hrefs = read_page(inset).hrefs

    assert {"kota-ternate/", "kota-tidore-kepulauan/"} <= set(hrefs) < set(read_page(whole).hrefs)
    assert 'aria-hidden="true"' in inset.split(">")[0]
    assert len(hrefs) == inset.count('tabindex="-1"')


def test_a_city_is_named_where_it_can_be_seen(inset: str, whole: str) -> None:
    """A regency on the map of the province, a city on the larger one; none twice."""
    assert ["Ternate", "Tidore"] == re.findall(r"<text [^>]*>([^<]+)</text>", inset)
    names = re.findall(r"<text [^>]*>([^<]+)</text>", whole)
    assert 8 == len(set(names)) == len(names)
    assert {"Ternate", "Tidore"}.isdisjoint(names)


def test_names_of_cities_stand_inside_the_inset(inset: str) -> None:
    width, height = _box(inset, r'width="(\d+)" height="(\d+)"')

    for x, y in re.findall(r'<text x="(-?\d+)" y="(-?\d+)"', inset):
        assert 0 < int(x) < width
        assert 0 < int(y) < height


def test_the_inset_covers_no_land(inset: str, whole: str) -> None:
    """It stands in the empty sea: no island of the province is hidden behind it."""
    x, y, width, height = _box(inset, r'x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"')
    covered = [
        (px, py)
        for ring in _rings(whole)
        for px, py in ring
        if x <= px <= x + width and y <= py <= y + height
    ]

    assert [] == covered


def test_the_inset_is_what_the_frame_on_the_map_holds(inset: str, whole: str) -> None:
    """A city's islands in the frame, enlarged by the inset's scale, are those of the inset."""
    left, top, width, height = _box(
        whole, r'"mp-peta__kotak" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"'
    )
    larger, tall = _box(inset, r'width="(\d+)" height="(\d+)"')
    scale = larger / width

    assert scale > 4
    assert abs(scale - tall / height) < 0.05
    for slug in ("kota-ternate", "kota-tidore-kepulauan"):
        small = [ring for ring in _shape(whole, slug) if _within(ring, left, top, width, height)]
        found = _shape(inset, slug)
        assert small
        for ring in small:
            corner = (
                (min(x for x, _ in ring) - left) * scale,
                (min(y for _, y in ring) - top) * scale,
            )
            assert any(
                abs(min(x for x, _ in big) - corner[0]) < 2 * scale
                and abs(min(y for _, y in big) - corner[1]) < 2 * scale
                for big in found
            ), (slug, corner)


def _within(ring: Points, left: int, top: int, width: int, height: int) -> bool:
    return all(left < x < left + width and top < y < top + height for x, y in ring)

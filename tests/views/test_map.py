from __future__ import annotations

import re
from itertools import accumulate

import pytest

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.map import ATTRIBUTION, province_map
from tests.pages import read_page


@pytest.fixture(scope="module")
def drawing(real_library: Library) -> str:
    """The map of the regencies and cities that the repository publishes."""
    return province_map(real_library.kabupaten_kota, lambda region: f"{region.slug}/")


def test_each_region_has_one_link(drawing: str, real_library: Library) -> None:
    expected = [f"{region.slug}/" for region in real_library.kabupaten_kota]

    assert 10 == len(expected)
    assert expected == read_page(drawing).hrefs


def test_each_link_says_its_name_and_is_drawn(drawing: str, real_library: Library) -> None:
    """A shape alone says nothing to a reader who does not see it."""
    links = re.findall(r"<a [^>]*><title>([^<]+)</title><path [^>]*d=\"([^\"]+)\"/></a>", drawing)

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


def test_every_shape_lies_inside_the_drawing(drawing: str) -> None:
    """Relative moves, added up, never leave the view box, and touch its left and right edges."""
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', drawing)
    assert box is not None
    width, height = int(box[1]), int(box[2])
    points: list[tuple[int, int]] = []
    for ring in re.findall(r"M[^Mz]+z", drawing):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        assert len(numbers) % 2 == 0
        points += zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)

    assert len(points) > 500
    assert (0, width) == (min(x for x, _ in points), max(x for x, _ in points))
    assert min(y for _, y in points) >= 0
    assert max(y for _, y in points) <= height + 5  # the height is rounded to a whole unit


def test_a_region_with_a_plan_stands_out(drawing: str, real_library: Library) -> None:
    marked = re.findall(r"<title>([^<]+)</title><path [^>]*mp-peta__daerah--ada", drawing)

    assert [region.daerah.nama for region in real_library.kabupaten_kota if region.plan] == marked


def test_a_region_without_boundaries_is_not_drawn(contoh_raya: Region) -> None:
    assert [] == read_page(province_map([contoh_raya], lambda region: region.slug)).hrefs

"""How pages grow with the number of regions: not at all, where they are not about all of them.

Indonesia has 514 regencies and cities. A tree of navigation in every page would make such a site
unreadable on a slow phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.builds import build, change, copy_of_small_project

pytestmark = pytest.mark.slow

FEW, MANY = 10, 514
GROWTH = 1.05
"""The bytes of a page's HTML with many regions over those with few."""

LIST_ALL_REGIONS = {
    "": "the map's list",
    "data/": "the files of each region",
    "luring/": "what can be saved of each region",
    "provinsi/cakupan/": "a row for each region",
    "provinsi/kerja-sama/": "regions that take part in nothing",
    "provinsi/langkah-dan-manfaat/": "a column for each region",
    "provinsi/papan-tahapan/": "a row for each region",
    "provinsi/pemeriksaan/": "a row for each region",
    "provinsi/tanpa-kaitan-provinsi/": "regions without a plan",
    "sumber/": "who cites a source",
    "topik/": "the name of each region is a topic",
    "unduhan/": "the archive of each region",
}
"""Pages that grow because the list of all regions is what they are for."""


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, int]]:
    """The bytes of every page's HTML by its address, with few and with many regions."""
    return {
        count: dict(_pages(_built(tmp_path_factory.mktemp("daerah") / "proyek", count)))
        for count in (FEW, MANY)
    }


def test_a_page_stays_as_small_with_514_regions_as_with_10(
    sizes: dict[int, dict[str, int]],
) -> None:
    few, many = sizes[FEW], sizes[MANY]
    same = sorted(set(few) & set(many) - set(LIST_ALL_REGIONS))

    assert {"kabupaten-contoh-raya/", "kabupaten-tanpa-rencana/", "tentang/", "404.html"} <= {*same}
    assert [] == [
        f"{address}: {few[address]} bytes grow to {many[address]}"
        for address in same
        if many[address] > few[address] * GROWTH
    ]


def test_no_page_is_excused_that_does_not_grow(sizes: dict[int, dict[str, int]]) -> None:
    """The list above stays as short as it can."""
    few, many = sizes[FEW], sizes[MANY]

    assert set(few) >= set(LIST_ALL_REGIONS)
    assert [] == [address for address in LIST_ALL_REGIONS if many[address] <= few[address] * GROWTH]


def test_there_are_as_many_regions_as_there_should_be(sizes: dict[int, dict[str, int]]) -> None:
    for count, pages in sizes.items():
        assert count == sum(f"{address.split('/')[0]}/tahapan/" == address for address in pages) - 1


def _built(project: Path, count: int) -> Path:
    """The small project with this many regencies and cities, without PDFs: where its site is."""
    copy_of_small_project(project)
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    plain = project / "masterplans" / "kabupaten-tanpa-rencana"
    for number in range(1, count - 1):  # two are there
        slug = f"kabupaten-{number:03d}"
        folder = project / "masterplans" / slug
        copytree(plain, folder)
        code = f"{10 + number // 60}.{number % 60 + 1:02d}"
        for old, new in (
            ('kode: "99.02"', f'kode: "{code}"'),
            ('kode_bps: "9902"', f'kode_bps: "{code.replace(".", "")}"'),
            ("nama: Kabupaten Tanpa Rencana", f"nama: Kabupaten Rekaan {number}"),
            ("slug: kabupaten-tanpa-rencana", f"slug: {slug}"),
        ):
            change(folder / "daerah.yml", old, new)
    built = build(project)
    assert built.code == 0, built.said
    return built.site


def _pages(site: Path) -> Iterator[tuple[str, int]]:
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        yield address, file.stat().st_size

from __future__ import annotations

from collections import Counter
from datetime import date

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.model.glosarium import Glosarium
from masterplan.views.shared_pages import (
    all_pages,
    merged_sources,
    newest,
    region_list,
    shared_pages,
)
from tests.pages import read_page


def test_no_two_pages_share_an_address(real_library: Library) -> None:
    addresses = Counter(page.address for page in all_pages(real_library, Report(), dict))

    assert [] == [address for address, count in addresses.items() if count > 1]
    assert {"", "/"} == {address[-1:] for address in ["", *addresses]}


def test_pages_of_no_region_are_downloads_sources_and_glossary(small_library: Library) -> None:
    pages = {page.address: page for page in shared_pages(small_library, dict)}

    assert ["unduhan/", "sumber/", "glosarium/"] == list(pages)
    assert {""} == {page.region for page in pages.values()}
    assert "kabupaten-contoh-raya" in read_page(pages["unduhan/"].html).ids
    assert "kabupaten-tanpa-rencana" not in read_page(pages["unduhan/"].html).ids
    assert "juga: pagu anggaran" in read_page(pages["glosarium/"].html).words


def test_downloads_of_a_sample_say_that_it_is_one(small_library: Library) -> None:
    (page,) = [page for page in shared_pages(small_library, dict) if page.address == "unduhan/"]

    assert "Contoh. Program, target dan anggaran" in read_page(page.html).words


def test_a_source_that_regions_share_is_listed_once(small_library: Library) -> None:
    ((source, regions),) = merged_sources(small_library)

    assert "karangan" == source.id
    assert ["99", "99.01", "99.02"] == [region.daerah.kode for region in regions]


def test_the_list_of_regions_leads_to_each(small_library: Library) -> None:
    hrefs = read_page(region_list(small_library, "tentang/")).hrefs

    assert {"../kabupaten-contoh-raya/", "../kabupaten-tanpa-rencana/"} <= set(hrefs)


def test_the_edition_is_the_newest_date_of_all_regions(small_library: Library) -> None:
    assert date(2026, 7, 15) == newest(small_library)
    assert date(2000, 1, 1) == newest(Library((), Glosarium()))

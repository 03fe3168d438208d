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
from tests.conftest import SITE
from tests.pages import read_page


def test_no_two_pages_share_an_address(real_library: Library) -> None:
    addresses = Counter(page.address for page in all_pages(real_library, Report(), dict, SITE))

    assert [] == [address for address, count in addresses.items() if count > 1]
    assert {"", "/"} == {address[-1:] for address in ["", *addresses]}


def test_every_region_has_its_pages_and_the_province_those_of_coordination(
    small_library: Library,
) -> None:
    pages = [page.address for page in all_pages(small_library, Report(), dict, SITE)]
    own = [address.removeprefix("provinsi/") for address in pages if address.startswith("provinsi")]

    assert ["", "tahapan/", "papan-tahapan/", "cakupan/"] == own[:4]
    assert "pemeriksaan/" == own[-1]
    assert {
        "kabupaten-contoh-raya/program/loket-contoh/",
        "kabupaten-tanpa-rencana/tahapan/",
        "unduhan/",
        "sumber/",
        "glosarium/",
        "perubahan/",
        "data/",
    } <= set(pages)


def test_the_public_address_stands_on_the_pages_that_are_quoted(small_library: Library) -> None:
    pages = {
        page.address: page
        for page in all_pages(small_library, Report(), dict, "https://lain.example/situs/")
    }
    address = "kabupaten-contoh-raya/program/loket-contoh/"

    assert f"https://lain.example/situs/{address}" in read_page(pages[address].html).words


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
    page = read_page(region_list(small_library, "tentang/"))

    assert {"../kabupaten-contoh-raya/", "../kabupaten-tanpa-rencana/"} <= set(page.hrefs)
    assert "Kabupaten Contoh Raya 3 program (contoh) · Pelaksanaan, 27 September 2025" in page.words
    assert [
        (2, "Ada rencana"),
        (2, "Belum ada dokumen"),
        (2, "Perubahan terbaru"),
        (2, "Provinsi sebagai koordinator"),
    ] == [(level, words) for level, _, words in page.headings]


def test_the_home_page_leads_to_pages_of_the_province_that_exist(small_library: Library) -> None:
    pages = {page.address for page in all_pages(small_library, Report(), dict, SITE)}
    hrefs = read_page(region_list(small_library, "")).hrefs
    provincial = [href for href in hrefs if href.startswith("provinsi/")]

    assert len(provincial) > 2
    assert [] == [href for href in provincial if href not in pages]


def test_the_edition_is_the_newest_date_of_all_regions(small_library: Library) -> None:
    assert date(2026, 7, 15) == newest(small_library)
    assert date(2000, 1, 1) == newest(Library((), Glosarium()))

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest

from masterplan.library import Library
from masterplan.model.region import Plan, Region
from masterplan.views.page import PageView
from masterplan.views.region_pages import DATA_FILES, Berkas, Pdf, region_pages
from tests.builds import SMALL_PROJECT
from tests.pages import read_page

HOST = "https://contoh.example/"


def _no_pdf() -> dict[str, Berkas]:
    return {}


def _pages(library: Library, slug: str, pdf: Pdf = _no_pdf) -> dict[str, PageView]:
    return {page.address: page for page in region_pages(library, library.by_slug[slug], pdf)}


@pytest.fixture
def pages(small_library: Library) -> dict[str, PageView]:
    """The pages of the invented regency with a plan, by address."""
    return _pages(small_library, "kabupaten-contoh-raya")


def test_a_region_with_a_plan_has_the_promised_pages_in_order(pages: dict[str, PageView]) -> None:
    """Every region has the same set: who knows one finds the way in all."""
    assert [
        "kabupaten-contoh-raya/",
        "kabupaten-contoh-raya/visi-misi/",
        "kabupaten-contoh-raya/analisis/",
        "kabupaten-contoh-raya/pilar/smart-governance/",
        "kabupaten-contoh-raya/pilar/smart-branding/",
        "kabupaten-contoh-raya/pilar/smart-economy/",
        "kabupaten-contoh-raya/pilar/smart-living/",
        "kabupaten-contoh-raya/pilar/smart-society/",
        "kabupaten-contoh-raya/pilar/smart-environment/",
        "kabupaten-contoh-raya/peta-jalan/",
        "kabupaten-contoh-raya/anggaran/",
        "kabupaten-contoh-raya/indikator/",
        "kabupaten-contoh-raya/quick-win/",
        "kabupaten-contoh-raya/tahapan/",
        "kabupaten-contoh-raya/bab/",
        "kabupaten-contoh-raya/bab/pendahuluan/",
        "kabupaten-contoh-raya/bab/program-dan-anggaran/",
        "kabupaten-contoh-raya/unduhan/",
    ] == list(pages)


def test_a_region_without_a_plan_has_its_profile_and_its_stages(small_library: Library) -> None:
    expected = ["kabupaten-tanpa-rencana/", "kabupaten-tanpa-rencana/tahapan/"]

    assert expected == list(_pages(small_library, "kabupaten-tanpa-rencana"))


def test_the_province_has_its_board_and_its_coordination(small_library: Library) -> None:
    assert [
        "provinsi/",
        "provinsi/papan-tahapan/",
        "provinsi/smart-province/",
        "provinsi/tahapan/",
    ] == list(_pages(small_library, "provinsi"))


def test_a_plan_without_chapters_has_no_pages_of_chapters(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    region = replace(contoh_raya, plan=replace(plan, bab=()))

    addresses = [page.address for page in region_pages(small_library, region, _no_pdf)]

    assert [] == [address for address in addresses if "/bab/" in address]


def test_a_region_without_a_plan_says_so_plainly(small_library: Library) -> None:
    page = _pages(small_library, "kabupaten-tanpa-rencana")["kabupaten-tanpa-rencana/"]

    assert not page.contoh
    assert (
        "Belum ada dokumen masterplan Kabupaten Tanpa Rencana di sini."
        in read_page(page.html).words
    )


def test_every_page_of_a_sample_says_that_it_is_one(pages: dict[str, PageView]) -> None:
    """Nobody may take an invented budget for a real one, whatever page a search leads to."""
    assert [] == [page.address for page in pages.values() if not page.contoh]
    assert [] == [
        page.address
        for page in pages.values()
        if "Contoh. Program, target dan anggaran di rencana ini dikarang"
        not in read_page(page.html).words
    ]


@pytest.mark.parametrize("slug", ["provinsi", "kabupaten-contoh-raya", "kabupaten-tanpa-rencana"])
def test_every_page_has_one_title_and_unique_anchors(small_library: Library, slug: str) -> None:
    for page in _pages(small_library, slug).values():
        read = read_page(page.html)
        assert 1 == [level for level, _, _ in read.headings].count(1), page.address
        assert [] == read.twice, page.address


@pytest.mark.parametrize("slug", ["provinsi", "kabupaten-contoh-raya", "kabupaten-tanpa-rencana"])
def test_titles_for_the_browser_are_unique_and_name_the_region(
    small_library: Library, slug: str
) -> None:
    titles = [page.full_title for page in _pages(small_library, slug).values()]

    assert len(set(titles)) == len(titles)
    assert all(small_library.by_slug[slug].daerah.nama in title for title in titles)


def test_pages_name_the_sources_that_they_are_made_from(pages: dict[str, PageView]) -> None:
    """An editor who sees a mistake on a page is led to the file to mend."""
    sources = {source for page in pages.values() for source in page.sources}

    assert all(page.sources for page in pages.values())
    assert [] == [source for source in sources if not (SMALL_PROJECT / source).is_file()]


def test_pages_are_dated_by_the_newest_source(pages: dict[str, PageView]) -> None:
    """The date is that of the newest revision, not that of the build."""
    assert {date(2026, 7, 15)} == {page.edition for page in pages.values()}


def test_links_between_pages_of_a_region_resolve(pages: dict[str, PageView]) -> None:
    """Whatever links to the region's own pages names one of them, and an anchor on it."""
    anchors = {address: read_page(page.html).ids for address, page in pages.items()}
    broken = []
    followed = 0
    for here, page in pages.items():
        for href in read_page(page.html).hrefs:
            address, _, anchor = urljoin(HOST + here, href).removeprefix(HOST).partition("#")
            if address.startswith("kabupaten-contoh-raya/"):
                followed += 1
                if address not in anchors or (anchor and anchor not in anchors[address]):
                    broken.append((here, href))

    assert [] == broken
    assert followed > 50


def test_the_overview_counts_what_the_plan_holds(pages: dict[str, PageView]) -> None:
    words = read_page(pages["kabupaten-contoh-raya/"].html).words

    assert "3 program Rp 400 juta + 1 pagu belum diketahui anggaran 2025–2027" in words
    assert "3 indikator 1 quick win 81,3% rata-rata kemajuan" in words


def test_pillars_hold_their_objectives_and_programmes(pages: dict[str, PageView]) -> None:
    living = read_page(pages["kabupaten-contoh-raya/pilar/smart-living/"].html)
    branding = read_page(pages["kabupaten-contoh-raya/pilar/smart-branding/"].html).words

    assert {"sasaran-kesehatan-contoh", "puskesmas-contoh"} <= set(living.ids)
    assert "loket-contoh" not in living.ids
    assert "Sasaran pilar ini belum dicatat." in branding
    assert "Belum ada program di pilar ini." in branding


def test_chapters_are_chained_in_their_order(pages: dict[str, PageView]) -> None:
    first = read_page(pages["kabupaten-contoh-raya/bab/pendahuluan/"].html)
    last = read_page(pages["kabupaten-contoh-raya/bab/program-dan-anggaran/"].html)

    assert "../program-dan-anggaran/" == first.hrefs[-1]
    assert "../pendahuluan/" == last.hrefs[-1]
    assert ("img", "../../gambar/kotak.png") in first.links


def test_downloads_list_the_data_and_the_pdf_that_was_made(small_library: Library) -> None:
    berkas = Berkas(halaman=12, ukuran=1_572_864, sha256="0" * 64, edisi=date(2026, 7, 15))
    address = "kabupaten-contoh-raya/unduhan/"
    with_pdf = _pages(
        small_library, "kabupaten-contoh-raya", lambda: {"kabupaten-contoh-raya": berkas}
    )[address]
    without = _pages(small_library, "kabupaten-contoh-raya")[address]
    data = [f"../../data/kabupaten-contoh-raya/{name}" for _, name, _ in DATA_FILES]
    pdf = "../../unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-masterplan.pdf"

    assert {pdf, *data} <= set(read_page(with_pdf.html).hrefs)
    assert "12 halaman, 1,5 MB, edisi 15 Juli 2026" in read_page(with_pdf.html).words
    assert pdf not in read_page(without.html).hrefs
    assert set(data) <= set(read_page(without.html).hrefs)

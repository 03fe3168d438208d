from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.model.tahapan import Peristiwa
from masterplan.province.changes import changes
from masterplan.views.changes_page import MOST, OF_ONE_REGION, changes_page, latest, rows
from masterplan.views.page import PageView
from masterplan.views.shared_pages import all_pages
from tests.conftest import SITE
from tests.pages import read_page

RAYA = "kabupaten-contoh-raya"


@pytest.fixture
def page(small_library: Library) -> PageView:
    return changes_page(small_library)


def _with_event(library: Library, **told: str) -> Library:
    """The library with one event, in the region without a plan."""
    event = Peristiwa.model_validate({"sumber": "karangan", **told})
    region = library.by_slug["kabupaten-tanpa-rencana"]
    tahapan = region.tahapan.model_copy(update={"peristiwa": (event,)})
    return replace(library, region=(replace(region, tahapan=tahapan),), per=date(2026, 7, 15))


def test_the_page_tells_each_change_with_day_kind_region_and_mark(page: PageView) -> None:
    words = read_page(page.html).words

    assert (
        "15 Juli 2026 Revisi Kabupaten Contoh Raya (contoh): Revisi 1.1 masterplan "
        "Satu pagu rekaan ditambahkan." in words
    )
    assert "1 Desember 2025 Peristiwa Kabupaten Contoh Raya: Forum rekaan bersidang" in words
    assert (
        "Februari 2025 Program Kabupaten Contoh Raya (contoh): Loket Contoh Daring "
        "Berjalan: Petugas rekaan dilatih." in words
    )


def test_changes_are_grouped_by_month(page: PageView) -> None:
    assert [
        ("bulan-2026-07", "Juli 2026"),
        ("bulan-2026-06", "Juni 2026"),
        ("bulan-2025-12", "Desember 2025"),
        ("bulan-2025-02", "Februari 2025"),
    ] == [(heading.anchor, heading.text) for heading in page.toc]
    assert ("perubahan/", "Perubahan", date(2026, 7, 15)) == (
        page.address,
        page.title,
        page.edition,
    )


def test_a_date_that_is_only_a_year_makes_no_month(small_library: Library) -> None:
    page = changes_page(_with_event(small_library, tanggal="2021", isi="Diluncurkan."))

    assert ["2021"] == [heading.text for heading in page.toc]


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_link_leads_to_a_page_of_the_site(
    which: str, small_library: Library, real_library: Library
) -> None:
    library = small_library if which == "small" else real_library
    made = {view.address: view for view in all_pages(library, Report(), dict, SITE)}
    page = changes_page(library)
    hrefs = {urljoin(SITE + page.address, href) for href in read_page(page.html).hrefs}
    pages = {href.removeprefix(SITE).partition("#")[::2] for href in hrefs}

    assert ("perubahan.xml", "") in pages
    for address, anchor in pages - {("perubahan.xml", "")}:
        assert address in made
        assert not anchor or anchor in read_page(made[address].html).ids


def test_a_page_with_samples_says_so_first_and_keeps_out_of_search_engines(
    page: PageView, small_library: Library
) -> None:
    official = changes_page(small_library.without_samples())

    assert page.contoh
    assert "Contoh. Perubahan bertanda “contoh”" in read_page(page.html).words
    assert not official.contoh
    assert "ontoh." not in read_page(official.html).words
    assert "(contoh)" not in read_page(official.html).words


def test_the_page_shows_the_newest_and_stays_sound(real_library: Library) -> None:
    page = changes_page(real_library)
    read = read_page(page.html)

    assert MOST == page.html.count("<li>")
    assert [] == read.twice
    assert 1 == [level for level, _, _ in read.headings].count(1)


def test_nothing_to_tell_is_said(small_library: Library) -> None:
    silent = replace(small_library, region=(small_library.by_slug["provinsi"],))

    assert (
        "Belum ada perubahan yang bertanggal di sumber."
        in read_page(changes_page(silent).html).words
    )
    assert "" == latest(silent, "", 6)


def test_the_first_sentence_of_an_event_is_its_title(small_library: Library) -> None:
    library = _with_event(
        small_library,
        tanggal="2025-07-08",
        sampai="2025-07-10",
        isi="Rapat *rekaan* di [Kota](https://x.example/) & pulau. Dua hal dibahas.",
        catatan="Sumbernya satu.",
    )
    (row,) = rows(changes(library))

    assert ("Rapat rekaan di Kota & pulau", "Dua hal dibahas. Sumbernya satu.") == (
        row.judul,
        row.isi,
    )
    assert ("8–10 Juli 2025", "kabupaten-tanpa-rencana/tahapan/#peristiwa") == (
        row.waktu,
        row.alamat,
    )
    assert "Dua hal dibahas." == row.pokok


def test_texts_of_sources_cannot_become_markup(small_library: Library) -> None:
    library = _with_event(small_library, tanggal="2025", isi="a <script>alert(1)</script> & b")
    html = changes_page(library).html + latest(library, "", 6)

    assert "<script" not in html
    assert "&amp; b" in html


def test_an_event_in_one_sentence_repeats_nothing(small_library: Library) -> None:
    (row,) = rows(changes(_with_event(small_library, tanggal="2025", isi="Apa kabar?")))

    assert ("Apa kabar?", "") == (row.judul, row.isi)


def test_the_home_page_shows_two_of_one_region_at_most(
    small_library: Library, real_library: Library
) -> None:
    """One busy region does not fill the list, and the newest of each comes first."""
    small = read_page(latest(small_library, "", 6))
    regions = Counter(
        href.split("/")[0] for href in read_page(latest(real_library, "", 6)).hrefs[:-2]
    )

    assert ["kabupaten-contoh-raya/"] * 2 == small.hrefs[:-2]
    assert small.words.index("15 Juli 2026") < small.words.index("15 Juni 2026")
    assert 6 == regions.total()
    assert max(regions.values()) <= OF_ONE_REGION


def test_the_list_links_from_where_it_stands_to_all_changes_and_the_feed(
    small_library: Library,
) -> None:
    hrefs = read_page(latest(small_library, "tentang/", 1)).hrefs

    assert ["../kabupaten-contoh-raya/", "../perubahan/", "../perubahan.xml"] == hrefs

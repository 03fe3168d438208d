from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest

from masterplan.library import Library
from masterplan.model.pilar import TAHAP
from masterplan.model.program import SelarasProvinsi
from masterplan.model.region import Plan
from masterplan.views.page import PageView
from masterplan.views.province_pages import province_pages
from tests.builds import SMALL_PROJECT
from tests.pages import read_page
from tests.province.regions import RAYA, TigaDaerah, anggaran, sinergi

HOST = "https://contoh.example/"

NAMES = [
    "papan-tahapan",
    "cakupan",
    "program-bersama",
    "tanpa-kaitan-provinsi",
    "langkah-dan-manfaat",
    "kerja-sama",
    "smart-province",
]


@pytest.fixture(scope="session")
def tiga(small_library: Library, plan: Plan) -> TigaDaerah:
    """Makes libraries of three regions."""
    return TigaDaerah(small_library, plan)


@pytest.fixture(scope="session")
def shared(tiga: TigaDaerah) -> Library:
    """A province with three programmes, and a regency that serves one and stands against one."""
    return tiga.library(
        provinsi=[
            tiga.program("jalur", peran_kabkota={"99.01": "pelaksana", "99.02": "tidak-ikut"}),
            tiga.program("pusat-data", peran_kabkota={"99.01": "mitra"}, anggaran=anggaran(None)),
            tiga.program("forum", langkah_transformasi=(5,)),
        ],
        raya=[
            tiga.program("satu", selaras_provinsi=SelarasProvinsi(program=("jalur",))),
            tiga.program("dua", selaras_provinsi=SelarasProvinsi(tidak_ada="Urusan *kabupaten*.")),
            tiga.program("tiga", pilar="smart-living", anggaran=anggaran(0)),
        ],
        sinergi=[sinergi("tiga", "pusat-data", "bertentangan")],
    )


def _pages(library: Library) -> dict[str, PageView]:
    province = library.provinsi
    assert province is not None
    return {page.address.split("/")[1]: page for page in province_pages(library, province)}


def _words(library: Library, name: str) -> str:
    return read_page(_pages(library)[name].html).words


class _Tables(HTMLParser):
    """Counts what a table owes to those who cannot see it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = self.captions = 0
        self.heads_without_scope = 0
        self.cells_without_label: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.heads_without_scope += tag == "th" and "scope" not in given
        if tag == "td" and "data-l" not in given and "colspan" not in given:
            self.cells_without_label.append(str(given))


def test_the_province_has_its_pages_in_order_under_one_heading(small_library: Library) -> None:
    pages = _pages(small_library)

    assert NAMES == list(pages)
    assert {"Koordinasi"} == {page.group for page in pages.values()}
    assert {"provinsi"} == {page.region for page in pages.values()}
    assert len(NAMES) == len({page.full_title for page in pages.values()})
    assert all(page.full_title.endswith("Provinsi Contoh") for page in pages.values())
    assert {(("Provinsi Contoh", "provinsi/"),)} == {page.trail for page in pages.values()}


def test_without_the_forums_words_there_is_no_page_of_them(small_library: Library) -> None:
    silent = replace(
        small_library,
        region=tuple(replace(region, smart_province=None) for region in small_library),
    )

    assert NAMES[:-1] == list(_pages(silent))
    assert "Belum ada kerja sama yang diketahui." in _words(silent, "kerja-sama")


def test_pages_name_existing_sources_and_are_dated_by_the_newest(small_library: Library) -> None:
    pages = _pages(small_library)

    assert all(page.sources for page in pages.values())
    assert [] == [
        source
        for page in pages.values()
        for source in page.sources
        if not (SMALL_PROJECT / source).is_file()
    ]
    assert {date(2026, 7, 15)} == {page.edition for page in pages.values()}


@pytest.mark.parametrize("which", ["small", "shared", "real"])
def test_pages_are_sound_html_with_labelled_tables(
    which: str, small_library: Library, shared: Library, real_library: Library
) -> None:
    """One title, unique anchors, a caption for each table, a scope for each heading."""
    library = {"small": small_library, "shared": shared, "real": real_library}[which]
    for name, page in _pages(library).items():
        read = read_page(page.html)
        tables = _Tables()
        tables.feed(page.html)

        assert 1 == [level for level, _, _ in read.headings].count(1), name
        assert [] == read.twice, name
        assert tables.tables == tables.captions, name
        assert 0 == tables.heads_without_scope, name
        assert [] == tables.cells_without_label, name


def test_links_among_the_pages_resolve(shared: Library) -> None:
    anchors = {page.address: read_page(page.html).ids for page in _pages(shared).values()}
    inside = 0
    broken = []
    for page in _pages(shared).values():
        for href in read_page(page.html).hrefs:
            address, _, anchor = (
                urljoin(HOST + page.address, href).removeprefix(HOST).partition("#")
            )
            if address in anchors:
                inside += 1
                broken += [href] if anchor and anchor not in anchors[address] else []

    assert [] == broken
    assert inside >= 8


def test_pages_that_show_invented_plans_say_so_before_their_numbers(shared: Library) -> None:
    """Who lands on a page by a search must not take a sample's sum for policy."""
    pages = _pages(shared)
    counting = NAMES[1:5]

    assert counting == [name for name, page in pages.items() if page.contoh]
    for name in counting:
        words = read_page(pages[name].html).words
        assert "Contoh. Semua rencana di halaman ini dikarang" in words
        assert not any(sign.isdigit() for sign in words[: words.index("Contoh.")])


def test_a_sample_among_other_plans_is_named(tiga: TigaDaerah) -> None:
    library = tiga.library(raya=[tiga.program("satu")], sunyi=[tiga.program("dua")], status="resmi")
    mixed = replace(
        library,
        region=tuple(
            replace(region, plan=tiga.library(raya=[tiga.program("satu")]).by_slug[RAYA].plan)
            if region.slug == RAYA
            else region
            for region in library
        ),
    )
    words = _words(mixed, "cakupan")

    assert "Sebagian rencana di halaman ini dikarang" in words
    assert "(Contoh Raya)" in words
    assert "jumlah di halaman ini memuat angka itu" in words
    assert "Contoh Raya (contoh) 1 program" in words
    assert "Kabupaten Tanpa Rencana 1 program" in words
    assert "Jumlah (termasuk contoh)" in words


def test_official_plans_alone_carry_no_warning(tiga: TigaDaerah) -> None:
    library = tiga.library(
        raya=[tiga.program("satu")], provinsi=[tiga.program("a")], status="resmi"
    )

    assert [] == [name for name, page in _pages(library).items() if page.contoh]
    assert [] == [name for name in NAMES if "contoh)" in _words(library, name)]


def test_the_board_tells_date_source_and_age_of_each_stage(small_library: Library) -> None:
    words = _words(small_library, "papan-tahapan")

    assert "Kabupaten Contoh Raya Pelaksanaan Berjalan 27 September 2025 291 hari" in words
    assert "Sumber: Penerbit Rekaan (2024)" in words
    assert "291 hari per 27 September 2025, tanggal tahapan" in words
    assert "1 Desember 2025" in words
    assert f"2 dari {len(TAHAP)} disebut" in words
    assert "ada (contoh)" in words
    assert "belum ada dokumen" in words


def test_a_region_of_which_no_stage_is_told_is_unknown(
    small_library: Library, real_library: Library
) -> None:
    """Not told is neither `belum` nor nothing."""
    words = _words(real_library, "papan-tahapan")

    assert "Kabupaten Halmahera Barat tidak diketahui" in words
    assert "Halbar tidak satu pun disebut" in words
    assert "Tidak satu pun tahapan disebut sumber untuk Halbar, " in words
    assert "Tidak satu pun tahapan" not in _words(small_library, "papan-tahapan")


def test_coverage_shows_gaps_and_unknown_apart(small_library: Library) -> None:
    words = _words(small_library, "cakupan")

    assert "2 program Rp 400 juta 1 pagu belum diketahui 1 quick win belum ada program" in words
    assert "1 program Rp 0 " in words
    assert "Kabupaten Tanpa Rencana belum ada dokumen, jadi belum diketahui" in words
    assert "Jumlah (termasuk contoh) 1 dari 2 daerah" in words
    assert "(contoh) belum mempunyai program di Smart Branding, Smart Economy" in words


def test_money_that_nobody_knows_is_not_nought(tiga: TigaDaerah) -> None:
    library = tiga.library(raya=[tiga.program("satu", anggaran=anggaran(None, None))])

    assert "1 program belum diketahui" in _words(library, "cakupan")
    assert "Rp 0" not in _words(library, "cakupan")


def test_every_role_is_a_word_beside_its_sign(shared: Library) -> None:
    words = _words(shared, "program-bersama")

    assert "Program jalur (contoh) ● pelaksana – tidak ikut 1 program" in words
    assert "Program pusat-data (contoh) ◐ mitra ? belum diketahui tidak ada" in words
    assert "Program forum (contoh) ? belum diketahui ? belum diketahui tidak ada" in words


def test_each_provincial_programme_lists_who_serves_it(shared: Library) -> None:
    read = read_page(_pages(shared)["program-bersama"].html)

    assert {"bersama-jalur", "bersama-pusat-data", "bersama-forum"} <= set(read.ids)
    assert "Contoh Raya (contoh), pelaksana: Program satu" in read.words
    assert "mitra: Program tiga (bertentangan, tidak melayani)" in read.words
    assert "menyatakan melayani 2 dari 3 program provinsi: Program pusat-data" in read.words
    assert "rencananya belum memuat program yang melayani: Contoh Raya." in read.words


def test_programmes_that_serve_none_give_their_reason(shared: Library) -> None:
    html = _pages(shared)["tanpa-kaitan-provinsi"].html
    words = read_page(html).words

    assert "2 dari 3 program (contoh)" in words
    assert "Program dua (contoh) Smart Governance Urusan kabupaten." in words
    assert "<em>kabupaten</em>" in html
    assert "belum dinilai Bertentangan dengan Program pusat-data." in words
    assert "Program satu" not in words


def test_a_province_without_programmes_says_so(small_library: Library) -> None:
    words = _words(small_library, "program-bersama")

    assert "Program provinsi belum dicatat." in words
    assert "Belum dilayani" not in words


def test_steps_and_values_are_counted_over_all_plans(shared: Library) -> None:
    words = _words(shared, "langkah-dan-manfaat")

    assert "Regulasi, skema pendanaan dan pembiayaan: 1 program, Rp" in words
    assert "Perluasan akses dan peningkatan infrastruktur digital: 0 program (termasuk" in words
    assert "Kabupaten Tanpa Rencana belum ada dokumen, jadi belum diketahui" in words
    assert "Provinsi Contoh (contoh)" in words
    assert "6 dari 6 program menyebut manfaat bagi pemerintah" in words
    assert "0 dari 6 program menyebut manfaat bagi bisnis" in words


def test_agreements_lead_to_their_regions(small_library: Library) -> None:
    read = read_page(_pages(small_library)["kerja-sama"].html)

    assert "kerja-sama-rekaan" in read.ids
    assert {"../../kabupaten-contoh-raya/", "../../kabupaten-tanpa-rencana/"} <= set(read.hrefs)
    assert "Masa berlaku belum diketahui" in read.words


def test_old_places_on_the_forums_page_still_hold(small_library: Library) -> None:
    """Addresses never change: what moved to a page of its own is still pointed at here."""
    read = read_page(_pages(small_library)["smart-province"].html)
    old = {"lima-langkah", "langkah-1", "manfaat", "kendala", "kerja-sama", "kerja-sama-rekaan"}

    assert old <= set(read.ids)
    assert "../kerja-sama/#kerja-sama-rekaan" in read.hrefs
    assert "Akses internet diperluas ke desa rekaan." in read.words

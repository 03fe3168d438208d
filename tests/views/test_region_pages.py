from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest

from masterplan.library import Library
from masterplan.model.masterplan import Regulasi
from masterplan.model.region import Plan, Region
from masterplan.views.data_files import BerkasData
from masterplan.views.page import PageView
from masterplan.views.region_page import Berkas, Pdf
from masterplan.views.region_pages import DATA_FILES, region_pages
from tests.builds import SMALL_PROJECT
from tests.conftest import SITE
from tests.pages import read_page
from tests.views.books import book


def _pages(library: Library, slug: str, pdf: Pdf = dict) -> dict[str, PageView]:
    pages = region_pages(book(library, library.by_slug[slug], pdf))
    return {page.address: page for page in pages}


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
        "kabupaten-contoh-raya/program/loket-contoh/",
        "kabupaten-contoh-raya/program/loket-lama/",
        "kabupaten-contoh-raya/program/jaringan-contoh/",
        "kabupaten-contoh-raya/program/puskesmas-contoh/",
    ] == list(pages)


def test_a_region_without_a_plan_has_its_profile_and_its_stages(small_library: Library) -> None:
    expected = ["kabupaten-tanpa-rencana/", "kabupaten-tanpa-rencana/tahapan/"]

    assert expected == list(_pages(small_library, "kabupaten-tanpa-rencana"))


def test_the_province_is_a_region_too(small_library: Library) -> None:
    """What it coordinates stands on pages of its own (`province_pages`)."""
    assert ["provinsi/", "provinsi/tahapan/"] == list(_pages(small_library, "provinsi"))


def test_a_plan_without_chapters_has_no_pages_of_chapters(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    region = replace(contoh_raya, plan=replace(plan, bab=()))

    addresses = [page.address for page in region_pages(book(small_library, region))]

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


def test_an_official_plan_names_the_rule_that_made_it_so(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    """With its date, on every page; and no word of a sample is left."""
    rule = Regulasi(
        id="perbup-rekaan",
        jenis="Perbup",
        nomor="1",
        tahun=2025,
        tanggal="2025-03-04",
        tentang="Masterplan rekaan",
        url="https://jdih.example/1",
        peran="penetapan",
    )
    about = plan.rangkaian.model_copy(update={"status_konten": "resmi", "regulasi": (rule,)})
    region = replace(contoh_raya, plan=replace(plan, rangkaian=about))

    for page in region_pages(book(small_library, region)):
        read = read_page(page.html)
        assert not page.contoh
        assert (
            "Resmi. Ditetapkan dengan Perbup Nomor 1 Tahun 2025, 4 Maret 2025. Edisi 15 Juli 2026."
        ) in read.words, page.address
        assert "https://jdih.example/1" in read.hrefs


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
            address, _, anchor = urljoin(SITE + here, href).removeprefix(SITE).partition("#")
            if address.startswith("kabupaten-contoh-raya/"):
                followed += 1
                if address not in anchors or (anchor and anchor not in anchors[address]):
                    broken.append((here, href))

    assert [] == broken
    assert followed > 40


def test_the_overview_counts_what_the_plan_holds(pages: dict[str, PageView]) -> None:
    words = read_page(pages["kabupaten-contoh-raya/"].html).words

    assert "3 program, 1 berjalan dan 1 selesai" in words
    assert "Rp 400 juta anggaran 2025–2027; 1 pagu belum diketahui" in words
    assert "81,3% rata-rata kemajuan 2 program yang melaporkannya" in words
    assert "3 indikator; target terakhir tercapai pada 1 dari 2 yang dapat dinilai" in words


def test_pillars_hold_their_objectives_and_a_card_of_each_programme(
    pages: dict[str, PageView],
) -> None:
    living = read_page(pages["kabupaten-contoh-raya/pilar/smart-living/"].html)
    branding = read_page(pages["kabupaten-contoh-raya/pilar/smart-branding/"].html).words

    assert {"sasaran-kesehatan-contoh", "puskesmas-contoh"} <= set(living.ids)
    assert "loket-contoh" not in living.ids
    assert "Sasaran pilar ini belum dicatat." in branding
    assert "Belum ada program di pilar ini." in branding


def test_a_programmes_card_answers_the_first_questions_and_leads_on(
    pages: dict[str, PageView],
) -> None:
    """What, where, when, how much, who and how far; the rest is on the programme's own page."""
    page = read_page(pages["kabupaten-contoh-raya/pilar/smart-governance/"].html)

    assert (
        "Loket Contoh Daring Berjalan per 30 Juni 2026, kemajuan 62,5% "
        "Apa Loket rekaan menerima permohonan dari ponsel warga. "
        "Di mana Kecamatan Rekaan Hulu Kapan 2025–2026 Berapa Rp 400 juta "
        "Siapa Dinas Komunikasi Contoh (Diskom Contoh)"
    ) in page.words
    assert {"../../program/loket-contoh/", "../../program/jaringan-contoh/"} <= set(page.hrefs)
    assert "Pelatihan petugas rekaan" not in page.words


def test_former_anchors_of_a_programme_stay_on_the_page_of_its_pillar(
    pages: dict[str, PageView],
) -> None:
    """Programmes were once quoted as places on their pillar's page."""
    ids = read_page(pages["kabupaten-contoh-raya/pilar/smart-governance/"].html).ids

    assert {"loket-contoh", "loket-lama", "jaringan-contoh"} <= set(ids)


def test_navigation_names_all_pages_but_those_of_programmes(pages: dict[str, PageView]) -> None:
    unlisted = [address for address, page in pages.items() if not page.listed]

    assert [address for address in pages if "/program/" in address] == unlisted
    assert unlisted


def test_a_trail_leads_down_to_each_page(pages: dict[str, PageView]) -> None:
    """From the region, over the pillar or the list of chapters, by the titles of those pages."""
    home = ("Kabupaten Contoh Raya", "kabupaten-contoh-raya/")
    pilar = ("Smart Governance", "kabupaten-contoh-raya/pilar/smart-governance/")

    assert () == pages["kabupaten-contoh-raya/"].trail
    assert (home,) == pages["kabupaten-contoh-raya/anggaran/"].trail
    assert (home,) == pages[pilar[1]].trail
    assert (home, pilar) == pages["kabupaten-contoh-raya/program/loket-contoh/"].trail
    assert (home, ("Bab", "kabupaten-contoh-raya/bab/")) == (
        pages["kabupaten-contoh-raya/bab/pendahuluan/"].trail
    )
    assert {address for page in pages.values() for _, address in page.trail} <= set(pages)


def test_pictures_of_a_chapter_lead_from_its_page(pages: dict[str, PageView]) -> None:
    page = read_page(pages["kabupaten-contoh-raya/bab/pendahuluan/"].html)

    assert ("img", "../../gambar/kotak.png") in page.links


def test_running_text_explains_terms_of_the_glossary(pages: dict[str, PageView]) -> None:
    """Once on a page, with a link that leads from there."""
    page = read_page(pages["kabupaten-contoh-raya/anggaran/"].html)

    assert 1 == page.hrefs.count("../../glosarium/#pagu")


def test_descriptions_are_plain_text(small_library: Library, pages: dict[str, PageView]) -> None:
    """Search engines and previews show them as they are: no Markdown, no HTML."""
    region = small_library.by_slug["kabupaten-contoh-raya"]
    stages = region.tahapan.model_copy(update={"ringkasan": "Rencana **rekaan** & [ini](x)."})
    first = next(region_pages(book(small_library, replace(region, tahapan=stages))))

    assert (
        "Loket rekaan menerima permohonan dari ponsel warga. "
        "Program Kabupaten Contoh Raya, 2025–2026."
    ) == pages["kabupaten-contoh-raya/program/loket-contoh/"].description
    assert "Masterplan kota cerdas Kabupaten Contoh Raya: Rencana rekaan & ini." == (
        first.description
    )


def test_downloads_list_the_data_and_the_pdf_that_was_made(small_library: Library) -> None:
    berkas = Berkas(
        alamat="unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-masterplan.pdf",
        jenis="masterplan",
        judul="Masterplan lengkap",
        halaman=12,
        ukuran=1_572_864,
        sha256="0123456789abcdef" * 4,
        edisi=date(2026, 7, 15),
    )
    address = "kabupaten-contoh-raya/unduhan/"
    with_pdf = _pages(
        small_library, "kabupaten-contoh-raya", lambda: {"kabupaten-contoh-raya": [berkas]}
    )[address]
    without = _pages(small_library, "kabupaten-contoh-raya")[address]
    data = [f"../../data/kabupaten-contoh-raya/{name}" for _, name, _ in DATA_FILES]
    pdf = "../../unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-masterplan.pdf"

    assert {pdf, *data} <= set(read_page(with_pdf.html).hrefs)
    words = read_page(with_pdf.html).words
    assert (
        "Masterplan lengkap (PDF) 12 halaman, 1,5 MB, edisi 15 Juli 2026, sha256 01234567" in words
    )
    assert f'title="{berkas.sha256}"' in with_pdf.html
    assert "../../unduhan/SHA256SUMS" in read_page(with_pdf.html).hrefs
    assert pdf not in read_page(without.html).hrefs
    assert "../../unduhan/SHA256SUMS" not in read_page(without.html).hrefs
    assert set(data) <= set(read_page(without.html).hrefs)


def test_machines_are_told_of_the_government_and_of_its_data(
    small_library: Library, contoh_raya: Region
) -> None:
    """Where a region begins and where its files are listed; nothing where there are no files."""
    file = BerkasData(ukuran=10, baris=1, kolom=("id",))
    data = {"data/kabupaten-contoh-raya/program.csv": file}
    told = {
        page.address.removeprefix("kabupaten-contoh-raya/"): [
            str(item["@type"]) for item in page.linked
        ]
        for page in region_pages(book(small_library, contoh_raya, data=data))
        if page.linked
    }
    bare = {
        page.address: [str(item["@type"]) for item in page.linked]
        for page in region_pages(book(small_library, contoh_raya))
        if page.linked
    }

    assert {"": ["GovernmentOrganization", "Dataset"], "unduhan/": ["Dataset"]} == told
    assert {"kabupaten-contoh-raya/": ["GovernmentOrganization"]} == bare

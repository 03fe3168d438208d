from __future__ import annotations

import pytest
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section, get_navigation
from mkdocs.structure.pages import Page

from masterplan.library import Library
from masterplan.site.navigation import RegionNavigation
from masterplan.site.page import ViewPage
from tests.site.small_site import page_at, small_config


@pytest.fixture(scope="module")
def navigation(
    tmp_path_factory: pytest.TempPathFactory, files: Files, small_library: Library
) -> RegionNavigation:
    """The navigation of the small project."""
    top = get_navigation(files, small_config(tmp_path_factory.mktemp("navigasi")))
    pages = [file.page for file in files.documentation_pages()]
    return RegionNavigation(
        top, small_library, [page for page in pages if isinstance(page, ViewPage)]
    )


def _outline(items: list[StructureItem], depth: int = 0) -> list[str]:
    lines = []
    for item in items:
        where = "" if isinstance(item, Section) else f" → /{getattr(item, 'url', '')}"
        lines.append(f"{'  ' * depth}{item.title}{where}")
        if isinstance(item, Section):
            lines += _outline(item.children, depth + 1)
    return lines


def test_a_region_shows_its_own_pages_among_the_top_level(
    navigation: RegionNavigation, files: Files
) -> None:
    page = page_at(files, "kabupaten-contoh-raya/anggaran/")

    assert [
        "Beranda → /",
        "Kabupaten Contoh Raya",
        "  Ringkasan → /kabupaten-contoh-raya/",
        "  Visi dan misi → /kabupaten-contoh-raya/visi-misi/",
        "  Analisis → /kabupaten-contoh-raya/analisis/",
        "  Pilar",
        "    Smart Governance → /kabupaten-contoh-raya/pilar/smart-governance/",
        "    Smart Branding → /kabupaten-contoh-raya/pilar/smart-branding/",
        "    Smart Economy → /kabupaten-contoh-raya/pilar/smart-economy/",
        "    Smart Living → /kabupaten-contoh-raya/pilar/smart-living/",
        "    Smart Society → /kabupaten-contoh-raya/pilar/smart-society/",
        "    Smart Environment → /kabupaten-contoh-raya/pilar/smart-environment/",
        "  Peta jalan → /kabupaten-contoh-raya/peta-jalan/",
        "  Anggaran → /kabupaten-contoh-raya/anggaran/",
        "  Indikator → /kabupaten-contoh-raya/indikator/",
        "  Quick win → /kabupaten-contoh-raya/quick-win/",
        "  Tahapan → /kabupaten-contoh-raya/tahapan/",
        "  Bab → /kabupaten-contoh-raya/bab/",
        "  Unduhan → /kabupaten-contoh-raya/unduhan/",
        "Provinsi Contoh → /provinsi/",
        "Unduhan → /unduhan/",
        "Cara membaca → /cara-membaca/",
        "Glosarium → /glosarium/",
        "Sumber → /sumber/",
        "Tentang → /tentang/",
        "Untuk penyunting → /panduan/",
    ] == _outline(navigation.of(page).items)


def test_one_group_of_a_regions_pages_is_open(navigation: RegionNavigation, files: Files) -> None:
    """The page's own, so that the menu stays short: a chapter shows chapters, and folds pillars."""
    chapter = page_at(files, "kabupaten-contoh-raya/bab/pendahuluan/")

    assert [
        "  Pilar → /kabupaten-contoh-raya/pilar/smart-governance/",
        "  Peta jalan → /kabupaten-contoh-raya/peta-jalan/",
        "  Anggaran → /kabupaten-contoh-raya/anggaran/",
        "  Indikator → /kabupaten-contoh-raya/indikator/",
        "  Quick win → /kabupaten-contoh-raya/quick-win/",
        "  Tahapan → /kabupaten-contoh-raya/tahapan/",
        "  Bab",
        "    Semua bab → /kabupaten-contoh-raya/bab/",
        "    Pendahuluan → /kabupaten-contoh-raya/bab/pendahuluan/",
        "    Program dan Anggaran → /kabupaten-contoh-raya/bab/program-dan-anggaran/",
        "  Unduhan → /kabupaten-contoh-raya/unduhan/",
    ] == _outline(navigation.of(chapter).items)[5:16]


def test_folding_for_one_page_leaves_the_others_their_menu(
    navigation: RegionNavigation, files: Files
) -> None:
    """The section of a region is one for all its pages; each sees its own cut of it."""
    budget = page_at(files, "kabupaten-contoh-raya/anggaran/")
    before = _outline(navigation.of(budget).items)
    navigation.of(page_at(files, "kabupaten-contoh-raya/bab/pendahuluan/"))
    navigation.of(page_at(files, "provinsi/cakupan/"))

    assert before == _outline(navigation.of(budget).items)


def test_the_province_takes_its_place_on_the_top_level(
    navigation: RegionNavigation, files: Files
) -> None:
    assert [
        "Beranda → /",
        "Provinsi Contoh",
        "  Ringkasan → /provinsi/",
        "  Tahapan → /provinsi/tahapan/",
        "  Koordinasi",
        "    Papan tahapan → /provinsi/papan-tahapan/",
        "    Cakupan pilar → /provinsi/cakupan/",
        "    Program bersama → /provinsi/program-bersama/",
        "    Tanpa kaitan provinsi → /provinsi/tanpa-kaitan-provinsi/",
        "    Langkah dan manfaat → /provinsi/langkah-dan-manfaat/",
        "    Kerja sama → /provinsi/kerja-sama/",
        "    Smart Province → /provinsi/smart-province/",
        "  Pemeriksaan → /provinsi/pemeriksaan/",
        "Unduhan → /unduhan/",
        "Cara membaca → /cara-membaca/",
        "Glosarium → /glosarium/",
        "Sumber → /sumber/",
        "Tentang → /tentang/",
        "Untuk penyunting → /panduan/",
    ] == _outline(navigation.of(page_at(files, "provinsi/papan-tahapan/")).items)


@pytest.mark.parametrize("address", ["", "tentang/", "sumber/", None])
def test_pages_of_no_region_show_the_top_level_alone(
    navigation: RegionNavigation, files: Files, address: str | None
) -> None:
    """So does the page for missing addresses."""
    page = None if address is None else page_at(files, address)

    assert [
        "Beranda → /",
        "Provinsi Contoh → /provinsi/",
        "Unduhan → /unduhan/",
        "Cara membaca → /cara-membaca/",
        "Glosarium → /glosarium/",
        "Sumber → /sumber/",
        "Tentang → /tentang/",
        "Untuk penyunting → /panduan/",
    ] == _outline(navigation.of(page).items)


@pytest.mark.parametrize("address", ["panduan/", "panduan/memeriksa/"])
def test_a_section_is_open_to_who_is_in_it(
    navigation: RegionNavigation, files: Files, address: str
) -> None:
    """To others it is one line, the way to its first page: an editor's chapters help no citizen."""
    lines = _outline(navigation.of(page_at(files, address)).items)

    assert [
        "Tentang → /tentang/",
        "Untuk penyunting",
        "  Panduan penyunting → /panduan/",
        "  Memeriksa → /panduan/memeriksa/",
    ] == lines[-4:]
    assert "Provinsi Contoh → /provinsi/" in lines


def test_programmes_are_found_through_their_pillar(
    navigation: RegionNavigation, files: Files
) -> None:
    """A page of a programme shows its region's navigation, which names no programme."""
    programme = _outline(
        navigation.of(page_at(files, "kabupaten-contoh-raya/program/loket-contoh/")).items
    )

    assert _outline(navigation.of(page_at(files, "kabupaten-contoh-raya/")).items) == programme
    assert not [line for line in programme if "/program/" in line]


@pytest.mark.parametrize("id", ["loket-contoh", "loket-lama", "puskesmas-contoh"])
def test_a_programme_is_on_no_way_through_the_region(
    navigation: RegionNavigation, files: Files, id: str
) -> None:
    page = page_at(files, f"kabupaten-contoh-raya/program/{id}/")

    assert (None, None, None) == (page.parent, page.previous_page, page.next_page)


def test_no_page_lists_another_regions_pages(navigation: RegionNavigation, files: Files) -> None:
    """A page's size does not grow with the number of regions."""
    views = [file.page for file in files.documentation_pages() if isinstance(file.page, ViewPage)]
    top = set(_outline(navigation.of(page_at(files, "")).items))
    for page in views:
        lines = {line.strip() for line in _outline(navigation.of(page).items)} - top
        foreign = [line for line in lines if "→" in line and f"→ /{page.view.region}/" not in line]
        assert foreign == []


def test_readers_are_led_through_a_region_and_not_out_of_it(
    navigation: RegionNavigation, files: Files
) -> None:
    page: Page | None = page_at(files, "kabupaten-contoh-raya/")
    assert page is not None
    assert page.previous_page is None
    way = []
    while page is not None:
        way.append(page.url)
        page = page.next_page

    assert 18 == len(way) == len(set(way))
    assert {"kabupaten-contoh-raya"} == {url.split("/")[0] for url in way}
    assert "kabupaten-contoh-raya/unduhan/" == way[-1]


def test_a_page_knows_the_section_that_it_is_in(navigation: RegionNavigation, files: Files) -> None:
    chapter = page_at(files, "kabupaten-contoh-raya/bab/pendahuluan/")
    group = chapter.parent
    assert isinstance(group, Section)

    assert "Bab" == group.title
    assert group.parent is navigation.sections["kabupaten-contoh-raya"]


def test_the_home_page_stays_the_homepage_at(navigation: RegionNavigation, files: Files) -> None:
    home = page_at(files, "")

    assert navigation.of(page_at(files, "provinsi/")).homepage is home
    assert navigation.of(home).homepage is home

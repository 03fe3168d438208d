from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Section, get_navigation
from mkdocs.structure.pages import Page

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.site.navigation import RegionNavigation
from masterplan.site.page import ViewPage, view_file
from masterplan.views.shared_pages import all_pages
from tests.builds import SMALL_PROJECT


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, small_library: Library) -> Files:
    """All pages of the small project: made by views and written by hand."""
    config = _config(tmp_path_factory.mktemp("navigasi"))
    files = get_files(config)
    for view in all_pages(small_library, Report(), dict):
        files.append(view_file(view, config))
    return files


@pytest.fixture(scope="module")
def navigation(
    tmp_path_factory: pytest.TempPathFactory, files: Files, small_library: Library
) -> RegionNavigation:
    """The navigation of the small project."""
    top = get_navigation(files, _config(tmp_path_factory.mktemp("navigasi")))
    pages = [file.page for file in files.documentation_pages()]
    return RegionNavigation(
        top, small_library, [page for page in pages if isinstance(page, ViewPage)]
    )


def _config(folder: Path) -> MkDocsConfig:
    copytree(SMALL_PROJECT, folder, dirs_exist_ok=True)
    config = load_config(
        config_file=str(folder / "mkdocs.yml"), plugins=[], theme={"name": "mkdocs"}
    )
    config.plugins._current_plugin = "masterplan"  # MkDocs sets it around each event
    return config


def _page(files: Files, address: str) -> Page:
    (page,) = [
        file.page
        for file in files.documentation_pages()
        if file.page is not None and file.page.url.removeprefix("./") == address
    ]
    return page


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
    page = _page(files, "kabupaten-contoh-raya/anggaran/")

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
        "  Bab",
        "    Semua bab → /kabupaten-contoh-raya/bab/",
        "    Pendahuluan → /kabupaten-contoh-raya/bab/pendahuluan/",
        "    Program dan Anggaran → /kabupaten-contoh-raya/bab/program-dan-anggaran/",
        "  Unduhan → /kabupaten-contoh-raya/unduhan/",
        "Provinsi Contoh → /provinsi/",
        "Unduhan → /unduhan/",
        "Glosarium → /glosarium/",
        "Sumber → /sumber/",
        "Tentang → /tentang/",
    ] == _outline(navigation.of(page).items)


def test_the_province_takes_its_place_on_the_top_level(
    navigation: RegionNavigation, files: Files
) -> None:
    assert [
        "Beranda → /",
        "Provinsi Contoh",
        "  Ringkasan → /provinsi/",
        "  Papan tahapan → /provinsi/papan-tahapan/",
        "  Smart Province → /provinsi/smart-province/",
        "  Tahapan → /provinsi/tahapan/",
        "  Pemeriksaan → /provinsi/pemeriksaan/",
        "Unduhan → /unduhan/",
        "Glosarium → /glosarium/",
        "Sumber → /sumber/",
        "Tentang → /tentang/",
    ] == _outline(navigation.of(_page(files, "provinsi/papan-tahapan/")).items)


@pytest.mark.parametrize("address", ["", "tentang/", "sumber/"])
def test_pages_of_no_region_show_the_top_level_alone(
    navigation: RegionNavigation, files: Files, address: str
) -> None:
    assert [
        "Beranda → /",
        "Provinsi Contoh → /provinsi/",
        "Unduhan → /unduhan/",
        "Glosarium → /glosarium/",
        "Sumber → /sumber/",
        "Tentang → /tentang/",
    ] == _outline(navigation.of(_page(files, address)).items)


def test_no_page_lists_another_regions_pages(navigation: RegionNavigation, files: Files) -> None:
    """A page's size does not grow with the number of regions."""
    views = [file.page for file in files.documentation_pages() if isinstance(file.page, ViewPage)]
    top = set(_outline(navigation.of(_page(files, "")).items))
    for page in views:
        lines = {line.strip() for line in _outline(navigation.of(page).items)} - top
        foreign = [line for line in lines if "→" in line and f"→ /{page.view.region}/" not in line]
        assert foreign == []


def test_readers_are_led_through_a_region_and_not_out_of_it(
    navigation: RegionNavigation, files: Files
) -> None:
    page: Page | None = _page(files, "kabupaten-contoh-raya/")
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
    chapter = _page(files, "kabupaten-contoh-raya/bab/pendahuluan/")
    group = chapter.parent
    assert isinstance(group, Section)

    assert "Bab" == group.title
    assert group.parent is navigation.sections["kabupaten-contoh-raya"]


def test_the_home_page_stays_the_home_page(navigation: RegionNavigation, files: Files) -> None:
    home = _page(files, "")

    assert navigation.of(_page(files, "provinsi/")).homepage is home
    assert navigation.of(home).homepage is home

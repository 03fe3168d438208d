from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation

from masterplan.library import Library
from masterplan.site.assets import asset
from masterplan.site.navigation import RegionNavigation
from masterplan.site.page import ViewPage
from masterplan.site.shell import shell, shell_without_page
from tests.conftest import SITE
from tests.site.small_site import page_at, small_config

LOKET = "kabupaten-contoh-raya/program/loket-contoh/"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    """The configuration of the small project."""
    return small_config(Path(tmp_path_factory.mktemp("kerangka")))


@pytest.fixture(scope="module")
def ready(files: Files, config: MkDocsConfig, small_library: Library) -> Files:
    """The files of the small project, their pages rendered and in their places."""
    top = get_navigation(files, config)
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    RegionNavigation(top, small_library, [page for page in pages if isinstance(page, ViewPage)])
    for page in pages:
        page.read_source(config)
        page.render(config, files)
    return files


def _shell(ready: Files, config: MkDocsConfig, address: str) -> dict[str, Any]:
    return shell(page_at(ready, address), config, SITE)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", "Masterplan Provinsi Contoh"),
        ("tentang/", "Tentang - Masterplan Provinsi Contoh"),
        ("sumber/", "Sumber - Masterplan Provinsi Contoh"),
        ("kabupaten-contoh-raya/", "Kabupaten Contoh Raya - Masterplan Provinsi Contoh"),
        (LOKET, "Loket Contoh Daring · Kabupaten Contoh Raya - Masterplan Provinsi Contoh"),
        ("provinsi/cakupan/", "Cakupan pilar · Provinsi Contoh - Masterplan Provinsi Contoh"),
    ],
)
def test_the_tab_says_page_region_and_site(
    ready: Files, config: MkDocsConfig, address: str, title: str
) -> None:
    assert title == _shell(ready, config, address)["judul_tab"]


def test_no_two_pages_share_a_title(ready: Files, config: MkDocsConfig) -> None:
    """Tabs, bookmarks and results of a search are told apart by it."""
    titles = [
        shell(file.page, config, SITE)["judul_tab"]
        for file in ready.documentation_pages()
        if file.page is not None
    ]

    assert len(titles) > 30
    assert [] == sorted({title for title in titles if titles.count(title) > 1})


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("", []),
        ("tentang/", [("Beranda", "../")]),
        ("kabupaten-contoh-raya/", [("Beranda", "../")]),
        (
            "kabupaten-contoh-raya/anggaran/",
            [("Beranda", "../../"), ("Kabupaten Contoh Raya", "../")],
        ),
        (
            LOKET,
            [
                ("Beranda", "../../../"),
                ("Kabupaten Contoh Raya", "../../"),
                ("Smart Governance", "../../pilar/smart-governance/"),
            ],
        ),
        ("provinsi/cakupan/", [("Beranda", "../../"), ("Provinsi Contoh", "../")]),
        ("panduan/", [("Beranda", "../")]),
        ("panduan/memeriksa/", [("Beranda", "../../"), ("Panduan penyunting", "../")]),
    ],
)
def test_the_trail_leads_from_the_first_page_down(
    ready: Files, config: MkDocsConfig, address: str, trail: list[tuple[str, str]]
) -> None:
    assert trail == _shell(ready, config, address)["jejak"]


def _told(ready: Files, config: MkDocsConfig, address: str) -> list[dict[str, Any]]:
    """What a page tells machines."""
    text = str(_shell(ready, config, address)["tautan_data"])
    if not text:
        return []
    found = re.fullmatch(r'<script type="application/ld\+json">([^<]*)</script>', text)
    assert found is not None
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return graph


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("kabupaten-contoh-raya/", ["Beranda", "Kabupaten Contoh Raya"]),
        (
            LOKET,
            ["Beranda", "Kabupaten Contoh Raya", "Smart Governance", "Loket Contoh Daring"],
        ),
        ("panduan/memeriksa/", ["Beranda", "Panduan penyunting", "Memeriksa"]),
    ],
)
def test_machines_are_told_the_trail_with_the_page_itself(
    ready: Files, config: MkDocsConfig, address: str, names: list[str]
) -> None:
    """By absolute addresses: a search engine shows them in place of the page's own."""
    (crumbs,) = [
        item for item in _told(ready, config, address) if item["@type"] == "BreadcrumbList"
    ]
    steps = crumbs["itemListElement"]

    assert [(place, name) for place, name in enumerate(names, 1)] == [
        (step["position"], step["name"]) for step in steps
    ]
    assert SITE == steps[0]["item"]
    assert SITE + address == steps[-1]["item"]


def test_the_first_page_has_no_trail_to_tell(ready: Files, config: MkDocsConfig) -> None:
    told = _told(ready, config, "")

    assert "BreadcrumbList" not in {item["@type"] for item in told}


@pytest.mark.parametrize(
    ("address", "styles"),
    [
        ("tentang/", ["situs"]),
        ("kabupaten-contoh-raya/", ["situs"]),
        (LOKET, ["situs"]),
        ("kabupaten-contoh-raya/anggaran/", ["situs", "grafik"]),
        ("kabupaten-contoh-raya/indikator/", ["situs", "grafik"]),
        ("provinsi/cakupan/", ["situs", "provinsi"]),
    ],
)
def test_a_page_loads_only_the_styles_that_it_needs(
    ready: Files, config: MkDocsConfig, address: str, styles: list[str]
) -> None:
    found = _shell(ready, config, address)["gaya"]

    assert [f"{SITE}{asset(f'{name}.css').uri}" for name in styles] == [
        urljoin(SITE + address, uri) for uri in found
    ]


@pytest.mark.parametrize("address", ["", "tentang/", "kabupaten-contoh-raya/", LOKET])
def test_the_shells_links_work_from_any_folder(
    ready: Files, config: MkDocsConfig, address: str
) -> None:
    """No host and no root in them: the site also reads from a folder on a stick."""
    made = _shell(ready, config, address)
    links = [*made["gaya"], made["skrip"], made["ikon"], *(link for _, link in made["jejak"])]

    assert [] == [link for link in links if link.startswith("/") or ":" in link]
    assert f"{SITE}{asset('situs.js').uri}" == urljoin(SITE + address, made["skrip"])
    assert f"{SITE}{asset('ikon.svg').uri}" == urljoin(SITE + address, made["ikon"])


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("", "kartu/situs.png"),
        ("tentang/", "kartu/situs.png"),
        (LOKET, "kartu/kabupaten-contoh-raya.png"),
        ("provinsi/cakupan/", "kartu/provinsi.png"),
    ],
)
def test_a_shared_link_shows_the_regions_card(
    ready: Files, config: MkDocsConfig, address: str, card: str
) -> None:
    """By its whole address: the picture is fetched from elsewhere."""
    assert SITE + card == _shell(ready, config, address)["kartu"]


@pytest.mark.parametrize(
    ("base", "root"), [("", "/"), ("/", "/"), ("/situs", "/situs/"), ("/situs/", "/situs/")]
)
def test_a_missing_page_finds_its_style_wherever_it_is_missed(base: str, root: str) -> None:
    """It is shown at addresses of any depth, so that its links start from the site's root."""
    made = shell_without_page(base)

    assert [root + asset("situs.css").uri] == made["gaya"]
    assert root + asset("situs.js").uri == made["skrip"]
    assert root + asset("ikon.svg").uri == made["ikon"]
    assert root == made["beranda"]
    assert [] == made["jejak"]


def test_both_shells_tell_the_template_the_same_things(ready: Files, config: MkDocsConfig) -> None:
    """A name that one of them leaves out would be printed as nothing."""
    assert set(_shell(ready, config, "")) <= set(shell_without_page("/"))

"""The published site in a real browser: on a phone, with search, and without JavaScript."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from tests.builds import Built

pytestmark = pytest.mark.slow

KINDS = [
    "",
    "cara-membaca/",
    "unduhan/",
    "sumber/",
    "glosarium/",
    "provinsi/",
    "provinsi/papan-tahapan/",
    "provinsi/smart-province/",
    "halmahera-barat/",
    "halmahera-barat/tahapan/",
    "kota-ternate/",
    "kota-ternate/visi-misi/",
    "kota-ternate/analisis/",
    "kota-ternate/pilar/smart-governance/",
    "kota-ternate/peta-jalan/",
    "kota-ternate/anggaran/",
    "kota-ternate/indikator/",
    "kota-ternate/quick-win/",
    "kota-ternate/tahapan/",
    "kota-ternate/bab/",
    "kota-ternate/bab/gambaran-umum-dan-isu/",
    "kota-ternate/unduhan/",
]
"""The address of one page of each kind."""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a test's output is for what went wrong."""


@pytest.fixture(scope="module")
def host(real_build: Built) -> Iterator[str]:
    """The address of a server of the published site."""
    assert real_build.code == 0, real_build.said
    handler = functools.partial(_Silent, directory=str(real_build.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, told to keep to itself."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "scripts/bootstrap test installs chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def elsewhere() -> list[str]:
    """The addresses of other hosts that a page has asked for."""
    return []


@pytest.fixture
def phone(browser: Browser, host: str, elsewhere: list[str]) -> Iterator[Page]:
    """A page on a small phone."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    yield _watched(page, host, elsewhere)
    page.close()


@pytest.fixture
def desk(browser: Browser, host: str, elsewhere: list[str]) -> Iterator[Page]:
    """A page on a wide screen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield _watched(page, host, elsewhere)
    page.close()


@pytest.fixture
def plain(browser: Browser, host: str, elsewhere: list[str]) -> Iterator[Page]:
    """A page without JavaScript."""
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield _watched(page, host, elsewhere)
    page.close()


def _watched(page: Page, host: str, elsewhere: list[str]) -> Page:
    """Stop what leaves the host, and remember it."""

    def guard(route: Route, request: Request) -> None:
        if urlsplit(request.url).netloc == urlsplit(host).netloc:
            route.continue_()
        else:
            elsewhere.append(request.url)
            route.abort()

    page.route("**/*", guard)
    return page


def test_no_page_is_wider_than_a_phone(phone: Page, host: str, elsewhere: list[str]) -> None:
    """On the slowest phones people read up and down, never sideways; and nothing is fetched."""
    too_wide = []
    for address in KINDS:
        answer = phone.goto(host + address)
        assert answer is not None
        assert answer.status == 200, address
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > phone.evaluate("window.innerWidth") or width > 360:
            too_wide.append((address, width))

    assert [] == too_wide
    assert [] == elsewhere


def test_a_search_finds_a_programme_and_leads_to_it(
    desk: Page, host: str, elsewhere: list[str]
) -> None:
    desk.goto(host)
    desk.locator("[data-md-component=search-query]").click()
    desk.keyboard.type("jaringan")
    found = desk.locator("a.md-search-result__link[href*='kota-ternate/pilar/']")
    found.first.wait_for(state="attached")
    addresses = [link.get_attribute("href") or "" for link in found.all()]
    programme = next(href for href in addresses if "#jaringan-internet-batang-dua" in href)

    desk.goto(programme)
    heading = desk.locator("#jaringan-internet-batang-dua")

    assert heading.is_visible()
    assert "Jaringan Internet Batang Dua" == heading.inner_text().strip()
    assert [] == elsewhere


@pytest.mark.parametrize("address", ["kota-ternate/anggaran/", "kota-ternate/bab/pendahuluan/", ""])
def test_pages_can_be_read_without_javascript(
    plain: Page, host: str, elsewhere: list[str], address: str
) -> None:
    """Headings, tables and the way to other pages do not wait for a script."""
    plain.goto(host + address)
    tables = plain.locator("article table").all()

    assert plain.locator("h1").first.is_visible()
    assert all(heading.is_visible() for heading in plain.locator("article h2").all())
    assert all(table.is_visible() for table in tables)
    assert tables or not address
    assert plain.locator("article a").first.is_visible()
    assert [] == elsewhere


def test_tables_become_cards_on_a_phone_with_their_labels(phone: Page, host: str) -> None:
    """A cell says which column it is of, where the head of the table is out of sight."""
    phone.goto(f"{host}kota-ternate/anggaran/")
    cell = phone.locator("td[data-l='Pagu']").first
    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")

    assert cell.is_visible()
    assert "Pagu" in label

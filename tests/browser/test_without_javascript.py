"""Without JavaScript everything is there to read, and leads to where it says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.host import Host
from tests.browser.kinds import Kind

pytestmark = pytest.mark.slow

COMFORTS = ".mp-saring, .mp-tema, .mp-luring, #saring, #jumlah, #catatan-cari"
"""What only JavaScript can do: filters, the theme, answers; heads of tables stay the same."""

UNSEEN = """
main => [...main.querySelectorAll("h1, h2, h3, table, th, td, svg, svg text")]
    .filter(part => !part.closest(".mp-sembunyi"))  // meant for who listens to the page
    .filter(part => !part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(part => part.outerHTML.slice(0, 100))
"""
"""What of a page's content is not drawn."""


@pytest.fixture
def plain(open_page: Open) -> Page:
    """A page without JavaScript."""
    return open_page(java_script_enabled=False)


def test_a_page_is_whole_without_javascript(
    kind: Kind, plain: Page, open_page: Open, host: Host
) -> None:
    """It says the same as with it; headings, tables, charts and the map are there to see."""
    with_script = open_page()
    for page in (plain, with_script):
        page.goto(host.address + kind.address)
        page.evaluate(
            f"document.querySelectorAll('{COMFORTS}').forEach(comfort => comfort.remove())"
        )
    main = plain.locator("main")
    for summary in main.locator("summary:visible").all():
        summary.click()

    assert _words(with_script.locator("body")) == _words(plain.locator("body"))
    assert main.locator("h1").is_visible()
    assert [] == main.evaluate(UNSEEN)


def test_what_only_javascript_can_do_is_not_shown_without_it(plain: Page, host: Host) -> None:
    plain.goto(f"{host.address}kota-ternate/indikator/")

    expect(plain.locator(".mp-tema")).to_be_hidden()
    expect(plain.locator("thead button")).to_have_count(0)
    expect(plain.locator(".mp-saring")).to_have_count(0)


def test_the_whole_way_from_the_first_page_to_a_programme_is_links(plain: Page, host: Host) -> None:
    """Home, region, pillar, programme; and back by the trail."""
    plain.goto(host.address)
    plain.locator(".mp-pilih").get_by_role("link", name="Kota Ternate").click()
    expect(plain).to_have_url(re.compile(r"/kota-ternate/$"))
    plain.locator(".mp-menu").get_by_role("link", name="Smart Economy").click()
    expect(plain).to_have_url(re.compile(r"/kota-ternate/pilar/smart-economy/$"))
    plain.locator("main a[href*='/program/']").first.click()
    expect(plain).to_have_url(re.compile(r"/kota-ternate/program/[a-z0-9-]+/"))
    plain.locator(".mp-jejak a").last.click()
    expect(plain).to_have_url(re.compile(r"/kota-ternate/pilar/smart-economy/$"))


def test_the_menu_of_a_phone_opens_without_javascript(open_page: Open, host: Host) -> None:
    page = open_page(360, java_script_enabled=False)
    page.goto(f"{host.address}kota-ternate/")
    page.locator(".mp-buka").click()
    menu = page.locator(".mp-menu")
    box = menu.bounding_box()

    assert box is not None
    assert (0, 0, 360, 800) == (box["x"], box["y"], box["width"], box["height"])
    menu.get_by_role("link", name="Tutup menu").click()
    expect(page.locator("h1")).to_be_in_viewport()
    page.locator(".mp-buka").click()
    menu.get_by_role("link", name="Indikator").click()
    expect(page).to_have_url(re.compile(r"/kota-ternate/indikator/$"))


def test_pages_of_a_region_follow_each_other(plain: Page, host: Host) -> None:
    plain.goto(f"{host.address}kota-ternate/")
    seen = [plain.url]
    while plain.locator("a[rel=next]").count():
        plain.locator("a[rel=next]").click()
        assert plain.url not in seen
        seen.append(plain.url)

    assert len(seen) > 20
    plain.locator("a[rel=prev]").click()
    assert seen[-2] == plain.url


def _words(part: Locator) -> list[str]:
    return (part.text_content() or "").split()

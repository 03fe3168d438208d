"""The shell around every page: light and dark, the menu, the keyboard's way, and paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.host import Host

pytestmark = pytest.mark.slow

REGION = "kota-ternate/"

COLOURS = """
() => Object.fromEntries([...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule.selectorText === ":root").flatMap(rule => [...rule.style])
    .filter(name => name.startsWith("--"))
    .map(name => [name, getComputedStyle(document.documentElement).getPropertyValue(name)]))
"""
"""Every colour that the theme has named, as it is now."""

FOCUSED = """
() => {
    const at = document.activeElement;
    return at === document.body ? null : {
        name: at.getAttribute("aria-label") || at.textContent.trim() || at.name,
        drawn: at.checkVisibility({ visibilityProperty: true })
            && at.getBoundingClientRect().right > 0,
        outline: getComputedStyle(at).outlineStyle,
        part: at.closest("header") ? "head" : at.closest("main") ? "main"
            : at.closest(".mp-menu") ? "menu" : at.closest("footer") ? "foot" : "skip",
    };
}
"""


def test_the_page_follows_the_readers_system(open_page: Open, host: Host) -> None:
    light, dark = open_page(color_scheme="light"), open_page(color_scheme="dark")
    for page in (light, dark):
        page.goto(host.address)

    assert "rgb(255, 255, 255)" == _ground(light)
    assert _ground(light) != _ground(dark)


def test_a_choice_of_light_or_dark_is_remembered(open_page: Open, host: Host) -> None:
    """On the next page, and after the page is loaded again; and it can be taken back."""
    page = open_page(color_scheme="light")
    page.goto(host.address)
    light = _ground(page)
    button = page.locator(".mp-tema")

    expect(button).to_have_attribute("aria-label", "Ganti ke tampilan gelap")
    button.click()
    dark = _ground(page)
    assert light != dark
    page.goto(host.address + REGION)
    assert dark == _ground(page)
    page.reload()
    assert dark == _ground(page)

    expect(button).to_have_attribute("aria-label", "Ganti ke tampilan terang")
    button.click()
    page.goto(host.address)
    assert light == _ground(page)


def test_light_can_be_chosen_on_a_dark_system(open_page: Open, host: Host) -> None:
    page = open_page(color_scheme="dark")
    page.goto(host.address)
    page.locator(".mp-tema").click()
    page.reload()

    assert "rgb(255, 255, 255)" == _ground(page)


def test_dark_by_choice_and_by_system_have_the_same_colours(open_page: Open, host: Host) -> None:
    """The style says dark twice, once for each way to it."""
    by_system, by_choice = open_page(color_scheme="dark"), open_page(color_scheme="light")
    for page in (by_system, by_choice):
        page.goto(host.address)
    light = by_choice.evaluate(COLOURS)
    by_choice.locator(".mp-tema").click()

    assert len(light) > 10
    assert light != by_choice.evaluate(COLOURS)
    assert by_system.evaluate(COLOURS) == by_choice.evaluate(COLOURS)


def test_a_choice_that_cannot_be_remembered_still_holds(open_page: Open, host: Host) -> None:
    """Some private windows refuse storage: the page works, and nothing is said of it."""
    page = open_page(color_scheme="light")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.goto(host.address)
    before = _ground(page)
    page.locator(".mp-tema").click()

    assert before != _ground(page)
    assert [] == wrong


def test_the_menu_of_a_phone_opens_by_its_link_and_closes_by_escape(
    open_page: Open, host: Host
) -> None:
    page = open_page(360)
    page.goto(host.address + REGION)
    menu, close = page.locator(".mp-menu"), page.get_by_role("link", name="Tutup menu")
    expect(close).to_be_hidden()

    page.locator(".mp-buka").tap()
    expect(close).to_be_in_viewport()
    expect(menu.get_by_role("link", name="Ringkasan")).to_have_attribute("aria-current", "page")
    page.keyboard.press("Escape")
    expect(close).to_be_hidden()
    expect(page.locator("h1")).to_be_in_viewport()

    page.locator(".mp-buka").tap()
    close.tap()
    expect(close).to_be_hidden()
    expect(page.locator("h1")).to_be_in_viewport()


def test_the_keyboard_goes_to_the_opened_menu(open_page: Open, host: Host) -> None:
    """Who opens the menu with Enter is in it with the next Tab."""
    page = open_page(360)
    page.goto(host.address + REGION)
    page.locator(".mp-buka").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Tutup menu")).to_be_in_viewport()
    page.keyboard.press("Tab")

    assert "Tutup menu" == page.evaluate(FOCUSED)["name"]


def test_the_first_tab_leads_over_the_head_to_the_text(open_page: Open, host: Host) -> None:
    page = open_page()
    page.goto(host.address + REGION)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Langsung ke isi")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "main" == page.evaluate(FOCUSED)["part"]


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_goes_through_everything_once_in_order_and_in_sight(
    width: int, open_page: Open, host: Host
) -> None:
    """Head, text, menu, foot: as on the page of a phone; each stop is drawn and outlined."""
    page = open_page(width, is_mobile=False)
    page.goto(f"{host.address}kota-ternate/indikator/")
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    parts = [stop["part"] for stop in stops]

    assert ["skip", "head", "main", "menu", "foot"] == list(dict.fromkeys(parts))
    assert parts == sorted(parts, key=["skip", "head", "main", "menu", "foot"].index)
    assert [] == [stop for stop in stops if not stop["drawn"] or stop["outline"] == "none"]


@pytest.mark.parametrize("address", ["", REGION, "kota-ternate/indikator/", "cara-membaca/"])
def test_paper_has_the_text_and_no_chrome(address: str, open_page: Open, host: Host) -> None:
    page = open_page()
    page.goto(host.address + address)
    page.emulate_media(media="print")

    for chrome in (".mp-kepala", ".mp-menu", ".mp-kaki", ".mp-lompat", ".mp-saring"):
        for part in page.locator(chrome).all():
            expect(part).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_paper_is_white_also_from_a_dark_screen(open_page: Open, host: Host) -> None:
    page = open_page(color_scheme="dark")
    page.goto(host.address + REGION)
    page.emulate_media(media="print", color_scheme="dark")

    assert "rgb(255, 255, 255)" == _ground(page)
    assert "rgb(0, 0, 0)" == page.evaluate("getComputedStyle(document.body).color")


def _ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

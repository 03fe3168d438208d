"""axe-core on every kind of page, for a phone and a desk, light and dark: nothing to say.

What is folded is unfolded first, so that it is looked at too.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.host import Host
from tests.browser.kinds import Kind

pytestmark = pytest.mark.slow

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

FINGERS = {"rules": {"target-size": {"enabled": True}}}
"""All rules of axe, and that a finger hits what it aims at."""
COLOURS = {"runOnly": ["cat.color"]}
"""Light and dark are the same page in other colours."""


def test_axe_finds_nothing(kind: Kind, open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(host.address + kind.address)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found += in_both_schemes(page, f"{width} ")

    assert [] == found


def test_the_menu_of_a_phone_is_accessible_when_it_is_open(open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(f"{host.address}kota-ternate/")
    page.locator(".mp-buka").click()
    page.locator(".mp-menu").get_by_text("Tutup menu").wait_for()

    assert [] == in_both_schemes(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_sorted_and_filtered_table_is_accessible(width: int, open_page: Open, host: Host) -> None:
    page = open_page(width)
    page.goto(f"{host.address}kota-ternate/indikator/")
    page.locator("table.mp-pilah thead button").first.dispatch_event("click")
    page.locator(".mp-saring input").first.fill("layanan")

    assert [] == in_both_schemes(page)


def test_the_readers_own_choice_of_dark_is_accessible(open_page: Open, host: Host) -> None:
    """Chosen by the button on a light system, dark comes from another rule of the style."""
    page = open_page(1280, color_scheme="light")
    page.goto(f"{host.address}kota-ternate/anggaran/")
    page.locator(".mp-tema").click()

    assert [] == list(_violations(page, "dark by choice", COLOURS))


def in_both_schemes(page: Page, where: str = "") -> list[str]:
    page.emulate_media(color_scheme="light")
    found = list(_violations(page, f"{where}light", FINGERS))
    page.emulate_media(color_scheme="dark")
    return [*found, *_violations(page, f"{where}dark", COLOURS)]


def _violations(page: Page, where: str, options: dict[str, Any]) -> Iterator[str]:
    """Each place with the rule that it breaks, and what axe says about it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    run = "options => axe.run({ ...options, resultTypes: ['violations'] })"
    violations: list[dict[str, Any]] = page.evaluate(run, options)["violations"]
    for violation in violations:
        for node in violation["nodes"]:
            target = " ".join(map(str, node["target"]))
            why = " ".join(node["failureSummary"].split())
            yield f"{where}: {violation['id']} ({violation['impact']}): {target}: {why}"

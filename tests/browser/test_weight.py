"""What pages weigh: what a browser really asks for, and every page of the site by its file.

Bytes are those that travel, gzipped at the level of common servers, without headers.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from masterplan.library import Library
from tests.browser.conftest import Open
from tests.browser.host import Host, carried, serve
from tests.browser.kinds import KINDS, Kind, kind_of
from tests.builds import Built

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(real_build: Built, browser: Browser) -> set[str]:
    """What a reader has already, who comes from the first page of the site."""
    with serve(real_build.site) as host:
        page = browser.new_page()
        page.goto(host.address)
        asked = _asked(page, host)
        page.close()
    return asked - {"/"}


def test_a_page_is_light(kind: Kind, open_page: Open, host: Host, kept: set[str]) -> None:
    """As the first page that someone opens, and as the next."""
    page = open_page()
    page.goto(host.address + kind.address)
    asked = _asked(page, host)
    first, rest = host.weigh(asked), host.weigh(asked - kept)

    assert f"/{kind.address}" in asked
    assert first <= kind.budget.first, _heaviest_first(host, asked)
    assert rest <= kind.budget.next, _heaviest_first(host, asked - kept)


def test_what_pages_share_is_asked_for_once(open_page: Open, host: Host, kept: set[str]) -> None:
    """The names of the theme's files change with their content, so that a browser may keep them."""
    page = open_page()
    page.goto(host.address)
    host.asked.clear()
    page.goto(f"{host.address}kota-ternate/")

    assert len(kept) >= 3  # style, script, icon
    assert "/kota-ternate/" in host.asked
    assert kept.isdisjoint(path for path in host.asked if not path.endswith(".svg"))


def test_every_page_of_the_site_is_of_a_known_kind(host: Host, real_library: Library) -> None:
    """A new kind of page gets its line, so that it has a budget and every test here sees it."""
    regions = {f"{region.slug}/" for region in real_library}
    kinds = {address: kind_of(address) for address in _addresses(host)}

    assert [] == [
        address
        for address, kind in kinds.items()
        if kind is None or (kind.pattern == "*/" and address not in regions)
    ]


def test_each_example_is_of_its_kind() -> None:
    """No pattern hides behind an earlier one."""
    assert [] == [
        kind.name
        for kind in KINDS
        if kind_of(kind.address) not in [k for k in KINDS if k.pattern == kind.pattern]
    ]


def test_no_page_outgrows_its_budget(host: Host) -> None:
    """A chapter that becomes long, or a list that grows with the regions, shows here by name."""
    over = []
    for address in _addresses(host):
        kind = kind_of(address)
        weight = len(carried(host.file(address)))
        if kind is not None and weight > kind.budget.next:
            over.append(
                f"{address}: {weight} bytes, {weight - kind.budget.next} over {kind.name}'s"
            )

    assert [] == over


def _asked(page: Page, host: Host) -> set[str]:
    """The paths that a host was asked for, with the tab's icon, which may come after all else."""
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    return {*host.asked, f"/{icon.removeprefix(host.address)}"}


def _addresses(host: Host) -> list[str]:
    names = (file.relative_to(host.folder).as_posix() for file in host.folder.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in names)


def _heaviest_first(host: Host, asked: set[str]) -> str:
    weights = sorted(((host.weigh([path]), path) for path in asked), reverse=True)
    return ", ".join(f"{path} {weight}" for weight, path in weights)

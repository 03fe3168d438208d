"""What pages ask the network for: their own files, all of which are there, and nobody else."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.host import Host
from tests.browser.kinds import Kind
from tests.pages import read_page

pytestmark = pytest.mark.slow

LOADED = {"img", "link", "script"}
"""Tags whose addresses a browser fetches by itself."""


def test_a_page_asks_for_nothing_but_its_own_files(kind: Kind, open_page: Open, host: Host) -> None:
    """Not at once, not when it is read to its end, and not when everything in it is unfolded."""
    page = open_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    wrong = _what_goes_wrong(page)
    page.goto(host.address + kind.address)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.mouse.wheel(0, 100_000)
    page.wait_for_timeout(50)
    here = host.address + kind.address
    own = {here} | {
        urljoin(here, address)
        for tag, address in read_page(host.file(kind.address).read_text(encoding="utf-8")).links
        if tag in LOADED
    }

    assert here in requests
    assert [] == sorted({url for url in requests if not url.startswith(host.address)})
    assert [] == sorted(set(requests) - own)
    assert [] == wrong


def _what_goes_wrong(page: Page) -> list[str]:
    """A list that fills with answers that are none, mistakes of scripts, and complaints."""
    wrong: list[str] = []
    page.on(
        "response",
        lambda answer: (
            wrong.append(f"{answer.status} {answer.url}") if answer.status > 399 else None
        ),
    )
    page.on("requestfailed", lambda request: wrong.append(f"{request.failure} {request.url}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None,
    )
    return wrong

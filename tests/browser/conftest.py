"""What the tests in a browser share: the published site on a host, one Chromium, and its pages.

Every test has pages in contexts of their own: nothing is cached or remembered from another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.host import Host, serve
from tests.browser.kinds import KINDS
from tests.builds import Built

Open: TypeAlias = Callable[..., Page]


@pytest.fixture
def host(real_build: Built) -> Iterator[Host]:
    """A server of the published site, whose log is this test's own."""
    assert real_build.code == 0, real_build.said
    with serve(real_build.site) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, told to keep to itself.

    Closed when this folder's tests are done: Playwright keeps an event loop running in the main
    thread, and no other code could start one of its own.
    """
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a page of a width; what else it gets is what Playwright calls a context's options.

    A page narrower than a tablet is a phone's: touched, and laid out for its width.
    """
    contexts = []

    def open_one(width: int = 1280, **options: object) -> Page:
        phone = width < 768
        wanted = {"is_mobile": phone, "has_touch": phone, **options}
        context = browser.new_context(viewport={"width": width, "height": 800}, **wanted)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `kind` on one page of each."""
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])

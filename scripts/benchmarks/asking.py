"""A page that searches in, what one query costs in a browser out: bytes, requests, seconds.

Bytes are those of the browser's own log, headers included; the cache is empty at a first query.
The throttle delays answers, not the handshakes before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate
from tests.browser.host import Host

PATIENCE = 120
"""Seconds after which a reader is taken to have left."""
UNTIL = 400
"""Seconds that are waited for an answer to be weighed."""


class Engine(NamedTuple):
    """How a browser asks one way of searching."""

    page: str
    """The address of its page, relative to the host; the query follows."""
    field: str
    """Where a reader types the next query."""
    result: str
    """A result that shows itself."""
    done: str = "true"
    """JavaScript that is true once a first screen of results is there."""


class Weight(NamedTuple):
    """What travels for a query."""

    bytes: int
    requests: int


class Network(NamedTuple):
    """A slow network."""

    kbits: int
    """Thousands of bits a second, each way."""
    delay: int
    """Milliseconds from a request to its answer's first byte."""


class _Log:
    """The browser's log of what it fetched."""

    def __init__(self, page: Page, host: Host) -> None:
        self.host = host
        self.bytes = 0
        self.paths: list[str] = []
        self.chrome = page.context.new_cdp_session(page)
        self.chrome.on("Network.requestWillBeSent", self._asked)
        self.chrome.on("Network.loadingFinished", self._came)
        self.chrome.send("Network.enable")

    def take(self) -> Weight:
        """Bytes and requests since the last time; a worker's requests are the host's to tell."""
        beyond = [path for path in self.host.asked if path not in self.paths]
        taken = Weight(self.bytes + self.host.weigh(beyond), len(self.host.asked))
        self.bytes = 0
        self.paths.clear()
        self.host.asked.clear()
        return taken

    def _asked(self, event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"])
        self.paths.append(f"{address.path}?{address.query}" if address.query else address.path)

    def _came(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])


def weigh(
    browser: Browser, host: Host, engine: Engine, query: str, later: str
) -> tuple[Weight, Weight | None]:
    """What a first query costs a reader who has never been here, and another one after it.

    There is no other one where the first was not answered for minutes.
    """
    with _phone(browser, UNTIL) as page:
        host.asked.clear()
        log = _Log(page, host)
        try:
            page.goto(f"{host.address}{engine.page}{quote(query)}")
            _answered(page, engine)
        except TooLate:
            return log.take(), None
        first = log.take()
        page.evaluate(f"document.querySelectorAll({engine.result!r}).forEach((x) => x.remove())")
        page.locator(engine.field).fill(later)
        page.keyboard.press("Enter")
        _answered(page, engine)
        return first, log.take()


def time(browser: Browser, host: Host, engine: Engine, query: str, network: Network) -> float:
    """Seconds until a first result shows itself; infinite where nobody would wait for it."""
    with _phone(browser, PATIENCE) as page:
        chrome = page.context.new_cdp_session(page)
        chrome.send("Network.enable")
        speed = network.kbits * 1000 / 8
        chrome.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": network.delay,
                "downloadThroughput": speed,
                "uploadThroughput": speed,
            },
        )
        try:
            page.goto(f"{host.address}{engine.page}{quote(query)}", wait_until="commit")
            page.locator(engine.result).first.wait_for()
        except TooLate:
            return float("inf")
        return float(page.evaluate("performance.now()")) / 1000


@contextmanager
def _phone(browser: Browser, patience: int) -> Iterator[Page]:
    """A page of a phone with nothing kept from before."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    context.set_default_timeout(patience * 1000)
    yield context.new_page()
    context.close()


def _answered(page: Page, engine: Engine) -> None:
    page.locator(engine.result).first.wait_for()
    page.wait_for_function(engine.done)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)

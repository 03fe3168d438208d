"""When the built site's pages show themselves on slow networks: first paint, readiness, weight.

Chromium is throttled to a bandwidth and a delay for each answer, starts with an empty cache, and
loads each page three times, in turn with the same text as bare HTML without a style. The throttle
delays answers, not the handshakes before them: a first visit by https takes two delays more.
"""

from __future__ import annotations

import html
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser
from tests.browser.chromium import chromium
from tests.browser.host import Host, serve
from tests.browser.kinds import KINDS

SITE = Path(__file__).parents[2] / "site"
ROUNDS = 3
LOOKED_AT = ("daerah", "bab", "indikator", "beranda")
PROMISED = "daerah"
"""The kind of page whose first paint the limits are for."""

FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


class Network(NamedTuple):
    """A slow network."""

    kbits: int
    """Thousands of bits a second, each way."""
    delay: int
    """Milliseconds from a request to its answer's first byte."""
    limit: float
    """Seconds after which the promised page must have begun to show."""

    def __str__(self) -> str:
        return f"{self.kbits} kbit/s, {self.delay} ms"


NETWORKS = (Network(400, 400, 2.0), Network(50, 500, 4.0))


class Load(NamedTuple):
    """One page loaded once."""

    paint: float
    """Seconds until anything of its content was drawn."""
    ready: float
    """Seconds until all of its HTML was there and its script had run."""
    bytes: int
    """As they travelled, gzipped, without headers."""
    requests: int


def main() -> None:
    """Print the table; fail if the promised page is late."""
    if not (SITE / "index.html").is_file():
        raise SystemExit("site/ is not there: scripts/build makes it")
    addresses = {kind.name: kind.address for kind in KINDS if kind.name in LOOKED_AT}
    late = []
    print("| page | network | first paint s | least | ÷ bare HTML | ready s | kB | requests |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(SITE) as site,
        serve(Path(folder)) as bare,
        chromium() as browser,
    ):
        for name in LOOKED_AT:
            _write_bare(browser, site, addresses[name], bare.folder / f"{name}.html")
            for network in NETWORKS:
                paint = _row(browser, network, name, (site, addresses[name]), bare)
                if name == PROMISED and paint > network.limit:
                    late.append(f"{paint:.2f} s at {network}, promised {network.limit} s")
    if late:
        raise SystemExit(f"The page of a region shows itself too late: {'; '.join(late)}.")


def _row(
    browser: Browser, network: Network, name: str, page: tuple[Host, str], bare: Host
) -> float:
    """Print what a page took on a network; give the median of its first paints."""
    loads, plain = [], []
    for _ in range(ROUNDS):
        loads.append(_load(browser, network, *page))
        plain.append(_load(browser, network, bare, f"{name}.html"))
    paint = median(load.paint for load in loads)
    ratio = paint / median(load.paint for load in plain)
    print(
        f"| {name} | {network} | {paint:.2f} | {min(load.paint for load in loads):.2f} "
        f"| {ratio:.2f} | {median(load.ready for load in loads):.2f} "
        f"| {loads[0].bytes / 1000:.1f} | {loads[0].requests} |",
        flush=True,
    )
    return paint


def _load(browser: Browser, network: Network, host: Host, address: str) -> Load:
    """Load a page of a host with nothing kept from before."""
    host.asked.clear()
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    page = context.new_page()
    chrome = context.new_cdp_session(page)
    chrome.send("Network.enable")
    chrome.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.delay,
            "downloadThroughput": network.kbits * 1000 / 8,
            "uploadThroughput": network.kbits * 1000 / 8,
        },
    )
    page.goto(host.address + address, wait_until="networkidle", timeout=120_000)
    page.wait_for_function(f"{FIRST_PAINT} > 0")
    paint, ready = page.evaluate(f"[{FIRST_PAINT}, {READY}]")
    asked = [*host.asked]
    context.close()
    return Load(paint / 1000, ready / 1000, host.weigh(asked), len(asked))


def _write_bare(browser: Browser, site: Host, address: str, file: Path) -> None:
    """Write the words of a page as paragraphs, in their order, with nothing else."""
    page = browser.new_page()
    page.goto(site.address + address)
    lines = [line.strip() for line in page.locator("body").inner_text().splitlines()]
    page.close()
    words = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    title = f"<title>{file.stem}</title>"
    file.write_text(f"<!doctype html>\n{head}{title}\n{words}\n", encoding="utf-8")

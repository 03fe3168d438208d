"""What a reader's search costs here, with Material's search and with Pagefind, on the same pages.

Of each size: bytes and requests of a first query and of a later one, seconds until a first result
shows itself on slow networks, what the index takes on a disk, and what making it takes. Of several
queries the dearest is shown, since what is promised are limits.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from asking import PATIENCE, Engine, Network, Weight, time, weigh
from playwright.sync_api import Browser
from search_engines import SITE, Made, install_pagefind, make_all
from search_pages import write_pages
from tests.browser.chromium import chromium
from tests.browser.host import Host, serve

SIZES = (150, 1500, 7700)
QUERIES = ("jaringan internet", "pengelolaan sampah", "dinas kesehatan")
"""As a citizen types them; words that plans of any region have."""
LATER = "pelabuhan kapal"
NETWORKS = (Network(400, 400), Network(50, 500))

SLOW = NETWORKS[-1]
PROMISED_SECONDS, PROMISED_FIRST, PROMISED_LATER = 8.0, 40_000, 25_000
PROMISED_CPU, PROMISED_MEMORY = 60.0, 600.0
"""What this project's search may cost at any size."""

HEAD = (
    "| pages | search | first query kB | later kB | "
    + " | ".join(f"first result s, {network.kbits} kbit/s" for network in NETWORKS)
    + " | index MB | files | build CPU s | memory MB |"
)


def main(*sizes: str) -> None:
    """Print the table; fail if a promise of this project's search is broken."""
    if not all(size.isdecimal() and int(size) for size in sizes):
        raise SystemExit("usage: scripts/bench search [PAGES …]")
    if not (SITE / "cari" / "index.html").is_file():
        raise SystemExit("site/ is not there: scripts/build makes it")
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        npm = install_pagefind(Path(folder) / "npm")
        print(HEAD)
        print("| ---: | --- |" + " ---: |" * (HEAD.count("|") - 3))
        for count in [int(size) for size in sizes] or SIZES:
            work = Path(folder) / str(count)
            pages = work / "pages"
            write_pages(pages, count)
            for made in make_all(pages, count, work, npm):
                broken += [f"{count} pages: {what}" for what in _row(browser, count, made)]
    if broken:
        raise SystemExit(f"The search costs more than was promised: {'; '.join(broken)}.")


def _row(browser: Browser, count: int, made: Made) -> Iterator[str]:
    """Print what a way of searching costs; give the promises that it breaks, if they are ours."""
    with serve(made.folder) as host:
        weights = [weigh(browser, host, made.engine, query, LATER) for query in QUERIES]
        seconds = {network: _slowest(browser, host, made.engine, network) for network in NETWORKS}
    first = max(weight for weight, _ in weights)
    later = max((weight for _, weight in weights if weight is not None), default=None)
    shown = " | ".join(_seconds(seconds[network]) for network in NETWORKS)
    print(
        f"| {count} | {made.name} | {_kilobytes(first)} | {_kilobytes(later)} | {shown} "
        f"| {made.size / 1e6:.1f} | {made.files} | {made.cost.cpu:.1f} | {made.cost.memory:.0f} |",
        flush=True,
    )
    if made.name == "masterplan":
        yield from _broken(first, later, seconds[SLOW], made)


def _slowest(browser: Browser, host: Host, engine: Engine, network: Network) -> float:
    """Seconds of the slowest query; after one that nobody would wait for, no other is asked."""
    slowest = 0.0
    for query in QUERIES:
        if slowest < PATIENCE:
            slowest = max(slowest, time(browser, host, engine, query, network))
    return slowest


def _broken(first: Weight, later: Weight | None, seconds: float, made: Made) -> Iterator[str]:
    for what, measured, most in (
        ("bytes of a first query", first.bytes, PROMISED_FIRST),
        ("bytes of a later query", later.bytes if later else 0, PROMISED_LATER),
        (f"seconds at {SLOW.kbits} kbit/s", seconds, PROMISED_SECONDS),
        ("CPU seconds", made.cost.cpu, PROMISED_CPU),
        ("MB of memory", made.cost.memory, PROMISED_MEMORY),
    ):
        if measured > most:
            yield f"{measured:.1f} {what}, promised {most:.0f}"


def _kilobytes(weight: Weight | None) -> str:
    return f"{weight.bytes / 1000:.1f} ({weight.requests})" if weight is not None else "–"


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds < PATIENCE else f"> {PATIENCE}"

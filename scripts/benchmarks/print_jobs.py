"""One kind of printing in, its figures as JSON on the last line out; each in a process of its own.

ours FOLDER STORE ADDRESS   one PDF as the build makes it, in this process
plain FOLDER ADDRESS…       the same HTML through WeasyPrint as it comes
all FOLDER STORE            every PDF, in as many processes as the machine has room for
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

from masterplan.diagnostics import Report
from masterplan.exports.pdf.enclosures import Enclosures
from masterplan.exports.pdf.executors import InProcess
from masterplan.exports.pdf.store import Store
from masterplan.exports.pdf.work import make
from masterplan.library import Library, load
from masterplan.views.print.document import PrintDocument
from masterplan.views.print.documents import documents

SITE = "https://masterplan-malut.example/"


def main() -> None:
    """Do what was asked."""
    job, folder, *rest = sys.argv[1:]
    library = load(Path(folder) / "masterplans", Report(), base=Path(folder))
    wanted = list(documents(library, SITE))
    if job == "ours":
        _ours(library, [one for one in wanted if one.address == rest[1]], Path(rest[0]))
    elif job == "plain":
        _plain([one for one in wanted if one.address in rest])
    else:
        _all(library, wanted, Path(rest[0]))


def _ours(library: Library, wanted: list[PrintDocument], folder: Path) -> None:
    import masterplan.exports.pdf.press  # noqa: F401  loading is not printing

    begun = time.process_time()
    made = make(wanted, Store(folder), InProcess(), enclosures=Enclosures(library, SITE))
    _tell(
        cpu=time.process_time() - begun,
        pages=sum(one.pdf.pages for one in made.values()),
        bytes=sum(one.pdf.size for one in made.values()),
    )


def _plain(wanted: Iterable[PrintDocument]) -> None:
    from plain_paper import print_plainly

    cpu, wall = time.process_time(), time.monotonic()
    made = [print_plainly(one) for one in wanted]
    _tell(
        cpu=time.process_time() - cpu,
        wall=time.monotonic() - wall,
        pages=sum(pages for pages, _ in made),
        bytes=sum(size for _, size in made),
    )


def _all(library: Library, wanted: list[PrintDocument], folder: Path) -> None:
    watch = _Watch()
    begun = time.monotonic()
    with watch:
        made = make(wanted, Store(folder), enclosures=Enclosures(library, SITE))
    _tell(
        wall=time.monotonic() - begun,
        worker=watch.most,
        pages=sum(one.pdf.pages for one in made.values()),
        documents=len(made),
        bytes=sum(one.pdf.size for one in made.values()),
    )


class _Watch:
    """Looks every 50 ms at how much memory the largest of our processes needs."""

    def __init__(self) -> None:
        self.most = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        own = psutil.Process()
        while not self._over.wait(0.05):
            for process in own.children(recursive=True):
                try:
                    self.most = max(self.most, process.memory_info().rss / 2**20)
                except psutil.NoSuchProcess:
                    continue  # it ended between the two looks


def _tell(**figures: float) -> None:
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

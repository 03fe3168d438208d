"""What has changed in, the page that tells it and the short list of the home page out.

A listing is plain text: what is emphasised or linked in a source is read where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from masterplan.library import Library
from masterplan.model.program import Program
from masterplan.model.tahapan import Peristiwa
from masterplan.province.changes import Perubahan, changes
from masterplan.views import addresses
from masterplan.views.environment import environment
from masterplan.views.formatting import awal, rentang, status, tanggal
from masterplan.views.page import PageView
from masterplan.views.prose import inline

ADDRESS = "perubahan/"

FEED = "perubahan.xml"
"""The address of the feed that tells the same to feed readers."""

MOST = 60
"""How many changes the page shows: the newest."""

OF_ONE_REGION = 2
"""How many of one region the home page shows, so that a busy one does not fill it."""


@dataclass(frozen=True, slots=True)
class BarisPerubahan:
    """A change as a reader sees it; all texts are plain."""

    perubahan: Perubahan
    alamat: str
    waktu: str
    judul: str
    isi: str
    """The rest; '' where there is none."""

    @property
    def pokok(self) -> str:
        """The first sentence of the rest."""
        return awal(self.isi, 1)


def rows(found: Iterable[Perubahan]) -> Iterator[BarisPerubahan]:
    """Put changes into a reader's words; an event's first sentence is its title."""
    for item in found:
        until = item.tentang.sampai if isinstance(item.tentang, Peristiwa) else None
        title, rest = item.judul, _plain(item.isi)
        if item.jenis == "peristiwa":
            told = _plain(item.judul)
            title = awal(told, 1)
            rest = f"{told.removeprefix(title)} {rest}".strip()
        elif item.status:
            rest = f"{status(item.status)}: {rest}" if rest else status(item.status)
        yield BarisPerubahan(
            perubahan=item,
            alamat=address(item),
            waktu=rentang(item.tanggal, until),
            judul=title.removesuffix("."),
            isi=rest,
        )


def address(item: Perubahan) -> str:
    """Where a reader finds what a change is about."""
    if isinstance(item.tentang, Program):
        return addresses.program(item.region, item.tentang)
    if isinstance(item.tentang, Peristiwa):
        return addresses.page(item.region, "tahapan") + "#peristiwa"
    return addresses.region(item.region)


def changes_page(library: Library) -> PageView:
    """The newest changes of all regions, month by month."""
    newest = changes(library)[:MOST]
    samples = any(item.contoh for item in newest)

    def make() -> str:
        months = [
            (month, tanggal(month), list(shown))
            for month, shown in groupby(rows(newest), lambda row: row.perubahan.tanggal[:7])
        ]
        return _render("halaman/perubahan.html", ADDRESS, bulan=months, ada_contoh=samples)

    return PageView(
        address=ADDRESS,
        title="Perubahan",
        description="Revisi rencana, kemajuan program dan peristiwa terbaru semua daerah.",
        edition=library.hari_ini,
        make=make,
        contoh=samples,
    )


def latest(library: Library, here: str, count: int) -> str:
    """The newest changes as a short list with its heading, for the page `here`; '' when none."""
    found = list(rows(_mixed(changes(library), count)))
    return _render("halaman/perubahan-terbaru.html", here, baris=found) if found else ""


def _mixed(found: Iterable[Perubahan], count: int) -> list[Perubahan]:
    """Take the first `count`, of one region at most `OF_ONE_REGION`."""
    taken: Counter[str] = Counter()
    chosen: list[Perubahan] = []
    for item in found:
        if len(chosen) == count:
            break
        if taken[item.region.slug] < OF_ONE_REGION:
            taken[item.region.slug] += 1
            chosen.append(item)
    return chosen


def _plain(text: str) -> str:
    html = inline(text)
    return text if html is text else unescape(re.sub(r"<[^>]+>", "", html))


def _render(template: str, here: str, **context: object) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            url=lambda there: addresses.relative(here, there),
            halaman=ADDRESS,
            umpan=FEED,
            **context,
        )
    )

"""The library in, what readers are told of reading without a line out: a page, buttons, archives.

An archive is made from finished pages, so no page can know its size while it is made: templates
leave a mark where archives are listed, and the marks are filled when the archives are there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.data_page import size
from masterplan.views.environment import environment
from masterplan.views.formatting import tanggal
from masterplan.views.page import PageView
from masterplan.views.shared_pages import newest

OFFLINE = "luring/"
VERSIONS = "luring/daftar.json"
ALL = "semua"
"""Stands for the archive of all regions where others have the slug of theirs."""
BUTTON = "<!-- luring:simpan -->"
"""Where a region's first page offers to be saved."""

_COPY = re.compile(r"<!-- luring:salinan ([a-z0-9-]+) -->\n?")
_ROWS = "<!-- luring:daftar -->"


@dataclass(frozen=True, slots=True)
class Salinan:
    """An archive that was made."""

    alamat: str
    """Relative to the site's root."""
    nama: str
    ukuran: int
    """Bytes."""
    sha256: str
    edisi: str
    unduh: int = 0
    """Bytes on the way when a browser saves the same; 0 for the archive of all."""
    pdf: int = 0
    """Bytes of the PDFs of the same region, which are not in it."""

    @property
    def besar(self) -> str:
        """Its size for a glance."""
        return size(self.ukuran)


def archive(slug: str) -> str:
    """Where the archive of a region stands, or of all."""
    return f"unduhan/{ALL}.zip" if slug == ALL else f"unduhan/{slug}/{slug}-luring.zip"


def archive_name(slug: str) -> str:
    """The folder in an archive."""
    return f"masterplan-{slug}"


def manifest(slug: str) -> str:
    """Where the manifest of a set stands."""
    return f"{OFFLINE}{slug}.json"


def versions(sets: Mapping[str, str]) -> bytes:
    """List which version there is of each set, for a browser that has saved some."""
    return (json.dumps(sets, separators=(",", ":")) + "\n").encode()


def offline_page(library: Library, script: str) -> PageView:
    """The page that shows and deletes what is saved; `script` is the address of what does it."""
    return PageView(
        OFFLINE,
        "Baca luring",
        "Simpan rencana satu daerah untuk dibaca dan dicari tanpa internet.",
        newest(library),
        lambda: _render(
            "luring/laman.html", OFFLINE, skrip=addresses.relative(OFFLINE, script), daftar=_ROWS
        ),
    )


def button(region: Region, script: str, style: str) -> str:
    """Offer to save a region, on its first page."""
    here = addresses.region(region)
    return _render(
        "luring/tombol.html",
        here,
        region=region,
        skrip=addresses.relative(here, script),
        gaya=addresses.relative(here, style),
    ).strip()


def marks(html: str) -> bool:
    """Whether a page has a place for archives."""
    return _COPY.search(html) is not None or _ROWS in html


def fill(html: str, here: str, copies: Mapping[str, Salinan], shared: int) -> str:
    """List archives where a page has a place for them; `shared` is the weight of shared pages."""
    listed = {ALL, *_COPY.findall(html)}
    others = [copy for slug, copy in copies.items() if slug not in listed]

    def item(found: re.Match[str]) -> str:
        copy = copies.get(found[1])
        if copy is None:
            return ""
        return _render("luring/salinan.html", here, salinan=copy, lain=others)

    html = _COPY.sub(item, html)
    if _ROWS in html:
        rows = _render("luring/daftar.html", here, salinan=copies, bersama=shared)
        html = html.replace(_ROWS, rows)
    return html


def readme(library: Library, region: Region | None, public: str, owner: str) -> str:
    """What the archive of a region says of itself, or that of all; `owner` holds the site."""
    regions = [region] if region is not None else list(library)
    plans = [(one, one.plan) for one in regions if one.plan is not None]
    return (
        environment()
        .get_template("luring/baca-saya.txt")
        .render(
            nama=region.daerah.nama if region is not None else "semua daerah",
            utama=addresses.region(region) + "index.html" if region is not None else "",
            edisi=tanggal(_edition(library, region)),
            publik=public if public != "/" else "",
            contoh=[one.daerah.nama for one, plan in plans if plan.contoh],
            lisensi=sorted({plan.rangkaian.lisensi for _, plan in plans}),
            hak=owner,
        )
    )


def banner(library: Library, region: Region | None, public: str) -> str:
    """What each page of an archive says above its content; `{akar}` is the way to its root."""
    return _render(
        "luring/spanduk.html",
        "",
        region=region,
        edisi=tanggal(_edition(library, region)),
        publik=public if public != "/" else "",
    ).strip()


def edition(library: Library, region: Region | None) -> str:
    """The newest date in what a copy is made from, as readers read it."""
    return tanggal(_edition(library, region))


def checksums(listed: bytes, copies: Iterable[Salinan]) -> bytes:
    """Add archives to the list of hashes of what is below the folder of downloads."""
    lines = listed.decode().splitlines()
    lines += [f"{one.sha256}  {one.alamat.removeprefix('unduhan/')}" for one in copies]
    ordered = sorted(lines, key=lambda line: line.partition("  ")[2])
    return "".join(f"{line}\n" for line in ordered).encode()


def _edition(library: Library, region: Region | None) -> date:
    return region.diperbarui if region is not None else newest(library)


def _render(template: str, here: str, **context: object) -> str:
    return (
        environment()
        .get_template(template)
        .render(url=lambda there: addresses.relative(here, there), besar=size, **context)
    )

"""Sets of a built site in, an archive out that reads and searches from a stick, with no server.

The same site gives the same bytes. PDFs are not in it: the public site has them, and the reader of
a page is told their size there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from masterplan.exports.offline.links import for_disk, with_notice
from masterplan.exports.offline.sets import BuiltSite, OfflineSet, topic_pages
from masterplan.timeless import EPOCH

README = "BACA-SAYA.txt"
LISTING = "cari/daftar.js"
SAVING = "luring/"
"""The page where a browser saves what is on the site: nothing for a disk."""
STYLE = "aset/salinan.css"
MOST_PARTS = 64
"""Beyond as many regions, asking the index of each would be slower than asking that of all."""
ONLY_THESE = 'cari("hanya")\n'
"""Makes search say that it looks at a part of the site."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a copy says of itself."""

    name: str
    """The folder in the archive."""
    readme: str
    banner: str
    """HTML above each page; `{akar}` stands for the way to the copy's root."""
    style: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """An archive that was written."""

    size: int
    sha256: str


def write_archive(
    target: Path,
    site: BuiltSite,
    sets: Sequence[OfflineSet],
    notice: Notice,
    public: str,
    *,
    whole: bool = False,
) -> Made:
    """Write the archive of some sets of a site; with `whole`, of all that there are."""
    pages = [page for one in sets for page in one.pages if not page.name.startswith(SAVING)]
    if whole:
        pages += topic_pages(site)
    files = {name for one in sets for name in one.loaded}
    files.update(site.below(*(f"data/{one.slug}/" for one in sets)))
    index, listing = _search(site, sets, whole=whole)
    here = {page.name for page in pages} | files | index
    if listing:
        here.add(LISTING)
    with _Archive(target, notice.name) as archive:
        archive.add(README, notice.readme.replace("\n", "\r\n").encode())  # for old editors
        archive.add(STYLE, notice.style)
        if listing:
            archive.add(LISTING, listing.encode())
        for page in sorted(pages, key=lambda page: page.name):
            root = "../" * page.name.count("/")
            html = for_disk(page, here, public)
            banner = notice.banner.replace("{akar}", root)
            archive.add(page.name, with_notice(html, banner, root + STYLE).encode())
        for name in sorted(files | index):
            archive.add(name, site.content(name))
    return archive.made


def _search(site: BuiltSite, sets: Iterable[OfflineSet], *, whole: bool) -> tuple[set[str], str]:
    """The files of search, and the one that says what there is; '' where there is no search."""
    sets = [one for one in sets if one.index]
    if whole and len(sets) > MOST_PARTS:
        return {*site.below("cari/")} - {*site.below("cari/d/"), "cari/index.html"}, ""
    index = {name for one in sets for name in one.index}
    listing = "".join(site.text(one.listing) for one in sets)
    return index, listing + ONLY_THESE if listing and not whole else listing


class _Archive:
    """A zip without a clock, there whole or not at all."""

    def __init__(self, target: Path, folder: str) -> None:
        self.target, self.folder = target, folder

    def __enter__(self) -> _Archive:
        self.target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.target.parent, prefix=".luring-")
        self.aside = Path(name)
        self.file = os.fdopen(handle, "w+b")
        self.zip = zipfile.ZipFile(self.file, "w")
        return self

    def add(self, name: str, content: bytes) -> None:
        about = zipfile.ZipInfo(f"{self.folder}/{name}", EPOCH)
        about.create_system = 3  # the same on every machine
        about.external_attr = 0o644 << 16
        self.zip.writestr(about, content, zipfile.ZIP_DEFLATED, 9)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.zip.close()
            self.file.seek(0)
            digest = hashlib.file_digest(self.file, "sha256").hexdigest()
            self.made = Made(self.file.seek(0, os.SEEK_END), digest)
            self.file.close()
            if kind is None:
                self.aside.chmod(0o644)
                self.aside.replace(self.target)
        finally:
            self.file.close()
            self.aside.unlink(missing_ok=True)

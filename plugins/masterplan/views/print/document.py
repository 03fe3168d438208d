"""What a printed document is: parts that are laid out one by one, and what is said of the whole.

A part is plain data, so that it can travel to any worker, and its hash says whether it was laid out
before. A document is cheap until its parts are asked for: `inputs` alone say whether it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

Jenis: TypeAlias = Literal[
    "masterplan", "buku", "ringkasan", "perangkat-daerah", "lembar", "kompilasi"
]
"""The kinds of documents: full plan, one book, executive summary, one agency's extract, one page
for the head of region, all regions in one."""

MARKS = {"contoh": "isi contoh", "rancangan": "isi rancangan", "resmi": ""}
"""The keyword by which a file says that it is not official, by `status_konten`, the least official
first: programs read it, and it is asked for before a file is signed."""

DIVIDER = "pembatas"
"""The kind of the part that opens a region in the compilation: what follows belongs below it."""


@dataclass(frozen=True, slots=True)
class PartJob:
    """One part of a document, with everything that laying it out needs."""

    key_name: str
    """`kota-ternate/bab/pendahuluan`: for logs and progress, unique within a document."""
    kind: str
    """'sampul', 'depan', 'bab', 'lampiran', 'lembar' …: a class of the page's body."""
    label: str
    """'III' gives page labels 'III-12'; '' where pages are numbered without one."""
    html: str
    title: str
    """In the running head at the right; '' for pages without a running head."""
    running: str
    """In the running head at the left."""
    foot: str
    watermark: str
    """'CONTOH' or 'RANCANGAN' behind the text of each page, or ''."""
    wide: bool
    """Whether all of its pages are landscape; a wide table inside a portrait part is not."""
    lang: str = "id"
    images: tuple[tuple[str, bytes], ...] = ()
    """Those that the HTML names: `gambar/peta.png` and its bytes."""
    sources: tuple[tuple[str, str], ...] = ()
    """The source files that it is made from, each with its SHA-256: why it is laid out again."""
    numbering: str = "angka"
    """'angka', 'romawi', or 'tanpa' for pages that print no number."""
    start: int = 1
    """The number of its first page; 0 while it is not known how many the part before it has."""
    notes: int = 0
    """How many footnotes of its chapter are in the parts before it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part in its document."""

    job: PartJob
    shift: int = 0
    """How many levels its bookmarks stand below those of the document."""
    prefix: str = ""
    """What stands before its page labels where several regions share a document."""


@dataclass(frozen=True)
class PrintDocument:
    """One PDF: what it is called, where it is published, and how its parts are made."""

    kind: Jenis
    slug: str
    """Of the region whose document it is."""
    address: str
    """Relative to the site's root."""
    title: str
    subtitle: str
    """What kind of document it is, as a reader is told: 'Ringkasan eksekutif'."""
    region: str
    author: str
    period: str
    status: str
    """`status_konten`: a sample says so on every page."""
    edition: date
    revision: str
    rights: str
    keywords: tuple[str, ...]
    home: str
    """The permanent public address that its QR code leads to; '' while the site has none."""
    inputs: tuple[tuple[str, str], ...]
    """Every source file that any part may depend on, each with its SHA-256."""
    attachments: tuple[str, ...]
    """Data files that travel inside it, by their addresses on the site."""
    make: Callable[[], Made] = field(repr=False, compare=False)

    @property
    def file_name(self) -> str:
        """The last part of its address."""
        return self.address.rpartition("/")[2]

    @cached_property
    def made(self) -> Made:
        """Its parts, made once."""
        return self.make()

    @property
    def parts(self) -> tuple[PartJob, ...]:
        """What is laid out, in the order of the pages; its lists of contents are not among them."""
        return tuple(placed.job for placed in self.made.placed)

    @property
    def link_table(self) -> Mapping[str, str]:
        """Public addresses that this document answers: `https://…/program/x/` to `part#anchor`."""
        return self.made.links


@dataclass(frozen=True, slots=True)
class Made:
    """The parts of a document, and which public addresses they answer."""

    placed: tuple[Placed, ...]
    links: Mapping[str, str]
    listed: int | None = None
    """Before which part the lists of contents, tables and figures stand; `None` for no lists."""

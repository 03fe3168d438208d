"""The library in, every document that is published out: the list of what a build makes.

Nothing is rendered before a document's parts are asked for; a region's chapters are then made once
and shared by all documents that hold them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from masterplan.library import Library
from masterplan.model.bab import Bab
from masterplan.views import addresses
from masterplan.views.print.compilation import compilation
from masterplan.views.print.document import MARKS, Jenis, Made, Placed, PrintDocument
from masterplan.views.print.extract import agencies, extract
from masterplan.views.print.frame import Frame, all_files
from masterplan.views.print.front import Title, cover, imprint, status_of
from masterplan.views.print.links import made_of
from masterplan.views.print.region_parts import Part, RegionParts
from masterplan.views.print.sheet import sheet
from masterplan.views.print.summary import summary

DATA = ("program.csv", "anggaran.csv", "indikator.csv", "masterplan.xlsx", "masterplan.json")
"""What travels inside the documents of a plan: its tables, one workbook, its sources."""

Files: TypeAlias = tuple[tuple[str, str], ...]
"""Paths of source files, each with its SHA-256."""


def documents(library: Library, site: str) -> Iterator[PrintDocument]:
    """All documents of all regions with a plan; `site` is the public site's address, or '/'."""
    files = {region.slug: all_files(region) for region in library}
    books = [_Book(Frame(library, region, plan, site), files) for region, plan in library.plans]
    for book in books:
        yield from book.documents()
    for book in books:
        if book.frame.region.provinsi:
            yield book.all_regions(books)


class _Book:
    """One region's documents."""

    def __init__(self, frame: Frame, files: Mapping[str, Files]) -> None:
        """`files` are the sources of every region, by its slug."""
        self.frame = frame
        self.files = files
        self.region_parts = RegionParts(frame)

    def documents(self) -> Iterator[PrintDocument]:
        """Full plan, books, summary, extracts of agencies, one page: in this order."""
        plan = self.frame.plan.rangkaian
        kind = f"Rencana induk {self.frame.region.daerah.jenis} cerdas"
        yield self._set("masterplan", "masterplan", kind, plan.judul, lambda part: True)
        for item in plan.dokumen:
            held = [bab for bab in self.frame.plan.bab if bab.kepala.buku == item.id]
            if held:
                number = f"Buku {item.nomor_buku}" if item.nomor_buku else "Buku"
                name = item.id if item.id.startswith("buku-") else f"buku-{item.id}"
                yield self._set("buku", name, number, item.judul, partial(_is_one_of, held))
        write = partial(summary, attached=self._attached())
        yield self._single("ringkasan", "ringkasan", "Ringkasan eksekutif", write)
        for agency in agencies(self.frame):
            name, title = f"opd-{agency.id}", f"Petikan {agency.nama}"
            write = partial(extract, agency=agency)
            yield self._single("perangkat-daerah", name, title, write)
        yield self._single("lembar", "lembar", "Lembar kepala daerah", sheet, dated=True)

    def _set(
        self, kind: Jenis, name: str, subtitle: str, title: str, wanted: Callable[[Part], bool]
    ) -> PrintDocument:
        """A document of cover, imprint, lists and those of the region's parts that are wanted."""
        about = self._title(subtitle, title, name)

        def make() -> Made:
            front = (cover(self.frame, about), imprint(self.frame, about, self._attached()))
            parts = [part for part in self.region_parts.parts if wanted(part)]
            placed = (*map(Placed, front), *(Placed(part.job) for part in parts))
            return made_of(self.frame.site, placed, parts, listed=len(front))

        return self._document(kind, name, subtitle, title, make)

    def _single(
        self,
        kind: Jenis,
        name: str,
        subtitle: str,
        write: Callable[[Frame, Title], Sequence[Part]],
        *,
        dated: bool = False,
    ) -> PrintDocument:
        """A document that is written for itself, from data; of all regions' today if `dated`."""
        title = f"{subtitle}: {self.frame.plan.rangkaian.judul}"
        about = self._title(subtitle, self.frame.plan.rangkaian.judul, name)

        def make() -> Made:
            parts = write(self.frame, about)
            return made_of(self.frame.site, [Placed(part.job) for part in parts], parts)

        return self._document(kind, name, subtitle, title, make, of_all=dated)

    def all_regions(self, books: Sequence[_Book]) -> PrintDocument:
        """The compilation of all regions, in the province's name."""
        name = "kompilasi"
        subtitle = "Kompilasi masterplan"
        title = f"Kompilasi Masterplan {self.frame.region.daerah.nama}"
        address = addresses.pdf(self.frame.region, name)
        status = status_of(book.frame.plan for book in books)
        about = Title(subtitle, title, name, address, self.frame.home, status)
        parts = {book.frame.region.slug: book.region_parts for book in books}
        attached = tuple(file for book in books for file in book._attached())

        def make() -> Made:
            return compilation(self.frame, about, parts, attached)

        kinds = {book.frame.plan.rangkaian.status_konten for book in books}
        least = next(kind for kind in MARKS if kind in kinds)
        made = self._document("kompilasi", name, subtitle, title, make, of_all=True, status=least)
        return replace(made, attachments=attached)

    def _title(self, subtitle: str, title: str, name: str) -> Title:
        address = addresses.pdf(self.frame.region, name)
        status = status_of([self.frame.plan])
        return Title(subtitle, title, name, address, self.frame.home, status)

    def _attached(self) -> tuple[str, ...]:
        return tuple(addresses.data(self.frame.region, name) for name in DATA)

    def _document(
        self,
        kind: Jenis,
        name: str,
        subtitle: str,
        title: str,
        make: Callable[[], Made],
        *,
        of_all: bool = False,
        status: str = "",
    ) -> PrintDocument:
        frame = self.frame
        plan, region = frame.plan.rangkaian, frame.region
        status = status or plan.status_konten
        mark = [MARKS[status]] if MARKS[status] else []
        return PrintDocument(
            kind=kind,
            slug=region.slug,
            address=addresses.pdf(region, name),
            title=title,
            subtitle=subtitle,
            region=region.daerah.nama,
            author=f"Pemerintah {region.daerah.nama}",
            period=str(plan.periode),
            status=status,
            edition=region.diperbarui,
            revision=frame.plan.revisi.nomor,
            rights=plan.lisensi,
            keywords=("masterplan", "kota cerdas", region.daerah.nama, subtitle, *mark),
            home=frame.home,
            inputs=self._inputs(of_all=of_all),
            attachments=self._attached(),
            make=make,
        )

    def _inputs(self, *, of_all: bool) -> Files:
        """All that may be printed: of other regions, what the programmes of this one name."""
        if of_all or self.frame.region.provinsi:
            return tuple(file for files in self.files.values() for file in files)
        province = self.frame.library.provinsi
        return self.files[self.frame.region.slug] + (
            self.files[province.slug] if province is not None else ()
        )


def _is_one_of(held: Sequence[Bab], part: Part) -> bool:
    return part.bab in held

"""Pages' content and the library in, what can be found out: one record for each place.

A programme, an indicator or a term is found at its permanent address and nowhere else; a page that
only repeats others (a matrix, a list) is found by its title and introduction alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from masterplan.library import Library
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan, Region
from masterplan.search.kinds import JENIS
from masterplan.search.reading import Bagian, sections
from masterplan.views import addresses


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page of the site as far as search looks at it."""

    alamat: str
    """Relative to the site's root, ending in a slash; '' is the first page."""
    html: str
    """Its own content, without the shell around it."""
    daerah: str = ""
    """The slug of the region whose page it is; '' for a page of the whole site."""


@dataclass(frozen=True, slots=True)
class Record:
    """A place that can be found."""

    alamat: str
    judul: str
    bagian: str
    """The title of the page on which it stands; '' where it is the page."""
    teks: str
    daerah: str
    jenis: str
    pilar: str = ""
    mulai: int = 0
    """The first year in which it runs; 0 where it has none."""
    selesai: int = 0


@dataclass(frozen=True, slots=True)
class Dikenal:
    """What the library knows of an address that its page does not say in so many words."""

    judul: str = ""
    pilar: str = ""
    mulai: int = 0
    selesai: int = 0


Cara: TypeAlias = Literal["utuh", "bagian", "pengantar"]


@dataclass(frozen=True, slots=True)
class Aturan:
    """How the pages of one kind are read."""

    pola: str
    """Their addresses; `*` stands for one step, `**` for any."""
    jenis: str
    cara: Cara = "bagian"
    """As one record, by section, or by the introduction alone."""
    butir: str = ""
    """The kind of the rows and cards on it that have addresses of their own."""
    awalan: str = ""
    """Sections whose anchor begins so are of the kind that is called like it."""

    def covers(self, alamat: str) -> bool:
        """Whether a page is read so, if no earlier rule covers it."""
        steps = {"*": "[^/]+", "**": ".*"}
        pattern = re.sub(r"\*+", lambda found: steps[found[0]], self.pola)
        return re.fullmatch(pattern, alamat) is not None


ATURAN = (
    Aturan("*/program/*/", "program", "utuh"),
    Aturan("*/pilar/*/", "pilar", "pengantar", butir="sasaran"),
    Aturan("*/indikator/", "daerah", "pengantar", butir="indikator"),
    Aturan("*/quick-win/", "daerah", butir="aplikasi", awalan="quick-win"),
    Aturan("*/analisis/", "analisis", butir="analisis"),
    Aturan("*/anggaran/", "daerah", "pengantar", butir="opd"),
    Aturan("*/visi-misi/", "daerah", butir="peraturan"),
    Aturan("*/(peta-jalan|unduhan|bab)/", "daerah", "pengantar"),
    Aturan("*/bab/*/", "bab"),
    Aturan("provinsi/(pemeriksaan|program-bersama|tanpa-kaitan-provinsi)/", "daerah", "pengantar"),
    Aturan("glosarium/", "keterangan", butir="istilah"),
    Aturan("sumber/", "keterangan", butir="sumber"),
    Aturan("(panduan|rujukan|arsitektur)/**", "panduan", butir="panduan"),
    Aturan("(|unduhan/|perubahan/|cari/|topik/**)", "keterangan", "pengantar"),
)
_OF_REGION = Aturan("**", "daerah", butir="daerah")
_OF_SITE = Aturan("**", "keterangan", butir="keterangan")

_LISTS = {"quick-win", "enam-pilar", "semua-indikator", "semua-tahapan", "bagian-rencana-aksi"}
"""Sections that only list what stands elsewhere."""
_MOST_OF_INTRODUCTION = 900
"""Characters of an introduction that are read: what follows is a matrix."""


def records(page: Halaman, known: Mapping[str, Dikenal]) -> Iterator[Record]:
    """Everything that can be found on a page."""
    rule = next((rule for rule in ATURAN if rule.covers(page.alamat)), None)
    rule = rule or (_OF_REGION if page.daerah else _OF_SITE)
    if rule.cara == "utuh" and page.alamat not in known:
        return  # an address that a programme had before
    first, *rest = sections(page.html)
    if rule.cara == "utuh":
        yield _record(page, rule.jenis, first, known)
        return
    shown = [part for part in rest if not part.butir and part.anchor not in _LISTS]
    yield _record(page, rule.jenis, _introduction(first, shown, rule), known)
    for part in rest:
        if part.butir and rule.butir and part.judul:
            yield _record(page, rule.butir, part, known, part.induk or first.judul)
        elif rule.cara == "bagian" and part in shown and part.teks:
            own = rule.awalan and part.anchor.startswith(rule.awalan)
            jenis = rule.awalan if own else rule.jenis
            yield _record(page, jenis, part, known, first.judul)


def _record(
    page: Halaman, jenis: str, part: Bagian, known: Mapping[str, Dikenal], bagian: str = ""
) -> Record:
    alamat = f"{page.alamat}#{part.anchor}" if part.anchor else page.alamat
    fact = known.get(alamat) or Dikenal(pilar=_pilar(alamat) if JENIS[jenis].per_pilar else "")
    judul = fact.judul or part.judul
    return Record(
        alamat, judul, bagian, part.teks, page.daerah, jenis, fact.pilar, fact.mulai, fact.selesai
    )


def _introduction(first: Bagian, shown: list[Bagian], rule: Aturan) -> Bagian:
    """A page as a whole: how it begins, and what its sections are called."""
    text = first.teks
    if rule.jenis != "bab" and len(text) > _MOST_OF_INTRODUCTION:
        text = f"{text[:_MOST_OF_INTRODUCTION].rpartition(' ')[0]} …"
    headings = " · ".join(part.judul for part in shown)
    return Bagian("", first.judul, " · ".join(filter(None, (text, headings))))


def _pilar(alamat: str) -> str:
    """The pillar that an address names."""
    return next((id for id in PILAR if alamat.rstrip("/").endswith(id)), "")


def known(library: Library) -> dict[str, Dikenal]:
    """What the library knows of the addresses of its plans."""
    found: dict[str, Dikenal] = {}
    for region in library:
        for agency in region.berkas_opd.opd:
            name = f"{agency.nama} ({agency.singkatan})"
            found[f"{addresses.page(region, 'anggaran')}#opd-{agency.id}"] = Dikenal(name)
        if region.plan is not None:
            found |= dict(_of_plan(region, region.plan))
    return found


def _of_plan(region: Region, plan: Plan) -> Iterator[tuple[str, Dikenal]]:
    for item in plan.program:
        about = Dikenal(item.nama, item.pilar, item.mulai, item.selesai)
        yield addresses.program(region, item), about
    for win in plan.quick_win:
        program = plan.program_by_id.get(win.program)
        name, pilar = (program.nama, program.pilar) if program else ("", "")
        address = f"{addresses.page(region, 'quick-win')}#quick-win-{win.program}"
        yield address, Dikenal(name, pilar, win.mulai.year, win.selesai.year)
    for objective in plan.sasaran:
        yield addresses.sasaran(region, objective), Dikenal(pilar=objective.pilar)
        for measure in objective.indikator:
            years = sorted(measure.target)
            about = Dikenal(measure.nama, objective.pilar, years[0], years[-1])
            yield addresses.indikator(region, measure), about
    for rule in plan.rangkaian.regulasi:
        address = f"{addresses.page(region, 'visi-misi')}#regulasi-{rule.id}"
        yield address, Dikenal(f"{rule.nama} tentang {rule.tentang}")

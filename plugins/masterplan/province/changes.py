"""The library in, what has changed out: revisions, programmes' histories and dated events.

Nothing is asked of version control: a change is what the sources themselves date. What lies after
the library's today is a plan and no news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from masterplan.library import Library
from masterplan.model.masterplan import Revisi
from masterplan.model.program import Program
from masterplan.model.region import Plan, Region
from masterplan.model.tahapan import Peristiwa
from masterplan.province.ages import span

Jenis: TypeAlias = Literal["revisi", "program", "peristiwa"]


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One dated change, as its source tells it."""

    tanggal: str
    """A day, a month or a year (ISO 8601), as exact as the source is."""
    region: Region
    jenis: Jenis
    kunci: str
    """Its name among all changes; it stays when others are added or a programme gets a new id."""
    judul: str
    """What changed: a programme, a revision, or the event in its own words."""
    isi: str
    """What is said of it; '' where nothing is."""
    tentang: Revisi | Program | Peristiwa
    """What can be looked up about it."""
    status: str = ""
    """The status that a programme got, as its history writes it."""
    contoh: bool = False
    """Whether it is part of an invented plan; events are told by sources and never are."""


def changes(library: Library) -> tuple[Perubahan, ...]:
    """Every change up to the library's today, the newest first; one day's in the library's order.

    ISO dates sort as texts, so that a month comes after its days and a year after its months.
    """
    begun = (change for change in _all(library) if span(change.tanggal)[0] <= library.hari_ini)
    return tuple(sorted(_named_once(begun), key=lambda change: change.tanggal, reverse=True))


def _all(library: Library) -> Iterator[Perubahan]:
    for region in library:
        if region.plan is not None:
            yield from _revisions(region, region.plan)
            yield from _histories(region, region.plan)
        yield from _events(region)


def _revisions(region: Region, plan: Plan) -> Iterator[Perubahan]:
    for item in plan.rangkaian.revisi:
        yield Perubahan(
            tanggal=item.tanggal.isoformat(),
            region=region,
            jenis="revisi",
            kunci=f"{region.slug}/revisi/{item.nomor}",
            judul=f"Revisi {item.nomor} masterplan",
            isi=item.ringkasan,
            tentang=item,
            contoh=plan.contoh,
        )


def _histories(region: Region, plan: Plan) -> Iterator[Perubahan]:
    for item in plan.program:
        first_id = (*item.alias, item.id)[0]
        for line in item.riwayat:
            yield Perubahan(
                tanggal=line.tanggal,
                region=region,
                jenis="program",
                kunci=f"{region.slug}/program/{first_id}/{line.tanggal}",
                judul=item.nama,
                isi=line.catatan or "",
                tentang=item,
                status=line.status or "",
                contoh=plan.contoh,
            )


def _events(region: Region) -> Iterator[Perubahan]:
    for item in region.tahapan.peristiwa:
        if item.tanggal is not None:
            yield Perubahan(
                tanggal=item.tanggal,
                region=region,
                jenis="peristiwa",
                kunci=f"{region.slug}/peristiwa/{item.tanggal}",
                judul=item.isi,
                isi=item.catatan or "",
                tentang=item,
            )


def _named_once(found: Iterator[Perubahan]) -> Iterator[Perubahan]:
    """Number what shares its thing and its day, in the order of the sources."""
    times: Counter[str] = Counter()
    for change in found:
        times[change.kunci] += 1
        number = times[change.kunci]
        yield change if number == 1 else replace(change, kunci=f"{change.kunci}/{number}")

"""Does the money add up, and is any of it a slip of the pen? (A3, A12, A13)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.masterplan import TotalTercetak
from masterplan.model.program import Program
from masterplan.model.totals import (
    Jumlah,
    per_opd,
    per_pilar,
    per_sumber_dana,
    per_tahun,
    total,
    total_program,
)

OUTLIER = 10
"""A budget line this many times the median of its pillar is worth a second look."""

FEW = 4
"""Fewer lines than this have no median worth the name."""


@check
def printed_totals_add_up(library: Library) -> Iterator[Diagnostic]:
    """The total that the original prints for a programme is the sum of its lines (A3)."""
    for _, plan in library.plans:
        for program in plan.program:
            if program.anggaran:  # without lines the money is unknown, not nothing
                yield from _compare(
                    f"program '{program.id}'",
                    program.total_tercetak,
                    total_program(program),
                    program.at("total_tercetak"),
                    program.at("anggaran"),
                )


@check
def printed_totals_of_the_set_add_up(library: Library) -> Iterator[Diagnostic]:
    """The totals that the original prints by year, pillar, source and agency add up (A3)."""
    for region, plan in library.plans:
        printed = plan.rangkaian.total_tercetak
        if printed is None or not any(program.anggaran for program in plan.program):
            continue
        lines = Location(region.path / "program.yml")
        yield from _compare(
            "seluruh rencana", printed.seluruh, total(plan), printed.at("seluruh"), lines
        )
        yield from _each("tahun", printed, printed.tahun, per_tahun(plan.program), lines)
        yield from _each("pilar", printed, printed.pilar, per_pilar(plan.program), lines)
        sums = per_sumber_dana(plan.program)
        yield from _each("sumber_dana", printed, printed.sumber_dana, sums, lines)
        yield from _each("opd", printed, printed.opd, per_opd(plan.program), lines)


@check
def no_line_dwarfs_its_pillar(library: Library) -> Iterator[Diagnostic]:
    """No budget line is ten times the median of its pillar: a slip of thousand or million (A12)."""
    for _, plan in library.plans:
        for pilar in {program.pilar for program in plan.program}:
            programs = plan.program_in(pilar)
            known = [line.pagu for item in programs for line in item.anggaran if line.pagu]
            if len(known) < FEW:
                continue
            middle = median(known)
            than = f"lebih dari {OUTLIER} kali nilai tengah pilar '{pilar}' ({int(middle)})"
            yield from _lines_above(programs, OUTLIER * middle, than)


@check
def no_line_exceeds_the_regional_budget(library: Library) -> Iterator[Diagnostic]:
    """No budget line is larger than the region's whole budget, where that is known (A12)."""
    for region, plan in library.plans:
        whole = region.daerah.apbd.nilai if region.daerah.apbd is not None else None
        if whole is not None:
            than = f"lebih besar daripada APBD {whole} ({region.daerah.at('apbd')})"
            yield from _lines_above(plan.program, whole, than)


def _lines_above(programs: Iterable[Program], most: float, than: str) -> Iterator[Diagnostic]:
    for item in programs:
        for index, line in enumerate(item.anggaran):
            if line.pagu is not None and line.pagu > most:
                yield Diagnostic(
                    Code.PAGU_MENCOLOK,
                    item.at("anggaran", index, "pagu"),
                    f"Pagu {line.pagu} {than}.",
                    "periksa jumlah nolnya",
                )


@check
def most_programs_have_a_known_budget(library: Library) -> Iterator[Diagnostic]:
    """At most half of the programmes have budgets of which nothing is known (A13)."""
    for region, plan in library.plans:
        unknown = [
            item for item in plan.program if all(line.pagu is None for line in item.anggaran)
        ]
        if 2 * len(unknown) > len(plan.program):
            yield Diagnostic(
                Code.ANGGARAN_KOSONG,
                Location(region.path / "program.yml"),
                f"{len(unknown)} dari {len(plan.program)} program tidak punya pagu yang diketahui.",
                "isi pagunya, atau jelaskan di 'keterangan' mengapa belum ada",
            )


def _each(
    key: str,
    printed: TotalTercetak,
    given: Mapping[Any, int],
    computed: Mapping[Any, Jumlah],
    lines: Location,
) -> Iterator[Diagnostic]:
    for name, amount in given.items():
        found = computed.get(name, Jumlah())
        yield from _compare(f"{key} {name}", amount, found, printed.at(key, str(name)), lines)


def _compare(
    what: str, printed: int | None, computed: Jumlah, there: Location, here: Location
) -> Iterator[Diagnostic]:
    """Compare a printed with a computed sum, where every line of it is known."""
    if printed is None or computed.tanpa_pagu or printed == computed.diketahui:
        return
    yield Diagnostic(
        Code.TOTAL_TERCETAK_BEDA,
        there,
        f"Total tercetak {printed} untuk {what} tidak sama dengan jumlah baris anggaran "
        f"{computed.diketahui} ({here}).",
        f"selisih {abs(printed - computed.diketahui)}; periksa kedua tempat",
    )

"""Do dates follow one another, and is nothing reported before its time? (A7, A8, stages)"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic
from masterplan.library import Library
from masterplan.model.pilar import TAHAP


@check
def results_are_not_from_the_future(library: Library) -> Iterator[Diagnostic]:
    """No value is reported as reached in a year that has not come (A7)."""
    today = library.hari_ini
    for _, plan in library.plans:
        for item in plan.indikator:
            for year, found in item.realisasi.items():
                if year > today.year and found.nilai is not None:
                    yield Diagnostic(
                        Code.REALISASI_MASA_DEPAN,
                        item.at("realisasi", str(year)),
                        f"Realisasi tahun {year} dilaporkan sebelum tahunnya tiba.",
                        "periksa tahunnya; angka yang dituju ditulis di 'target'",
                    )
        for program in plan.program:
            if program.status_per > today:
                yield Diagnostic(
                    Code.REALISASI_MASA_DEPAN,
                    program.at("status_per"),
                    f"Status per {program.status_per} dilaporkan sebelum harinya tiba.",
                    "tulis tanggal status itu diketahui",
                )


@check
def progress_fits_status(library: Library) -> Iterator[Diagnostic]:
    """A programme is finished exactly when its progress is 100 percent (A8)."""
    for _, plan in library.plans:
        for program in plan.program:
            done = program.status == "selesai"
            full = program.kemajuan_persen == 100
            if program.kemajuan_persen is not None and done != full:
                yield Diagnostic(
                    Code.STATUS_KEMAJUAN,
                    program.at("kemajuan_persen"),
                    f"Kemajuan {program.kemajuan_persen} persen tidak cocok dengan status "
                    f"'{program.status}' ({program.at('status')}).",
                    "status selesai berarti 100 persen, dan sebaliknya",
                )


@check
def running_programs_have_begun(library: Library) -> Iterator[Diagnostic]:
    """A programme that runs has a first year that has come (A8)."""
    for _, plan in library.plans:
        for program in plan.program:
            if program.status == "berjalan" and program.mulai > program.status_per.year:
                yield Diagnostic(
                    Code.STATUS_KEMAJUAN,
                    program.at("mulai"),
                    f"Program berstatus berjalan per {program.status_per}, tetapi mulai "
                    f"{program.mulai}.",
                    "ubah 'mulai', atau tulis status: direncanakan",
                )


@check
def stages_follow_one_another(library: Library) -> Iterator[Diagnostic]:
    """A later stage does not end before an earlier one ends (a warning: real dates conflict)."""
    order = list(TAHAP)
    for region in library:
        ended = [item for item in region.tahapan.tahapan if item.selesai]
        ended.sort(key=lambda item: order.index(item.tahap))
        for before, after in pairwise(ended):
            first, second = before.selesai or "", after.selesai or ""
            width = min(len(first), len(second))
            if second[:width] < first[:width]:
                yield Diagnostic(
                    Code.TAHAPAN_MUNDUR,
                    after.at("selesai"),
                    f"Tahap '{after.tahap}' selesai {second}, sebelum tahap '{before.tahap}' "
                    f"selesai {first} ({before.at('selesai')}).",
                    "periksa kedua tanggal; bila sumbernya memang berbeda, catat di 'konflik'",
                )


@check
def weights_add_up(library: Library) -> Iterator[Diagnostic]:
    """The weights of an evaluation's five dimensions add up to 100, if all are given (A11)."""
    for region in library:
        for item in region.tahapan.evaluasi:
            weights = item.bobot
            given = (
                []
                if weights is None
                else [
                    weights.baseline,
                    weights.output,
                    weights.outcome,
                    weights.impact,
                    weights.quick_win,
                ]
            )
            known = [value for value in given if value is not None]
            if len(known) == len(given) == 5 and sum(known) != 100:
                yield Diagnostic(
                    Code.BOBOT_TIDAK_100,
                    item.at("bobot"),
                    f"Jumlah bobot {sum(known)}, seharusnya 100.",
                )

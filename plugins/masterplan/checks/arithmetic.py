"""Do years, sums, targets and progress agree with one another? (A1–A6, A8, A9)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic
from masterplan.library import Library
from masterplan.model.region import Plan
from masterplan.model.sasaran import Indikator
from masterplan.model.totals import total_program

LON, LAT = (124, 130), (-2.6, 2.8)
"""Degrees between which the province lies."""


@check
def programs_lie_within_the_period(library: Library) -> Iterator[Diagnostic]:
    """A programme begins and ends within the plan's years (A1)."""
    for plan in _plans(library):
        period = plan.rangkaian.periode
        if period.selesai < period.mulai:
            yield Diagnostic(
                Code.TAHUN_LUAR_PERIODE,
                plan.rangkaian.at("periode", "selesai"),
                f"Periode selesai {period.selesai} sebelum mulai {period.mulai}.",
            )
            continue  # nothing lies within such a period
        for program in plan.program:
            for key, year in (("mulai", program.mulai), ("selesai", program.selesai)):
                if year not in period.tahun:
                    yield Diagnostic(
                        Code.TAHUN_LUAR_PERIODE,
                        program.at(key),
                        f"Program '{program.id}' {key} {year}, di luar periode {period}.",
                    )
            if program.selesai < program.mulai:
                yield Diagnostic(
                    Code.TAHUN_LUAR_PERIODE,
                    program.at("selesai"),
                    f"Program '{program.id}' selesai {program.selesai} sebelum mulai "
                    f"{program.mulai}.",
                )


@check
def budget_years_lie_within_programs(library: Library) -> Iterator[Diagnostic]:
    """Money is planned only for years in which the programme runs (A2)."""
    for plan in _plans(library):
        for program in plan.program:
            backwards = program.selesai < program.mulai
            for index, line in enumerate(() if backwards else program.anggaran):
                if not program.mulai <= line.tahun <= program.selesai:
                    yield Diagnostic(
                        Code.TAHUN_LUAR_PROGRAM,
                        program.at("anggaran", index, "tahun"),
                        f"Anggaran tahun {line.tahun} di luar masa program "
                        f"{program.mulai}–{program.selesai} ({program.at('mulai')}).",
                    )


@check
def target_years_lie_within_the_period(library: Library) -> Iterator[Diagnostic]:
    """Targets are set for years of the plan only (A2)."""
    for plan in _plans(library):
        period = plan.rangkaian.periode
        for item in plan.indikator if period.tahun else ():
            for year in item.target:
                if year not in period.tahun:
                    yield Diagnostic(
                        Code.TAHUN_LUAR_PROGRAM,
                        item.at("target", str(year)),
                        f"Target tahun {year} di luar periode {period}.",
                    )


@check
def budget_lines_are_given_once(library: Library) -> Iterator[Diagnostic]:
    """A programme has one line for a year and a source of funds (A3)."""
    for plan in _plans(library):
        for program in plan.program:
            seen: Counter[tuple[int, str]] = Counter()
            for index, line in enumerate(program.anggaran):
                key = (line.tahun, line.sumber_dana)
                seen[key] += 1
                if seen[key] > 1:
                    yield Diagnostic(
                        Code.ANGGARAN_GANDA,
                        program.at("anggaran", index),
                        f"Anggaran {line.sumber_dana} tahun {line.tahun} sudah ada di program ini.",
                        "gabungkan jumlahnya dalam satu baris",
                    )


@check
def printed_totals_add_up(library: Library) -> Iterator[Diagnostic]:
    """The total that the original document prints is the sum of the lines (A3)."""
    for plan in _plans(library):
        for program in plan.program:
            computed = total_program(program)
            printed = program.total_tercetak
            if printed is not None and computed.lengkap and printed != computed.diketahui:
                yield Diagnostic(
                    Code.TOTAL_TERCETAK_BEDA,
                    program.at("total_tercetak"),
                    f"Total tercetak {printed} tidak sama dengan jumlah baris anggaran "
                    f"{computed.diketahui} ({program.at('anggaran')}).",
                    f"selisih {abs(printed - computed.diketahui)}; periksa kedua tempat",
                )


@check
def targets_span_the_period(library: Library) -> Iterator[Diagnostic]:
    """An indicator has a target for the first and the last year of the plan (A4)."""
    for plan in _plans(library):
        period = plan.rangkaian.periode
        for item in plan.indikator if period.tahun else ():
            missing = [year for year in (period.mulai, period.selesai) if year not in item.target]
            if missing:
                yield Diagnostic(
                    Code.TARGET_UJUNG,
                    item.at("target"),
                    f"Indikator '{item.id}' tidak punya target tahun "
                    f"{' dan '.join(map(str, missing))}.",
                    "tulis null bila belum ditetapkan",
                )


@check
def targets_follow_their_direction(library: Library) -> Iterator[Diagnostic]:
    """Targets rise where they should rise and fall where they should fall (A5)."""
    for plan in _plans(library):
        for item in plan.indikator:
            yield from _against_direction(item)


@check
def values_lie_within_their_limits(library: Library) -> Iterator[Diagnostic]:
    """Baselines, targets and actual values lie between the limits given (A6)."""
    for plan in _plans(library):
        for item in plan.indikator:
            low = item.batas.min if item.batas else None
            high = item.batas.max if item.batas else None
            if item.satuan == "%" and item.batas is None:
                low, high = Decimal(0), Decimal(100)
            values: list[tuple[tuple[str, ...], Decimal | None]] = [
                (("kondisi_awal", "nilai"), item.kondisi_awal.nilai)
            ]
            values += [(("target", str(year)), value) for year, value in item.target.items()]
            values += [
                (("realisasi", str(year), "nilai"), found.nilai)
                for year, found in item.realisasi.items()
            ]
            for path, value in values:
                below = value is not None and low is not None and value < low
                above = value is not None and high is not None and value > high
                if below or above:
                    limit = f"di bawah batas {low}" if below else f"di atas batas {high}"
                    yield Diagnostic(
                        Code.LUAR_BATAS, item.at(*path), f"{value} {item.satuan} {limit}."
                    )


@check
def progress_fits_status(library: Library) -> Iterator[Diagnostic]:
    """A programme is finished exactly when its progress is 100 percent (A8)."""
    for plan in _plans(library):
        for program in plan.program:
            done = program.status == "selesai"
            full = program.kemajuan_persen == 100
            if program.kemajuan_persen is not None and done != full:
                yield Diagnostic(
                    Code.STATUS_KEMAJUAN,
                    program.at("kemajuan_persen"),
                    f"Kemajuan {program.kemajuan_persen} persen tidak cocok dengan status "
                    f"'{program.status}'.",
                    "status selesai berarti 100 persen, dan sebaliknya",
                )


@check
def points_lie_in_the_province(library: Library) -> Iterator[Diagnostic]:
    """A point's longitude comes first, and both lie where the province is (A9)."""
    for plan in _plans(library):
        for program in plan.program:
            for index, place in enumerate(program.lokasi):
                if place.titik is None:
                    continue
                lon, lat = place.titik
                if not (LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1]):
                    swapped = LON[0] <= lat <= LON[1] and LAT[0] <= lon <= LAT[1]
                    yield Diagnostic(
                        Code.KOORDINAT,
                        program.at("lokasi", index, "titik"),
                        f"Titik [{lon}, {lat}] di luar provinsi.",
                        "bujur dahulu, lalu lintang" if swapped else "periksa letak titik desimal",
                    )


def _plans(library: Library) -> Iterator[Plan]:
    return (region.plan for region in library if region.plan is not None)


def _against_direction(item: Indikator) -> Iterator[Diagnostic]:
    if item.arah not in {"naik", "turun"}:
        return
    sign = 1 if item.arah == "naik" else -1
    known = [(year, value) for year, value in sorted(item.target.items()) if value is not None]
    start = item.kondisi_awal
    if start.nilai is not None:
        known.insert(0, (start.tahun or 0, start.nilai))
    for (_, before), (year, value) in pairwise(known):
        if (value - before) * sign < 0:
            yield Diagnostic(
                Code.TARGET_BERLAWANAN,
                item.at("target", str(year)),
                f"Target {year} ({value}) berlawanan dengan arah '{item.arah}' dari {before}.",
                "periksa angkanya, atau ubah 'arah'",
            )

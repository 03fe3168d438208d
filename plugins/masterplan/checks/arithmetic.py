"""Do years, targets and scores agree with one another? (A1–A6, A10)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic
from masterplan.library import Library
from masterplan.model.sasaran import Indikator


@check
def programs_lie_within_the_period(library: Library) -> Iterator[Diagnostic]:
    """A programme begins and ends within the plan's years (A1)."""
    for _, plan in library.plans:
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
    for _, plan in library.plans:
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
    for _, plan in library.plans:
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
    for _, plan in library.plans:
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
def targets_span_the_period(library: Library) -> Iterator[Diagnostic]:
    """An indicator has a target for the first and the last year of the plan (A4)."""
    for _, plan in library.plans:
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
def targets_have_no_holes(library: Library) -> Iterator[Diagnostic]:
    """Between its first and its last target in the period an indicator has one a year (A4)."""
    for _, plan in library.plans:
        for item in plan.indikator:
            # a year outside the period is told of as such, and so is an end that is missing
            given = [year for year in item.target if year in plan.rangkaian.periode.tahun]
            years = range(min(given), max(given)) if given else ()
            missing = [year for year in years if year not in item.target]
            if missing:
                yield Diagnostic(
                    Code.TARGET_BOLONG,
                    item.at("target"),
                    f"Target indikator '{item.id}' melompati {_spans(missing)}.",
                    "tulis null bila belum ditetapkan",
                )


@check
def periods_are_of_usual_length(library: Library) -> Iterator[Diagnostic]:
    """A plan covers three to twenty years: most cover five to ten (a warning)."""
    for _, plan in library.plans:
        length = len(plan.rangkaian.periode.tahun)
        if length and not 3 <= length <= 20:
            yield Diagnostic(
                Code.PERIODE_JANGGAL,
                plan.rangkaian.at("periode", "selesai"),
                f"Periode {plan.rangkaian.periode} mencakup {length} tahun.",
                "periksa tahun mulai dan selesainya",
            )


@check
def printed_risk_scores_are_products(library: Library) -> Iterator[Diagnostic]:
    """The score that the original prints for a risk is likelihood times impact (A10)."""
    for _, plan in library.plans:
        for item in plan.analisis.risiko:
            if item.nilai_tercetak is not None and item.nilai_tercetak != item.nilai:
                yield Diagnostic(
                    Code.SKOR_RISIKO,
                    item.at("nilai_tercetak"),
                    f"Nilai tercetak {item.nilai_tercetak} bukan kemungkinan × dampak: "
                    f"{item.kemungkinan} × {item.dampak} = {item.nilai} "
                    f"({item.at('kemungkinan')}).",
                    "periksa ketiga angka itu",
                )


@check
def targets_follow_their_direction(library: Library) -> Iterator[Diagnostic]:
    """Targets rise where they should rise and fall where they should fall (A5)."""
    for _, plan in library.plans:
        for item in plan.indikator:
            yield from _against_direction(item)


@check
def values_lie_within_their_limits(library: Library) -> Iterator[Diagnostic]:
    """Baselines, targets and actual values lie between the limits given (A6)."""
    for _, plan in library.plans:
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


def _spans(years: list[int]) -> str:
    """Years in words that stay short: '2026, 2028–2031'."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    spans = zip(starts, ends, strict=True)
    return ", ".join(f"{start}" if start == end else f"{start}–{end}" for start, end in spans)


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

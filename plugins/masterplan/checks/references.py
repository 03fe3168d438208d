"""Does everything that a plan points at exist, and does it belong there? (X1–X7, X10)"""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic
from masterplan.library import Library
from masterplan.model.base import Entity
from masterplan.model.decode import guess
from masterplan.model.pilar import PILAR
from masterplan.model.pointers import pointers
from masterplan.model.program import Program
from masterplan.model.region import Plan

QUICK_DAYS = 366
"""Twelve months."""

_KINDS = {
    "misi": "misi",
    "isu": "isu strategis",
    "sasaran": "sasaran",
    "indikator": "indikator",
    "program": "program",
    "program-provinsi": "program provinsi",
    "risiko": "risiko",
    "regulasi": "regulasi",
    "dokumen": "dokumen",
    "opd": "perangkat daerah",
    "aplikasi": "aplikasi",
    "sumber": "sumber",
}
"""Kinds of things that can be pointed at, in words."""


@check
def references_resolve(library: Library) -> Iterator[Diagnostic]:
    """Whatever a part of a plan names exists, in the same region or the one it names (X1)."""
    for region in library:
        for root in region.roots:
            for pointer in pointers(root):
                aim = pointer.tujuan, pointer.jenis, region
                if library.resolve(*aim) is None and not library.is_lost(*aim):
                    known = library.ids(*aim)
                    yield Diagnostic(
                        Code.RUJUKAN_PUTUS,
                        pointer.location,
                        f"Tidak ada {_KINDS[pointer.jenis]} dengan id '{pointer.tujuan}'.",
                        guess(pointer.tujuan, known),
                    )


@check
def parts_belong_to_their_pillar(library: Library) -> Iterator[Diagnostic]:
    """A sub-dimension is one of its pillar's three (X2)."""
    for _, plan in library.plans:
        owners: list[Program | Entity] = [*plan.sasaran, *plan.program, *plan.analisis.kesenjangan]
        for owner in owners:
            pilar, part = getattr(owner, "pilar", ""), getattr(owner, "sub_dimensi", "")
            parts = [item.id for item in PILAR[pilar].sub_dimensi]
            if part not in parts:
                yield Diagnostic(
                    Code.SUB_DIMENSI_LAIN_PILAR,
                    owner.at("sub_dimensi"),
                    f"Subdimensi '{part}' bukan bagian dari pilar '{pilar}'.",
                    f"pilih salah satu: {', '.join(parts)}",
                )


@check
def programs_serve_objectives_of_their_pillars(library: Library) -> Iterator[Diagnostic]:
    """A programme's objective has a pillar that the programme has too (X3)."""
    for _, plan in library.plans:
        for program in plan.program:
            for index, id in enumerate(program.sasaran):
                objective = plan.sasaran_by_id.get(id)
                pillars = {program.pilar, *program.pilar_lain}
                if objective is not None and objective.pilar not in pillars:
                    yield Diagnostic(
                        Code.SASARAN_LAIN_PILAR,
                        program.at("sasaran", index),
                        f"Sasaran '{id}' milik pilar '{objective.pilar}', "
                        f"program '{program.id}' milik '{program.pilar}'.",
                        "ganti sasarannya, atau tambahkan pilarnya di 'pilar_lain'",
                    )


@check
def lead_agency_is_named_once(library: Library) -> Iterator[Diagnostic]:
    """The agency that is responsible is not named as a supporter as well (X4)."""
    for _, plan in library.plans:
        for program in plan.program:
            if program.penanggung_jawab in program.pendukung:
                index = program.pendukung.index(program.penanggung_jawab)
                yield Diagnostic(
                    Code.OPD_BERULANG,
                    program.at("pendukung", index),
                    f"'{program.penanggung_jawab}' sudah menjadi penanggung jawab.",
                    "hapus dari daftar pendukung",
                )


@check
def agencies_are_of_the_region_or_the_province(library: Library) -> Iterator[Diagnostic]:
    """Who carries a programme out belongs to the region, or to the province (X4)."""
    for region, plan in library.plans:
        own = {region.daerah.kode, library.provinsi.daerah.kode if library.provinsi else ""}
        for program in plan.program:
            for pointer in pointers(program):
                kode = pointer.tujuan.split("/")[0] if "/" in pointer.tujuan else ""
                if pointer.jenis == "opd" and kode and kode not in own:
                    yield Diagnostic(
                        Code.OPD_DAERAH_LAIN,
                        pointer.location,
                        f"Perangkat daerah '{pointer.tujuan}' milik daerah lain.",
                        "sebut perangkat daerah sendiri atau provinsi; daerah lain ditulis di "
                        "'mitra'",
                    )


@check
def dependencies_have_no_cycles(library: Library) -> Iterator[Diagnostic]:
    """No programme waits for itself, however long the way round (X6)."""
    for _, plan in library.plans:
        for program in plan.program:
            way = _way_back(program.id, plan)
            # each cycle is told once, at the member whose id comes first
            if way and program.id == min(way):
                yield Diagnostic(
                    Code.KETERGANTUNGAN_MELINGKAR,
                    program.at("bergantung_pada"),
                    f"Program saling menunggu: {' → '.join([*way, way[0]])}.",
                    "hapus salah satu 'bergantung_pada' di lingkaran ini",
                )


@check
def quick_wins_lie_within_their_programs(library: Library) -> Iterator[Diagnostic]:
    """A quick win begins and ends within the years of its programme (X7)."""
    for _, plan in library.plans:
        for win in plan.quick_win:
            program = plan.program_by_id.get(win.program)
            if program is None or program.selesai < program.mulai:
                continue
            if win.selesai < win.mulai:
                yield Diagnostic(
                    Code.QUICK_WIN_LUAR_PROGRAM,
                    win.at("selesai"),
                    f"Quick win '{win.program}' selesai sebelum mulai.",
                )
            for key, day in (("mulai", win.mulai), ("selesai", win.selesai)):
                if not program.mulai <= day.year <= program.selesai:
                    yield Diagnostic(
                        Code.QUICK_WIN_LUAR_PROGRAM,
                        win.at(key),
                        f"Quick win '{win.program}' {key} {day.year}, di luar masa program "
                        f"{program.mulai}–{program.selesai} ({program.at('mulai')}).",
                    )


@check
def quick_wins_are_quick(library: Library) -> Iterator[Diagnostic]:
    """A quick win takes at most twelve months (a warning)."""
    for _, plan in library.plans:
        for win in plan.quick_win:
            days = (win.selesai - win.mulai).days
            if days > QUICK_DAYS:
                yield Diagnostic(
                    Code.QUICK_WIN_LAMA,
                    win.at("selesai"),
                    f"Quick win '{win.program}' berlangsung {days} hari, lebih dari setahun.",
                    "bagi menjadi keluaran yang selesai dalam setahun",
                )


@check
def enactment_has_a_regulation(library: Library) -> Iterator[Diagnostic]:
    """A plan whose enactment is done names the regulation that enacts it (X10)."""
    for region, plan in library.plans:
        enacting = [rule for rule in plan.rangkaian.regulasi if rule.peran == "penetapan"]
        for stage in region.tahapan.tahapan:
            if stage.tahap == "penetapan" and stage.status == "selesai" and not enacting:
                yield Diagnostic(
                    Code.PENETAPAN_TANPA_REGULASI,
                    stage.at("status"),
                    "Penetapan dinyatakan selesai, tetapi tidak ada regulasi berperan penetapan.",
                    "tambahkan Perwali, Perbup atau Pergub di 'regulasi' pada masterplan.yml",
                )


def _way_back(start: str, plan: Plan) -> list[str]:
    """A shortest chain of dependencies that leads from a programme back to itself, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        program = plan.program_by_id.get(way[-1])
        for target in program.bergantung_pada if program else ():
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return []

"""Does a plan hold all that a masterplan should? (C1–C16)

Completeness is a score, not an error: what is missing is a note that the public sees too. Each
rule is one function from a region with a plan to what it asks for, met or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.analisis import UNSUR
from masterplan.model.base import NOWHERE
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan, Region

REVIEW_DAYS = 365
"""A review older than this is old (C16)."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing that a rule asks for."""

    code: Code
    terpenuhi: bool
    pesan: str
    location: Location
    saran: str = ""


Rule: TypeAlias = Callable[[Region, Plan], Iterator[Butir]]

RULES: list[Rule] = []


def _rule(function: Rule) -> Rule:
    RULES.append(function)
    return function


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """How complete a plan is."""

    butir: tuple[Butir, ...]

    @property
    def terpenuhi(self) -> int:
        """How many of the things asked for are there."""
        return sum(item.terpenuhi for item in self.butir)

    @property
    def berlaku(self) -> int:
        """How many things are asked for."""
        return len(self.butir)

    @property
    def kurang(self) -> tuple[Butir, ...]:
        """What is missing."""
        return tuple(item for item in self.butir if not item.terpenuhi)


def completeness(region: Region, today: date) -> Kelengkapan | None:
    """Measure a region's plan; `None` where there is no plan to measure."""
    if region.plan is None:
        return None
    items = [item for rule in RULES for item in rule(region, region.plan)]
    return Kelengkapan((*items, _reviewed(region, today)))


@check
def plans_are_complete(library: Library) -> Iterator[Diagnostic]:
    """Whatever a rule of completeness asks for is there (C1–C16)."""
    for region in library:
        # what was not read whole cannot be called missing
        found = completeness(region, library.hari_ini) if not region.lost else None
        for item in found.kurang if found is not None else ():
            yield Diagnostic(item.code, item.location, item.pesan, item.saran)


@_rule
def has_missions(region: Region, plan: Plan) -> Iterator[Butir]:
    """A vision and at least one mission, each with its pillar (C1)."""
    for item in plan.rangkaian.misi:
        yield Butir(
            Code.MISI_TANPA_PILAR,
            bool(item.pilar),
            f"Misi '{item.id}' tidak menyebut pilar.",
            item.location,
            "tambahkan 'pilar: [smart-…]'",
        )


@_rule
def follows_the_rpjmd(region: Region, plan: Plan) -> Iterator[Butir]:
    """The RPJMD that the plan follows is named (C2)."""
    kinds = {item.jenis for item in plan.rangkaian.rujukan}
    yield Butir(
        Code.TANPA_RPJMD,
        "RPJMD" in kinds,
        "Rencana ini tidak merujuk RPJMD.",
        plan.rangkaian.at("rujukan"),
        "tambahkan rujukan berjenis RPJMD di masterplan.yml",
    )


@_rule
def assesses_readiness(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each of the three elements of readiness has a row (C3)."""
    assessed = {row.unsur for row in plan.analisis.kesiapan}
    for unsur in UNSUR:
        yield Butir(
            Code.KESIAPAN_KURANG,
            unsur in assessed,
            f"Kesiapan unsur '{unsur}' belum dinilai.",
            _in_analysis(region, plan, "kesiapan"),
        )


@_rule
def has_swot(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each pillar has a SWOT (C4)."""
    done = {row.pilar for row in plan.analisis.swot}
    for pilar in PILAR:
        yield Butir(
            Code.SWOT_KURANG,
            pilar in done,
            f"Pilar '{pilar}' belum punya analisis SWOT.",
            _in_analysis(region, plan, "swot"),
        )


@_rule
def has_gaps(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each of the 18 sub-dimensions has a gap row, or says why it is no priority (C5)."""
    done = {row.sub_dimensi for row in plan.analisis.kesenjangan}
    done |= {row.sub_dimensi for row in plan.analisis.tidak_prioritas}
    for pilar in PILAR.values():
        for part in pilar.sub_dimensi:
            yield Butir(
                Code.KESENJANGAN_KURANG,
                part.id in done,
                f"Subdimensi '{part.id}' belum punya baris kesenjangan.",
                _in_analysis(region, plan, "kesenjangan"),
                "tambahkan barisnya, atau alasannya di 'tidak_prioritas'",
            )


@_rule
def has_objectives(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each pillar has an objective with an indicator (C6)."""
    for pilar in PILAR:
        yield Butir(
            Code.PILAR_TANPA_SASARAN,
            bool(plan.sasaran_in(pilar)),
            f"Pilar '{pilar}' belum punya sasaran.",
            Location(region.path / "sasaran.yml"),
        )


@_rule
def objectives_have_programs(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each objective is served by a programme (C7)."""
    served = {id for program in plan.program for id in program.sasaran}
    for item in plan.sasaran:
        yield Butir(
            Code.SASARAN_TANPA_PROGRAM,
            item.id in served,
            f"Sasaran '{item.id}' belum didukung program.",
            item.location,
            "sebut id-nya di 'sasaran' sebuah program",
        )


@_rule
def indicators_have_baselines(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each indicator has a measured baseline (C8)."""
    for item in plan.indikator:
        yield Butir(
            Code.TANPA_KONDISI_AWAL,
            item.kondisi_awal.nilai is not None,
            f"Kondisi awal indikator '{item.id}' belum diketahui.",
            item.at("kondisi_awal"),
        )


@_rule
def programs_have_budgets(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each programme has a budget line with a known amount (C9)."""
    for item in plan.program:
        yield Butir(
            Code.PROGRAM_TANPA_ANGGARAN,
            any(line.pagu is not None for line in item.anggaran),
            f"Program '{item.id}' belum punya pagu yang diketahui.",
            item.at("anggaran"),
        )


@_rule
def has_quick_wins(region: Region, plan: Plan) -> Iterator[Butir]:
    """There is at least one quick win (C10)."""
    yield Butir(
        Code.TANPA_QUICK_WIN,
        bool(plan.quick_win),
        "Belum ada quick win.",
        Location(region.path / "program.yml"),
        "tambahkan 'quick_win' di program.yml",
    )


@_rule
def has_stages(region: Region, plan: Plan) -> Iterator[Butir]:
    """Stages are told, with their sources (C11)."""
    yield Butir(
        Code.TANPA_TAHAPAN,
        bool(region.tahapan.tahapan),
        "Tahapan daerah ini belum dicatat.",
        Location(region.path / "tahapan.yml"),
    )


@_rule
def says_how_it_is_enacted(region: Region, plan: Plan) -> Iterator[Butir]:
    """The enacting regulation is named, or the stage says that there is none yet (C12)."""
    named = any(rule.peran == "penetapan" for rule in plan.rangkaian.regulasi)
    told = any(
        stage.tahap == "penetapan" and stage.status in {"belum", "berjalan"}
        for stage in region.tahapan.tahapan
    )
    yield Butir(
        Code.PENETAPAN_TIDAK_DISEBUT,
        named or told,
        "Peraturan penetapan tidak disebut, dan tidak dinyatakan belum ada.",
        plan.rangkaian.at("regulasi"),
        "tambahkan regulasi berperan penetapan, atau tahap penetapan berstatus belum",
    )


@_rule
def has_risks(region: Region, plan: Plan) -> Iterator[Butir]:
    """Risks are listed (C13)."""
    yield Butir(
        Code.TANPA_RISIKO,
        bool(plan.analisis.risiko),
        "Risiko belum dicatat.",
        _in_analysis(region, plan, "risiko"),
    )


@_rule
def programs_say_whom_they_serve(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each programme of a regency names the provincial programme it serves, or why none (C14)."""
    for item in plan.program if not region.provinsi else ():
        yield Butir(
            Code.TANPA_SELARAS_PROVINSI,
            item.selaras_provinsi is not None,
            f"Program '{item.id}' tidak menyebut keselarasan dengan provinsi.",
            item.location,
            "tambahkan 'selaras_provinsi: [id]' atau 'selaras_provinsi: {tidak_ada: alasan}'",
        )


@_rule
def links_its_original(region: Region, plan: Plan) -> Iterator[Butir]:
    """Each book of a plan that is not a sample has its original file or a link to it (C15)."""
    for item in plan.rangkaian.dokumen if not plan.contoh else ():
        yield Butir(
            Code.TANPA_BERKAS_ASLI,
            item.berkas_asli is not None and item.berkas_asli.url is not None,
            f"Dokumen '{item.id}' tidak menyebut berkas aslinya.",
            item.location,
            "tambahkan 'berkas_asli: {url: …}'",
        )


def _reviewed(region: Region, today: date) -> Butir:
    """The folder was compared with its sources within a year (C16)."""
    age = today - region.daerah.ditinjau
    return Butir(
        Code.TINJAUAN_LAMA,
        age <= timedelta(days=REVIEW_DAYS),
        f"Terakhir ditinjau {region.daerah.ditinjau}, {age.days} hari yang lalu.",
        region.daerah.at("ditinjau"),
        "bandingkan isinya dengan sumber, lalu perbarui 'ditinjau'",
    )


def _in_analysis(region: Region, plan: Plan, key: str) -> Location:
    """Where a list of the analysis stands, or should; the file itself may not be there yet."""
    found = plan.analisis.at(key)
    return found if found != NOWHERE else Location(region.path / "analisis.yml")

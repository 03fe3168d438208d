"""All plans in, what they do for the five steps of digital transformation out.

A programme may name several steps, and then counts in each: what stands beside one another here
is not to be added up. Each plan's own sum, in which a programme counts once, stands with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from masterplan.library import Library
from masterplan.model.pilar import LANGKAH
from masterplan.model.program import Program
from masterplan.model.region import Plan, Region
from masterplan.model.totals import Jumlah, jumlah


@dataclass(frozen=True, slots=True)
class SelLangkah:
    """Some programmes, and the money of them."""

    program: int
    anggaran: Jumlah


@dataclass(frozen=True, slots=True)
class RekapLangkah:
    """What one plan, or all of them, does for the five steps."""

    sel: Mapping[int, SelLangkah]
    """Every step in its order."""
    tanpa_langkah: SelLangkah
    """The programmes that name no step."""
    jumlah: SelLangkah
    """Every programme once."""


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One region's part in the five steps."""

    region: Region
    rekap: RekapLangkah | None
    """`None` when the region has no plan, so that nothing is known."""


@dataclass(frozen=True, slots=True)
class LimaLangkah:
    """The five steps over the province and its kabupaten and kota."""

    baris: tuple[BarisLangkah, ...]
    """Every region in code order, the province first."""
    seluruh: RekapLangkah
    """Over all plans, the province's own among them."""
    tanpa_langkah: tuple[tuple[Region, Program], ...]


def transformation_steps(library: Library) -> LimaLangkah:
    """Count programmes and money by step, in each plan and in all."""
    plans = list(library.plans)
    return LimaLangkah(
        baris=tuple(BarisLangkah(region, _row(region.plan)) for region in library),
        seluruh=_summary([program for _, plan in plans for program in plan.program]),
        tanpa_langkah=tuple(
            (region, program)
            for region, plan in plans
            for program in plan.program
            if not program.langkah_transformasi
        ),
    )


def _row(plan: Plan | None) -> RekapLangkah | None:
    return _summary(plan.program) if plan is not None else None


def _summary(programs: Iterable[Program]) -> RekapLangkah:
    programs = list(programs)
    return RekapLangkah(
        sel={
            step: _cell(item for item in programs if step in item.langkah_transformasi)
            for step in LANGKAH
        },
        tanpa_langkah=_cell(item for item in programs if not item.langkah_transformasi),
        jumlah=_cell(programs),
    )


def _cell(programs: Iterable[Program]) -> SelLangkah:
    programs = list(programs)
    return SelLangkah(
        len(programs), jumlah(line for program in programs for line in program.anggaran)
    )

"""The plans of every kabupaten and kota in, the coverage of the six pillars out (P1).

A pillar without a programme in a plan is a gap. A region without a plan has no gaps and no
zeros: what it covers is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from masterplan.library import Library
from masterplan.model.pilar import PILAR
from masterplan.model.program import Program
from masterplan.model.region import Plan, Region
from masterplan.model.totals import Jumlah, jumlah


@dataclass(frozen=True, slots=True)
class SelCakupan:
    """What is planned in one pillar, or in several."""

    program: int
    anggaran: Jumlah
    quick_win: int

    @property
    def celah(self) -> bool:
        """Whether nothing is planned."""
        return self.program == 0


@dataclass(frozen=True, slots=True)
class BarisCakupan:
    """What one region's plan covers."""

    region: Region
    sel: Mapping[str, SelCakupan] | None
    """By pillar; `None` when the region has no plan, so that nothing is known."""
    jumlah: SelCakupan | None

    @property
    def celah(self) -> tuple[str, ...]:
        """The pillars in which the plan has no programme."""
        return tuple(id for id, cell in (self.sel or {}).items() if cell.celah)


@dataclass(frozen=True, slots=True)
class Cakupan:
    """The regions by the six pillars."""

    baris: tuple[BarisCakupan, ...]
    jumlah_pilar: Mapping[str, SelCakupan]
    """Over the regions that have a plan."""
    jumlah: SelCakupan

    @property
    def diketahui(self) -> int:
        """How many regions have a plan."""
        return sum(row.sel is not None for row in self.baris)


def pillar_coverage(library: Library) -> Cakupan:
    """What each kabupaten and kota plans in each pillar, in code order.

    Every programme is counted once, under its main pillar; a quick win counts where its
    programme does.
    """
    plans = [region.plan for region in library.kabupaten_kota if region.plan is not None]
    return Cakupan(
        baris=tuple(_row(region) for region in library.kabupaten_kota),
        jumlah_pilar={
            pilar: _cell((plan, plan.program_in(pilar)) for plan in plans) for pilar in PILAR
        },
        jumlah=_cell((plan, plan.program) for plan in plans),
    )


def _row(region: Region) -> BarisCakupan:
    plan = region.plan
    if plan is None:
        return BarisCakupan(region, None, None)
    cells = {pilar: _cell([(plan, plan.program_in(pilar))]) for pilar in PILAR}
    return BarisCakupan(region, cells, _cell([(plan, plan.program)]))


def _cell(parts: Iterable[tuple[Plan, Sequence[Program]]]) -> SelCakupan:
    found = [(plan, items, {item.id for item in items}) for plan, items in parts]
    return SelCakupan(
        program=sum(len(items) for _, items, _ in found),
        anggaran=jumlah(line for _, items, _ in found for item in items for line in item.anggaran),
        quick_win=sum(win.program in ids for plan, _, ids in found for win in plan.quick_win),
    )

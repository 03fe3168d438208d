"""The regencies and cities side by side: stages, and programmes by pillar (P1, P6)."""

from __future__ import annotations

from dataclasses import dataclass

from masterplan.library import Library
from masterplan.model.pilar import PILAR
from masterplan.model.region import Region
from masterplan.model.tahapan import Tahapan
from masterplan.model.totals import Jumlah, jumlah


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """How far one region has come."""

    region: Region
    tahapan: Tahapan | None
    """The last stage that has begun; `None` when no source names one."""


@dataclass(frozen=True, slots=True)
class Sel:
    """One region's part in one pillar."""

    program: int
    anggaran: Jumlah


def stages(library: Library) -> list[BarisPapan]:
    """The stage of each kabupaten and kota, in code order."""
    return [BarisPapan(region, region.tahap_sekarang) for region in library.kabupaten_kota]


def coverage(library: Library) -> list[tuple[Region, dict[str, Sel]]]:
    """Programmes and budgets of each kabupaten and kota by pillar; an empty cell is a gap."""
    rows = []
    for region in library.kabupaten_kota:
        cells = {}
        for pilar in PILAR:
            programs = region.plan.program_in(pilar) if region.plan else ()
            money = jumlah(line for program in programs for line in program.anggaran)
            cells[pilar] = Sel(len(programs), money)
        rows.append((region, cells))
    return rows

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings

from masterplan.library import Library
from masterplan.model import totals
from masterplan.model.pilar import PILAR
from masterplan.model.totals import Jumlah
from masterplan.province.coverage import SelCakupan, pillar_coverage
from tests.province.regions import RAYA, TigaDaerah, plans


def _added(cells: Iterable[SelCakupan]) -> tuple[int, int, int, int, int]:
    cells = list(cells)
    return (
        sum(cell.program for cell in cells),
        sum(cell.quick_win for cell in cells),
        sum(cell.anggaran.diketahui for cell in cells),
        sum(cell.anggaran.baris for cell in cells),
        sum(cell.anggaran.tanpa_pagu for cell in cells),
    )


def test_cells_hold_programmes_money_and_quick_wins(small_library: Library) -> None:
    raya, _ = pillar_coverage(small_library).baris

    assert raya.sel is not None
    assert SelCakupan(2, Jumlah(400_000_000, 4, 1), 1) == raya.sel["smart-governance"]
    assert SelCakupan(1, Jumlah(0, 1, 0), 0) == raya.sel["smart-living"]


def test_a_pillar_without_programmes_is_a_gap(small_library: Library) -> None:
    raya, _ = pillar_coverage(small_library).baris

    assert ("smart-branding", "smart-economy", "smart-society", "smart-environment") == raya.celah


def test_a_region_without_a_plan_is_unknown_and_has_no_gaps(small_library: Library) -> None:
    """Unknown is not zero: nobody may read an empty plan out of a missing one."""
    coverage = pillar_coverage(small_library)
    sunyi = coverage.baris[1]

    assert sunyi.sel is None
    assert sunyi.jumlah is None
    assert () == sunyi.celah
    assert 1 == coverage.diketahui


def test_a_plan_without_programmes_is_known_and_all_gap(tiga: TigaDaerah) -> None:
    coverage = pillar_coverage(tiga.library(sunyi=[]))
    sunyi = coverage.baris[1]

    assert sunyi.jumlah == SelCakupan(0, Jumlah(), 0)
    assert tuple(PILAR) == sunyi.celah
    assert sunyi.jumlah.anggaran.nilai is None
    assert 1 == coverage.diketahui


@given(raya=plans, sunyi=plans, provinsi=plans)
@settings(deadline=None)
def test_sums_over_cells_are_the_totals(
    tiga: TigaDaerah, raya: Any, sunyi: Any, provinsi: Any
) -> None:
    """Each programme of a regency or city counts once, whichever way one adds."""
    library = tiga.library(
        raya=tiga.drawn(raya), sunyi=tiga.drawn(sunyi), provinsi=tiga.drawn(provinsi)
    )
    coverage = pillar_coverage(library)
    known = [row for row in coverage.baris if row.sel is not None and row.jumlah is not None]

    for row in known:
        assert row.region.plan is not None
        assert row.jumlah is not None
        assert row.sel is not None
        assert len(row.region.plan.program) == row.jumlah.program
        assert totals.total(row.region.plan) == row.jumlah.anggaran
        assert _added(row.sel.values()) == _added([row.jumlah])
    for pilar in PILAR:
        column = [row.sel[pilar] for row in known if row.sel is not None]
        assert _added(column) == _added([coverage.jumlah_pilar[pilar]])
    assert _added(coverage.jumlah_pilar.values()) == _added([coverage.jumlah])
    assert [raya is not None, sunyi is not None] == [row.sel is not None for row in coverage.baris]


def test_real_plans_add_up(real_library: Library) -> None:
    coverage = pillar_coverage(real_library)

    assert 10 == len(coverage.baris)
    assert _added(coverage.jumlah_pilar.values()) == _added([coverage.jumlah])
    assert coverage.jumlah.program == sum(
        len(plan.program) for region, plan in real_library.plans if not region.provinsi
    )


def test_quick_wins_count_where_their_programme_does(small_library: Library) -> None:
    coverage = pillar_coverage(small_library)
    plan = small_library.by_slug[RAYA].plan

    assert plan is not None
    assert len(plan.quick_win) == coverage.jumlah.quick_win
    assert 1 == coverage.jumlah_pilar["smart-governance"].quick_win

from __future__ import annotations

from masterplan.library import Library
from masterplan.model.pilar import PILAR
from masterplan.model.totals import Jumlah
from masterplan.province.board import Sel, coverage, stages


def test_the_board_holds_each_regency_in_code_order(small_library: Library) -> None:
    assert ["99.01", "99.02"] == [row.region.daerah.kode for row in stages(small_library)]


def test_the_board_shows_the_last_stage_that_has_begun(small_library: Library) -> None:
    """A stage that is only planned is not one that a region has come to."""
    assert [("implementasi", "berjalan"), ("asesmen", "selesai")] == [
        (row.tahapan.tahap, row.tahapan.status) for row in stages(small_library) if row.tahapan
    ]


def test_a_region_without_a_known_stage_has_none(real_library: Library) -> None:
    rows = stages(real_library)
    without = {row.region.slug for row in rows if row.tahapan is None}
    begun = {
        region.slug
        for region in real_library.kabupaten_kota
        if any(stage.status in {"berjalan", "selesai"} for stage in region.tahapan.tahapan)
    }

    assert 10 == len(rows)
    assert {row.region.slug for row in rows} == without | begun
    assert set() == without & begun


def test_coverage_counts_programmes_and_money_by_pillar(small_library: Library) -> None:
    rows = {region.slug: cells for region, cells in coverage(small_library)}
    contoh_raya = rows["kabupaten-contoh-raya"]

    assert Sel(2, Jumlah(400_000_000, 4, 1)) == contoh_raya["smart-governance"]
    assert Sel(1, Jumlah(0, 1, 0)) == contoh_raya["smart-living"]
    assert Sel(0, Jumlah(0, 0, 0)) == contoh_raya["smart-branding"]


def test_a_region_without_a_plan_covers_nothing(small_library: Library) -> None:
    rows = {region.slug: cells for region, cells in coverage(small_library)}
    empty = dict.fromkeys(PILAR, Sel(0, Jumlah()))

    assert empty == rows["kabupaten-tanpa-rencana"]


def test_coverage_adds_up_to_each_plan(real_library: Library) -> None:
    """Every programme is counted once, under its main pillar."""
    for region, cells in coverage(real_library):
        programs = region.plan.program if region.plan else ()
        lines = [line for program in programs for line in program.anggaran]

        assert len(programs) == sum(cell.program for cell in cells.values())
        assert len(lines) == sum(cell.anggaran.baris for cell in cells.values())
        assert sum(line.pagu or 0 for line in lines) == sum(
            cell.anggaran.diketahui for cell in cells.values()
        )

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from masterplan.library import Library
from masterplan.model.pilar import LANGKAH
from masterplan.model.totals import Jumlah, jumlah
from masterplan.province.steps import SelLangkah, transformation_steps
from tests.province.regions import RAYA, TigaDaerah, anggaran, plans


def test_every_region_has_its_row_and_one_without_a_plan_is_unknown(small_library: Library) -> None:
    rows = transformation_steps(small_library).baris

    assert ["99", "99.01", "99.02"] == [row.region.daerah.kode for row in rows]
    assert [False, True, False] == [row.rekap is not None for row in rows]


def test_a_programme_counts_in_each_step_it_names(tiga: TigaDaerah) -> None:
    both = tiga.program("dua", langkah_transformasi=(1, 4), anggaran=anggaran(30, None))
    none = tiga.program("tanpa", anggaran=anggaran(5))
    found = transformation_steps(tiga.library(raya=[both, none], provinsi=[both]))

    assert SelLangkah(2, Jumlah(60, 4, 2)) == found.seluruh.sel[1] == found.seluruh.sel[4]
    assert SelLangkah(0, Jumlah()) == found.seluruh.sel[2]
    assert SelLangkah(1, Jumlah(5, 1, 0)) == found.seluruh.tanpa_langkah
    assert SelLangkah(3, Jumlah(65, 5, 2)) == found.seluruh.jumlah
    assert [(RAYA, "tanpa")] == [(where.slug, item.id) for where, item in found.tanpa_langkah]


@given(raya=plans, sunyi=plans, provinsi=plans)
@settings(deadline=None)
def test_rows_add_up_to_all_plans_in_every_column(
    tiga: TigaDaerah, raya: Any, sunyi: Any, provinsi: Any
) -> None:
    """Down a column every programme counts once; across, the sum stands with its own number."""
    library = tiga.library(
        raya=tiga.drawn(raya), sunyi=tiga.drawn(sunyi), provinsi=tiga.drawn(provinsi)
    )
    found = transformation_steps(library)
    rows = [row.rekap for row in found.baris if row.rekap is not None]
    programs = [program for _, plan in library.plans for program in plan.program]
    whole = found.seluruh

    columns = [([row.sel[step] for row in rows], whole.sel[step]) for step in LANGKAH]
    columns.append(([row.tanpa_langkah for row in rows], whole.tanpa_langkah))
    columns.append(([row.jumlah for row in rows], whole.jumlah))
    for cells, total in columns:
        assert total.program == sum(cell.program for cell in cells)
        assert total.anggaran.diketahui == sum(cell.anggaran.diketahui for cell in cells)
        assert total.anggaran.tanpa_pagu == sum(cell.anggaran.tanpa_pagu for cell in cells)
    assert whole.jumlah == SelLangkah(
        len(programs), jumlah(line for program in programs for line in program.anggaran)
    )
    named = sum(bool(program.langkah_transformasi) for program in programs)
    assert whole.jumlah.program == named + whole.tanpa_langkah.program
    assert len(found.tanpa_langkah) == whole.tanpa_langkah.program
    assert sum(cell.program for cell in whole.sel.values()) == sum(
        len(program.langkah_transformasi) for program in programs
    )

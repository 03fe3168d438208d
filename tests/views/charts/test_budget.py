from __future__ import annotations

import pytest
from hypothesis import given, settings

from masterplan.library import Library
from masterplan.model import totals
from masterplan.model.pilar import PILAR
from masterplan.model.program import Program
from masterplan.model.region import Plan
from masterplan.views.charts.budget import (
    END,
    anggaran_per_pilar,
    anggaran_per_sumber_dana,
    anggaran_per_tahun,
)
from masterplan.views.charts.chart import Grafik
from tests.conftest import Golden
from tests.views.charts.drawing import marks, of, texts
from tests.views.charts.plans import lines, plan_of, program, programs

CHARTS = (anggaran_per_tahun, anggaran_per_sumber_dana, anggaran_per_pilar)
WIDE = 1000


def sums(chart: Grafik) -> list[dict[str, object]]:
    """The rows of the table behind a chart, by column."""
    return [
        dict(zip((column.nama for column in chart.kolom), row, strict=True)) for row in chart.baris
    ]


@given(found=programs())
@settings(deadline=None, max_examples=60)
def test_a_table_adds_up_to_the_total_of_the_plan(found: list[Program]) -> None:
    """Known rupiah, lines, and lines that are unknown, whichever way the budget is cut."""
    plan = plan_of(*found)
    whole = totals.total(plan)
    for make in CHARTS:
        chart = make(plan)
        assert (chart is None) == (whole.baris == 0)
        rows = sums(chart) if chart is not None else []

        assert whole.baris == sum(int(str(row["baris"])) for row in rows)
        assert whole.tanpa_pagu == sum(int(str(row["baris_tanpa_pagu"])) for row in rows)
        assert whole.diketahui == sum(int(str(row["pagu"] or 0)) for row in rows)


@given(found=programs())
@settings(deadline=None, max_examples=60)
def test_bars_are_as_long_as_what_is_known(found: list[Program]) -> None:
    for make in CHARTS:
        chart = make(plan_of(*found))
        if chart is None:
            continue
        known = [int(str(row["pagu"])) for row in sums(chart) if row["pagu"]]
        long = [mark.right - mark.left for mark in of("a", marks(chart, WIDE))]

        assert len(known) == len(long)
        assert all(length <= WIDE * END / 100 for length in long)
        if known:
            most = max(known)
            scale = long[known.index(most)] / most
            # a place is written to a tenth of a percent, which is one pixel of this width
            assert all(abs(a * scale - b) <= 2.1 for a, b in zip(known, long, strict=True))
            assert max(long) > 0.39 * WIDE  # no more than half of the width is left unused


@pytest.fixture
def unsure() -> Plan:
    """A plan of three years with money that is known, unknown, both, and nothing."""
    money = lines(
        (2025, "APBD-KAB", 4 * 10**9),
        (2025, "CSR", None),
        (2026, "APBN", None),
        (2027, "APBN", 0),
    )
    return plan_of(program(anggaran=money))


def test_unknown_money_is_not_zero(unsure: Plan) -> None:
    chart = anggaran_per_tahun(unsure)
    assert chart is not None

    assert ((2025, 4 * 10**9, 2, 1), (2026, None, 1, 1), (2027, 0, 1, 0)) == chart.baris
    assert ["Rp\u00a04 miliar", "ditambah 1 pagu yang belum diketahui"] == texts(chart)[1:3]
    assert ["2026", "1 pagu belum diketahui", "2027", "Rp\u00a00"] == texts(chart)[3:7]
    assert 1 == len(of("a", marks(chart)))
    assert 2 == len(of("d", marks(chart)))


def test_words_say_what_the_bars_say(unsure: Plan) -> None:
    chart = anggaran_per_tahun(unsure)
    assert chart is not None

    assert (
        "Pagu yang diketahui berjumlah Rp\u00a04 miliar; terbesar Rp\u00a04 miliar (2025), "
        "terkecil Rp\u00a00 (2027). Ditambah 2 pagu yang belum diketahui (2025 dan 2026)."
    ) == chart.keterangan


def test_nothing_is_added_up_where_nothing_is_known() -> None:
    money = lines((2025, "APBN", None), (2026, "APBN", None))
    chart = anggaran_per_sumber_dana(plan_of(program(anggaran=money)))
    assert chart is not None

    assert "Semua 2 pagu belum diketahui, sehingga belum ada jumlahnya." == chart.keterangan
    assert (("APBN", None, 2, 2),) == chart.baris
    assert [] == of("a", marks(chart))


def test_years_and_pillars_without_a_line_are_shown_too() -> None:
    """A gap is seen only where its place is kept."""
    plan = plan_of(program(anggaran=lines((2026, "APBN", 5))))
    years, pillars = anggaran_per_tahun(plan), anggaran_per_pilar(plan)
    assert years is not None
    assert pillars is not None

    assert [2025, 2026, 2027] == [row[0] for row in years.baris]
    assert "Belum ada baris anggaran untuk 2025 dan 2027." in years.keterangan
    assert list(PILAR) == [row[0] for row in pillars.baris]
    assert 5 == texts(pillars).count("belum ada baris anggaran")


def test_sources_come_largest_first() -> None:
    money = lines((2025, "APBN", 1), (2025, "CSR", 3), (2025, "DAK", 3), (2025, "HIBAH", None))
    chart = anggaran_per_sumber_dana(plan_of(program(anggaran=money)))
    assert chart is not None

    assert ["CSR", "DAK", "APBN", "HIBAH"] == [row[0] for row in chart.baris]


def test_numbers_are_those_of_the_published_plans(real_library: Library) -> None:
    for region, found in real_library.plans:
        chart = anggaran_per_tahun(found)
        assert chart is not None, region.slug
        expected = totals.per_tahun(found.program)

        assert {year: item.nilai for year, item in expected.items()} == {
            row[0]: row[1] for row in chart.baris if row[2]
        }


def test_budget_chart(plan: Plan, golden: Golden) -> None:
    """350 million in 2025 and 2026, one line of 2026 unknown, no line in 2027."""
    chart = anggaran_per_tahun(plan)
    assert chart is not None

    golden("grafik-anggaran.svg", str(chart.svg).replace("><", ">\n<") + "\n")

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from masterplan.model.region import Plan
from masterplan.model.sasaran import Indikator
from masterplan.views.charts.indicator import garis_indikator
from tests.conftest import Golden
from tests.views.charts.drawing import Mark, marks, of, texts
from tests.views.charts.plans import indicators, indikator

HEAD = 40
"""Above this height a chart names its marks; below it are the values."""


def plotted(indikator: Indikator, style: str, tag: str) -> list[Mark]:
    """The marks of the values, without those of the head."""
    found = of(style, marks(garis_indikator(indikator), 1000))
    return [mark for mark in found if mark.tag == tag and mark.top > HEAD]


def middle(mark: Mark) -> float:
    return (mark.top + mark.bottom) / 2


@given(indicators)
@settings(deadline=None, max_examples=120)
def test_every_known_value_has_one_mark_and_an_unknown_one_none(found: Indikator) -> None:
    targets = [value for value in found.target.values() if value is not None]
    reached = [item.nilai for item in found.realisasi.values() if item.nilai is not None]

    assert len(targets) == len(plotted(found, "a", "circle"))
    assert len(reached) == len(plotted(found, "c", "rect"))
    assert (found.kondisi_awal.nilai is not None) == len(plotted(found, "k", "circle"))


@given(indicators)
@settings(deadline=None, max_examples=120)
def test_a_larger_value_stands_higher_and_a_later_year_further_right(found: Indikator) -> None:
    known = sorted((year, value) for year, value in found.target.items() if value is not None)
    dots = sorted(plotted(found, "a", "circle"), key=lambda mark: mark.left)
    heights = [middle(dot) for dot in dots]

    for (_, one), (_, other), at, then in zip(known, known[1:], heights, heights[1:], strict=False):
        assert at >= then if one < other else at <= then
    assert sorted({dot.left for dot in dots}) == [dot.left for dot in dots]


@given(indicators)
@settings(deadline=None, max_examples=120)
def test_the_table_holds_every_value_in_its_year(found: Indikator) -> None:
    rows = garis_indikator(found).baris
    start = found.kondisi_awal

    assert {year: value for year, value in found.target.items() if value is not None} == {
        row[0]: row[2] for row in rows if row[2] is not None
    }
    assert {
        year: item.nilai for year, item in found.realisasi.items() if item.nilai is not None
    } == {row[0]: row[3] for row in rows if row[3] is not None}
    assert ([(start.tahun, start.nilai)] if start.nilai is not None else []) == [
        (row[0], row[1]) for row in rows if row[1] is not None
    ]


def test_three_kinds_of_value_have_three_forms() -> None:
    found = indikator(realisasi={2025: {"nilai": "21"}})

    assert [1, 3, 1] == [
        len(plotted(found, style, tag))
        for style, tag in (("k", "circle"), ("a", "circle"), ("c", "rect"))
    ]
    assert ["Awal 2024", "Target 2027", "Realisasi 2025", "10%", "40%", "21%"] == texts(
        garis_indikator(found)
    )[:6]


def test_a_line_has_a_gap_where_a_target_is_not_known() -> None:
    whole = indikator(target={2025: "1", 2026: "2", 2027: "3", 2028: "4"})
    broken = indikator(target={2025: "1", 2026: None, 2027: "3", 2028: "4"})

    # one line more leads to the first target from where things were before
    assert (4, 2) == (len(plotted(whole, "b", "line")), len(plotted(broken, "b", "line")))


def test_a_single_year_stands_in_the_middle() -> None:
    found = indikator(kondisi_awal={"nilai": None}, target={2026: "5"})
    (dot,) = plotted(found, "a", "circle")
    (grid, *_) = of("t", marks(garis_indikator(found), 1000))

    assert 30 > abs((dot.left + dot.right) / 2 - (grid.left + 1000) / 2)
    assert [] == plotted(found, "b", "line")


@pytest.mark.parametrize("value", ["0", "5", "-5", "0.000000000001", "-999999999999999999"])
def test_equal_values_make_a_level_line(value: str) -> None:
    found = indikator(
        kondisi_awal={"nilai": value, "tahun": 2024}, target={2025: value, 2026: value}
    )

    assert 1 == len({middle(dot) for dot in plotted(found, "a", "circle")})


def test_without_a_value_only_the_head_is_drawn() -> None:
    found = indikator(kondisi_awal={"nilai": None}, target={2026: None})
    chart = garis_indikator(found)

    assert ["Awal", "Target", "Realisasi", "belum diketahui", "belum diketahui", "belum ada"] == (
        texts(chart)
    )
    assert HEAD == chart.tinggi
    assert "Kondisi awal belum diketahui, target belum diketahui." in chart.keterangan


def test_a_start_without_a_year_stands_before_all_others() -> None:
    found = indikator(kondisi_awal={"nilai": "10"})
    (ring,) = plotted(found, "k", "circle")

    assert all(ring.right < dot.left for dot in plotted(found, "a", "circle"))
    assert "awal" in texts(garis_indikator(found))
    assert (None, Decimal(10), None, None) == garis_indikator(found).baris[0]


def test_ticks_that_differ_are_written_differently() -> None:
    found = indikator(
        kondisi_awal={"nilai": "1.000000000001"}, target={2025: "1.000000000002"}, satuan="kg"
    )
    labels = [words for words in texts(garis_indikator(found)) if words.startswith("1,000000")]

    assert len(labels) == len(set(labels)) > 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"realisasi": {2025: {"nilai": "21"}}},
            "Kondisi awal 10% (2024), target 40% pada 2027. Realisasi 2025 21%, target tahun itu "
            "(20%) tercapai. Nilainya diharapkan naik.",
        ),
        (
            {"realisasi": {2025: {"nilai": "21"}}, "arah": "turun", "satuan": "hari"},
            "Kondisi awal 10 (2024), target 40 pada 2027. Realisasi 2025 21, target tahun itu (20) "
            "belum tercapai. Nilainya diharapkan turun.",
        ),
        (
            {"realisasi": {2024: {"nilai": "9"}, 2025: {"nilai": None}}, "arah": "capai"},
            "Kondisi awal 10% (2024), target 40% pada 2027. Realisasi 2024 9%, target tahun itu "
            "belum diketahui. Nilainya diharapkan mencapai target.",
        ),
        (
            {"kondisi_awal": {"nilai": None, "tahun": 2024}, "arah": "tetap"},
            "Kondisi awal belum diketahui, target 40% pada 2027. Belum ada realisasi yang "
            "diketahui. Nilainya diharapkan tetap.",
        ),
    ],
)
def test_words_say_what_the_line_says(changes: dict[str, object], said: str) -> None:
    assert said == garis_indikator(indikator(**changes)).keterangan


def test_indicator_chart(plan: Plan, golden: Golden) -> None:
    """From 10 percent to 40, with 21 reached where 20 were the target."""
    chart = garis_indikator(plan.indikator[0])

    golden("grafik-indikator.svg", str(chart.svg).replace("><", ">\n<") + "\n")

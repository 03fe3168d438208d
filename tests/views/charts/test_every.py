"""Laws that hold for every chart, whatever it shows."""

from __future__ import annotations

import gzip
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.analisis import Kesiapan, Swot
from masterplan.model.program import Program
from masterplan.model.region import Plan
from masterplan.model.sasaran import Indikator
from masterplan.views.charts.chart import Grafik
from masterplan.views.charts.every import every_chart
from masterplan.views.charts.indicator import garis_indikator
from tests.views.charts.drawing import Mark, marks, parse, texts
from tests.views.charts.plans import (
    analyses,
    indicators,
    indikator,
    plan_of,
    program,
    programs,
    scores,
)

DESK = 760
PHONE = 328


def outside(chart: Grafik, wide: float) -> list[Mark]:
    """The marks that stick out of a drawing by more than a line is wide."""
    return [
        mark
        for mark in marks(chart, wide)
        if mark.left < -1 or mark.right > wide + 1 or mark.top < 0 or mark.bottom > chart.tinggi
    ]


def crossing(chart: Grafik, wide: float) -> list[tuple[str, str]]:
    """The texts that stand on each other."""
    written = [mark for mark in marks(chart, wide) if mark.words]
    return [(a.words, b.words) for a, b in combinations(written, 2) if a.overlaps(b)]


def holds(chart: Grafik) -> None:
    """The laws of a drawing, on a phone and on a desk."""
    for wide in (PHONE, DESK):
        assert [] == outside(chart, wide)
        assert [] == crossing(chart, wide)
    drawn = [value for element in parse(chart.svg).iter() for value in element.attrib.values()]
    assert [] == [value for value in drawn if "nan" in value.lower() or "inf" in value.lower()]
    assert [] == [element for element in parse(chart.svg).iter() if "id" in element.attrib]


@given(found=programs())
@settings(deadline=None, max_examples=50)
def test_budgets_and_roadmaps_are_drawn_inside_and_legible(found: list[Program]) -> None:
    for chart in every_chart(plan_of(*found)):
        holds(chart)


@given(indicators)
@example(
    indikator(
        kondisi_awal={"nilai": "0.000000000101", "tahun": 2000},
        target={2020: None, 2034: None},
        realisasi={},
    )
)
@settings(deadline=None, max_examples=150)
def test_indicators_are_drawn_inside_and_legible(found: Indikator) -> None:
    holds(garis_indikator(found))


@given(kesiapan=scores, swot=analyses)
@settings(deadline=None, max_examples=50)
def test_analyses_are_drawn_inside_and_legible(kesiapan: list[Kesiapan], swot: list[Swot]) -> None:
    for chart in every_chart(plan_of(kesiapan=kesiapan, swot=swot)):
        holds(chart)


@given(found=programs())
@settings(deadline=None, max_examples=30)
def test_words_and_tables_stand_for_the_drawing(found: list[Program]) -> None:
    """Whole sentences with numbers in them; a cell for each column, and none of them nameless."""
    for chart in every_chart(plan_of(*found)):
        assert chart.keterangan.endswith(".")
        assert "None" not in chart.keterangan
        assert any(letter.isdigit() for letter in chart.keterangan)
        assert {len(chart.kolom)} == {len(row) for row in chart.baris}
        assert all(
            column.tampil(value)
            for row in chart.baris
            for column, value in zip(chart.kolom, row, strict=True)
        )


@given(st.text(min_size=1, max_size=30).filter(lambda words: words.split()))
@settings(deadline=None)
def test_any_name_is_only_a_text(name: str) -> None:
    found = plan_of(program(nama=name), program("dua", nama=f"<b>{name}&amp;</b>"))
    plain = "".join(c for c in name if c.isprintable() or c.isspace())
    for chart in every_chart(found):
        elements = {element.tag for element in parse(chart.svg).iter()}

        assert elements <= {"svg", "g", "text", "tspan", "line", "rect", "circle", "path"}
        if chart.id.startswith("peta-jalan") and plain == name:
            said = "".join("".join(texts(chart)).split())
            assert "".join(f"<b>{name}&amp;</b>".split()) in said


def test_ids_are_unique_in_a_plan(real_library: Library) -> None:
    for _, plan in real_library.plans:
        found = [chart.id for chart in every_chart(plan)]

        assert len(found) == len(set(found)) >= len(plan.indikator)


def test_published_charts_are_drawn_inside_and_legible(real_library: Library) -> None:
    for _, plan in real_library.plans:
        for chart in every_chart(plan):
            holds(chart)


def test_the_same_plan_gives_the_same_charts(plan: Plan) -> None:
    assert [chart.svg for chart in every_chart(plan)] == [chart.svg for chart in every_chart(plan)]


@pytest.mark.parametrize("count", [22, 36])
def test_a_page_of_indicators_is_light(count: int) -> None:
    """Each of many line charts adds less than 400 bytes to a compressed page."""
    drawings = "".join(
        garis_indikator(
            indikator(
                id=f"ind-{n}",
                kondisi_awal={"nilai": f"{n * 3.7:.1f}", "tahun": 2024},
                target={2025 + k: f"{n * 3.7 + k * (n % 5 + 1.3):.1f}" for k in range(5)},
                realisasi={2025: {"nilai": f"{n * 3.9:.1f}"}},
            )
        ).svg
        for n in range(count)
    )

    assert len(gzip.compress(drawings.encode(), 6)) < 400 * count

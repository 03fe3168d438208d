from __future__ import annotations

import pytest
from hypothesis import given, settings

from masterplan.model.analisis import Kesiapan, Swot
from masterplan.model.pilar import PILAR
from masterplan.views.charts.readiness import IDEAL, kesiapan
from masterplan.views.charts.swot import swot
from tests.views.charts.drawing import Mark, marks, of, texts
from tests.views.charts.plans import analyses, plan_of, scores

WIDE = 1000


def across(mark: Mark) -> float:
    return (mark.left + mark.right) / 2


@given(found=scores)
@settings(deadline=None, max_examples=60)
def test_every_score_has_a_dot_in_its_place(found: list[Kesiapan]) -> None:
    chart = kesiapan(plan_of(kesiapan=found))
    assert chart is not None
    scored = [row for row in chart.baris if row[2] is not None]
    drawn = marks(chart, WIDE)
    dots = [mark for mark in of("a", drawn) if mark.tag == "circle"]
    scale = {
        int(mark.words): across(mark)
        for mark in of("p", drawn)
        if mark.words in set("12345") and mark.tag == "text"
    }

    assert list(range(1, IDEAL + 1)) == sorted(scale)
    assert len(scored) == len(dots)
    assert all(
        abs(scale[int(str(row[2]))] - across(dot)) < 5
        for row, dot in zip(scored, dots, strict=True)
    )
    assert len(found) - len(scored) == texts(chart).count("belum dinilai")


def test_what_is_not_scored_is_said_to_be_so() -> None:
    rows = [
        Kesiapan(unsur="infrastruktur", sub_unsur="digital", kondisi="Ada", skor=None),
        Kesiapan(unsur="struktur", sub_unsur="sdm-literasi", kondisi="Ada", skor=2),
        Kesiapan(unsur="struktur", sub_unsur="keuangan", kondisi="Ada", skor=2),
    ]
    chart = kesiapan(plan_of(kesiapan=rows))
    assert chart is not None

    assert ("Struktur", "SDM literasi", "2") == tuple(
        column.tampil(value)
        for column, value in zip(chart.kolom[:3], chart.baris[0][:3], strict=True)
    )
    assert ("infrastruktur", "digital", None, IDEAL) == chart.baris[2]
    assert "belum diketahui" == chart.kolom[2].tampil(None)
    assert (
        "3 bagian kesiapan dicatat, skor 1 (belum siap) sampai 5 (ideal). Sebarannya: 2 bagian "
        "berskor 2. 1 bagian belum dinilai."
    ) == chart.keterangan


@given(found=analyses)
@settings(deadline=None, max_examples=60)
def test_bars_are_as_long_as_their_lists(found: list[Swot]) -> None:
    """What speaks for a pillar goes right from the middle, what speaks against it left."""
    chart = swot(plan_of(swot=found))
    assert chart is not None
    drawn = [mark for mark in marks(chart, WIDE) if mark.tag == "rect"]
    for_it, against = of("a", drawn), of("d", drawn)
    strong = [int(str(row[at])) for row in chart.baris for at in (1, 3)]
    weak = [int(str(row[at])) for row in chart.baris for at in (2, 4)]
    unit = max(mark.right - mark.left for mark in drawn) / max(*strong, *weak)

    assert {WIDE / 2} == {mark.left for mark in for_it}
    assert all(abs(mark.right - WIDE / 2) <= 1 for mark in against)
    assert all(
        abs(count * unit - (mark.right - mark.left)) <= 2
        for counts, bars in ((strong, for_it), (weak, against))
        for count, mark in zip(counts, bars, strict=True)
    )


def test_pillars_come_in_their_order_and_the_whole_last() -> None:
    part = {name: ["Butir"] for name in ("kekuatan", "kelemahan", "peluang", "ancaman")}
    found = [Swot(pilar=pilar, **part) for pilar in (None, *reversed(PILAR))]
    chart = swot(plan_of(swot=found))
    assert chart is not None

    assert [*PILAR, None] == [row[0] for row in chart.baris]
    assert "Seluruh pilar" == chart.kolom[0].tampil(None)
    assert (
        "Tercatat 7 kekuatan, 7 kelemahan, 7 peluang dan 7 ancaman. Yang dihitung banyaknya butir, "
        "bukan bobotnya."
    ) == chart.keterangan


@pytest.mark.parametrize("make", [kesiapan, swot])
def test_without_an_analysis_there_is_no_chart(make: type) -> None:
    assert None is make(plan_of())

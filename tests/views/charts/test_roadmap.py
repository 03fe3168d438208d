from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings

from masterplan.model.pilar import PILAR
from masterplan.model.program import Program, StatusProgram
from masterplan.model.region import Plan
from masterplan.views.charts.chart import Grafik
from masterplan.views.charts.gantt import MARGIN
from masterplan.views.charts.roadmap import peta_jalan
from tests.conftest import Golden
from tests.views.charts.drawing import marks, of, parse, texts
from tests.views.charts.plans import GOVERNANCE, plan_of, program, programs

WIDE = 1000.0


def roadmap(*found: Program, linked: bool = False) -> Grafik:
    chart = peta_jalan(
        plan_of(*found), GOVERNANCE, (lambda item: f"#{item.id}") if linked else None
    )
    assert chart is not None
    return chart


@given(found=programs())
@settings(deadline=None, max_examples=60)
def test_every_programme_has_a_row_in_the_roadmap_of_its_pillar(found: list[Program]) -> None:
    plan = plan_of(*found)
    charts = [chart for pilar in PILAR if (chart := peta_jalan(plan, pilar)) is not None]

    assert sorted(item.id for item in found) == sorted(
        str(row[0]) for chart in charts for row in chart.baris
    )


@pytest.mark.parametrize(("mulai", "selesai"), [(2025, 2027), (2026, 2026), (2027, 2025)])
def test_a_bar_spans_the_years_of_its_programme(mulai: int, selesai: int) -> None:
    """From the first day of the first year to the last of the last, even if they are swapped."""
    chart = roadmap(program(mulai=mulai, selesai=selesai, status="selesai"))
    (bar,) = of("a", marks(chart, WIDE))
    left = MARGIN * WIDE / 100
    year = (WIDE - left) / 3  # the small plan has three
    first, last = sorted((mulai, selesai))

    assert pytest.approx(left + (first - 2025) * year, abs=1) == bar.left
    assert pytest.approx(left + (last - 2024) * year, abs=1) == bar.right


def test_years_outside_the_plan_are_on_the_roadmap() -> None:
    """What a check calls a mistake is still drawn where it says that it is."""
    assert ["2024", "2025", "2026", "2027", "2028", "2029"] == texts(
        roadmap(program(mulai=2024, selesai=2029))
    )[:6]


def test_many_years_are_labelled_as_far_as_there_is_room() -> None:
    found = texts(roadmap(program(mulai=2025, selesai=2044)))

    assert ["2025", "2028", "2031", "2034", "2037", "2040", "2043"] == found[:7]


def test_each_status_has_a_form_and_a_word_of_its_own() -> None:
    """Without colour: number and kind of shapes, dashes and filling tell the six apart."""
    forms = []
    for status in get_args(StatusProgram):
        chart = roadmap(program(status=status, kemajuan_persen=None))
        bars = [
            (element.tag, element.get("stroke-dasharray"), element.get("fill"))
            for element in parse(chart.svg).iter()
            if element.tag == "rect" or element.get("stroke-width") or element.tag == "line"
        ]
        forms.append(tuple(bars))

        assert status.capitalize() in texts(chart)

    assert 6 == len(set(forms))


def test_a_running_programme_shows_how_far_it_is() -> None:
    chart = roadmap(program(status="berjalan", kemajuan_persen=25))
    found = marks(chart, WIDE)
    (done,), (whole,) = of("a", found), of("m", found)

    assert pytest.approx((whole.right - whole.left) / 4, abs=1) == done.right - done.left
    assert "Berjalan 25%" in texts(chart)


def test_progress_that_nobody_reports_is_not_zero() -> None:
    unknown = roadmap(program(status="berjalan"))
    zero = roadmap(program(status="berjalan", kemajuan_persen=0))

    assert "Berjalan" in texts(unknown)
    assert "Berjalan 0%" in texts(zero)
    assert ("belum diketahui", "0") == (
        unknown.kolom[4].tampil(unknown.baris[0][4]),
        zero.kolom[4].tampil(zero.baris[0][4]),
    )


def test_a_line_leads_from_a_programme_to_the_one_that_waits() -> None:
    chart = roadmap(
        program("awal", mulai=2026, selesai=2026, status="selesai"),
        program("lain", status="selesai"),
        program("akhir", mulai=2027, selesai=2027, status="selesai", bergantung_pada="awal"),
    )
    found = marks(chart, WIDE)
    first, _, last = (mark for mark in of("a", found) if mark.tag == "rect")
    arrow = next(mark for mark in of("a", found) if mark.tag == "path")
    lines = of("b", found)
    upright = next(mark for mark in lines if mark.left == mark.right)

    assert last.left == arrow.right
    assert last.top < (arrow.top + arrow.bottom) / 2 < last.bottom
    assert upright.right < min(mark.left for mark in (first, last))
    assert first.top < upright.top < first.bottom
    assert last.top < upright.bottom < last.bottom
    assert {first.left, last.left} == {mark.right for mark in lines if mark is not upright}


@pytest.mark.parametrize("id", ["lain", "tidak-ada"])
def test_what_is_waited_for_elsewhere_is_a_ring(id: str) -> None:
    """A ring at the edge; its name is in the table."""
    found = [
        program("satu", bergantung_pada=id),
        program("lain", nama="Pasar Daring", pilar="smart-economy"),
    ]
    chart = roadmap(*found)
    name = {"lain": "Pasar Daring (Smart Economy)"}.get(id, id)

    assert 1 == len([mark for mark in marks(chart) if mark.tag == "circle"])
    assert name == chart.baris[0][5]
    assert "Sebanyak 1 program menunggu program lain" in chart.keterangan


def test_what_waits_for_nothing_has_no_line() -> None:
    chart = roadmap(program("satu"), program("dua", bergantung_pada="dua"))

    assert [] == [mark for mark in of("b", marks(chart)) if mark.tag == "line"]
    assert chart.baris[0][5] is None


def test_links_are_named_and_nothing_else_is_heard() -> None:
    chart = roadmap(
        program("satu", nama="Layanan Keliling Antarpulau Batang Dua, Hiri dan Moti"),
        program("dua"),
        linked=True,
    )
    drawing = parse(chart.svg)
    (links,) = ([element for element in drawing if element.tag == "a"],)
    hidden = [element for element in drawing if element.tag != "a"]

    assert "group" == drawing.get("role")
    assert None is drawing.get("aria-hidden")
    assert ["true"] == [element.get("aria-hidden") for element in hidden]
    assert [
        ("#satu", "Layanan Keliling Antarpulau Batang Dua, Hiri dan Moti"),
        ("#dua", "Program dua"),
    ] == [(link.get("href"), "".join(link.itertext())) for link in links]


def test_on_paper_there_are_no_links() -> None:
    chart = roadmap(program())

    assert [] == list(parse(chart.svg).iter("a"))
    assert "true" == parse(chart.svg).get("aria-hidden")


def test_words_say_what_the_rows_say(plan: Plan) -> None:
    chart = peta_jalan(plan, GOVERNANCE)
    assert chart is not None

    assert (
        "Smart Governance memuat 2 program: 1 berjalan dan 1 direncanakan. Rata-rata kemajuan yang "
        "dilaporkan 62,5%. Sebanyak 1 program menunggu program lain: panah menuju yang menunggu, "
        "dan lingkaran berarti yang ditunggu ada di luar pilar ini."
    ) == chart.keterangan
    assert None is peta_jalan(plan, "smart-branding")


def test_roadmap_chart(plan: Plan, golden: Golden) -> None:
    """One programme that runs, and one that is planned and waits for it."""
    chart = peta_jalan(plan, GOVERNANCE, lambda item: f"../program/{item.id}/")
    assert chart is not None

    golden("grafik-peta-jalan.svg", str(chart.svg).replace("><", ">\n<") + "\n")

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from masterplan.views.charts import svg
from tests.strategies import texts
from tests.views.charts.drawing import parse


@given(texts, texts)
def test_any_text_is_a_text_of_valid_xml(words: str, value: str) -> None:
    """Letters that XML cannot hold are left out; all others come back as they were."""
    element = parse(svg.tag("text", words, x=value))
    kept = "".join(c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))

    assert kept.replace("\r\n", "\n").replace("\r", "\n") == (element.text or "")
    assert [] == list(element)


def test_what_is_markup_already_stays_so() -> None:
    assert "<g><b/>&lt;b/&gt;</g>" == svg.tag("g", Markup("<b/>"), "<b/>")


@given(st.floats(-1000, 1000))
def test_places_are_written_short(place: float) -> None:
    written = svg.percent(place)

    assert written.endswith("%")
    assert "-0%" != written
    assert "e" not in written
    assert abs(float(written[:-1]) - place) <= 0.051


def test_a_group_of_nothing_is_nothing() -> None:
    assert "" == svg.group(**svg.SEA)


def test_lines_of_one_text_are_read_as_one() -> None:
    text = parse(svg.lines(["Layanan Satu", "Pintu & Daring"], 6, 13, 16))

    assert "Layanan Satu Pintu & Daring" == "".join(text.itertext())
    assert ["29"] == [line.get("y") for line in text.iter("tspan")]


def test_a_drawing_is_hidden_unless_it_has_links() -> None:
    """Its figure says all of it in words; a hidden link could be reached and not be heard."""
    plain, links = parse(svg.root(10)), parse(svg.root(10, group=True))

    assert ("true", None) == (plain.get("aria-hidden"), plain.get("role"))
    assert (None, "group") == (links.get("aria-hidden"), links.get("role"))


def test_a_drawing_for_a_pdf_begins_with_its_title_and_is_not_hidden() -> None:
    """What is hidden there would be decoration, and nobody would hear that it is there."""
    drawing = parse(svg.root(10, svg.bar(0, 0, 10, 10), title="Pagu & sumber", said="Naik."))

    assert ("title", "Pagu & sumber") == (drawing[0].tag, drawing[0].text)
    assert ("desc", "Naik.") == (drawing[1].tag, drawing[1].text)
    assert ("img", None) == (drawing.get("role"), drawing.get("aria-hidden"))

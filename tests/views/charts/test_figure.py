from __future__ import annotations

import re
from importlib.resources import files

import pytest

from masterplan.model.region import Plan
from masterplan.views.charts import svg
from masterplan.views.charts.budget import anggaran_per_tahun
from masterplan.views.charts.chart import Grafik
from masterplan.views.charts.every import every_chart
from masterplan.views.environment import environment
from tests.conftest import Golden
from tests.pages import read_page

STYLES = files("masterplan") / "assets" / "situs"
TEMPLATE = (
    '{% from "grafik/gambar.html" import grafik with context %}'
    "{% for g in semua %}{{ grafik(g, alamat_csv) }}{% endfor %}"
)


def figures(*charts: Grafik, medium: str = "web", csv: str = "../data/grafik.csv") -> str:
    return (
        environment()
        .from_string(TEMPLATE)
        .render(semua=charts, medium=medium, alamat_csv=csv)
        .replace("\r", "")
    )


@pytest.fixture
def chart(plan: Plan) -> Grafik:
    """The small plan's budget by year."""
    found = anggaran_per_tahun(plan)
    assert found is not None
    return found


def test_figure_on_the_web(chart: Grafik, golden: Golden) -> None:
    """Title, drawing, words, and a table that is unfolded on demand, with its file."""
    html = re.sub(r"<svg.*</svg>", "<svg/>", figures(chart))

    golden("grafik-gambar.html", html)


def test_figure_on_paper(chart: Grafik) -> None:
    """The drawing, named for the PDF, and one caption; tables are printed by the blocks."""
    html = figures(chart, medium="cetak")
    page = read_page(html)

    assert f"<figcaption>{chart.judul}</figcaption>" in html
    assert chart.keterangan.replace("\u00a0", " ") in page.words
    assert f"<title>{chart.judul}</title><desc>{chart.keterangan}</desc>" in html
    assert "<table" not in html
    assert [] == page.hrefs


def test_what_is_said_once_is_not_said_again(plan: Plan) -> None:
    """A hidden drawing has no name of its own beside its figure's caption."""
    html = figures(*every_chart(plan))

    assert 'role="img"' not in html
    assert "<title>" not in html
    assert html.count("<svg ") - html.count('overflow="visible"') == html.count(
        'aria-hidden="true"'
    )


def test_every_id_is_given_once(plan: Plan) -> None:
    page = read_page(figures(*every_chart(plan)))

    assert [] == page.twice
    assert len(list(every_chart(plan))) == len(page.ids)


def test_without_a_file_there_is_no_link(chart: Grafik) -> None:
    assert ["../data/grafik.csv"] == read_page(figures(chart)).hrefs
    assert [] == read_page(figures(chart, csv="")).hrefs


def test_every_class_of_a_drawing_has_its_style(plan: Plan) -> None:
    style = (STYLES / "grafik.css").read_text(encoding="utf-8")
    used = {
        name
        for paint in vars(svg).values()
        if isinstance(paint, dict) and "class" in paint
        for name in str(paint["class"]).split()
    }

    assert used == set(re.findall(r"\.(mp-g-\w+)\{", style))


@pytest.mark.parametrize(
    ("theme", "scheme"), [("terang", "color-scheme:light"), ("gelap", "color-scheme:dark")]
)
def test_colours_of_the_web_stand_out_in_light_and_dark(theme: str, scheme: str) -> None:
    """Three to one for what is drawn, four and a half to one for what is written (WCAG 2.2 AA)."""
    style = (STYLES / "situs.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--mp-([\w-]+):(#\w+)", style[style.index(scheme) :].split("}")[0]))
    ground = colours["dasar"]

    assert all(3 <= _contrast(colours[name], ground) for name in ("laut", "cengkih", "pudar"))
    assert all(4.5 <= _contrast(colours[name], ground) for name in ("tinta", "pudar", "taut"))


def test_colours_of_print_stand_out_on_paper() -> None:
    drawn = [svg.SEA, svg.CLOVE, svg.SEA_LINE, svg.CLOVE_LINE, svg.FADED_LINE]
    written = [svg.INK, svg.FADED, svg.SMALL]

    assert all(3 <= _contrast(_colour(paint), "#ffffff") for paint in drawn)
    assert all(4.5 <= _contrast(_colour(paint), "#ffffff") for paint in written)


def _colour(paint: svg.Paint) -> str:
    return str(paint["stroke"] if "stroke" in paint else paint["fill"])


def _contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, as WCAG counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""What a screen reader hears: every kind of block, as it ends up in the finished PDF."""

from __future__ import annotations

from textwrap import dedent

import pytest

from masterplan.model.region import Plan
from masterplan.views.charts.budget import anggaran_per_tahun
from masterplan.views.environment import environment
from tests.builds import TESTS
from tests.conftest import Golden
from tests.pdf.aloud import artifacts, read_aloud
from tests.pdf.parts import pdf, printed

_DATA = TESTS / "data" / "pdf"

ROWS = 120
"""Rows of a table that crosses pages."""


def _heard(html: str) -> str:
    """The tree below the chapter's heading."""
    lines = read_aloud(pdf(f"<h1>Judul</h1>{html}"))

    assert ["Document", "  Part Lang=id", "    H1 “Judul”"] == lines[:3]
    return "\n".join(line[4:] for line in lines[3:])


def _expected(text: str) -> str:
    return dedent(text).strip()


def test_words_of_a_paragraph_are_one_whatever_their_looks() -> None:
    html = "<p>Kata <strong>tebal</strong>, <em>miring</em>, <u>bergaris</u>, <code>x</code>.</p>"

    assert "P “Kata tebal, miring, bergaris, x.”" == _heard(html)


def test_words_that_stand_in_a_group_become_a_paragraph() -> None:
    html = "<div>Lepas <span>di sini</span><p>Paragraf</p>dan sesudahnya</div>"

    assert ["P “Lepas di sini”", "P “Paragraf”", "P “dan sesudahnya”"] == _heard(html).splitlines()


def test_lists_lie_within_the_item_that_holds_them() -> None:
    html = "<ul><li>satu<ol><li><p>dalam</p><p>lagi</p></li></ol></li><li>dua</li></ul>"

    assert _expected("""
        L ListNumbering=Disc
          LI
            Lbl “•”
            LBody
              “satu”
              L ListNumbering=Decimal
                LI
                  Lbl “1.”
                  LBody
                    P “dalam”
                    P “lagi”
          LI
            Lbl “•”
            LBody “dua”
    """) == _heard(html)


def test_terms_and_their_descriptions() -> None:
    html = "<dl><dt>A</dt><dd>satu</dd><dd>dua</dd><div><dt>B</dt><dd>tiga</dd></div></dl>"

    assert _expected("""
        L
          LI
            Lbl “A”
            LBody “satu”
            LBody “dua”
          LI
            Lbl “B”
            LBody “tiga”
    """) == _heard(html)


def test_a_table_says_what_its_headers_stand_for() -> None:
    html = """
    <table><caption>Pagu</caption>
    <thead><tr><th>Tahun</th><th colspan="2">Rupiah</th></tr></thead>
    <tbody><tr><th scope="row">2025</th><td>1</td><td>2</td></tr><tr><td>2026</td></tr></tbody>
    </table>"""

    assert _expected("""
        Table
          Caption “Pagu”
          THead
            TR
              TH Scope=Column “Tahun”
              TH ColSpan=2 Scope=Column “Rupiah”
          TBody
            TR
              TH Scope=Row “2025”
              TD “1”
              TD “2”
            TR
              TD “2026”
              TD
              TD
    """) == _heard(html)


def test_a_table_for_placing_things_is_no_table() -> None:
    html = '<table role="presentation"><tr><td>kiri</td><td>kanan</td></tr></table>'

    assert ["P “kiri”", "P “kanan”"] == _heard(html).splitlines()


def test_a_note_stands_beside_its_call() -> None:
    """On paper it is at the foot of the page; whoever listens hears it where it is called."""
    html = '<p>Awal<span style="float: footnote">Isi catatan.</span> akhir.</p><p>Lain.</p>'

    assert _expected("""
        P
          “Awal”
          Reference “1”
          Note ID=contoh/bab/0-1
            Lbl “1.”
            “Isi catatan.”
          “akhir.”
        P “Lain.”
    """) == _heard(html)


def test_links_say_where_they_lead_in_words() -> None:
    """One link is one element, whatever stands in it."""
    html = """
    <p><a href="https://contoh.example/">situs <strong>resmi</strong> kota</a>,
    <a href="https://contoh.example/x" title="Ke data">x</a></p>"""

    assert _expected("""
        P
          Link
            → situs resmi kota
            “situs resmi kota”
          “,”
          Link
            → Ke data
            “x”
    """) == _heard(html)


def test_a_link_that_breaks_over_lines_has_a_rectangle_on_each() -> None:
    html = f'<p><a href="https://contoh.example/">{"tautan panjang " * 20}</a></p>'
    lines = _heard(html).splitlines()

    assert ["P", "  Link"] == lines[:2]
    assert 3 <= sum(line.startswith("    → ") for line in lines)


def test_figures_are_told_and_captioned() -> None:
    html = """
    <figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90">
    <title>Pagu per tahun</title><desc>Naik dari 1 ke 3.</desc><rect width="9" height="9"/></svg>
    <figcaption>Gambar I.1 Pagu</figcaption></figure>"""

    assert _expected("""
        Figure Alt=Pagu per tahun. Naik dari 1 ke 3
          Caption “Gambar I.1 Pagu”
    """) == _heard(html)


def test_a_figure_of_small_figures_gives_each_its_own_caption() -> None:
    """The caption of the whole belongs to no single one of them."""
    square = '<rect width="9" height="9"/>'
    small = "".join(
        f"<figure><figcaption>{name}</figcaption>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{name} naik</title>'
        f"{square}</svg></figure>"
        for name in ("Satu", "Dua")
    )

    assert _expected("""
        P “Gambar I.1 Garis”
        Figure Alt=Satu naik
          Caption “Satu”
        Figure Alt=Dua naik
          Caption “Dua”
    """) == _heard(f"<figure><figcaption>Gambar I.1 Garis</figcaption><div>{small}</div></figure>")


def test_a_chart_is_a_figure_that_says_what_it_shows(plan: Plan) -> None:
    """Not decoration: its name and its words in the tree, its caption below, then its words."""
    chart = anggaran_per_tahun(plan)
    assert chart is not None
    macro = '{% from "grafik/gambar.html" import grafik with context %}{{ grafik(g) }}'
    html = environment().from_string(macro).render(g=chart, medium="cetak")

    said = " ".join(chart.keterangan.split())
    figure, _, *after = _heard(html).splitlines()  # the drawing's own words are the second line

    assert f"Figure Alt={chart.judul}. {said.rstrip('.')}" == figure
    assert [f"  Caption “{chart.judul}”", f"P “{said}”"] == after


def test_a_figure_that_nobody_described_borrows_its_caption() -> None:
    square = '<rect width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{square}</svg>'
    made = printed(f"<h1>J</h1><figure>{svg}<figcaption>Peta</figcaption></figure><p>{svg}</p>")

    assert ("2 gambar tanpa keterangan",) == made.losses
    assert "Figure Alt=Peta" in _heard(f"<figure>{svg}<figcaption>Peta</figcaption></figure>")
    assert "Figure Alt=Gambar tanpa keterangan" in _heard(f"<p>{svg}</p>")


@pytest.mark.parametrize("attribute", ['aria-hidden="true"', 'role="presentation"'])
def test_decoration_is_drawn_and_not_read(attribute: str) -> None:
    svg = (
        f'<svg {attribute} xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<rect width="9" height="9"/></svg>'
    )

    assert "P “Ada ikon di sini.”" == _heard(f"<p>Ada {svg} ikon di sini.</p>")


def test_hidden_words_are_not_read() -> None:
    html = '<p>Terbaca <span aria-hidden="true">hiasan <a href="#x">tautan</a></span></p>'

    assert "P “Terbaca”" == _heard(html)
    assert "hiasan tautan" in " ".join(artifacts(pdf(html))[0])


def test_words_of_another_language_say_so() -> None:
    html = '<p>Kata <span lang="en">quick win</span> asing.</p><div lang="ar"><p>x</p></div>'

    assert _expected("""
        P
          “Kata”
          Span Lang=en “quick win”
          “asing.”
        Div Lang=ar
          P “x”
    """) == _heard(html)


def test_headings_begin_at_one_and_skip_none() -> None:
    lines = read_aloud(pdf("<h2>A</h2><h5>B</h5><h2>C</h2><h3>D</h3>"))

    assert ["H1 “A”", "H2 “B”", "H2 “C”", "H3 “D”"] == [line.strip() for line in lines[2:]]


def test_contents_are_contents() -> None:
    html = """<h2 id="a">A</h2>
    <nav><ul style="list-style: none"><li><a href="#a">A</a>
    <ul style="list-style: none"><li><a href="#a">B</a></li></ul></li></ul></nav>"""

    assert _expected("""
        H2 “A”
        TOC
          TOCI
            Reference
              Link
                → A
                “A”
            TOC
              TOCI
                Reference
                  Link
                    → B
                    “B”
    """) == _heard(html)


def test_a_table_that_crosses_pages_is_one_table() -> None:
    """Its head is printed on each page and read once."""
    rows = "".join(f"<tr><td>Baris {n}</td><td>Isi</td></tr>" for n in range(ROWS))
    made = pdf(
        f"<h1>J</h1><table><thead><tr><th>Kepala</th><th>Isi</th></tr></thead>{rows}</table>"
    )
    lines = [line.strip() for line in read_aloud(made)]
    repeated = [page.count("Kepala") for page in artifacts(made)]

    assert len(repeated) >= 3
    assert 1 == lines.count("Table")
    assert 1 == lines.count("TBody")
    assert 1 == lines.count("TH Scope=Column “Kepala”")
    assert [f"TD “Baris {n}”" for n in range(ROWS)] == [
        line for line in lines if line.startswith("TD “Baris")
    ]
    assert [0, *[1] * (len(repeated) - 1)] == repeated


def test_lists_and_paragraphs_that_cross_pages_are_one() -> None:
    items = "".join(f"<li>Butir {n}</li>" for n in range(80))
    words = " ".join(f"kata{n}" for n in range(3000))
    lines = [line.strip() for line in read_aloud(pdf(f"<h1>J</h1><ul>{items}</ul><p>{words}</p>"))]

    assert 1 == sum(line.startswith("L ") for line in lines)
    assert 80 == lines.count("LI")
    assert [f"P “{words}”"] == [line for line in lines if line.startswith("P ")]


def test_a_row_that_crosses_pages_is_one_row() -> None:
    words = " ".join(f"kata{n}" for n in range(1500))
    row = f"<tr style='break-inside: auto'><td>satu</td><td>{words}</td></tr>"
    lines = [line.strip() for line in read_aloud(pdf(f"<h1>J</h1><table>{row}</table>"))]

    assert 1 == lines.count("TR")
    assert f"TD “{words}”" in lines


def test_running_heads_and_page_numbers_are_not_read() -> None:
    made = pdf("<h1>J</h1><p>Isi</p>")

    assert ["Dokumen uji", "Bab uji", "Kaki halaman uji", "I-1"] == [
        words for words in artifacts(made)[0] if words
    ]
    assert "Dokumen uji" not in "\n".join(read_aloud(made))


def test_a_picture_that_cannot_be_read_leaves_its_words() -> None:
    image = '<img src="gambar/hilang.png" alt="Peta kota">'
    html = f"<figure>{image}<figcaption>Peta</figcaption></figure>"

    assert ["P “Peta kota”", "Div", "  P “Peta”"] == _heard(html).splitlines()


def test_all_of_it_in_one_chapter(golden: Golden) -> None:
    """The whole tree of a chapter with everything: what another WeasyPrint may move."""
    html = (_DATA / "bab-uji.html").read_text(encoding="utf-8")

    golden("pdf-struktur.txt", "\n".join(read_aloud(pdf(html))) + "\n")

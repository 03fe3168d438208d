from __future__ import annotations

import pytest

from masterplan.search.reading import Bagian, sections


def test_a_page_is_cut_at_its_headings() -> None:
    html = (
        "<h1>Bab</h1><p>Awal.</p>"
        '<h2 id="satu">Satu</h2><p>Isi satu.</p><h3 id="dua">Dua</h3><p>Isi dua.</p>'
    )

    assert [
        Bagian("", "Bab", "Awal."),
        Bagian("satu", "Satu", "Isi satu."),
        Bagian("dua", "Dua", "Isi dua."),
    ] == sections(html)


def test_a_heading_without_an_anchor_opens_no_section() -> None:
    (page,) = sections("<h1>Bab</h1><p>Awal.</p><h2>Tanpa jangkar</h2><p>Lalu.</p>")

    assert "Awal. Tanpa jangkar · Lalu." == page.teks


@pytest.mark.parametrize(
    "noise",
    [
        '<aside class="mp-spanduk">Contoh.</aside>',
        '<details class="mp-isi-halaman"><summary>Di halaman ini</summary></details>',
        "<svg><text>99</text><svg><text>98</text></svg><text>97</text></svg>",
        '<nav class="mp-jejak">Beranda</nav>',
        '<span class="mp-sitasi">Sumber: <a href="#a">BPS</a></span>',
        '<sup id="fnref-a"><a href="#fn-a">1</a></sup>',
        '<section class="mp-catatan-kaki"><ol><li id="fn-a">Kaki</li></ol></section>',
        "<script>kode()</script>",
        "<!-- catatan -->",
        "<table><thead><tr><th>Tahun</th></tr></thead></table>",
        '<table><tr><td data-l="Pagu" class="mp-n">Rp 12</td></tr></table>',
        "<table>\n<caption>Anggaran (rupiah)</caption><tr><td>APBD</td></tr></table>",
    ],
)
def test_what_only_surrounds_a_text_is_left_out(noise: str) -> None:
    (page,) = sections(f"<h1>Bab</h1><p>Isi.</p>{noise}<p>Lagi.</p>")

    assert ("Bab", "Isi. Lagi.") == (page.judul, page.teks)


def test_what_has_an_id_is_an_item_named_by_what_stands_first() -> None:
    html = (
        '<h1>Indikator</h1><h2 id="i">Indikator Smart Living</h2>'
        '<section id="air"><figure><figcaption>Air minum layak</figcaption></figure>'
        "<p>Target 94%.</p></section><p>Sesudahnya.</p>"
        '<dl><div id="dak"><dt>DAK <span class="mp-catatan">juga: dana</span></dt>'
        "<dd>Uang dari pusat.</dd></div></dl>"
    )
    _, section, water, term = sections(html)

    assert Bagian("air", "Air minum layak", "Target 94%.", "Indikator Smart Living", True) == water
    assert ("DAK", "juga: dana · Uang dari pusat.") == (term.judul, term.teks)
    assert "Sesudahnya." == section.teks


def test_an_item_without_a_name_stays_in_its_section() -> None:
    html = '<h1>Visi</h1><h2 id="misi">Misi</h2><ol><li id="m1">Mewujudkan layanan.</li></ol>'

    assert ["Visi", "Misi"] == [part.judul for part in sections(html)]
    assert "Mewujudkan layanan." == sections(html)[1].teks


def test_a_card_of_a_programme_is_found_on_its_own_page() -> None:
    html = (
        '<h1>Smart Living</h1><article class="mp-program" id="kapal"><h3><a>Kapal</a></h3>'
        "<p>Berlayar.</p><div><div>Dalam</div></div></article><p>Sesudah.</p>"
    )

    assert [Bagian("", "Smart Living", "Sesudah.")] == sections(html)


def test_questions_and_answers_read_as_such() -> None:
    html = (
        "<h1>X</h1><dl><dt>Kapan</dt><dd>2026</dd><dt>Siapa</dt><dd>DLH.</dd></dl>"
        "<ul><li>a</li><li>b</li></ul>"
    )

    assert "Kapan: 2026 · Siapa: DLH. a · b" == sections(html)[0].teks


def test_entities_and_broken_html_do_no_harm() -> None:
    (page,) = sections("<h1>A &amp; B</h1><p>1 &lt; 2 <b>tebal</p></div></section> < 3")

    assert "A & B" == page.judul
    assert "1 < 2 tebal · < 3" == page.teks

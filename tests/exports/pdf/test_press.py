from __future__ import annotations

import gc
import os
import subprocess
import sys

import pytest
import weasyprint

from masterplan.exports.pdf.desk import Sheet, faces
from masterplan.exports.pdf.fragment import Caption
from tests.builds import TESTS
from tests.pdf.parts import printed

BASICS = (TESTS / "data" / "pdf" / "bab-uji.html").read_text(encoding="utf-8")


def test_headings_are_found_with_their_places() -> None:
    """A heading without an id is a bookmark and no line of the contents."""
    far = "".join(f"<p>Paragraf {n}</p>" for n in range(80))
    title = '<h1 id="a" data-label="Bab I Judul">Judul</h1>'
    made = printed(f'{title}<h2>Dua</h2>{far}<h3 id="c">C</h3>')
    first, second, third = made.outline

    assert ("a", "Bab I Judul", 1, 0) == (first.anchor, first.text, first.level, first.page)
    assert ("", "Dua", 2, 0) == (second.anchor, second.text, second.level, second.page)
    assert ("c", "C", 3, made.pages - 1) == (third.anchor, third.text, third.level, third.page)
    assert 842 > first.y > second.y > 0


def test_deeper_headings_are_no_bookmarks() -> None:
    assert ["A"] == [one.text for one in printed("<h1>A</h1><h4>B</h4>").outline]


def test_captions_are_found_with_their_numbers() -> None:
    table = '<caption id="t" data-nomor="Tabel I.2">Tabel I.2. Pagu <em>kota</em></caption>'
    figure = '<figcaption data-nomor="Gambar I.1"><span>Gambar I.1</span> Peta</figcaption>'
    made = printed(f"<h1>A</h1><table>{table}<tr><td>x</td></tr></table><figure>{figure}</figure>")

    assert (
        Caption("tabel", "I.2", "Pagu kota", "t", 0),
        Caption("gambar", "I.1", "Peta", "", 0),
    ) == made.captions


def test_every_id_is_a_place() -> None:
    made = printed('<h1 id="a">A</h1><p id="b">B</p><p>x <span id="c">C</span></p>')
    places = {name: (page, x, y) for name, page, x, y in made.anchors}

    assert {"a", "b", "c"} == set(places)
    assert places["a"][2] > places["b"][2] > places["c"][2]


def test_letters_that_no_shipped_font_has_are_reported() -> None:
    """Never borrowed from the machine: the file would be another one elsewhere."""
    made = printed("<h1>Judul</h1><p>Salam: \u0633\u0644\u0627\u0645 dan ≤ ₂ é</p>")

    assert (
        "huruf yang tidak ada dalam huruf cetak tampil sebagai kotak: "
        "U+0627, U+0633, U+0644, U+0645",
    ) == made.losses


def test_only_shipped_fonts_are_used_whatever_the_machine_has() -> None:
    """A family that is not shipped falls back on one that is."""
    made = printed('<h1>A</h1><p style="font-family: DejaVu Sans, Arial, monospace">Kata</p>')

    assert {face.file for face in made.fonts} <= set(faces().values())


def test_a_part_knows_how_it_is_numbered() -> None:
    made = printed("<h1>A</h1>", label="IV", start=7)

    assert ("IV", "angka", 7, "IV-7") == (
        made.label,
        made.numbering,
        made.start,
        made.page_label(0),
    )


def test_a_background_is_drawn_once_for_all_pages() -> None:
    """A watermark costs a part its drawing once, not once a page."""
    pages = "".join(f"<p style='break-before: page'>{n}</p>" for n in range(12))
    plain = printed(f"<h1>A</h1>{pages}")
    marked = printed(f"<h1>A</h1>{pages}", watermark="CONTOH")

    assert 13 == plain.pages == marked.pages
    assert len(plain.pdf) < len(marked.pdf) < len(plain.pdf) + 13 * 600


def test_the_shorter_basic_sheet_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What WeasyPrint says of elements that no plan has may be left out, and only that."""
    short = printed(BASICS)
    monkeypatch.setattr(Sheet, "_ua_stylesheets", weasyprint.HTML._ua_stylesheets)

    assert short == printed(BASICS)


def test_layouts_leave_little_behind() -> None:
    """A worker makes part after part; memory stays flat without the collector's help."""
    printed(BASICS)
    gc.collect()
    gc.disable()
    try:
        made = printed(BASICS * 5)
        left = gc.collect()
    finally:
        gc.enable()

    assert left < 3000 * made.pages


def test_the_collector_is_as_it_was() -> None:
    printed("<h1>A</h1>")

    assert gc.isenabled()


def test_hash_seeds_and_machines_do_not_matter() -> None:
    """Sets have another order in each process; what is made of them has not."""
    code = (
        "import sys; from tests.pdf.parts import printed\n"
        "sys.stdout.buffer.write(printed(sys.stdin.read()).to_bytes())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Jayapura"},
            input=BASICS.encode(), capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert {printed(BASICS).to_bytes()} == found

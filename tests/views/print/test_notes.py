from __future__ import annotations

from masterplan.html_tree import Node, read, write
from masterplan.views import prose
from masterplan.views.print.notes import place_notes


def placed(markdown: str) -> Node:
    """A chapter's Markdown with its notes where paper has them."""
    rendered = prose.render(markdown, prefix="bab")
    root = read(rendered.html + rendered.notes)
    place_notes(root, "bab")
    return root


def feet(root: Node) -> list[str]:
    return [node.text for node in root.walk() if "catatan-kaki" in node.classes]


def test_a_footnote_stands_in_the_text_where_it_is_called() -> None:
    root = placed("Satu[^a] dua.\n\n[^a]: Isi *catatan*.\n")

    assert (
        '<p>Satu<span class="catatan-kaki" id="catatan-bab-1">Isi <em>catatan</em>.</span> dua.</p>'
        == write(root).strip()
    )


def test_a_note_called_again_keeps_its_number_and_is_printed_once() -> None:
    root = placed("A[^a] b[^b] c[^a].\n\n[^a]: Satu.\n[^b]: Dua.\n")

    assert ["Satu.", "Dua."] == feet(root)
    assert '<sup class="panggil"><a href="#catatan-bab-1">1</a></sup>' in write(root)


def test_a_note_of_several_paragraphs_is_one_run_on_one_line() -> None:
    """WeasyPrint breaks the lines of a note where its source does."""
    root = placed("A[^a].\n\n[^a]: Satu\n    dua.\n\n    Tiga.\n")

    assert ["Satu dua. Tiga."] == feet(root)


def test_notes_of_a_table_stand_below_it_each_once() -> None:
    root = placed("| A[^a] | B |\n|---|---|\n| x[^b] | y[^a] |\n\nteks[^c]\n\n"
                  "[^a]: Satu.\n[^b]: Dua.\n[^c]: Tiga.\n")  # fmt: skip
    table, notes = list(root.nodes())[:2]

    assert ["a", "b", "a"] == [node.text for node in table.find("sup")]
    assert ["catatan-tabel"] == notes.classes
    assert "a Satu. b Dua." == notes.text.replace("\u00a0", " ")
    assert ["Tiga."] == feet(root)


def test_a_source_in_running_text_is_a_note_and_hangs_on_its_word() -> None:
    root = read('<ul><li>Sejak 2021 <span class="mp-sitasi">Sumber: BPS</span></li></ul>')

    place_notes(root, "x")

    assert (
        '<ul><li>Sejak 2021<span class="catatan-kaki" id="catatan-x-1">Sumber: BPS</span></li></ul>'
        == write(root)
    )


def test_a_source_line_of_its_own_stays_below_what_it_is_the_source_of() -> None:
    html = '<p><span class="mp-sitasi">Sumber: BPS</span></p>'
    root = read(html)

    place_notes(root, "x")

    assert html == write(root)


def test_a_source_below_a_list_is_a_line_and_not_a_lonely_number() -> None:
    """As blocks write it: the issue's sources stand below the lists of its causes and effects."""
    source = '<span class="mp-sitasi">Sumber: BPS</span>'
    root = read(f"<h3>Isu</h3><ul><li>Dampak</li></ul>\n{source}\n<h3>Lain</h3>")

    place_notes(root, "x")

    assert '</ul>\n<p class="mp-sitasi">Sumber: BPS</p>\n<h3>' in write(root)
    assert [] == feet(root)


def test_bookmarks_of_a_heading_leave_its_note_out() -> None:
    root = placed("## Judul[^a]\n\nx\n\n[^a]: Catatan.\n")
    heading = next(root.find("h2"))

    assert "Judul" == heading.attributes["data-label"]
    assert ["Catatan."] == feet(heading)


def test_many_notes_of_a_table_go_on_after_z() -> None:
    cells = "".join(
        f'<tr><td>x <span class="mp-sitasi">Sumber: {number}</span></td></tr>'
        for number in range(28)
    )
    root = read(f"<table>{cells}</table>")

    place_notes(root, "x")

    assert ["xz", "xaa", "xbb"] == [node.text for node in root.find("td")][25:]

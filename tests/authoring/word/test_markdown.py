"""Blocks of a chapter: lists, tables, notes, quotations."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.authoring.word.grid import grid
from masterplan.html_tree import read
from masterplan.views import prose
from tests.authoring.importing import body, imported, said
from tests.authoring.word_file import (
    WordFile,
    cell,
    heading,
    item,
    note,
    paragraph,
    row,
    run,
    table,
)


def test_nested_lists(tmp_path: Path) -> None:
    word = WordFile()
    numbers = word.numbering("decimal", "decimal", "bullet")
    bullets = word.numbering("bullet", "bullet")
    text, found = body(
        tmp_path,
        item("satu", numbers),
        item("dua", numbers),
        item("anak satu", numbers, 1),
        item("cucu", numbers, 2),
        item("tiga", numbers),
        paragraph("Sela."),
        item("butir", bullets),
        item("anak butir", bullets, 1),
        word=word,
    )

    expected = """\
        1. satu
        2. dua
            1. anak satu
                - cucu
        3. tiga

        Sela.

        - butir
            - anak butir
        """
    assert dedent(expected) == text
    assert [] == found
    assert prose.render(text).html.count("<li>") == 7


def test_list_goes_on_after_a_paragraph(tmp_path: Path) -> None:
    """Word counts on; so does the chapter, and its page."""
    word = WordFile()
    numbers = word.numbering("decimal")
    text, _ = body(
        tmp_path, item("satu", numbers), paragraph("Sela."), item("dua", numbers), word=word
    )

    assert "1. satu\n\nSela.\n\n2. dua\n" == text
    assert '<ol start="2">' in prose.render(text).html


def test_two_lists_stay_two(tmp_path: Path) -> None:
    word = WordFile()
    first, second = word.numbering("decimal"), word.numbering("decimal")
    text, _ = body(tmp_path, item("a", first), item("b", first), item("c", second), word=word)

    assert "1. a\n2. b\n\n<!-- daftar baru -->\n\n1. c\n" == text
    assert 2 == prose.render(text).html.count("<ol>")


def test_list_that_begins_inside(tmp_path: Path) -> None:
    """A level that nobody stands above is the first."""
    word = WordFile()
    bullets = word.numbering("bullet", "bullet")
    text, _ = body(tmp_path, item("dalam", bullets, 1), item("luar", bullets), word=word)

    assert "- dalam\n- luar\n" == text


def test_styles_make_lists_too(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph("butir", "ListBullet"), paragraph("nomor", "ListNumber"))

    assert "- butir\n\n1. nomor\n" == text


def test_letters_become_numbers_and_say_so(tmp_path: Path) -> None:
    word = WordFile()
    letters = word.numbering("lowerLetter")
    text, found = body(
        tmp_path, heading("Tujuan", 2), item("satu", letters), item("dua", letters), word=word
    )

    assert "## Tujuan\n\n1. satu\n2. dua\n" == text
    assert [
        "bab/01-pendahuluan.md:6:1 word-berubah-bentuk 2 butir bernomor huruf atau angka Romawi"
        " di bawah “Tujuan” kini bernomor angka."
        " (periksa rujukan seperti 'huruf b' di dalam teks)"
    ] == found


def test_plain_table(tmp_path: Path) -> None:
    text, found = body(
        tmp_path,
        table(
            row(cell(paragraph(run("No", bold=True))), "Nama | Singkatan"),
            row("1", cell("Dinas Kominfo", "dan Persandian")),
            row("2", "-"),
            columns=2,
        ),
    )

    expected = r"""
        | No | Nama \| Singkatan |
        | --- | --- |
        | 1 | Dinas Kominfo<br>dan Persandian |
        | 2 | - |
        """
    assert dedent(expected).lstrip() == text
    assert [] == found


def test_merged_cells_are_filled_and_heads_joined(tmp_path: Path) -> None:
    text, found = body(
        tmp_path,
        table(
            row(cell("Program", down="restart"), cell("Pagu", across=2)),
            row(cell(down="continue"), "2025", "2026"),
            row(cell("Satu Data", down="restart"), "1.000", "2.000"),
            row(cell(down="continue"), "3.000", "4.000"),
        ),
    )

    expected = """\
        | Program | Pagu / 2025 | Pagu / 2026 |
        | --- | --- | --- |
        | Satu Data | 1.000 | 2.000 |
        | Satu Data | 3.000 | 4.000 |
        """
    assert dedent(expected) == text
    assert [
        "1 tabel berkepala lebih dari satu baris kini berkepala satu baris; teksnya digabung"
        " dengan garis miring.",
        "3 sel gabungan di tabel dipisah; isinya diulang di setiap sel.",
    ] == said(found)


def test_head_rows_that_word_names(tmp_path: Path) -> None:
    text, _ = body(
        tmp_path,
        table(row("A", "B", header=True), row("a", "b", header=True), row("1", "2"), columns=2),
    )

    assert "| A / a | B / b |\n| --- | --- |\n| 1 | 2 |\n" == text


def test_row_of_one_wide_cell(tmp_path: Path) -> None:
    """Above the head it says what the table is; inside, it is a title and is not repeated."""
    text, found = body(
        tmp_path,
        table(
            row(cell("Anggaran per tahun", across=2)),
            row("Program", "Pagu"),
            row(cell("Tata kelola", across=2)),
            row("Satu Data", "1.000"),
            columns=2,
        ),
    )

    expected = """\
        Anggaran per tahun

        | Program | Pagu |
        | --- | --- |
        | Tata kelola |  |
        | Satu Data | 1.000 |
        """
    assert dedent(expected) == text
    assert [
        "2 baris tabel yang berisi satu sel lebar kini isinya di kolom pertama, atau di atas tabel."
    ] == said(found)


def test_table_in_a_table(tmp_path: Path) -> None:
    inner = table(row("a", "b"), row("c", "d"), columns=2)
    text, found = body(tmp_path, table(row("Luar", "Dalam"), row("x", cell(inner, "")), columns=2))

    assert "| Luar | Dalam |\n| --- | --- |\n| x | a; b<br>c; d |\n" == text
    assert ["1 tabel di dalam tabel menjadi teks di dalam selnya."] == said(found)


def test_table_that_is_a_frame(tmp_path: Path) -> None:
    """Its headings and lists are those of the chapter."""
    text, found = body(tmp_path, table(row(cell(heading("Kotak", 2), "isi")), columns=1))

    assert "## Kotak\n\nisi\n" == text
    assert ["1 tabel satu sel menjadi paragraf biasa."] == said(found)


def test_empty_table_is_left_out(tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph("ada"), table(row("", ""), columns=2))

    assert "ada\n" == text
    assert ["1 tabel kosong tidak diikutkan."] == said(found)


def test_list_and_heading_in_a_cell(tmp_path: Path) -> None:
    word = WordFile()
    numbers = word.numbering("decimal")
    inside = cell(heading("Langkah", 3), item("satu", numbers), item("dua", numbers))
    text, found = body(tmp_path, table(row("A", "B"), row("x", inside), columns=2), word=word)

    assert "| A | B |\n| --- | --- |\n| x | Langkah<br>1. satu<br>2. dua |\n" == text
    assert [
        "1 judul di dalam tabel menjadi teks biasa.",
        "2 butir daftar di dalam tabel menjadi baris biasa.",
    ] == said(found)


def test_notes(tmp_path: Path) -> None:
    """A note has one number however often it is named; endnotes count with footnotes."""
    word = WordFile()
    mark = "<w:r><w:footnoteRef/></w:r>"
    word.notes(
        paragraph(mark + run(" UU 23/2014, ") + run("Pasal 12", italic=True)),
        paragraph("Baris satu.") + paragraph("Baris dua."),
    )
    word.notes(paragraph("Akhir."), kind="endnote")
    text, found = body(
        tmp_path,
        paragraph(run("Dasar") + note(1) + run(" dan lain") + note(2) + run(".")),
        table(row("A", "B"), row(cell(paragraph(run("sel") + note(1))), "x"), columns=2),
        paragraph(run("Selesai") + note(1, "endnote")),
        word=word,
    )

    expected = """\
        Dasar[^1] dan lain[^2].

        | A | B |
        | --- | --- |
        | sel[^1] | x |

        Selesai[^3]

        [^1]: UU 23/2014, *Pasal 12*

        [^2]: Baris satu.

            Baris dua.

        [^3]: Akhir.
        """
    assert dedent(expected) == text
    assert [] == found
    assert 3 == prose.render(text).notes.count("<li ")


def test_notes_begin_anew_in_each_chapter(tmp_path: Path) -> None:
    word = WordFile().notes(paragraph("Satu."), paragraph("Dua."))
    word.add(heading("Awal"), paragraph(run("a") + note(1)))
    word.add(heading("Akhir"), paragraph(run("b") + note(2)))
    result = imported(word, tmp_path)

    assert result.text("bab/01-awal.md").endswith("---\na[^1]\n\n[^1]: Satu.\n")
    assert result.text("bab/02-akhir.md").endswith("---\nb[^1]\n\n[^1]: Dua.\n")


def test_note_without_text(tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph(run("ada") + note(7)))

    assert "ada\n" == text
    assert ["1 tanda catatan kaki tanpa isi tidak diikutkan."] == said(found)


def test_quotation(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph("Kata orang.", "Quote"), paragraph("Kata kami."))

    assert "> Kata orang.\n\nKata kami.\n" == text


spans = st.integers(1, 4)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.tuples(spans, spans), min_size=1, max_size=4), min_size=1, max_size=5))
def test_table_is_a_rectangle(rows: list[list[tuple[int, int]]]) -> None:
    """However cells are merged, every row of the chapter has as many cells as the head."""
    html = "".join(
        "<tr>"
        + "".join(f'<td colspan="{wide}" rowspan="{deep}">x</td>' for wide, deep in cells)
        + "</tr>"
        for cells in rows
    )
    table_node = next(read(f"<table>{html}</table>").nodes("table"))
    made = grid(table_node, lambda node: node.text)
    lines = [line for line in made.markdown() if line.startswith("|")]

    assert 1 == len({line.count("|") for line in lines})
    assert len(rows) - len(made.titles) - made.heads + 2 == len(lines)


@pytest.mark.parametrize(("wide", "deep"), [(63, 5_000), (1, 100_000)])
def test_merged_cells_cannot_fill_the_memory(wide: int, deep: int) -> None:
    cells = f'<td colspan="{wide}" rowspan="{deep}">{"a" * 10_000}</td><td>b</td>'
    html = f"<table><tr>{cells}</tr>{'<tr><td>c</td></tr>' * min(deep, 2_000)}</table>"
    made = grid(next(read(html).nodes("table")), lambda node: node.text)

    assert sum(map(len, made.markdown())) < 5_000_000

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from masterplan.html_tree import Node, read, write
from masterplan.views.print.captions import (
    frame_pictures,
    name_tables,
    number_captions,
    numbered,
)
from masterplan.views.print.headings import mend_headings


@given(st.lists(st.integers(1, 5)))
def test_no_heading_skips_a_level(levels: list[int]) -> None:
    """Whatever an author writes, an outline can be read from it; what was right stays."""
    root = Node("", {}, [Node(f"h{level}", {}, ["x"]) for level in levels])

    mend_headings(root)

    made = [1, *(int(node.tag[1]) for node in root.nodes())]
    assert all(2 <= after <= before + 1 for before, after in pairwise(made))
    assert all(after <= max(before, 2) for before, after in zip(levels, made[1:], strict=True))


def test_right_headings_stay() -> None:
    html = "<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2><h3>e</h3>"
    root = read(html)

    mend_headings(root)

    assert html == write(root)


def test_tables_and_figures_are_numbered_apart_within_their_part() -> None:
    root = read(
        "<table><caption>Satu</caption></table><figure><figcaption>Peta</figcaption></figure>"
        "<div><table><caption>Dua</caption></table></div>"
    )

    number_captions(root, "III")

    assert ["Tabel III.1", "Gambar III.1", "Tabel III.2"] == [
        node.attributes["data-nomor"] for node in root.find("caption", "figcaption")
    ]
    assert ["tabel-iii-1", "gambar-iii-1", "tabel-iii-2"] == [
        node.id for node in root.find("caption", "figcaption")
    ]
    assert ["Tabel III.1 Satu", "Gambar III.1 Peta", "Tabel III.2 Dua"] == [
        node.words for node in root.find("caption", "figcaption")
    ]


def test_the_small_figures_of_a_figure_have_no_number_of_their_own() -> None:
    root = read(
        "<figure><figcaption>Garis</figcaption><div>"
        "<figure><figcaption>Satu</figcaption></figure>"
        "<figure><figcaption>Dua</figcaption></figure></div></figure>"
        "<figure><figcaption>Peta</figcaption></figure>"
    )

    number_captions(root, "C")

    assert ["Gambar C.1 Garis", "Satu", "Dua", "Gambar C.2 Peta"] == [
        node.words for node in root.find("figcaption")
    ]


def test_hidden_captions_and_tables_of_a_card_have_no_number() -> None:
    root = read(
        '<table><caption class="mp-sembunyi">x</caption></table>'
        '<article class="mp-program"><table><caption>Kegiatan</caption></table></article>'
        "<table><caption>y</caption></table>"
    )

    number_captions(root, "")

    tables = [numbered(table) for table in root.find("table")]
    assert [None, None, "Tabel 1"] == [table.name if table else None for table in tables]


def test_tables_of_the_prose_are_named_after_their_section() -> None:
    root = read(
        "<table></table><h2>Wilayah</h2><table></table><table></table>"
        "<table><caption>Sendiri</caption></table>"
    )

    name_tables(root)

    assert ["Wilayah", "Wilayah (2)", "Sendiri"] == [node.words for node in root.find("caption")]


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    root = read(
        '<p><img src="a.png" alt="Peta pulau"></p><p>teks <img src="b.png" alt="b"></p>'
        '<p><img src="c.png" alt="isi" title="Judulnya"></p><p><img src="d.png" alt=""></p>'
    )

    frame_pictures(root)

    assert [
        '<figure><img src="a.png" alt="Peta pulau"><figcaption>Peta pulau</figcaption></figure>',
        '<figure><img src="c.png" alt="isi"><figcaption>Judulnya</figcaption></figure>',
        '<figure><img src="d.png" alt=""></figure>',
    ] == [write(Node("", {}, [node])) for node in root.find("figure")]
    assert 1 == len(list(root.nodes("p")))

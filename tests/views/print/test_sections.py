from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masterplan.html_tree import Node, read, write
from masterplan.views.print.sections import BEGUN, LARGE, LONG, sections

TITLE = '<p class="nomor-bab">Bab VII</p><h1>Rencana Aksi</h1>'


def section(name: str, size: int) -> str:
    """A heading with about as many characters of text below it."""
    return f"<h2>{name}</h2><p>{'kata ' * (size // 5)}</p>"


def headings(node: Node) -> list[str]:
    return [heading.text for heading in node.find("h1", "h2")]


def test_a_short_chapter_is_one_part() -> None:
    root = read(TITLE + section("Satu", LARGE) + section("Dua", LARGE))

    assert [headings(one.root) for one in sections(root)] == [["Rencana Aksi", "Satu", "Dua"]]


def test_each_large_section_of_a_long_chapter_begins_anew_and_small_ones_stay_behind_it() -> None:
    root = read(
        TITLE
        + section("Cara membaca", BEGUN)
        + section("Governance", LONG // 2)
        + section("Branding", LONG // 2)
        + section("Mengubah", 500)
    )

    assert [headings(one.root) for one in sections(root)] == [
        ["Rencana Aksi", "Cara membaca"],
        ["Governance"],
        ["Branding", "Mengubah"],
    ]


def test_a_title_is_never_alone_on_its_page() -> None:
    root = read(TITLE + section("Governance", LONG) + section("Branding", LONG))

    assert headings(sections(root)[0].root) == ["Rencana Aksi", "Governance"]


def test_a_landscape_page_holds_its_heading_and_opens_a_section() -> None:
    wide = f'<section class="melintang">{section("Matriks", LARGE)}</section>'
    root = read(TITLE + section("Governance", LONG) + wide)

    assert headings(sections(root)[1].root) == ["Matriks"]


def test_footnotes_are_counted_through_the_chapter() -> None:
    note = '<p>Kata.<span class="catatan-kaki" id="c-1">Catatan.</span></p>'
    root = read(
        section("Satu", LONG) + note + note + section("Dua", LARGE) + note + section("Tiga", LARGE)
    )

    assert [one.notes for one in sections(root)] == [0, 2, 3]


@given(st.lists(st.sampled_from([300, BEGUN, LARGE, LONG]), max_size=8))
def test_nothing_is_lost_or_moved(sizes: list[int]) -> None:
    html = TITLE + "".join(section(f"Bagian {n}", size) for n, size in enumerate(sizes))

    assert "".join(write(one.root) for one in sections(read(html))) == html

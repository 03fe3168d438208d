from __future__ import annotations

from masterplan.search.index import Index, Part
from masterplan.search.posting import ABOVE, LONG_TITLE, STRONG, TITLE, level_of, place_of
from tests.search.pages import BAHASA, index, part, record


def _level(found: Part, word: str) -> int:
    (posting,) = found.postings[BAHASA.root(word)].found
    return level_of(posting)


def test_a_word_counts_by_where_it_stands() -> None:
    """A short title over a long one, a title over a text, a text over the title above."""
    one = part(record("Pala", "Cengkih ditanam."))
    long = part(record("Rumah tangga dengan air minum"))
    sentence = part(
        record("Pada 2029 semua rumah tangga di kota memperoleh air minum yang layak sehat")
    )
    above = part(record("X", bagian="Anggaran"))

    assert TITLE == _level(one, "pala")
    assert LONG_TITLE == _level(long, "minum")
    assert STRONG == _level(sentence, "minum")
    assert ABOVE == _level(above, "anggaran")
    assert ABOVE < _level(one, "cengkih") < LONG_TITLE


def test_a_text_is_the_more_about_a_word_the_more_of_it_the_word_is() -> None:
    filler = "Kapal berlayar ke pulau lain setiap pagi. " * 60
    often = part(record("X", "Pala, pala dan pala."))
    once = part(record("X", f"{filler} Pala."))

    assert STRONG == _level(often, "pala")
    assert 1 == _level(once, "pala")


def test_inflections_share_a_root_and_keep_their_forms() -> None:
    found = index(record("X", "Pengelolaan sampah dikelola."), record("Y", "Mengelola."))
    postings = found.postings[BAHASA.root("kelola")]

    assert ["pengelolaan", "dikelola", "mengelola"] == postings.forms
    assert [0, 1] == [place_of(posting).number for posting in postings.found]
    assert [0b011, 0b100] == [posting & 0b111 for posting in postings.found]


def test_words_that_say_nothing_are_left_out() -> None:
    found = index(record("Yang dan untuk", "Rp 1.250.000.000 pada 2029 & <"))

    assert {"2029", "rp", "bab"} == set(found.postings)


def test_who_looks_for_a_kind_finds_it() -> None:
    found = part(record("Kapal", jenis="indikator", pilar="smart-living"))

    assert LONG_TITLE == _level(found, "indikator")


def test_records_are_numbered_within_kind_and_pillar() -> None:
    found = part(
        record("Satu", jenis="bab"),
        record("Kapal", jenis="program", pilar="smart-living"),
        record("Dua", jenis="bab"),
    )

    assert [["Kapal"], ["Satu", "Dua"]] == [
        [item.judul for item in group] for group in found.groups.values()
    ]


def test_regions_stand_side_by_side() -> None:
    """The index of two regions is their parts, whatever forms each has seen first."""
    first = part(record("X", "Melayani."), slug="a")
    second = part(record("Y", "Layanan dan melayani."), slug="b")
    postings = Index([first, second]).postings["layan"]

    assert ["melayani", "layanan"] == postings.forms
    assert [(0, 0b01), (1, 0b11)] == [
        (place_of(posting).region, posting & 0b11) for posting in postings.found
    ]


def test_a_root_may_have_more_forms_than_bits() -> None:
    words = " ".join(f"kata{number}nya" for number in range(3))
    many = [record("X", f"{words} guna{number}") for number in range(40)]
    postings = index(*many).postings

    assert all(len(found.found) <= 40 for found in postings.values())
    assert sum(len(found.found) for found in postings.values()) >= 160


def test_names_of_a_region_stand_for_all_its_records() -> None:
    found = Index([part(record("X")), part(record("Y"), slug="ternate", sebutan="Kota Ternate")])

    assert [1] == found.whole["ternate"]
    assert "x" not in found.whole

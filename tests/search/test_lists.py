from __future__ import annotations

from masterplan.search.families import families
from masterplan.search.lists import MOST_TITLES, start, title_lists, word_lists
from tests.search.pages import BAHASA, index, record


def test_a_title_is_listed_by_each_of_its_words() -> None:
    found = title_lists(index(record("Bank Sampah Kelurahan", jenis="program")), BAHASA, 2)

    assert {"ba", "sa", "ke"} == set(found)
    assert ["Bank Sampah Kelurahan"] == found["sa"]


def test_what_readers_look_for_most_stands_first_and_once() -> None:
    items = [
        record("Sampah kota yang tertangani", jenis="indikator"),
        record("Sampah Pulang", jenis="program"),
        record("Sampah Pulang", jenis="program"),
        record("Sampah di bab", bagian="Analisis", jenis="bab"),
        record("Sampah " * 30, jenis="program"),
    ]

    assert ["Sampah Pulang", "Sampah kota yang tertangani"] == title_lists(
        index(*items), BAHASA, 2
    )["sa"]


def test_a_list_is_no_longer_than_a_reader_would_go_through() -> None:
    items = [record(f"Sampah {number}", jenis="program") for number in range(99)]

    assert MOST_TITLES == len(title_lists(index(*items), BAHASA, 2)["sa"])


def test_words_are_listed_by_their_first_letter_the_most_frequent_first() -> None:
    found = index(record("X", "Sampah pesisir."), record("Y", "Sampah, sapi."), record("Z", "2029"))

    assert ["sampah", "sapi"] == word_lists(families(found, BAHASA), 1)["s"]
    assert "2" not in word_lists(families(found, BAHASA), 1)


def test_one_list_holds_all_for_a_region_on_a_disk() -> None:
    found = index(record("Kapal"), record("Pala"))

    assert {""} != set(word_lists(families(found, BAHASA), 0))
    assert {"_"} == set(word_lists(families(found, BAHASA), 0))


def test_names_of_lists_are_names_of_files_anywhere() -> None:
    assert ["in", "4g", "_", "_", "_"] == [start(w, 2) for w in ("internet", "4g", "éa", "a-b", "")]

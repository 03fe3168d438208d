from __future__ import annotations

from masterplan.search.encoding import decode
from masterplan.search.families import MOST, Family, families
from masterplan.search.index import Index
from masterplan.search.kinds import GRUP, JENIS
from tests.search.pages import BAHASA, index, part, record


def _dated(group: int) -> bool:
    return JENIS[GRUP[group][0]].bertahun


def _family(found: Index, word: str) -> Family:
    return next(
        family for family in families(found, BAHASA) if any(word in group for group in family.forms)
    )


def test_a_family_is_called_by_its_most_frequent_form() -> None:
    found = index(record("X", "Melayani."), record("Y", "Layanan."), record("Z", "Layanan."))
    family = _family(found, "melayani")

    assert "layanan" == family.name
    assert (("layanan", "melayani", "layan"),) == family.forms
    assert (2, 1, 0) == family.counts


def test_a_place_says_which_forms_it_has() -> None:
    found = index(record("X", "Melayani."), record("Y", "Layanan."), record("Z", "Layanan."))
    read = decode(_family(found, "layanan").postings, _dated)

    assert [(1,), (), ()] == [hit.forms for hit in read.hits]


def test_synonyms_find_each_other_even_where_one_is_never_said() -> None:
    found = index(record("X", "Sampah."), record("Y", "Limbah."), record("Z", "Internet."))

    assert {("sampah",), ("limbah",)} == set(_family(found, "sampah").forms)
    assert 2 == _family(found, "limbah").size
    assert ("wifi",) in _family(found, "internet").forms


def test_a_name_in_other_words_finds_its_abbreviation() -> None:
    found = index(record("X", "Dinas Kesehatan."), record("Y", "Dinkes."))
    family = _family(found, "dinkes")

    assert "dinkes" == family.name
    assert ("dinkes", "+dinas_kesehatan") == family.forms[0]
    assert 2 == family.size


def test_programmes_say_their_years() -> None:
    item = record("Kapal", jenis="program", pilar="smart-living", mulai=2026, selesai=2028)
    read = decode(_family(index(item), "kapal").postings, _dated)

    assert [(2026, 2028)] == [hit.years for hit in read.hits]


def test_a_word_in_very_many_places_travels_in_two_parts() -> None:
    """The strongest first; nothing is lost, but of the others only where they are."""
    passing = [record("X", f"Kapal {'berlayar pagi ' * 99}") for _ in range(MOST)]
    strong = [record("Kapal") for _ in range(3)]
    family = _family(index(*passing, *strong), "kapal")
    first = decode(family.postings, _dated).hits
    rest = decode(family.rest, _dated, places=True).hits

    assert MOST + 3 == family.size == len(first) + len(rest)
    assert MOST == len(first)
    assert {MOST, MOST + 1, MOST + 2} <= {hit.place.number for hit in first}
    assert set() == {hit.place for hit in first} & {hit.place for hit in rest}


def test_regions_that_answer_to_a_name_are_told() -> None:
    found = Index(
        [part(record("Ternate")), part(record("Y"), slug="ternate", sebutan="Kota Ternate")]
    )

    assert [1] == decode(_family(found, "ternate").postings, _dated).whole

"""Every way to take a word apart, and no way that Indonesian does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.search.language.affixes import Reading, readings

WORDS = st.text("abdegiklmnprstuy", min_size=2, max_size=14)


@pytest.mark.parametrize(
    ("word", "stem", "prefixes", "suffix"),
    [
        ("memukul", "pukul", ("me",), ""),
        ("menulis", "tulis", ("me",), ""),
        ("menyapu", "sapu", ("me",), ""),
        ("mengirim", "kirim", ("me",), ""),
        ("mengukur", "ukur", ("me",), ""),
        ("mengecat", "cat", ("me",), ""),
        ("melayani", "layan", ("me",), "i"),
        ("memproses", "proses", ("me",), ""),
        ("pemrosesan", "proses", ("pe",), "an"),
        ("mengkritik", "kritik", ("me",), ""),
        ("petani", "tani", ("pe",), ""),
        ("bekerja", "kerja", ("ber",), ""),
        ("beternak", "ternak", ("ber",), ""),
        ("berenang", "renang", ("ber",), ""),
        ("belajar", "ajar", ("ber",), ""),
        ("pelajaran", "ajar", ("per",), "an"),
        ("peserta", "serta", ("per",), ""),
        ("terasa", "rasa", ("ter",), ""),
        ("memperluas", "luas", ("me", "per"), ""),
        ("diberlakukan", "laku", ("di", "ber"), "kan"),
        ("keterlibatan", "libat", ("ke", "ter"), "an"),
        ("pemersatu", "satu", ("pe", "per"), ""),
        ("menyelaraskan", "laras", ("me", "se"), "kan"),
        ("ketidakpastian", "pasti", ("ke", "tidak"), "an"),
        ("ketidakberdayaan", "daya", ("ke", "tidak", "ber"), "an"),
        ("sepengetahuan", "tahu", ("se", "pe", "ke"), "an"),
    ],
)
def test_word_can_be_read(word: str, stem: str, prefixes: tuple[str, ...], suffix: str) -> None:
    assert Reading(stem, prefixes, suffix) in set(readings(word))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("memukulan", "pukul"),  # no me-…-an
        ("bersamai", "sama"),  # no ber-…-i
        ("mengcat", "cat"),
        ("mengtulis", "tulis"),
    ],
)
def test_word_cannot_be_read(word: str, stem: str) -> None:
    assert stem not in {reading.stem for reading in readings(word) if reading.prefixes}


def test_clitics_and_particles_come_off_last() -> None:
    found = {(reading.stem, reading.tail) for reading in readings("bukunyalah")}

    assert {("bukunyalah", 0), ("bukunya", 1), ("buku", 2)} <= found


def test_what_goes_round_a_stem_counts_once() -> None:
    assert 1 == Reading("siap", ("ke",), "an").affixes
    assert 2 == Reading("satu", ("me",), "kan").affixes
    assert 3 == Reading("laku", ("di", "ber"), "kan").affixes


@given(WORDS)
def test_word_itself_is_the_first_reading(word: str) -> None:
    assert Reading(word) == next(readings(word))


@given(WORDS)
def test_stem_stands_in_the_word_but_for_its_first_sound(word: str) -> None:
    """Nasals swallow one consonant, so all of a stem but that is in the word."""
    for reading in readings(word):
        assert reading.stem[1:] in word
        assert len(reading.stem) >= 2
        assert len(reading.prefixes) <= 3

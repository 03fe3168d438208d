"""Words that stand for one by saying it twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.search.language.doubling import single, undoubled
from masterplan.search.language.lexicon import shipped


@pytest.mark.parametrize(
    ("pair", "word"),
    [
        ("pulau-pulau", "pulau"),
        ("anak-anaknya", "anaknya"),
        ("berlari-larian", "berlarian"),
        ("sayur-sayuran", "sayuran"),
        ("kekanak-kanakan", "kekanakan"),
        ("menyia-nyiakan", "menyiakan"),
        ("bersama-sama", "bersama"),
        ("bertubi-tubi", "bertubi"),
        ("mondar-mandir", "mandir"),
        ("warna-warni", "warna"),
        ("hiruk-pikuk", "hiruk"),
        ("sosial-ekonomi", ""),
        ("utara-selatan", ""),
        ("wi-fi", ""),
        ("padi-sapi", ""),
    ],
)
def test_two_halves_make_one_word(pair: str, word: str) -> None:
    first, second = pair.split("-")

    assert word == single(first, second, shipped().is_word)


@given(st.text("abcdeiklmnoprstu", min_size=1))
def test_word_said_twice_is_that_word(word: str) -> None:
    assert word == single(word, word, lambda _: False)


@pytest.mark.parametrize(
    ("word", "rest"),
    [("pepohonan", "pohonan"), ("dedaunan", "daunan"), ("bersama", ""), ("pepaya", "")],
)
def test_repeated_syllable_comes_off(word: str, rest: str) -> None:
    assert rest == undoubled(word)

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.views.charts.words import (
    SMALL_TEXT,
    angka_pendek,
    dan,
    skala_rupiah,
    width,
    wrap,
)
from tests.strategies import numbers

letters = st.text("abmwi WM&-–é世", max_size=80)


@given(letters, st.integers(60, 300), st.integers(0, 40))
def test_a_wrapped_text_loses_nothing_and_fits(text: str, most: int, less: int) -> None:
    lines = wrap(text, most, most - less)

    assert "".join(text.split()) == "".join("".join(lines).split())
    assert all(width(line) <= most for line in lines)
    assert not lines or width(lines[-1]) <= most - less
    assert all(line.strip() == line != "" for line in lines)


def test_words_stay_whole_where_they_can() -> None:
    name = "Layanan Keliling Antarpulau Batang Dua, Hiri dan Moti"

    assert (name,) == wrap(name, 500)
    assert name == " ".join(wrap(name, 300, 200))
    assert ("Satu Data", "Dua Tiga") == wrap("Satu Data Dua Tiga", width("Satu Data Dua Ti"))
    assert ("Satu Data Dua", "Tiga") == wrap("Satu Data Dua Tiga", 500, width("Tiga"))
    assert 1 < len(wrap("Antar" * 20, 200))


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["satu"], "satu"),
        (["satu", "dua"], "satu dan dua"),
        (["satu", "dua", "tiga"], "satu, dua dan tiga"),
    ],
)
def test_lists_in_a_sentence(items: list[str], said: str) -> None:
    assert said == dan(items)


@pytest.mark.parametrize(
    ("ticks", "said"),
    [
        ([0, 20 * 10**9, 40 * 10**9], ("0", "20", "Rp\u00a040 miliar")),
        ([0, 500 * 10**6, 10**9], ("0", "0,5", "Rp\u00a01 miliar")),
        ([0, 2 * 10**6], ("0", "Rp\u00a02 juta")),
        ([0, Decimal("0.5"), 1], ("0", "0,5", "Rp\u00a01")),
        ([0, 5000 * 10**12], ("0", "Rp\u00a05.000 triliun")),
    ],
)
def test_ticks_of_money_name_their_unit_once(
    ticks: list[Decimal | int], said: tuple[str, ...]
) -> None:
    assert said == skala_rupiah([Decimal(tick) for tick in ticks])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("0", "0"),
        ("195000", "195.000"),
        ("1234567", "1.234.567"),
        ("12345678", "12,35\u00a0juta"),
        ("999999999", "1\u00a0miliar"),
        ("-2500000000000", "-2,5\u00a0triliun"),
        ("250000000000000000", "2,5\u00a0×\u00a010¹⁷"),
        ("12345.678901", "12.346"),
        ("0.123456789", "0,1235"),
        ("0.000000012345", "1,23\u00a0×\u00a010⁻⁸"),
    ],
)
def test_short_numbers(value: str, said: str) -> None:
    assert said == angka_pendek(Decimal(value))


@given(numbers)
def test_a_short_number_is_short_and_near(value: Decimal) -> None:
    """At most what fits into a third of a phone, and never off by more than half a percent."""
    said = angka_pendek(value)
    number, _, word = said.replace(".", "").replace(",", ".").partition("\u00a0")
    power = {"": 0, "juta": 6, "miliar": 9, "triliun": 12}.get(word)
    if power is None:
        raised = word.removeprefix("×\u00a010").translate(
            str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
        )
        power = int(raised)

    assert width(said, SMALL_TEXT) <= 105
    assert abs(Decimal(number).scaleb(power) - value) <= abs(value) * Decimal("0.0051")

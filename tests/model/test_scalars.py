"""The kinds of single values: what is taken, and what an author is told instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from masterplan.codes import Code
from masterplan.model import scalars
from tests import strategies

KINDS = {
    name: TypeAdapter(getattr(scalars, name))
    for name in (
        "Id", "Rujukan", "KodeDaerah", "KodeWilayah", "KodeBps", "KodeNomenklatur", "KodeTpb",
        "Teks", "Url", "Rupiah", "Angka", "Persen", "Tahun", "Bilangan", "Skor", "Langkah",
        "Tanggal", "TanggalParsial", "YaTidak", "DaftarId", "DaftarRujukan", "DaftarTeks",
    )
}  # fmt: skip

WHOLE = "tulis rupiah utuh tanpa titik, misalnya 1250000000; null bila belum diketahui"


def read(kind: str, value: object) -> Any:
    return KINDS[kind].validate_python(value)


def told(kind: str, value: object) -> tuple[str, str]:
    """The message and the hint that an author gets for a value."""
    with pytest.raises(ValidationError) as refusal:
        read(kind, value)
    context = refusal.value.errors()[0]["ctx"]
    return context["message"], context["hint"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Id", "layanan-112", "layanan-112"),
        ("Rujukan", "layanan", "layanan"),
        ("Rujukan", "82.71/program/layanan", "82.71/program/layanan"),
        ("KodeDaerah", "82", "82"),
        ("KodeDaerah", "82.10", "82.10"),
        ("KodeWilayah", "82.71.01.1001", "82.71.01.1001"),
        ("KodeBps", "8271", "8271"),
        ("KodeNomenklatur", "2.16.02.2.01.0001", "2.16.02.2.01.0001"),
        ("KodeNomenklatur", "X.XX.01", "X.XX.01"),
        ("KodeTpb", "9.c", "9.c"),
        ("Teks", "  Kota  ", "Kota"),
        ("Url", "https://ternatekota.go.id/a?b=c", "https://ternatekota.go.id/a?b=c"),
        ("Rupiah", "0", 0),
        ("Rupiah", "1250000000", 1_250_000_000),
        ("Angka", "-1.50", Decimal("-1.50")),
        ("Persen", "100", Decimal(100)),
        ("Tahun", "2025", 2025),
        ("Bilangan", "0", 0),
        ("Skor", "5", 5),
        ("Langkah", "1", 1),
        ("Tanggal", "2024-02-29", date(2024, 2, 29)),
        ("TanggalParsial", "2024", "2024"),
        ("TanggalParsial", "2024-02", "2024-02"),
        ("TanggalParsial", "2024-02-29", "2024-02-29"),
        ("YaTidak", "Ya", True),
        ("YaTidak", "tidak", False),
        ("DaftarId", "statistik", ("statistik",)),
        ("DaftarId", ["statistik", "k2430"], ("statistik", "k2430")),
        ("DaftarTeks", "satu", ("satu",)),
        ("DaftarTeks", [], ()),
    ],
)
def test_value_is_taken(kind: str, text: object, value: object) -> None:
    assert value == read(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Id", "Layanan"),
        ("Id", "layanan_112"),
        ("Id", "-layanan"),
        ("Id", "layanan\n"),
        ("Rujukan", "82.71/layanan"),
        ("KodeDaerah", "82.1"),
        ("KodeDaerah", "8271"),
        ("KodeDaerah", "\u0668\u0662"),
        ("KodeWilayah", "82.71.1"),
        ("KodeBps", "82.71"),
        ("KodeNomenklatur", "2.16.2"),
        ("KodeTpb", "9"),
        ("Url", "www.malutprov.go.id"),
        ("Url", "javascript:alert(1)"),
        ("Url", "https://"),
        ("Url", "https://a b"),
        ("Url", "http://["),
        ("Persen", "100.1"),
        ("Persen", "-1"),
        ("Tahun", "25"),
        ("Tahun", "2101"),
        ("Bilangan", "-1"),
        ("Bilangan", "1.000"),
        ("Skor", "0"),
        ("Langkah", "6"),
        ("Tanggal", "2025-02-29"),
        ("Tanggal", "2025-1-31"),
        ("Tanggal", "2025-W10-1"),
        ("Tanggal", "20250131"),
        ("TanggalParsial", "2024-13"),
        ("TanggalParsial", "Oktober 2024"),
        ("YaTidak", "1"),
        ("YaTidak", None),
    ],
)
def test_value_is_refused_with_its_own_words(kind: str, text: object) -> None:
    """What was typed is in the message, and the hint says what would be right."""
    message, hint = told(kind, text)

    assert str("kosong" if text is None else text) in message
    assert hint != ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1.250.000.000", "tulis tanpa titik: 1250000000"),
        ("Rp1.250.000,-", "tulis tanpa titik: 1250000"),
        ("Rp. 1.250.000,00", "tulis tanpa titik: 1250000"),
        ("Rp 300 miliar", "tulis angkanya: 300000000000"),
        ("1,25 M", "tulis angkanya: 1250000000"),
        ("250 juta", "tulis angkanya: 250000000"),
        ("1,25 liter", WHOLE),
        ("300000000.00", WHOLE),
        ("-5", WHOLE),
    ],
)
def test_money_is_told_as_it_should_be_written(text: str, hint: str) -> None:
    assert (f"'{text}' bukan jumlah rupiah utuh.", hint) == told("Rupiah", text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("12,5", "desimal ditulis dengan titik: 12.5"),
        ("1.250.000,5", "tanpa titik ribuan: 1250000.5"),
        ("1.250.000", "tanpa titik ribuan: 1250000"),
        ("12 km", "tulis angka saja, desimal dengan titik: 12.5"),
    ],
)
def test_number_is_told_as_it_should_be_written(text: str, hint: str) -> None:
    assert (f"'{text}' bukan angka.", hint) == told("Angka", text)


def test_id_has_a_length_that_fits_an_address() -> None:
    assert "a" * 80 == read("Id", "a" * 80)
    with pytest.raises(ValidationError, match="80"):
        read("Id", "a" * 81)


@pytest.mark.parametrize("value", [None, "", "   ", "\n"])
def test_text_is_never_empty(value: str | None) -> None:
    assert "Di sini harus ada teks." == told("Teks", value)[0]


def test_list_in_place_of_a_text_is_called_so() -> None:
    assert "Di sini harus ada satu teks, bukan daftar." == told("Teks", ["a"])[0]
    assert "'daftar' bukan angka." == told("Angka", ["1"])[0]


def test_long_value_is_cut_in_a_message() -> None:
    assert f"'{'x' * 57}…' bukan angka." == told("Angka", "x" * 500)[0]


@given(st.sampled_from(sorted(KINDS)), st.none() | st.text(max_size=80) | strategies.data)
@settings(deadline=None, max_examples=300)
def test_any_value_is_taken_or_refused_in_our_own_words(kind: str, value: object) -> None:
    """No kind lets an exception through, or answers in pydantic's English."""
    try:
        read(kind, value)
        types = set()
    except ValidationError as error:
        types = {detail["type"] for detail in error.errors()}

    assert set() == types - {code.slug for code in Code} - {"string_too_long", "tuple_type"}


@given(strategies.numbers)
@settings(deadline=None, max_examples=100)
def test_number_is_read_as_it_was_written(number: Decimal) -> None:
    """Digit by digit: no number passes through a float."""
    text = f"{number:f}"

    assert text == f"{read('Angka', text):f}"


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
@settings(deadline=None, max_examples=50)
def test_day_is_read_as_it_was_written(day: date) -> None:
    assert day == read("Tanggal", day.isoformat())
    assert day.isoformat() == read("TanggalParsial", day.isoformat())


@given(st.integers(0, 10**16 - 1))
@settings(deadline=None, max_examples=50)
def test_money_with_dots_is_refused_with_the_number_meant(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    if amount < 1000:
        assert amount == read("Rupiah", dotted)
    else:
        assert f"tulis tanpa titik: {amount}" == told("Rupiah", dotted)[1]

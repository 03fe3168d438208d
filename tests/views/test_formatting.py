from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.views.formatting import (
    UNKNOWN,
    angka,
    awal,
    judul,
    kata,
    persen,
    rentang,
    romawi,
    rupiah,
    rupiah_pendek,
    status,
    tanggal,
)
from tests.strategies import numbers


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "belum diketahui"),
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1250000000, "1.250.000.000"),
        (-1500, "-1.500"),
        (Decimal("31465.977"), "31.465,977"),
        (Decimal("12.50"), "12,5"),
        (Decimal("12.00"), "12"),
        (Decimal("0.05"), "0,05"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_decimal_comma(
    value: Decimal | int | None, written: str
) -> None:
    assert written == angka(value)


@given(numbers)
@settings(deadline=None)
def test_a_written_number_read_back_is_the_number(value: Decimal) -> None:
    """Nothing is rounded on the way to the reader, whatever size and precision a source has."""
    assert value == Decimal(angka(value).replace(".", "").replace(",", "."))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "belum diketahui"),
        (0, "Rp\u00a00"),
        (1, "Rp\u00a01"),
        (1250000000, "Rp\u00a01.250.000.000"),
    ],
)
def test_money_is_written_in_full(value: int | None, written: str) -> None:
    assert written == rupiah(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "belum diketahui"),
        (0, "Rp\u00a00"),
        (999_999, "Rp\u00a0999.999"),
        (1_000_000, "Rp\u00a01 juta"),
        (685_400_000, "Rp\u00a0685,4 juta"),
        (999_994_999, "Rp\u00a0999,99 juta"),
        (999_999_999, "Rp\u00a01 miliar"),
        (1_250_000_000, "Rp\u00a01,25 miliar"),
        (999_999_999_999, "Rp\u00a01 triliun"),
        (12_345_678_901_234, "Rp\u00a012,35 triliun"),
        (10**16 - 1, "Rp\u00a010.000 triliun"),
    ],
)
def test_money_for_a_glance_has_two_decimals_and_a_word(value: int | None, written: str) -> None:
    assert written == rupiah_pendek(value)


@given(st.integers(0, 10**16 - 1))
@settings(deadline=None)
def test_money_for_a_glance_is_right_to_half_a_percent(value: int) -> None:
    """The short form never misleads about how much it is."""
    number, _, word = rupiah_pendek(value).removeprefix("Rp\u00a0").partition(" ")
    size = {"": 1, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}[word]
    read = Decimal(number.replace(".", "").replace(",", ".")) * size

    assert abs(read - value) * 200 <= value


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "belum diketahui"), (Decimal("0"), "0%"), (Decimal("62.50"), "62,5%")],
)
def test_percentages_keep_their_sign_close(value: Decimal | None, written: str) -> None:
    assert written == persen(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "belum diketahui"),
        (date(2025, 3, 12), "12 Maret 2025"),
        ("2025-03-12", "12 Maret 2025"),
        ("2025-08", "Agustus 2025"),
        ("2025", "2025"),
    ],
)
def test_dates_are_as_exact_as_their_source(value: date | str | None, written: str) -> None:
    assert written == tanggal(value)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (None, None, "belum diketahui"),
        ("2021-09-01", None, "1 September 2021"),
        (None, "2021-09-02", "2 September 2021"),
        ("2021-09-01", "2021-09-01", "1 September 2021"),
        ("2021-09-01", "2021-09-02", "1–2 September 2021"),
        (date(2021, 9, 1), date(2021, 9, 2), "1–2 September 2021"),
        ("2021-09-27", "2021-10-02", "27 September–2 Oktober 2021"),
        ("2021-12-30", "2022-01-02", "30 Desember 2021–2 Januari 2022"),
        ("2021-09", "2021-11", "September–November 2021"),
        ("2021-09", "2022-01", "September 2021–Januari 2022"),
        ("2021", "2023", "2021–2023"),
    ],
)
def test_spans_name_a_month_and_a_year_once(
    start: date | str | None, end: date | str | None, written: str
) -> None:
    assert written == rentang(start, end)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("belum-dapat-dinilai", "Belum dapat dinilai"),
        ("tidak-diketahui", "Tidak diketahui"),
        ("usulan", "Usulan"),
        ("uji coba", "uji coba"),
    ],
)
def test_a_status_without_words_of_its_own_is_shown_as_it_is(value: str, written: str) -> None:
    assert written == status(value)


@pytest.mark.parametrize(
    ("id", "words", "title"),
    [
        ("tata-kelola", "tata kelola", "Tata kelola"),
        ("sdm-literasi", "sdm literasi", "SDM literasi"),
        ("spbe", "spbe", "SPBE"),
    ],
)
def test_ids_become_words(id: str, words: str, title: str) -> None:
    assert words == kata(id)
    assert title == judul(id)


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (10, "X"), (14, "XIV"), (49, "XLIX"), (89, "LXXXIX")],
)
def test_chapter_numbers_are_roman(number: int, written: str) -> None:
    assert written == romawi(number)


def test_unknown_has_one_wording() -> None:
    assert {UNKNOWN} == {angka(None), rupiah(None), rupiah_pendek(None), persen(None)}
    assert {UNKNOWN} == {tanggal(None), rentang(None, None)}


SATU = "Loket menerima permohonan dari ponsel."
DUA = "Warga tidak perlu menyeberang laut untuk mengurus satu surat saja di kantor kecamatan."
TIGA = "Petugas menjawab dalam satu hari kerja."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (SATU, SATU),
        (DUA, DUA),
        (f"{SATU} {DUA} {TIGA}", f"{SATU} {DUA}"),
        (f"{SATU} {TIGA} {DUA}", f"{SATU} {TIGA} {DUA}"),
        ("Nilai 3.2 dari 5 pada 2025", "Nilai 3.2 dari 5 pada 2025"),
        ("Siapa yang datang? Semua warga!", "Siapa yang datang? Semua warga!"),
        ("", ""),
    ],
)
def test_the_beginning_of_a_text_is_whole_sentences(text: str, first: str) -> None:
    """As many as fill about a line, never a half one."""
    assert first == awal(text)


@given(st.lists(st.sampled_from([SATU, DUA, TIGA]), min_size=1).map(" ".join), st.integers(0, 200))
@settings(deadline=None)
def test_the_beginning_is_long_enough_or_all(text: str, least: int) -> None:
    first = awal(text, least)

    assert text.startswith(first)
    assert first.endswith(".")
    assert len(first) >= least or first == text
    assert len(first) < least + max(map(len, (SATU, DUA, TIGA))) + 1

"""What is certain in a cell, and what is not."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.authoring.excel import cells
from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.grid import Cell, Value


def _cell(value: Value, *, percent: bool = False) -> Cell:
    return Cell("Program", 12, 6, value, percent)


@pytest.mark.parametrize(
    ("value", "factor", "amount"),
    [
        (1250000000, 1, "1250000000"),
        (1250000000.0, 1, "1250000000"),
        (0, 1, "0"),
        ("Rp 1,25 miliar", 1, "1250000000"),
        ("Rp1.250.000.000,00", 1, "1250000000"),
        ("Rp. 1.250.000.000,-", 1, "1250000000"),
        ("7,742,388,142", 1, "7742388142"),
        ("1.25 M".replace("M", "milyar"), 1, "1250000000"),
        ("300 juta", 1, "300000000"),
        ("750 rb", 1, "750000"),
        ("1.250", 1, "1250"),
        ("1.250.000", 1000, "1250000000"),
        (685400, 1000, "685400000"),
        (1.5, 10**6, "1500000"),
        ("1,25 miliar", 1000, "1250000000"),
        ("tidak diketahui", 1, None),
    ],
)
def test_money(value: Value, factor: int, amount: str | None) -> None:
    """A unit in the cell counts for more than the caption of the table."""
    assert amount == cells.rupiah(_cell(value), factor)


@pytest.mark.parametrize(
    ("value", "factor"),
    [
        ("-", 1),
        ("Rp -", 1),
        ("300 M", 1),
        ("1,250", 1000),
        ("1.250 miliar", 1),
        (0.5, 1),
        (-1, 1),
        (10**16, 1),
        ("menyesuaikan", 1),
        ("", 1),
        (True, 1),
    ],
)
def test_money_that_can_mean_two_things(value: Value, factor: int) -> None:
    with pytest.raises(Unclear):
        cells.rupiah(_cell(value), factor)


@given(st.integers(0, 10**15 - 1))
def test_money_as_indonesians_write_it(amount: int) -> None:
    """A number with a dot after every three digits is always read."""
    dotted = f"{amount:,}".replace(",", ".")

    assert str(amount) == cells.rupiah(_cell(f"Rp {dotted}"))
    assert str(amount) == cells.rupiah(_cell(amount))


@pytest.mark.parametrize(
    ("caption", "factor"),
    [
        ("(dalam ribu rupiah)", 1000),
        ("Pagu (dalam jutaan rupiah)", 10**6),
        ("Rp. 000", 1000),
        ("(Rp juta)", 10**6),
        ("(Rp. 000.000)", 10**6),
        ("Dalam miliar rupiah", 10**9),
        ("Pagu (Rp)", 1),
        ("Seribu pulau", 1),
        ("Target 2000 orang", 1),
    ],
)
def test_captions(caption: str, factor: int) -> None:
    assert factor == cells.factor_in(caption)


@pytest.mark.parametrize(
    ("value", "years"),
    [
        (2022, ("2022", "2022")),
        ("TA 2022", ("2022", "2022")),
        ("T.A. 2022", ("2022", "2022")),
        ("Tahun 2022", ("2022", "2022")),
        ("2022-2024", ("2022", "2024")),
        ("2022 – 2024", ("2022", "2024")),
        ("2022 s.d. 2024", ("2022", "2024")),
        ("2022 s/d 2024", ("2022", "2024")),
        ("2018-sekarang", ("2018", None)),
        ("2018 -", ("2018", None)),
        ("2018 s.d. selesai", ("2018", None)),
    ],
)
def test_years(value: Value, years: tuple[str, str | None]) -> None:
    assert years == cells.years(_cell(value))


@pytest.mark.parametrize("value", ["", "dua tahun", "2022, 2024", 22, "2024-2022", "20222", 1899])
def test_what_is_no_year(value: Value) -> None:
    with pytest.raises(Unclear):
        cells.years(_cell(value))


def test_one_year_is_not_a_period() -> None:
    assert "2022" == cells.year(_cell("TA 2022"))
    with pytest.raises(Unclear):
        cells.year(_cell("2022-2024"))
    with pytest.raises(Unclear):
        cells.year(_cell(datetime(2022, 1, 1)))


@pytest.mark.parametrize(
    ("value", "percent", "measure"),
    [
        ("24 Dokumen", False, ("24", "Dokumen")),
        ("30\nDokumen", False, ("30", "Dokumen")),
        (1, True, ("100", "%")),
        (0.5, True, ("50", "%")),
        (0.855, True, ("85.5", "%")),
        ("80,5", False, ("80.5", "")),
        ("85%", False, ("85", "%")),
        (0.1 + 0.2, False, ("0.3", "")),
        ("2.243,44 km2", False, None),
        ("2.243,44", False, ("2243.44", "")),
        ("1.250 orang", False, None),
        ("A", False, None),
        ("n/a", False, None),
        ("-", False, None),
        ("meningkat", False, None),
    ],
)
def test_measures(value: Value, percent: bool, measure: tuple[str, str] | None) -> None:
    """A number with its unit; what has none, or can be read in two ways, is not taken."""
    if measure is None:
        with pytest.raises(Unclear):
            cells.measure(_cell(value, percent=percent))
    else:
        assert measure == cells.measure(_cell(value, percent=percent))


def test_unit_must_be_the_one_of_the_indicator() -> None:
    assert "24" == cells.number(_cell("24 Dokumen"), "dokumen")
    assert "24" == cells.number(_cell(24), "dokumen")
    with pytest.raises(Unclear):
        cells.number(_cell("6 Jenis"), "bulan")
    with pytest.raises(Unclear):
        cells.number(_cell(1, percent=True), "dokumen")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2026, 3, 2), "2026-03-02"),
        ("2 Maret 2026", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
        ("03/02/2026", None),
        ("31 Februari 2026", None),
        ("Maret 2026", None),
    ],
)
def test_days(value: Value, day: str | None) -> None:
    """A day with slashes may be in March or in February."""
    if day is None:
        with pytest.raises(Unclear):
            cells.day(_cell(value))
    else:
        assert day == cells.day(_cell(value))


@given(st.text(max_size=30) | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_every_cell_is_read_or_unclear(value: str | int | float) -> None:
    """Whatever stands in a cell, nobody sees a traceback."""
    for read in (cells.rupiah, cells.measure, cells.years, cells.year, cells.day):
        with suppress(Unclear):
            read(_cell(value))
    assert isinstance(cells.factor_in(str(value)), int)
    assert isinstance(cells.text(_cell(value)), str)

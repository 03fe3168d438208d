from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from masterplan.exports.data import data_files, to_csv
from masterplan.exports.pdf import workbook as module
from masterplan.exports.pdf.workbook import workbook
from masterplan.model.region import Region
from tests.conftest import SITE


def sheet(content: bytes) -> Worksheet:
    """The only sheet of a workbook that is made from this CSV."""
    book = load_workbook(io.BytesIO(workbook({"Tabel": content})))
    page = book["Tabel"]
    assert isinstance(page, Worksheet)
    return page


def rows(page: Worksheet) -> list[list[object]]:
    return [list(row) for row in page.iter_rows(values_only=True)]


def test_each_table_is_a_sheet_with_its_rows(contoh_raya: Region) -> None:
    files = data_files(contoh_raya, SITE)
    tables = {name: files[f"{name.lower()}.csv"] for name in ("Program", "Anggaran", "Indikator")}
    book = load_workbook(io.BytesIO(workbook(tables)))

    assert list(tables) == book.sheetnames
    for name, content in tables.items():
        expected = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert len(expected) == len(rows(book[name])) > 1
        assert expected[0] == rows(book[name])[0]


def test_numbers_are_numbers_and_codes_are_text() -> None:
    page = sheet(b"kode_daerah,tahun,pagu,realisasi,target\r\n82.71,2025,3588550000,0,25.5\r\n")

    assert ["82.71", 2025, 3_588_550_000, 0, 25.5] == rows(page)[1]
    assert "#,##0" == page["C2"].number_format


def test_unknown_stays_empty_and_is_not_zero() -> None:
    assert [[None, 0], ["x", None]] == rows(sheet(b"nama,pagu\r\n,0\r\nx,\r\n"))[1:]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-", "@nama", "'kutip", "#N/A", "'=ada"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    """What CSV guards with an apostrophe is the text itself here."""
    page = sheet(to_csv(("nama",), [{"nama": text}]))

    assert "s" == page["A2"].data_type
    assert text.removeprefix("'") == str(page["A2"].value).removeprefix("'")


def test_a_month_in_a_column_of_years_stays_text() -> None:
    assert ["2025-07"] == rows(sheet(b"mulai\r\n2025-07\r\n"))[1]


def test_the_same_tables_make_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Later:
            return cls(2031, 5, 6, 7, 8, 9)

    tables = {"Tabel": b"nama,pagu\r\nx,1\r\n"}
    first = workbook(tables)
    monkeypatch.setattr("openpyxl.packaging.core.datetime.datetime", Later)
    monkeypatch.setattr("zipfile.time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))

    assert first == workbook(tables)
    assert b"2031" not in first


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]),
    min_size=1,
    max_size=30,
)


@given(st.lists(st.tuples(_WORDS, st.none() | st.integers(0, 10**15)), max_size=6))
def test_what_goes_in_can_be_read_again(data: list[tuple[str, int | None]]) -> None:
    content = to_csv(("nama", "pagu"), [{"nama": name, "pagu": money} for name, money in data])
    read = [
        list(row)
        for row in load_workbook(io.BytesIO(workbook({"Tabel": content})))["Tabel"].iter_rows(
            min_row=2, values_only=True
        )
    ]

    assert [list(row) for row in data] == read


def test_a_table_without_rows_has_its_head() -> None:
    assert [["nama", "pagu"]] == rows(sheet(b"nama,pagu\r\n"))


def test_no_column_is_wider_than_a_screen() -> None:
    page = sheet(b"nama\r\n" + b"x" * 500 + b"\r\n")

    assert module._WIDEST == page.column_dimensions["A"].width

"""Workbooks that somebody made to do harm, or that are broken: one finding, soon."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from masterplan.authoring.excel import grid
from masterplan.authoring.excel.grid import read_workbook
from masterplan.diagnostics import Report
from tests.authoring.excel.books import sheet_of

PATH = PurePosixPath("buku.xlsx")
PLAIN = sheet_of([["Program", "Pagu"], ["Loket", 1]])


def _zip(parts: dict[str, bytes], *, data: bytes = PLAIN) -> bytes:
    """A workbook with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _many_entries() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(grid.MAX_ENTRIES + 1):
            made.writestr(f"xl/{number}.xml", b"")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
HOSTILE = {
    "kosong": b"",
    "teks": b"Program;Pagu",
    "zip rusak": PLAIN[:-40],
    "isi rusak": PLAIN[:200] + b"\0" * 200 + PLAIN[400:],
    "xls": OLE + b"\0" * 2000,
    "kata sandi": OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"),
    "bukan buku kerja": _zip({"xl/workbook.xml": b""}),
    "bom zip": _zip({"xl/worksheets/sheet1.xml": b" " * (grid.MAX_UNPACKED + 1)}),
    "bagian terlalu banyak": _many_entries(),
    "entitas": _zip({"xl/sharedStrings.xml": DOCTYPE}),
    "entitas utf-16": _zip({"xl/sharedStrings.xml": DOCTYPE.decode().encode("utf-16")}),
    "lembar rusak": _zip({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}),
    "gaya raksasa": _zip({"xl/styles.xml": b" " * (grid.MAX_OTHER + 1)}),
    "teks raksasa": _zip({"xl/sharedStrings.xml": b"<si/>" * (grid.MAX_CELLS + 1)}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_one_finding(name: str) -> None:
    report = Report()

    assert read_workbook(HOSTILE[name], PATH, report) is None
    assert ["excel-tak-terbaca"] == [found.code.slug for found in report]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.integers(0, len(PLAIN)), st.integers(0, 60))
def test_damaged_file_is_read_or_one_finding(noise: bytes, at: int, lost: int) -> None:
    """Whatever is wrong with the bytes, nobody sees a traceback."""
    report = Report()
    read_workbook(PLAIN[:at] + noise + PLAIN[at + lost :], PATH, report)

    assert len(report) <= 1


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(PLAIN)).namelist()), st.data())
def test_damaged_part_is_read_or_one_finding(name: str, data: st.DataObject) -> None:
    """The same for a file whose zip is whole, and whose XML is not."""
    part = zipfile.ZipFile(io.BytesIO(PLAIN)).read(name)
    at = data.draw(st.integers(0, len(part)))
    lost = data.draw(st.integers(0, 40))
    noise = data.draw(st.sampled_from([b"", b"0", b"-1", b"<", b"A0", b"999999999999", b"\xff"]))
    report = Report()
    read_workbook(_zip({name: part[:at] + noise + part[at + lost :]}), PATH, report)

    assert len(report) <= 1


def _sheet_xml(rows: str, tail: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{tail}</worksheet>').encode()


def test_a_million_empty_rows_are_one_finding() -> None:
    """The rows before the limit are read all the same."""
    first = '<row r="1"><c r="A1"><v>7</v></c></row>'
    rows = "".join(f'<row r="{row}"/>' for row in range(2, 1_048_577))
    report = Report()
    book = read_workbook(_zip({"xl/worksheets/sheet1.xml": _sheet_xml(first + rows)}), PATH, report)

    assert book is not None
    assert [7] == [cell.value for cell in book[0].in_row(1)]
    assert [str(found) for found in report] == [
        "buku.xlsx:10001:1 excel-tak-terbaca Lembar 'Matriks' hanya dibaca sampai baris 10000."
        " (hapus baris kosong di bawah tabel, lalu simpan ulang)"
    ]


def test_one_cell_at_the_far_end() -> None:
    """A cell in the last row makes a sheet no larger than it is."""
    rows = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    report = Report()
    read_workbook(_zip({"xl/worksheets/sheet1.xml": _sheet_xml(rows)}), PATH, report)

    assert 1 == len(report)


def test_merging_the_whole_sheet_is_no_work() -> None:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="B2"><v>8</v></c></row>'
    report = Report()
    xml = _sheet_xml(rows, merges)
    book = read_workbook(_zip({"xl/worksheets/sheet1.xml": xml}), PATH, report)

    assert book is not None
    assert {(1, 2), (2, 1), (2, 2)} == set(book[0].merges)


def test_wrong_size_hides_no_cell() -> None:
    """What a file says of its own size is not believed."""
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="B2"><v>8</v></c></row>'
    xml = _sheet_xml(rows).replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
    book = read_workbook(_zip({"xl/worksheets/sheet1.xml": xml}), PATH, Report())

    assert book is not None
    assert 2 == len(book[0])


def test_cells_have_addresses_and_merged_ones_an_owner() -> None:
    data = sheet_of([["a", None], [None, 0.5], ["=1+1"]], merged=["A1:B1"], formats={"B2": "0%"})
    book = read_workbook(data, PATH, Report())

    assert book is not None
    sheet = book[0]
    assert sheet.at(1, 2) is None
    assert sheet.shown_at(1, 2) is sheet.at(1, 1)
    half, sum_ = sheet.at(2, 2), sheet.at(3, 1)
    assert half is not None
    assert sum_ is not None
    assert ("Matriks!B2", True) == (half.address, half.percent)
    assert ("=1+1", None) == (sum_.formula, sum_.value)


def test_sheet_names_with_spaces_are_quoted() -> None:
    book = read_workbook(sheet_of([["a"]], name="Rencana Aksi"), PATH, Report())

    assert book is not None
    assert ["'Rencana Aksi'!A1"] == [cell.address for cell in book[0].in_row(1)]


def test_sheets_of_charts_are_passed_over() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Grafik").add_chart(BarChart())
    out = io.BytesIO()
    book.save(out)
    report = Report()

    assert read_workbook(out.getvalue(), PATH, report) is not None
    assert 0 == len(report)

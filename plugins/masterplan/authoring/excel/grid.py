"""The bytes of an .xlsx in, its sheets as cells with their addresses out, or one finding.

Whoever sent the file may have meant harm: sizes are looked at before anything is unpacked, XML
with a document type is refused, and nobody reads more rows and cells than a plan could have.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report

MAX_UNPACKED = 50 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_ROWS = 10_000
"""Of one sheet; a plan's longest list has some hundreds."""
MAX_CELLS = 300_000
"""Of a workbook, empty ones that somebody has coloured among them."""
MAX_MERGES = 20_000
MAX_OTHER = 5 * 1024 * 1024
"""Bytes of a part that is neither a sheet nor its texts."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPE = re.compile(b"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E\0?", re.IGNORECASE)
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_SAVE_AS = "buka di Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx)"

Value: TypeAlias = "str | int | float | bool | date | datetime | time | None"
Place: TypeAlias = tuple[int, int]
"""Row and column, counted from one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty."""

    sheet: str
    row: int
    column: int
    value: Value
    percent: bool = False
    """Whether Excel shows the number times a hundred, with a percent sign."""
    formula: str = ""
    """A formula whose result nobody has saved; then there is no value."""

    @property
    def address(self) -> str:
        """The cell as an editor knows it: `Program!F12`."""
        sheet = self.sheet if self.sheet.isalnum() else f"'{self.sheet}'"
        return f"{sheet}!{get_column_letter(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """What stands in it, without the white space around it."""
        if self.formula:
            return self.formula
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < 1e15:
            return str(int(self.value))
        if isinstance(self.value, datetime) and self.value.time() == time():
            return self.value.date().isoformat()
        return str(self.value).replace("\r\n", "\n").strip()


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet."""

    name: str
    _rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: dict[Place, Place] = field(default_factory=dict)
    """For each place below a merged cell, the place of that cell."""

    def add(self, cell: Cell) -> None:
        """Put a cell in its place; cells come row by row, from left to right."""
        self._rows.setdefault(cell.row, {})[cell.column] = cell

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    @property
    def rows(self) -> list[int]:
        """The rows in which something stands, in their order."""
        return list(self._rows)

    @property
    def columns(self) -> list[int]:
        """The columns in which something stands, in their order."""
        return sorted({column for row in self._rows.values() for column in row})

    def at(self, row: int, column: int) -> Cell | None:
        """The cell at a place."""
        return self._rows.get(row, {}).get(column)

    def shown_at(self, row: int, column: int) -> Cell | None:
        """The cell that a reader sees at a place: the merged one where cells are merged."""
        return self.at(*self.merges.get((row, column), (row, column)))

    def in_row(self, row: int) -> list[Cell]:
        """The cells of a row, from left to right."""
        return list(self._rows.get(row, {}).values())


def read_workbook(data: bytes, path: PurePosixPath, report: Report) -> list[Sheet] | None:
    """Read all sheets of a workbook; `None`, with one finding, when that cannot be done."""
    found = Report()
    try:
        trouble = _trouble(data)
        if trouble is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl's, of what it would not write again
                sheets = list(_sheets(data, path, found))
            report.extend(found)
            return sheets
    except Exception:  # whatever a damaged file makes the libraries raise, it is one finding
        trouble = "Isi berkas Excel ini rusak.", _SAVE_AS
    report.add(Code.EXCEL_TAK_TERBACA, Location(path), trouble[0], hint=trouble[1])
    return None


def _trouble(data: bytes) -> tuple[str, str] | None:
    """Why a file is not to be opened, and what to do; looked at from outside."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "Berkas ini dikunci dengan kata sandi.", "hapus kata sandinya, lalu simpan ulang"
        return "Berkas ini berformat Excel lama (.xls).", _SAVE_AS
    if data.count(b"PK\x01\x02") > 2 * MAX_ENTRIES:  # before zipfile makes an object of each
        return f"Berkas ini berisi lebih dari {MAX_ENTRIES} bagian.", _SAVE_AS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = opened.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MAX_ENTRIES:
                return f"Berkas ini berisi lebih dari {MAX_ENTRIES} bagian.", _SAVE_AS
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                size = MAX_UNPACKED // 1024 // 1024
                return (
                    f"Isi berkas ini lebih dari {size} MB setelah dibuka.",
                    "salin tabelnya ke buku kerja baru, tanpa gambar dan format yang berlebihan",
                )
            if "xl/workbook.xml" not in names:
                return "Berkas ini bukan buku kerja Excel (.xlsx).", _SAVE_AS
            for name in names:
                trouble = _trouble_in(name, opened.read(name))
                if trouble is not None:
                    return trouble
    except zipfile.BadZipFile:
        return "Berkas ini bukan buku kerja Excel (.xlsx) atau isinya rusak.", _SAVE_AS
    return None


def _trouble_in(name: str, xml: bytes) -> tuple[str, str] | None:
    """Why a part of a workbook is not to be parsed."""
    if not name.endswith((".xml", ".rels")):
        return None
    if _DOCTYPE.search(xml):
        return (
            "Berkas ini memuat deklarasi DOCTYPE, yang tidak pernah ditulis Excel.",
            "jangan pakai berkas ini; mintalah salinan asli dari pembuatnya",
        )
    is_texts = name.endswith("sharedStrings.xml")
    is_sheet = name.startswith("xl/worksheets/") or is_texts
    if xml.count(b"<si") > MAX_CELLS if is_texts else not is_sheet and len(xml) > MAX_OTHER:
        return "Berkas ini terlalu besar untuk sebuah rencana.", _SAVE_AS
    return None


def _sheets(data: bytes, path: PurePosixPath, report: Report) -> Iterator[Sheet]:
    values = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    left = MAX_CELLS
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for shown, typed in zip(values.worksheets, formulas.worksheets, strict=True):
            xml = opened.read(shown._worksheet_path)  # type: ignore[attr-defined]
            sheet = Sheet(shown.title)
            for page in (shown, typed):
                page.reset_dimensions()  # what a file says of its own size may be wrong
            rows = zip(shown.rows, typed.rows, strict=True) if b"<f" in xml else _twice(shown.rows)
            looked = 0
            for number, (row, raw) in enumerate(rows, 1):
                looked += len(row) + 1
                if number > MAX_ROWS or looked > left:
                    report.add(
                        Code.EXCEL_TAK_TERBACA,
                        Location(path, number),
                        f"Lembar '{sheet.name}' hanya dibaca sampai baris {number - 1}.",
                        hint="hapus baris kosong di bawah tabel, lalu simpan ulang",
                    )
                    break
                for cell, source in zip(row, raw, strict=True):
                    _take(sheet, cell, source)
            left -= looked
            _merge(sheet, xml)
            yield sheet
    values.close()
    formulas.close()


def _twice(rows: Any) -> Iterator[tuple[Any, Any]]:
    return ((row, row) for row in rows)


def _take(sheet: Sheet, cell: Any, source: Any) -> None:
    """Add a cell to its sheet unless it is empty; `source` holds its formula, if it has one."""
    has_value = cell.value is not None and str(cell.value).strip() != ""
    formula = str(source.value) if source.data_type == "f" and cell.value is None else ""
    if has_value or formula:
        place = (source.row, source.column)
        sheet.add(Cell(sheet.name, *place, cell.value, _is_percent(cell), formula))


def _is_percent(cell: Any) -> bool:
    number = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    return number and "%" in re.sub(r'"[^"]*"|\\.', "", str(cell.number_format))


def _merge(sheet: Sheet, xml: bytes) -> None:
    """Note which cells lie under a merged one, as far as the sheet is filled."""
    if not len(sheet):
        return
    rows, columns = sheet.rows[-1], sheet.columns[-1]
    room = MAX_CELLS
    for count, found in enumerate(_MERGE.finditer(xml)):
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(found[1].decode()))
        right, bottom = min(right, columns), min(bottom, rows)
        room -= max(0, right - left + 1) * max(0, bottom - top + 1)
        if count >= MAX_MERGES or room < 0:
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    sheet.merges[row, column] = (top, left)

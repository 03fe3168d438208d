"""Tables as CSV in, an Excel workbook with a sheet for each out; same tables, same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from masterplan.exports.data import FORMULA
from masterplan.timeless import MADE, without_clock

NUMBERS = {
    "tahun", "mulai", "selesai", "kondisi_awal", "kondisi_awal_tahun", "target", "realisasi",
    "pagu", "pagu_total", "baris_tanpa_pagu", "kemajuan_persen",
}  # fmt: skip
"""Columns whose cells are numbers; codes such as 82.71 stay text."""

MONEY = {"pagu", "pagu_total"}

_TAKEN = {*FORMULA, "'", "#"}
"""How a text begins that openpyxl would take for something else, or that is guarded."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)

_WIDEST = 60


def workbook(tables: Mapping[str, bytes]) -> bytes:
    """Write CSV files as sheets, by the sheets' names; a cell that is empty there is empty here."""
    book = Workbook(write_only=True)
    for name, content in tables.items():
        head, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for at, column in enumerate(head):
            longest = max((len(row[at]) for row in rows), default=0)
            width = min(max(longest, len(column)) + 2, _WIDEST)
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
        sheet.append([_head(sheet, column) for column in head])
        for row in rows:
            sheet.append([_cell(sheet, *named) for named in zip(head, row, strict=True)])
    book.properties.creator = "masterplan"
    book.properties.created = MADE
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue())


def _head(sheet: Any, column: str) -> Any:
    cell = WriteOnlyCell(sheet, column)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, column: str, text: str) -> Any:
    """A cell as its column means it; no text is ever taken for a formula."""
    if not text:
        return None
    if column in NUMBERS and _NUMBER.fullmatch(text):
        number = float(text) if "." in text else int(text)
        if column not in MONEY:
            return number
        cell = WriteOnlyCell(sheet, number)
        cell.number_format = "#,##0"
        return cell
    if text[:1] not in _TAKEN:
        return text  # a cell of its own would cost ten times as much
    guarded = text[:1] == "'" and text[1:2] in FORMULA
    cell = WriteOnlyCell(sheet, text[1:] if guarded else text)
    cell.data_type = "s"
    cell.quotePrefix = guarded
    return cell

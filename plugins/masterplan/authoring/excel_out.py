"""A region's sources in, one workbook out that an office can fill in without knowing YAML.

Each sheet has a hidden first row of keys and a hidden first column that says which item a row is;
so columns and rows may be moved. A hidden sheet remembers what was written, so that the import
sees what somebody has changed. The same sources give the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from masterplan.authoring.excel.columns import Column, Kind
from masterplan.authoring.excel.files import RegionFiles, open_region
from masterplan.authoring.excel.grid import Value
from masterplan.authoring.excel.values import node_at, shown
from masterplan.authoring.excel.workbook import BASE, KEY, SheetPlan, marker, sheets
from masterplan.authoring.keterangan import of_choices
from masterplan.diagnostics import Report
from masterplan.timeless import MADE, without_clock

LISTS = "_daftar"
"""The hidden sheet with the choices of the drop-down lists."""

_NEW_ROWS = 300
"""How many rows below the last one have drop-down lists too."""

_FORMATS = {
    Kind.RUPIAH: "[$Rp-421]#,##0",
    Kind.ANGKA: "General",
    Kind.PERSEN: "General",
    Kind.TAHUN: "0",
    Kind.TANGGAL: "[$-421]d mmmm yyyy",
}
_WIDTHS = {Kind.RUPIAH: 20, Kind.ANGKA: 14, Kind.PERSEN: 12, Kind.TAHUN: 12, Kind.TANGGAL: 18}
_LONG = re.compile("uraian|masalah|keluaran|manfaat$|rumus|inovasi|catatan|keterangan|lokasi")

_HEAD = PatternFill("solid", fgColor="1F4E5F")
_QUIET = PatternFill("solid", fgColor="ECEFF1")
_LINE = Border(bottom=Side(style="thin", color="B0BEC5"))


def ekspor_excel(
    root: Path, slug: str, report: Report, *, base: Path | None = None
) -> bytes | None:
    """Make the workbook of the region in `root/slug`; `None` when its files cannot be read."""
    folder = root / slug
    path = PurePosixPath(folder.relative_to(base or root.parent).as_posix())
    files = open_region(folder, path, report)
    return _workbook(files) if files is not None else None


def _workbook(files: RegionFiles) -> bytes:
    book = Workbook()
    plans = sheets(files)
    _guide(book.active, files, plans)
    lists = _Lists(book.create_sheet(LISTS))
    written: list[tuple[Value, ...]] = [marker(files.path.name)]
    for place, plan in enumerate(plans, 1):
        page = book.create_sheet(plan.name, place)
        _head(page, plan)
        written += _rows(page, plan, files)
        _choices(page, plan, files, lists)
    base = book.create_sheet(BASE)
    base.sheet_state = "veryHidden"
    for row, parts in enumerate(written, 1):
        for column, part in enumerate(parts, 1):
            _set(base.cell(row, column), part)
    book.properties.creator = "masterplan"
    book.properties.created = MADE
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue())


def _head(page: Any, plan: SheetPlan) -> None:
    """The hidden row of keys, and below it what an editor sees, with notes."""
    page.append([f"{KEY}{plan.name}", *(column.key for column in plan.columns)])
    page.append(["Kunci", *(column.title for column in plan.columns)])
    page.row_dimensions[1].hidden = True
    page.row_dimensions[2].height = 32
    page.column_dimensions["A"].hidden = True
    page.freeze_panes = "D3"
    for at, column in enumerate(plan.columns, 2):
        head = page.cell(2, at)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        head.comment = Comment(_note(plan, column), "masterplan", width=320, height=180)
        about = page.column_dimensions[get_column_letter(at)]
        about.width = 60 if _LONG.search(column.key) else _WIDTHS.get(column.kind, 26)
        about.number_format = _FORMATS.get(column.kind, "@")


def _note(plan: SheetPlan, column: Column) -> str:
    """What stands in a column, how it is written, and what its choices mean."""
    several = ""
    if column.many and column.kind is not Kind.LOKASI:
        by = "baris baru (Alt+Enter)" if column.between == "\n" else "koma"
        several = f" Boleh beberapa, dipisah {by}."
    meanings = of_choices(plan.model, column.key.split(".")[-1]) if plan.model else {}
    known = [f"{word}: {meanings[word]}" for word in column.choices if word in meanings]
    return "\n".join([column.note, column.kind.value + several, *known])


def _rows(page: Any, plan: SheetPlan, files: RegionFiles) -> Iterator[tuple[Value, ...]]:
    """Write the items of a sheet, and yield what the import will compare with."""
    for at, row in enumerate(plan.numbered_rows(files), 3):
        _set(page.cell(at, 1), row.key)
        lines = 1
        for place, column in enumerate(plan.columns, 2):
            cell = page.cell(at, place)
            node = row.given.get(column.key) if column.key in row.given else None
            value = shown(node_at(row.item, column.key) if node is None else node, column)
            cell.number_format = _FORMATS.get(column.kind, "@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = _LINE
            if column.kind is Kind.KETERANGAN or column.parent:
                cell.fill = _QUIET
            if value is not None:
                _set(cell, value)
                yield plan.name, row.key, column.key, value
                width = 60 if _LONG.search(column.key) else 24
                lines = max(lines, len(str(value)) // width + 1)
        page.row_dimensions[at].height = min(15 * lines, 200)


def _choices(page: Any, plan: SheetPlan, files: RegionFiles, lists: _Lists) -> None:
    """A drop-down list for each column whose values are known; a warning where others may be."""
    last = page.max_row + _NEW_ROWS
    for at, column in enumerate(plan.columns, 2):
        names = files.names.get(column.refs)
        known = list(column.choices) or (names.ids if names is not None else [])
        if not known:
            continue
        letter = get_column_letter(at)
        rule = DataValidation(
            type="list",
            formula1=lists.range(column.refs or f"{plan.name} {column.key}", known),
            allow_blank=True,
            showErrorMessage=not column.many,
            errorStyle="stop" if column.choices else "warning",
            errorTitle="Di luar daftar",
            error="Pilih dari daftar, atau tulis persis seperti di daftar.",
        )
        rule.add(f"{letter}3:{letter}{last}")
        page.add_data_validation(rule)


class _Lists:
    """The hidden sheet of choices, one column for each list."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.columns: dict[str, str] = {}
        page.sheet_state = "hidden"

    def range(self, name: str, values: list[str]) -> str:
        """Where a list stands; it is written when it is asked for first."""
        if name not in self.columns:
            at = len(self.columns) + 1
            for row, value in enumerate((name, *values), 1):
                _set(self.page.cell(row, at), value)
            self.columns[name] = get_column_letter(at)
        letter = self.columns[name]
        return f"'{LISTS}'!${letter}$2:${letter}${len(values) + 1}"


def _guide(page: Any, files: RegionFiles, plans: Iterable[SheetPlan]) -> None:
    """The first sheet: how to fill in the others."""
    page.title = "Petunjuk"
    page.column_dimensions["A"].width = 16
    page.column_dimensions["B"].width = 100
    name = files.tree("daerah.yml").get("nama")
    title = f"Buku kerja masterplan: {name if isinstance(name, str) else files.path.name}"
    rows = [(title, ""), ("", ""), *((plan.name, plan.about) for plan in plans), ("", "")]
    rows += [(f"{number}.", text) for number, text in enumerate(_GUIDE, 1)]
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            _set(page.cell(at, column), text)
        page.cell(at, 2).alignment = Alignment(wrap_text=True, vertical="top")
    page.cell(1, 1).font = Font(bold=True, size=14)


_GUIDE = (
    "Ubah sel yang perlu diubah, atau isi baris kosong di bawah tabel untuk menambah. Urutan baris "
    "dan kolom boleh diubah; kolom tidak boleh diganti namanya.",
    "Arahkan penunjuk ke judul kolom untuk membaca artinya dan cara mengisinya.",
    "Program, perangkat daerah, sasaran, dan indikator disebut dengan id-nya (pilih dari daftar). "
    "Id yang sudah ada jangan diubah: id menjadi alamat halaman.",
    "Uang ditulis dalam rupiah utuh. Sel kosong berarti belum diketahui, 0 berarti memang nol.",
    "Baris atau sel yang dihapus di sini tidak dihapus dari berkas daerah; impor hanya "
    "menyebutkannya. Untuk menghentikan program, ubah statusnya menjadi dibatalkan.",
    "Isi yang tidak ada di buku kerja ini (kegiatan, mitra, riwayat, dan lainnya) tetap seperti "
    "semula di berkas daerah.",
    "Setelah selesai, simpan, lalu jalankan: masterplan impor-excel <berkas ini> <daerah>",
)


def _set(cell: Any, value: Value) -> None:
    """Write a value; no text is ever taken for a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in {"=", "+", "-", "@"}:
            cell.quotePrefix = True

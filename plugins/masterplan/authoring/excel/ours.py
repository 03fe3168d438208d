"""A workbook that the project made in, the same workbook's changes in the region's trees out.

Each cell is compared with what was written into it. A cell that is as it was says nothing, even
if the source has changed since; one that somebody has changed counts, unless the source has
changed too. Nothing is ever taken away: that is said, and left to the editor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.columns import Column, Kind
from masterplan.authoring.excel.files import RegionFiles
from masterplan.authoring.excel.grid import Cell, Sheet, Value
from masterplan.authoring.excel.new import NewRow
from masterplan.authoring.excel.told import Told
from masterplan.authoring.excel.values import can_be_edited, node_at, put, read, same, shown
from masterplan.authoring.excel.workbook import BASE, KEY, Row, SheetPlan, marker, sheets
from masterplan.codes import Code

_ORDER = ("OPD", "Indikator", "Target", "Program", "Anggaran", "Quick win")
"""What is pointed at comes before what points."""

_QUIET = {"Petunjuk", "_daftar", BASE}
"""Sheets that the export makes for the reader."""


def is_ours(book: list[Sheet]) -> bool:
    """Whether a workbook was made by the export."""
    return any(_made_for(sheet) is not None for sheet in book)


def made_for(book: list[Sheet]) -> str:
    """The region from which a workbook was exported."""
    return next(slug for sheet in book if (slug := _made_for(sheet)) is not None)


def _made_for(sheet: Sheet) -> str | None:
    if sheet.name != BASE:
        return None
    first = tuple(cell.text for cell in sheet.in_row(1))
    return first[2] if len(first) == 3 and first[:2] == marker("")[:2] else None


@dataclass
class OurWorkbook:
    """The import of one workbook into one region."""

    files: RegionFiles
    book: list[Sheet]
    told: Told
    written: dict[tuple[str, str, str], Value] = field(default_factory=dict)
    """What the export wrote, by sheet, row and column."""

    def take(self) -> None:
        """Go through all sheets."""
        for sheet in self.book:
            if sheet.name == BASE:
                for row in sheet.rows[1:]:
                    name, key, column = (_text(sheet.at(row, at)) for at in (1, 2, 3))
                    value = sheet.at(row, 4)
                    if value is not None:
                        self.written[name, key, column] = value.value
        found = {name: place for sheet in self.book for name, place in _corners(sheet)}
        plans = {plan.name: plan for plan in sheets(self.files)}
        for name in _ORDER:
            if name in found:
                _SheetImport(self, plans[name], *found[name]).take()
            elif any(key[0] == name for key in self.written):
                self.told.missing(f"Lembar '{name}' tidak ada lagi; isinya di YAML dibiarkan.")
        known = {sheet.name for sheet, _ in found.values()}
        for sheet in self.book:
            if sheet.name not in known | _QUIET and len(sheet):
                hint = "salin isinya ke lembar yang sesuai"
                self.told.sheet(sheet, "bukan bagian buku kerja ini dan tidak diimpor", hint)


def _corners(sheet: Sheet) -> list[tuple[str, tuple[Sheet, Cell]]]:
    """The cell from which a sheet's keys begin, by the name that the sheet was given."""
    cells = [cell for row in sheet.rows[:5] for cell in sheet.in_row(row)]
    return [
        (cell.text.removeprefix(KEY), (sheet, cell)) for cell in cells if cell.text.startswith(KEY)
    ][:1]


@dataclass
class _SheetImport:
    """The import of one sheet."""

    whole: OurWorkbook
    plan: SheetPlan
    sheet: Sheet
    corner: Cell

    def take(self) -> None:
        columns = self.columns()
        known = {row.key: row for row in self.plan.numbered_rows(self.whole.files)}
        seen: set[str] = set()
        for number in self.sheet.rows:
            if number <= self.corner.row + 1:
                continue
            here = {cell.column: cell for cell in self.sheet.in_row(number)}
            key = _text(here.pop(self.corner.column, None))
            cells = {column: here.pop(at) for at, column in columns.items() if at in here}
            for cell in here.values():
                self.told.skipped(
                    cell, "kolom ini bukan kolom buku kerja", "pindahkan ke kolom yang sesuai"
                )
            if not cells:
                continue
            if key in seen or not self.was_written(key):
                NewRow(self.whole.files, self.told, self.plan, cells).take()
                continue
            seen.add(key)
            if key in known:
                row = {
                    column: cells.get(column, Cell(self.sheet.name, number, at, None))
                    for at, column in columns.items()
                }
                self.edit(known[key], row)
            else:
                self.gone(key, cells)
        self.missing(seen & known.keys(), known, set(columns.values()))

    @property
    def told(self) -> Told:
        return self.whole.told

    def columns(self) -> dict[int, Column]:
        """Where each column stands now."""
        keys = {column.key: column for column in self.plan.columns}
        found = {}
        for cell in self.sheet.in_row(self.corner.row):
            if cell.text in keys:
                found[cell.column] = keys.pop(cell.text)
        return found

    def was_written(self, key: str) -> bool:
        return bool(key) and any(
            (self.plan.name, key, column.key) in self.whole.written for column in self.plan.columns
        )

    def edit(self, row: Row, cells: Mapping[Column, Cell]) -> None:
        """Take what has changed in a row."""
        for column, cell in cells.items():
            written = self.whole.written.get((self.plan.name, row.key, column.key))
            if cell.formula or not same(cell.value, written):
                self.change(row, column, cell, written)

    def change(self, row: Row, column: Column, cell: Cell, written: Value) -> None:
        """Take a cell that no longer shows what was written."""
        node = node_at(row.item, column.key)
        now = shown(node, column)
        if column.kind is Kind.KETERANGAN:
            self.told.skipped(cell, "kolom ini hanya untuk dibaca", "ubah di lembar asalnya")
        elif column.parent or column.key == "id":
            hint = "pindahkan di berkas YAML" if column.parent else "id lama disimpan di 'alias'"
            self.told.skipped(cell, f"{column.title} yang sudah ada tidak diubah oleh impor", hint)
        elif same(cell.value, now) and not cell.formula:
            return
        elif cell.value is None and not cell.formula:
            message = f"dikosongkan; {column.title} '{row.key}' di {self.plan.file} dibiarkan"
            hint = "hapus di berkas YAML bila memang tidak berlaku lagi"
            self.told.cell(Code.ISI_HILANG, cell, message, hint)
        elif not same(now, written):
            self.told.cell(
                Code.SEL_BENTROK,
                cell,
                f"berubah di sini, dan di {self.plan.file} menjadi '{str(now)[:60]}'",
                "isi di YAML dibiarkan; samakan dengan tangan",
            )
        elif not can_be_edited(node, column):
            self.told.skipped(cell, "isinya tidak dapat diganti dari Excel", "ubah di berkas YAML")
        else:
            self.put(row.item, column, cell)

    def put(self, item: CommentedMap, column: Column, cell: Cell) -> None:
        try:
            put(item, column.key, read(cell, column, self.whole.files.names))
        except Unclear as why:
            self.told.unclear(cell, why)

    def gone(self, key: str, cells: Mapping[Column, Cell]) -> None:
        """Say which changes concern an item that is no longer in the source."""
        for column, cell in cells.items():
            if not same(cell.value, self.whole.written.get((self.plan.name, key, column.key))):
                message = f"berubah di sini, tetapi '{key}' sudah dihapus dari {self.plan.file}"
                self.told.cell(Code.SEL_BENTROK, cell, message, "tambahkan lagi bila masih berlaku")

    def missing(self, seen: set[str], known: Mapping[str, Any], columns: set[Column]) -> None:
        """Say which rows and columns that were written have not come back."""
        keys = dict.fromkeys(key for name, key, _ in self.whole.written if name == self.plan.name)
        for key in keys:
            if key in known and key not in seen:
                self.told.missing(
                    f"Baris '{key}' tidak ada lagi di lembar '{self.plan.name}'; "
                    f"di {self.plan.file} dibiarkan.",
                    "hapus di berkas YAML, atau ubah statusnya menjadi dibatalkan",
                )
        filled = {column for name, _, column in self.whole.written if name == self.plan.name}
        for column in self.plan.columns:
            if column not in columns and column.key in filled:
                self.told.missing(
                    f"Kolom {column.title} tidak ada lagi di lembar '{self.plan.name}'; "
                    f"isinya di {self.plan.file} dibiarkan."
                )


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""

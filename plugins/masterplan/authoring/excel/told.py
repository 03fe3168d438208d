"""What an import says of a workbook: each finding with the cell that an editor can go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from openpyxl.utils import get_column_letter

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.grid import Cell, Sheet
from masterplan.codes import Code
from masterplan.diagnostics import Location, Report


@dataclass(frozen=True, slots=True)
class Told:
    """The report of one import."""

    report: Report
    path: PurePosixPath
    """The workbook's name."""

    def cell(self, code: Code, cell: Cell, message: str, hint: str = "") -> None:
        """Say something of one cell."""
        where = Location(self.path, cell.row, cell.column)
        self.report.add(code, where, f"Sel {cell.address}: {message}.", hint=hint)

    def skipped(self, cell: Cell, message: str, hint: str = "") -> None:
        """Say that a cell was not taken, and what to do."""
        self.cell(Code.SEL_DILEWATI, cell, message, hint)

    def unclear(self, cell: Cell, why: Unclear) -> None:
        """Say that a cell can mean more than one thing, or nothing."""
        self.skipped(cell, str(why), why.hint)

    def row(self, cells: Iterable[Cell], message: str, hint: str = "") -> None:
        """Say of every cell of a row that it was not taken, for one reason."""
        for cell in cells:
            self.skipped(cell, f"'{cell.text[:40]}' tidak diimpor: {message}", hint)

    def sheet(self, sheet: Sheet, message: str, hint: str = "") -> None:
        """Say that nothing was taken of a whole sheet, and how much there was."""
        last = f"{get_column_letter(sheet.columns[-1])}{sheet.rows[-1]}"
        first = f"{get_column_letter(sheet.columns[0])}{sheet.rows[0]}"
        self.report.add(
            Code.SEL_DILEWATI,
            Location(self.path, sheet.rows[0], sheet.columns[0]),
            f"Lembar '{sheet.name}' ({first} sampai {last}, {len(sheet)} sel terisi) {message}.",
            hint=hint,
        )

    def missing(self, message: str, hint: str = "") -> None:
        """Say that something that was exported has not come back."""
        self.report.add(Code.ISI_HILANG, Location(self.path), message, hint=hint)

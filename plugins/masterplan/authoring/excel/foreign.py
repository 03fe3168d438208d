"""A workbook that an office made itself in, what is certain in it added to the region's trees.

Only what is missing in the sources is added; what they say already is never changed. A row is a
programme, goes on with the one above it, or is said not to be one. Every cell that was not taken
is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.excel.cells import Unclear, factor_in
from masterplan.authoring.excel.files import NAMED, RegionFiles, learn
from masterplan.authoring.excel.grid import Cell, Sheet
from masterplan.authoring.excel.headings import (
    Heading,
    Table,
    find_table,
    is_numbering,
)
from masterplan.authoring.excel.names import slug, words_of
from masterplan.authoring.excel.rows import RowFields
from masterplan.authoring.excel.told import Told
from masterplan.authoring.excel.values import put
from masterplan.model.pilar import PILAR, SUB_DIMENSI

_TOTAL = re.compile(r"(sub ?|grand )?(total|jumlah)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,3}|[a-z]|[IVX]{1,4})[.)]\s+")
_SEVERAL = re.compile(r"\n\s*(?:[0-9]{1,2}[.)]|[-•*])\s+\S")
_LEVELS = {
    "urusan": re.compile(r"(\d|X)(\.(\d{2}|XX))?"),
    "program": re.compile(r"(\d|X)\.(\d{2}|XX)\.\d{2}"),
    "kegiatan": re.compile(r"(\d|X)\.(\d{2}|XX)\.\d{2}\.\d\.\d{2}(\.\d{2}|\.\d{4})?"),
}
"""The levels of the nomenclature, by the form of their codes."""

_SHARED = {"pilar", "sub_dimensi", "sasaran", "penanggung_jawab", "pendukung", "lokasi", "status"}
"""Fields in which a merged cell speaks for every programme beside it."""

_OF_ROWS = {"indikator", "satuan", "sumber_dana", "tahun"}
"""Fields in which a merged cell speaks for every row beside it."""


@dataclass
class ForeignWorkbook:
    """The import of one workbook into one region."""

    files: RegionFiles
    book: list[Sheet]
    told: Told

    def take(self) -> None:
        """Go through all sheets; one without a table of programmes is named as a whole."""
        for sheet in self.book:
            table = find_table(sheet)
            if table is not None:
                _SheetImport(self, sheet, table).take()
            elif len(sheet):
                hint = "tabel dikenali dari kolom Program dan kolom lain, misalnya Pagu atau OPD"
                self.told.sheet(sheet, "tidak memuat tabel program dan tidak diimpor", hint)


@dataclass
class _SheetImport:
    """The import of one table."""

    whole: ForeignWorkbook
    sheet: Sheet
    table: Table
    fields: RowFields = field(init=False)
    program: CommentedMap | None = None
    context: dict[str, str] = field(default_factory=dict)
    """The pillar, or sub-dimension, that a row of its own has announced."""

    levels: bool = False
    """Whether the codes are those of the nomenclature, and not just numbers of rows."""

    def __post_init__(self) -> None:
        self.fields = RowFields(self.whole.files, self.whole.told)
        codes = map(self.kode, self.sheet.rows)
        self.levels = any(_level(kode) in ("program", "kegiatan") for kode in codes)

    @property
    def told(self) -> Told:
        return self.whole.told

    def take(self) -> None:
        for number in self.sheet.rows:
            cells = self.sheet.in_row(number)
            if number < self.table.first:
                for cell in cells:
                    if factor_in(cell.text) == 1:
                        self.told.skipped(
                            cell,
                            f"'{cell.text[:40]}' di atas tabel tidak diimpor",
                            "abaikan bila hanya judul",
                        )
            elif number > self.table.last and not self.is_heading_again(cells):
                self.row(number, cells)

    def is_heading_again(self, cells: list[Cell]) -> bool:
        """Whether a row repeats the heading, or numbers the columns, as at the top of a page."""
        known = [
            [cell.text for cell in self.sheet.in_row(row)]
            for row in range(self.table.first, self.table.last + 1)
        ]
        return [cell.text for cell in cells] in known or is_numbering(cells)

    def row(self, number: int, cells: list[Cell]) -> None:
        if self.announces(cells):
            return
        name = self.sheet.at(number, self.table.column("nama"))
        if any(
            _TOTAL.match(cell.text) for cell in (name, cells[0]) if cell and self.is_label(cell)
        ):
            hint = "jumlah dihitung sendiri; jumlah cetakan ditulis di total_tercetak"
            self.told.row(cells, "ini baris jumlah", hint)
            return
        kode = self.kode(number)
        level = _level(kode) if self.levels else ""
        if name is not None and level != "kegiatan":
            self.program = None
            if level == "urusan":
                self.told.row(cells, f"baris kode {kode} adalah urusan, bukan program")
                return
            if _SEVERAL.search(name.text):
                self.told.row(cells, "satu sel memuat beberapa program", "pisahkan barisnya")
                return
            if name.formula or not re.search(r"[^\W\d_]", name.text):
                self.told.row(cells, f"'{name.text[:40]}' bukan nama program", "isi namanya")
                return
            try:
                self.program = self.start(_NUMBERED.sub("", " ".join(name.text.split())))
            except Unclear as why:
                self.told.row(cells, str(why), why.hint)
                return
            self.fields.begin(self.program)
        if self.program is None:
            self.told.row(cells, "tidak jelas program mana yang dimaksud", "isi kolom program")
            return
        if level == "kegiatan":
            if name is not None:
                self.fields.activity(self.program, _NUMBERED.sub("", name.text), kode)
            others = [cell for cell in cells if not self.is_consumed(cell, name)]
            self.told.row(others, "rincian kegiatan tidak punya tempat di sini", "tulis di program")
            return
        if self.is_first_row(number):
            self.settle(self.program, kode if level == "program" else "")
        self.fields.code_is_known = level == "program" or not kode
        self.details(number, cells)

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell may say what its row is: it stands where programmes are named."""
        return cell.column <= self.table.column("nama")

    def announces(self, cells: list[Cell]) -> bool:
        """Whether a row only says which pillar, or sub-dimension, comes next."""
        bare = [cell for cell in cells if not re.fullmatch(r"[0-9IVX]+[.)]?", cell.text)]
        for cell in bare:
            if len(bare) > 1 and cell.column != self.table.column("nama"):
                continue
            said = words_of(cell.text)
            said = said[1:] if said[:1] in {("pilar",), ("dimensi",), ("subdimensi",)} else said
            for key, known in (("pilar", PILAR), ("sub_dimensi", SUB_DIMENSI)):
                for part in known.values():
                    if said in (words_of(part.nama), words_of(part.id)):
                        above = {} if key == "pilar" else self.context
                        self.context = {**above, key: part.id}
                        self.program = None
                        others = [other for other in bare if other is not cell]
                        self.told.row(others, f"baris ini hanya menyebut {part.nama}")
                        return True
        return False

    def kode(self, number: int) -> str:
        """The code of a row, which may be split over several cells and typed as numbers."""
        parts = [
            cell.text
            for at, heading in self.table.columns.items()
            if heading.field == "kode_nomenklatur"
            and (cell := self.sheet.at(number, at)) is not None
        ]
        return ".".join(part.strip(".") for part in parts)

    def start(self, name: str) -> CommentedMap:
        """The programme of a name; a new one if the sources have none."""
        files = self.whole.files
        names = files.names["program"]
        known = names.one(name)
        for item in files.items("program.yml", "program") if known is not None else ():
            if item.get("id") == known:
                return item
        made = CommentedMap(id=slug(name, names), nama=name)
        files.append(files.tree("program.yml"), "program", made)
        learn(names, made, NAMED["program"][3])
        return made

    def is_consumed(self, cell: Cell, name: Cell | None) -> bool:
        heading = self.table.columns.get(cell.column)
        is_code = heading is not None and heading.field in ("no", "kode_nomenklatur")
        return name is not None and (cell is name or is_code)

    def settle(self, program: CommentedMap, kode: str) -> None:
        """Give a programme what the rows around it say, where it has nothing of its own."""
        for key, value in {**self.context, "kode_nomenklatur": kode}.items():
            if value and program.get(key) is None:
                put(program, key, value)

    def details(self, number: int, cells: list[Cell]) -> None:
        """Take the other cells of a row."""
        program = self.program
        assert program is not None
        at = {cell.column: cell for cell in cells}
        found: list[tuple[Heading, Cell]] = []
        for column, heading in self.table.columns.items():
            shown = at.pop(column, None)
            shared = heading.field in _SHARED and self.is_first_row(number)
            if shown is None and (shared or heading.field in _OF_ROWS):
                shown = self.sheet.shown_at(number, column)
            if shown is not None:
                found.append((heading, shown))
        for cell in at.values():
            self.told.skipped(cell, "tidak ada judul di atas kolom ini", "beri judul kolom")
        self.fields.take(program, found)

    def is_first_row(self, number: int) -> bool:
        """Whether a row is the first of its programme."""
        return self.sheet.at(number, self.table.column("nama")) is not None


def _level(kode: str) -> str:
    return next((name for name, form in _LEVELS.items() if form.fullmatch(kode)), "")

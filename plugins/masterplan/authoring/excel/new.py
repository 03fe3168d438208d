"""A row that an office has added in, a new item of the region's sources out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.columns import Column, Kind
from masterplan.authoring.excel.files import NAMED, RegionFiles, learn, mappings
from masterplan.authoring.excel.grid import Cell
from masterplan.authoring.excel.names import slug
from masterplan.authoring.excel.told import Told
from masterplan.authoring.excel.values import node_at, put, read, shown
from masterplan.authoring.excel.workbook import SheetPlan
from masterplan.codes import Code
from masterplan.sources.tree import plain

_LINE = ("tahun", "sumber_dana")


@dataclass(frozen=True)
class _Home:
    """Where the items of a sheet stand, and by what one is known from another."""

    file: str
    above: tuple[str, ...]
    """The lists in which the item that holds them is found; none where the file does."""
    key: str
    kind: str
    """The kind of their ids; '' where they have none."""
    told_by: tuple[str, ...]
    needed: tuple[str, ...]
    """Without these a row says nothing that could stand in a source."""


_HOMES = {
    "OPD": _Home("opd.yml", (), "opd", "opd", ("nama",), ("nama",)),
    "Program": _Home("program.yml", (), "program", "program", ("nama",), ("nama",)),
    "Quick win": _Home("program.yml", (), "quick_win", "", ("program", "masalah"), ("program",)),
    "Indikator": _Home("sasaran.yml", ("sasaran",), "indikator", "indikator", ("nama",), ("nama",)),
    "Anggaran": _Home("program.yml", ("program",), "anggaran", "", _LINE, _LINE),
    "Target": _Home("sasaran.yml", ("sasaran", "indikator"), "", "", (), ()),
}


@dataclass(frozen=True)
class NewRow:
    """One row that the export has not written."""

    files: RegionFiles
    told: Told
    plan: SheetPlan
    cells: Mapping[Column, Cell]

    @property
    def home(self) -> _Home:
        """Where an item of this sheet belongs."""
        return _HOMES[self.plan.name]

    def take(self) -> None:
        """Add the item, or say of every cell why not."""
        try:
            holder = self.holder()
        except Unclear as why:
            self.told.row(self.cells.values(), str(why), why.hint)
            return
        values = self.values(holder)
        missing = [key for key in self.home.needed if not values.get(key)]
        taken = [cell for column, cell in self.cells.items() if column.key in values]
        if missing:
            titles = [column.title for column in self.plan.columns if column.key in missing]
            self.told.row(taken, f"{' dan '.join(titles)} belum terisi", "lengkapi barisnya")
            return
        try:
            there = self.there_already(holder, values)
            if there is not None:
                self.fill(there, values)
            else:
                self.add(holder, values)
        except Unclear as why:
            self.told.row(taken, str(why), why.hint)

    def holder(self) -> CommentedMap:
        """What the new item will stand in."""
        if not self.home.above:
            return self.files.tree(self.home.file)
        parent = next(column for column in self.plan.columns if column.parent)
        cell = self.cells.get(parent)
        if cell is None:
            raise Unclear(f"{parent.title} belum dipilih", "pilih dari daftar")
        id = read(cell, parent, self.files.names)
        for item in self.files.items(self.home.file, *self.home.above):
            if item.get("id") == id:
                return item
        raise Unclear(f"'{id}' tidak ada di {self.home.file}", "pilih dari daftar")

    def values(self, holder: CommentedMap) -> dict[str, Any]:
        """What the cells say, by the keys of their columns."""
        found: dict[str, Any] = {}
        for column, cell in self.cells.items():
            if column.kind is Kind.KETERANGAN:
                if cell.text not in (holder.get("nama"), holder.get("satuan")):
                    self.told.skipped(cell, "kolom ini hanya untuk dibaca", "kosongkan")
            elif not column.parent:
                try:
                    found[column.key] = read(cell, column, self.files.names)
                except Unclear as why:
                    self.told.unclear(cell, why)
        return found

    def there_already(self, holder: CommentedMap, values: dict[str, Any]) -> CommentedMap | None:
        """The item that the row is about, if it is in the sources: the row came in before."""
        if not self.home.key:
            return holder
        same = {key: values.get(key) for key in self.home.told_by}
        for item in mappings(holder, self.home.key):
            if all(item.get(key) == value for key, value in same.items()):
                return item
        if self.home.kind and values.get("id") in self.files.names[self.home.kind]:
            raise Unclear(f"id '{values['id']}' sudah dipakai", "kosongkan, atau beri id lain")
        return None

    def add(self, holder: CommentedMap, values: dict[str, Any]) -> None:
        """Append a new item to its list."""
        item = CommentedMap()
        names = self.files.names.get(self.home.kind)
        if names is not None:
            item["id"] = values.pop("id", None) or slug(values["nama"], names)
        elif self.plan.name == "Anggaran":
            item["pagu"] = None
        for name, value in values.items():
            put(item, name, value)
        self.files.append(holder, self.home.key, item)
        if names is not None:
            learn(names, item, NAMED[self.home.kind][3])

    def fill(self, item: CommentedMap, values: dict[str, Any]) -> None:
        """Give values to an item that is there; what it has already is left."""
        for column, cell in self.cells.items():
            now = node_at(item, column.key)
            if column.key not in values or _listed(now) == _listed(values[column.key]):
                continue
            if now is None:
                put(item, column.key, values[column.key])
            else:
                message = f"di {self.plan.file} sudah ada '{str(shown(now, column))[:60]}'"
                self.told.cell(Code.SEL_BENTROK, cell, message, "ubah di baris yang sudah ada")


def _listed(value: Any) -> list[Any]:
    return [plain(part) for part in (value if isinstance(value, list) else [value])]

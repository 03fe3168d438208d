"""Indicators and their numbers in a foreign table, added to the objectives of a region."""

from __future__ import annotations

from dataclasses import dataclass

from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.excel import cells as reading
from masterplan.authoring.excel.adding import Adding
from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.files import NAMED, learn
from masterplan.authoring.excel.grid import Cell
from masterplan.authoring.excel.headings import Heading
from masterplan.authoring.excel.names import slug
from masterplan.authoring.excel.values import put


@dataclass
class Measures(Adding):
    """What is known of the indicator that the rows are about."""

    sasaran: str = ""
    """The objective that a row has named."""
    indikator: CommentedMap | None = None
    tahun: str = ""
    """The year that the row has named."""

    def start(self) -> None:
        """Forget what was said of another programme."""
        self.indikator, self.sasaran = None, ""

    def _objective(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        found = self.files.names["sasaran"].one(cell.text)
        if found is None:
            hint = "tambahkan dahulu di sasaran.yml, lalu impor lagi"
            raise Unclear(f"sasaran '{cell.text[:60]}' belum ada", hint)
        self.sasaran = found
        self.join(program, "sasaran", [found])

    def _indicator(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        names = self.files.names["indikator"]
        id = names.one(cell.text)
        self.indikator = None
        if id is None:
            id = self._new_indicator(" ".join(cell.text.split()), cell)
        self.join(program, "indikator", [id])
        for item in self.files.items("sasaran.yml", "sasaran", "indikator"):
            if item.get("id") == id:
                self.indikator = item

    def _new_indicator(self, name: str, cell: Cell) -> str:
        names = self.files.names["indikator"]
        for objective in self.files.items("sasaran.yml", "sasaran"):
            if self.sasaran and objective.get("id") == self.sasaran and "\n" not in cell.text:
                made = CommentedMap(id=slug(f"ind-{name}", names), nama=name)
                self.files.append(objective, "indikator", made)
                learn(names, made, NAMED["indikator"][3])
                return str(made["id"])
        hint = "tambahkan di sasaran.yml di bawah sasarannya, lalu impor lagi"
        raise Unclear(f"indikator '{name[:60]}' belum ada", hint)

    def _unit(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        if self.indikator is None:
            raise Unclear(f"satuan '{cell.text[:40]}' tanpa indikator", "isi kolom Indikator")
        unit = str(self.indikator.get("satuan") or cell.text)
        if unit.casefold() != cell.text.casefold():
            self.clash(cell, f"satuan '{unit}'", "sasaran.yml")
            self.indikator = None  # numbers in another unit are other numbers
        else:
            put(self.indikator, "satuan", unit)

    def _value(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        """A target, a result or a baseline of the indicator of the row."""
        if self.indikator is None:
            raise Unclear(
                f"'{cell.text[:40]}' tanpa indikator yang dikenal",
                "isi kolom Indikator, atau tambahkan indikatornya di sasaran.yml",
            )
        key = {
            "kondisi_awal": "kondisi_awal.nilai",
            "target": f"target.{heading.year or self.tahun}",
            "realisasi_target": f"realisasi.{heading.year or self.tahun}.nilai",
        }[heading.field]
        if heading.field != "kondisi_awal" and not (heading.year or self.tahun):
            raise Unclear(f"'{cell.text[:40]}' tanpa tahun", "tulis tahunnya di judul kolom")
        unit = str(self.indikator.get("satuan") or reading.measure(cell)[1])
        if not unit:
            raise Unclear(f"'{cell.text[:40]}' tanpa satuan", "isi kolom Satuan")
        number = reading.number(cell, unit)
        self.set(self.indikator, "satuan", unit, cell, "sasaran.yml")
        self.set(self.indikator, key, number, cell, "sasaran.yml")

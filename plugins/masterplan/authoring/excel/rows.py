"""The cells of one row of a foreign table in, what they add to a programme out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from masterplan.authoring.excel import cells as reading
from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.files import mappings
from masterplan.authoring.excel.grid import Cell
from masterplan.authoring.excel.headings import Heading
from masterplan.authoring.excel.measures import Measures
from masterplan.authoring.excel.names import Names, words_of
from masterplan.authoring.excel.places import read_places
from masterplan.authoring.excel.values import put
from masterplan.codes import Code
from masterplan.model.pilar import PILAR, SUB_DIMENSI

_STATUS = {
    "usulan": "usulan", "diusulkan": "usulan", "direncanakan": "direncanakan",
    "rencana": "direncanakan", "berjalan": "berjalan", "sedang berjalan": "berjalan",
    "sementara berjalan": "berjalan", "selesai": "selesai", "sudah selesai": "selesai",
    "tertunda": "tertunda", "ditunda": "tertunda", "dibatalkan": "dibatalkan",
    "batal": "dibatalkan",
}  # fmt: skip
_FUNDS = {
    "apbn": "APBN", "dak": "DAK", "dak fisik": "DAK", "dak non fisik": "DAK", "dbh": "DBH",
    "dana desa": "DANA-DESA", "csr": "CSR", "tjsl": "CSR", "kpbu": "KPBU",
    "hibah": "HIBAH", "swasta": "SWASTA", "apbd provinsi": "APBD-PROV", "apbd prov": "APBD-PROV",
    "apbd kota": "APBD-KOTA", "apbd kabupaten": "APBD-KAB", "apbd kab": "APBD-KAB",
    "apbd i": "APBD-PROV",
}  # fmt: skip
_OWN_FUND = {"kota": "APBD-KOTA", "kabupaten": "APBD-KAB", "provinsi": "APBD-PROV"}
"""What "APBD" alone means in a region of each kind."""

_FIRST = (
    "pilar", "sub_dimensi", "sasaran", "penanggung_jawab", "pendukung", "lokasi", "tahun",
    "mulai", "selesai", "indikator", "satuan", "sumber_dana",
)  # fmt: skip
"""What other cells of a row depend on."""


@dataclass
class RowFields(Measures):
    """What is known while the rows of a table are read."""

    sumber_dana: str = ""
    activities: set[tuple[str, ...]] = field(default_factory=set)
    """The activities that the programme has."""
    has_activity: bool = False
    """Whether the row is about an activity of the programme; then its money is that one's."""
    code_is_known: bool = True
    used: set[str] = field(default_factory=set)
    """The sources of money to which a line of the budget of this row belongs."""
    seen: set[Cell] = field(default_factory=set)
    """Cells that were read; a merged one is read again for the next row."""

    def begin(self, program: CommentedMap) -> None:
        """Turn to a programme."""
        self.start()
        self.activities = {
            words_of(str(item.get("nama"))) for item in mappings(program, "kegiatan")
        }

    def activity(self, program: CommentedMap, name: str, kode: str) -> None:
        """Add an activity under a programme, unless it is there."""
        if words_of(name) in self.activities:
            return
        self.activities.add(words_of(name))
        made = CommentedMap(nama=" ".join(name.split()))
        if kode:
            made["kode_nomenklatur"] = kode
        self.files.append(program, "kegiatan", made)

    def take(self, program: CommentedMap, found: list[tuple[Heading, Cell]]) -> None:
        """Take the cells of one row, those first on which others depend."""
        self.sumber_dana, self.tahun, self.used = "", "", set()
        self.has_activity = any(heading.field == "kegiatan" for heading, _ in found)
        if not any(heading.field == "indikator" for heading, _ in found):
            self.indikator = None
        new = {cell: cell not in self.seen for _, cell in found}
        self.seen.update(new)
        order = {name: place for place, name in enumerate(_FIRST)}
        for heading, cell in sorted(found, key=lambda pair: order.get(pair[0].field, len(order))):
            try:
                if cell.formula:
                    raise Unclear(f"rumus '{cell.formula[:40]}' belum dihitung", "simpan di Excel")
                self._one(program, heading, cell)
            except Unclear as why:
                if new[cell]:
                    self.told.unclear(cell, why)
        for heading, cell in found:
            unused = heading.field == "sumber_dana" and self.sumber_dana and not self.used
            if unused and new[cell]:
                self.told.skipped(cell, f"'{cell.text[:40]}' tanpa pagu", "isi kolom Pagu")

    def _one(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        """Take one cell."""
        known: dict[str, Callable[[CommentedMap, Heading, Cell], None]] = {
            "no": self._number,
            "nama": self._nothing,
            "kode_nomenklatur": self._code,
            "kegiatan": self._kegiatan,
            "pilar": self._pilar,
            "sub_dimensi": self._pilar,
            "sasaran": self._objective,
            "uraian": self._text,
            "penanggung_jawab": self._owner,
            "pendukung": self._supporters,
            "lokasi": self._place,
            "tahun": self._period,
            "mulai": self._period,
            "selesai": self._period,
            "indikator": self._indicator,
            "satuan": self._unit,
            "kondisi_awal": self._value,
            "target": self._value,
            "realisasi_target": self._value,
            "pagu": self._money,
            "realisasi_pagu": self._money,
            "total_tercetak": self._total,
            "sumber_dana": self._fund,
            "status": self._status,
        }
        take = known.get(heading.field)
        if take is None:
            raise Unclear(
                f"kolom '{heading.title[:60]}' tidak dikenal, isinya '{cell.text[:40]}'",
                "pindahkan ke kolom yang dikenal, atau tulis di YAML",
            )
        take(program, heading, cell)

    def _nothing(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        """What has been taken already."""

    def _number(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        if len(cell.text) > 5:
            raise Unclear(f"'{cell.text[:40]}' bukan nomor urut", "pindahkan ke kolom yang sesuai")

    def _code(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        if not self.code_is_known and not re.fullmatch(r"[0-9]{1,3}\.?", cell.text):
            hint = "tulis kode lengkap, misalnya 2.16.02 untuk program"
            raise Unclear(f"'{cell.text[:40]}' bukan kode program atau kegiatan", hint)

    def _kegiatan(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        self.activity(program, cell.text, "")

    def _text(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        self.set(program, heading.field, reading.text(cell), cell)

    def _pilar(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        table = PILAR if heading.field == "pilar" else SUB_DIMENSI
        names = Names("pilar" if heading.field == "pilar" else "subdimensi")
        for part in table.values():
            names.add(part.id, [part.nama])
        found = names.all(cell.text)
        if len(found) > 1:
            raise Unclear(f"'{cell.text[:60]}' menyebut {len(found)}", "sebut yang utama saja")
        self.set(program, heading.field, found[0], cell)

    def _owner(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        first, *others = self.files.names["opd"].all(cell.text)
        if not others:
            self.set(program, "penanggung_jawab", first, cell)
            return
        if program.get("penanggung_jawab") is None:
            put(program, "penanggung_jawab", first)
        owner = program["penanggung_jawab"]
        self.join(program, "pendukung", [id for id in (first, *others) if id != owner])
        self.told.cell(
            Code.SEL_DITAFSIRKAN,
            cell,
            f"memuat {len(others) + 1} perangkat daerah; penanggung jawabnya dibaca '{owner}'",
            "bila bukan, tukar penanggung_jawab dan pendukung di program.yml",
        )

    def _supporters(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        found = self.files.names["opd"].all(cell.text)
        self.join(program, "pendukung", [i for i in found if i != program.get("penanggung_jawab")])

    def _place(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        found = read_places(cell.text, self.files.tree("daerah.yml"))
        if program.get("lokasi") is None:
            program["lokasi"] = CommentedSeq(found)
            return
        there = [_words(item) for item in mappings(program, "lokasi")]
        if any(_words(item) not in there for item in found):
            self.clash(cell, "lokasi lain")

    def _period(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        if heading.field != "tahun":
            self.set(program, heading.field, reading.year(cell), cell)
            return
        first, last = reading.years(cell)
        self.tahun = first if first == last else ""
        if last is None:
            self.set(program, "mulai", first, cell)
            self.told.cell(
                Code.SEL_DITAFSIRKAN,
                cell,
                f"'{cell.text[:40]}' tidak menyebut tahun selesai; hanya tahun mulai yang diambil",
                "isi selesai di program.yml",
            )
        elif first != last or program.get("mulai") is None:
            self.set(program, "mulai", first, cell)
            self.set(program, "selesai", last, cell)
        elif not str(program["mulai"]) <= first <= str(program.get("selesai") or first):
            self.clash(cell, f"masa {program['mulai']} sampai {program.get('selesai')}")

    def _money(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        """A line of the budget, which needs its year and its source."""
        amount = reading.rupiah(cell, heading.factor)
        year = heading.year or self.tahun
        key = "pagu" if heading.field == "pagu" else "realisasi"
        if self.has_activity:
            self.used.add(self.sumber_dana)
            hint = "pagu dicatat untuk program; jumlahkan di sumbernya"
            raise Unclear(f"Rp {amount} adalah milik kegiatan, bukan program", hint)
        if not year:
            self.used.add(self.sumber_dana)
            raise Unclear(f"Rp {amount} tanpa tahun", "tulis tahunnya di judul kolom, atau Tahun")
        lines = [line for line in mappings(program, "anggaran") if line.get("tahun") == year]
        if not self.sumber_dana and len(lines) == 1 and lines[0].get(key) == amount:
            return
        if not self.sumber_dana:
            hint = "isi kolom Sumber dana, misalnya APBN"
            raise Unclear(f"Rp {amount} untuk {year} tanpa sumber dana", hint)
        self.used.add(self.sumber_dana)
        for line in lines:
            if line.get("sumber_dana") == self.sumber_dana:
                self.set(line, key, amount, cell)
                return
        made = CommentedMap(tahun=year, sumber_dana=self.sumber_dana, pagu=None)
        made[key] = amount
        self.files.append(program, "anggaran", made)

    def _total(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        self.set(program, "total_tercetak", reading.rupiah(cell, heading.factor), cell)

    def _fund(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        kind = str(self.files.tree("daerah.yml").get("jenis"))
        known = {**_FUNDS, **({"apbd": _OWN_FUND[kind]} if kind in _OWN_FUND else {})}
        words = {word.lower(): word for word in (*_FUNDS.values(), *_OWN_FUND.values(), "LAINNYA")}
        self.sumber_dana = reading.choice(cell, words.values(), known)

    def _status(self, program: CommentedMap, heading: Heading, cell: Cell) -> None:
        self.set(program, "status", reading.choice(cell, set(_STATUS.values()), _STATUS), cell)


def _words(place: CommentedMap) -> tuple[str, ...]:
    return words_of(f"{place.get('jenis')} {' '.join(place.get('kode') or [])}")

"""A sheet that an office made in, where its table begins and what each column means out.

Headings are one to three rows deep, with merged cells; a year may stand above "Target" and "Rp",
or below "Pagu". So a column is known by all that stands above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from masterplan.authoring.excel.cells import factor_in, year_in
from masterplan.authoring.excel.grid import Cell, Sheet
from masterplan.authoring.excel.names import words_of

_DEEPEST = 3
_LOOKED_AT = 40
"""Rows in which a heading is looked for; above a table stand titles."""

_OFFICE = "(opd|skpd|perangkat daerah|unit kerja|instansi|dinas|badan)"
_FIELDS = {
    "no": "no|nomor|no urut",
    "nama": "(urusan )?(bidang urusan )?(nama |uraian )?program( dan)?( kegiatan)?( dan)?"
    "( sub ?kegiatan)?( smart city)?|rencana aksi|nama program kegiatan|inisiatif",
    "kegiatan": "(nama |uraian )?(sub ?)?kegiatan( dan)?( sub ?kegiatan)?",
    "kode_nomenklatur": "kode( rekening| program| kegiatan| nomenklatur| urusan)*",
    "pilar": "(pilar|dimensi)( utama| smart city| kota cerdas)*",
    "sub_dimensi": "sub ?(dimensi|pilar)",
    "sasaran": "sasaran( strategis| program)?",
    "uraian": "(uraian|deskripsi|penjelasan)( program| singkat| kegiatan)*",
    "penanggung_jawab": f"{_OFFICE}|{_OFFICE}? ?(pelaksana|penanggung ?jawab|pengampu|utama)+"
    f"( program| kegiatan)?|leading sector|{_OFFICE} pelaksana penanggung ?jawab",
    "pendukung": f"{_OFFICE}? ?(pendukung|terkait)",
    "lokasi": "lokasi( kegiatan| program| pelaksanaan)?|lokus|tempat( pelaksanaan)?",
    "indikator": "(tolok ukur|indikator)( kinerja| keberhasilan| keluaran| hasil| program| kegiatan"
    "| sub ?kegiatan| outcome| output)*",
    "satuan": "satuan( target| indikator)?",
    "kondisi_awal": "kondisi (awal|eksisting|saat ini)( kinerja)?|baseline|data dasar|capaian awal"
    "|data capaian pada tahun awal perencanaan",
    "target": "target( kinerja| capaian| indikator)*",
    "realisasi": "realisasi( target| kinerja| anggaran)*|capaian( kinerja)?",
    "pagu": "(pagu|anggaran|biaya|dana|pendanaan|rupiah|rp)( indikatif| anggaran| program| rp)*"
    "|(kebutuhan|estimasi|perkiraan|rencana|alokasi) (dana|biaya|anggaran|pendanaan)",
    "total_tercetak": "(total|jumlah)( pagu| anggaran| biaya| dana| rp)*",
    "sumber_dana": "sumber (dana|pendanaan|pembiayaan|anggaran)",
    "tahun": "tahun( pelaksanaan| anggaran)?|(waktu|jadwal)( pelaksanaan)?|periode( pelaksanaan)?",
    "mulai": "(tahun )?(mulai|awal)",
    "selesai": "(tahun )?(selesai|akhir)",
    "status": "status( program| pelaksanaan)?",
}
"""The ways in which offices name a column."""

_PATTERNS = {field: re.compile(pattern) for field, pattern in _FIELDS.items()}
_AT_THE_END = re.compile("akhir (periode|renstra|rpjmd|masa)|kondisi akhir")
_MONEY = {"pagu", "total_tercetak"}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column means."""

    field: str
    """A name of `_FIELDS`; '' for a column that nobody here knows."""
    title: str
    year: str = ""
    factor: int = 1
    """By what its plain numbers are multiplied: 1000 under "(dalam ribu rupiah)"."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where the table of a sheet stands."""

    first: int
    last: int
    """The last row of its heading."""
    columns: dict[int, Heading]

    def column(self, field: str) -> int:
        """The first column of a field; 0 when there is none."""
        return next((at for at, found in self.columns.items() if found.field == field), 0)


def find_table(sheet: Sheet) -> Table | None:
    """Find the first row that names programmes and something else, and what lies below it."""
    for row in sheet.rows[:_LOOKED_AT]:
        fields = {field for cell in sheet.in_row(row) if (field := field_of(cell.text))}
        if "nama" in fields and len(fields - {"no"}) > 1:
            last = _last_row(sheet, row)
            above = [cell.text for at in sheet.rows if at < row for cell in sheet.in_row(at)]
            factor = max([1, *map(factor_in, above)])
            return Table(row, last, _columns(sheet, row, last, factor))
    return None


def field_of(text: str) -> str:
    """The field that a heading names by itself; '' when it names none."""
    bare = re.sub(r"\([^)]*\)|\b(19|20)[0-9]{2}\b", " ", text)
    said = " ".join(words_of(bare)) or " ".join(words_of(text))
    return next((field for field, known in _PATTERNS.items() if known.fullmatch(said)), "")


def is_numbering(cells: list[Cell]) -> bool:
    """Whether a row numbers the columns: (1) (2) (3)."""
    texts = [re.fullmatch(r"\(?([0-9]{1,2}|[a-z])\)?(\s*=.*)?", cell.text) for cell in cells]
    numbers = [found[1].zfill(2) for found in texts if found is not None]
    return len(cells) > 2 and len(numbers) == len(cells) and numbers == sorted(set(numbers))


def _last_row(sheet: Sheet, first: int) -> int:
    """How deep a heading goes: as deep as its cells are merged, and its parts have parts."""
    last = first
    for row in range(first + 1, first + _DEEPEST + 1):
        cells = sheet.in_row(row)
        merged = any(
            sheet.merges.get((row, at), (row, at))[0] in range(first, row) for at in sheet.columns
        )
        if is_numbering(cells):
            return row
        if not (merged or cells) or not all(_is_part(sheet, cell, first, last) for cell in cells):
            break
        last = row
    return last


def _is_part(sheet: Sheet, cell: Cell, first: int, last: int) -> bool:
    """Whether a cell is a part of a heading: a year, or a word that heads columns."""
    above = [sheet.shown_at(row, cell.column) for row in range(first, last + 1)]
    own = next((found for found in reversed(above) if found is not None), None)
    names = own is not None and field_of(own.text) == "nama"
    is_year = bool(re.fullmatch(r"(t\.?a\.? |tahun )?(19|20)[0-9]{2}", cell.text.lower()))
    return not names and (is_year or field_of(cell.text) != "")


def _columns(sheet: Sheet, first: int, last: int, factor: int) -> dict[int, Heading]:
    columns = {}
    left: list[str] = []
    for at in sheet.columns:
        path = [
            cell.text if (cell := sheet.shown_at(row, at)) is not None else ""
            for row in range(first, last + 1)
            if not is_numbering(sheet.in_row(row))
        ]
        if left and path and path[-1] and left[-1]:  # a heading that is not merged goes on
            path = [own or inherited for own, inherited in zip(path, left, strict=True)]
        left = path
        texts = list(dict.fromkeys(" ".join(text.split()) for text in path if text))
        if texts:
            columns[at] = _heading(texts, factor)
    return columns


def _heading(texts: list[str], factor: int) -> Heading:
    """What a column means by all that stands above it, the nearest first."""
    title = " / ".join(texts)
    fields = [field for text in reversed(texts) if (field := field_of(text))]
    year = year_in(title)
    field = fields[0] if fields else ""
    if _AT_THE_END.search(title.lower()):
        field, year = ("total_tercetak" if field in _MONEY else ""), ""
    elif field == "tahun" and year:
        field = fields[1] if len(fields) > 1 else ""
    elif field == "realisasi":
        parts = set(fields[1:]) | {word for word in ("anggaran", "rp") if word in title.lower()}
        field = "realisasi_pagu" if parts & {*_MONEY, "anggaran", "rp"} else "realisasi_target"
    own = max([1, *map(factor_in, texts)])
    return Heading(field, title, year, own if own > 1 else factor)

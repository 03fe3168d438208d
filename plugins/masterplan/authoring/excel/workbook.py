"""What the project's workbook holds: its sheets and columns, for both ways.

A sheet says which file it holds, which parts of it are its rows, and how a row is found again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.excel.columns import Column, Kind, columns
from masterplan.authoring.excel.files import RegionFiles, mappings
from masterplan.authoring.keterangan import of_model
from masterplan.model.base import Entity
from masterplan.model.opd import Opd
from masterplan.model.program import Anggaran, Program, QuickWin
from masterplan.model.sasaran import Indikator

BASE = "_asal"
"""The hidden sheet that remembers what was written: sheet, row, column, value."""

KEY = "kunci:"
"""What the hidden corner of each sheet begins with; the sheet's name follows."""


def marker(slug: str) -> tuple[str, str, str]:
    """The first row of `BASE`: whose workbook it is, and in which form."""
    return ("masterplan", "1", slug)


@dataclass(frozen=True)
class Row:
    """One item of a file."""

    key: str
    """Finds the item again when the workbook comes back."""
    item: CommentedMap
    given: dict[str, str] = field(default_factory=dict)
    """Values of columns that are no keys of the item."""


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: which file it holds, its columns, and its rows in a region."""

    name: str
    file: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[RegionFiles], Iterator[Row]]
    model: type[Entity] | None = None
    """The model of an item, where the columns are keys of it."""

    def numbered_rows(self, files: RegionFiles) -> list[Row]:
        """The rows with keys that are each there once."""
        seen: Counter[str] = Counter()
        found = []
        for row in self.rows(files):
            seen[row.key] += 1
            key = row.key if row.key and seen[row.key] == 1 else f"{row.key}#{seen[row.key]}"
            found.append(Row(key, row.item, row.given))
        return found


def sheets(files: RegionFiles) -> tuple[SheetPlan, ...]:
    """The sheets of a region's workbook."""
    program = (
        _parent("program", "Program", "Id program yang dibiayai."),
        Column("nama_program", Kind.KETERANGAN, "Nama program", "Nama program."),
    )
    sasaran = _parent("sasaran", "Sasaran", "Id sasaran yang diukur.")
    targets = "Target dan realisasi setiap indikator, satu kolom setiap tahun."
    return (
        _plan("Program", "program.yml", Program, columns(Program, _PROGRAM), _programs),
        _plan(
            "Anggaran",
            "program.yml",
            Anggaran,
            (*program, *columns(Anggaran, _ANGGARAN)),
            _budgets,
        ),
        _plan(
            "Indikator",
            "sasaran.yml",
            Indikator,
            (sasaran, *columns(Indikator, _INDIKATOR)),
            _indicators,
        ),
        SheetPlan("Target", "sasaran.yml", targets, _target_columns(files), _targets),
        _plan("Quick win", "program.yml", QuickWin, columns(QuickWin, _QUICK_WIN), _quick_wins),
        _plan("OPD", "opd.yml", Opd, columns(Opd, _OPD), _agencies),
    )


def _plan(
    name: str,
    file: str,
    model: type[Entity],
    columns: tuple[Column, ...],
    rows: Callable[[RegionFiles], Iterator[Row]],
) -> SheetPlan:
    return SheetPlan(name, file, of_model(model).arti, columns, rows, model)


_YEAR = re.compile("(19|20)[0-9]{2}")

_OPD = "id nama singkatan alias urusan"
_INDIKATOR = (
    "id nama satuan arah jenis kondisi_awal.nilai kondisi_awal.tahun kondisi_awal.sumber "
    "kondisi_awal.catatan batas.min batas.max rumus sumber_data walidata tpb"
)
_PROGRAM = (
    "id nama pilar pilar_lain sub_dimensi sasaran masalah uraian kode_nomenklatur "
    "penanggung_jawab pendukung lokasi mulai selesai jangka indikator total_tercetak status "
    "status_per kemajuan_persen prioritas inovasi aplikasi langkah_transformasi "
    "manfaat.pemerintah manfaat.bisnis manfaat.masyarakat tpb regulasi bergantung_pada risiko "
    "selaras_provinsi.program selaras_provinsi.tidak_ada"
)
_ANGGARAN = "tahun sumber_dana pagu realisasi keterangan"
_QUICK_WIN = "program masalah uraian keluaran mulai selesai manfaat bukti status kemajuan_persen"


def _parent(refs: str, title: str, note: str) -> Column:
    return Column(refs, Kind.RUJUKAN, title, note, refs=refs, parent=True)


def _target_columns(files: RegionFiles) -> tuple[Column, ...]:
    years = _years(files)
    return (
        _parent("indikator", "Indikator", "Id indikator."),
        Column("nama_indikator", Kind.KETERANGAN, "Nama indikator", "Nama indikator."),
        Column("satuan_indikator", Kind.KETERANGAN, "Satuan", "Satuan semua angka di baris ini."),
        *(
            Column(
                f"target.{year}", Kind.ANGKA, f"Target {year}", f"Yang ingin dicapai pada {year}."
            )
            for year in years
        ),
        *(
            Column(
                f"realisasi.{year}.nilai",
                Kind.ANGKA,
                f"Realisasi {year}",
                f"Yang dicapai pada {year}, bila sudah diukur.",
            )
            for year in years
        ),
    )


def _years(files: RegionFiles) -> list[str]:
    """The years of the plan, and others for which something is said."""
    found = {
        str(year)
        for item in files.items("sasaran.yml", "sasaran", "indikator")
        for key in ("target", "realisasi")
        if isinstance(item.get(key), CommentedMap)
        for year in item[key]
    }
    periode = files.tree("masterplan.yml").get("periode")
    if isinstance(periode, CommentedMap):
        first, last = (str(periode.get(key)) for key in ("mulai", "selesai"))
        if _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
            found |= {str(year) for year in range(int(first), int(last) + 1)}
    return sorted(year for year in found if _YEAR.fullmatch(year))


def _agencies(files: RegionFiles) -> Iterator[Row]:
    for item in files.items("opd.yml", "opd"):
        yield Row(_id(item), item)


def _indicators(files: RegionFiles) -> Iterator[Row]:
    for objective in files.items("sasaran.yml", "sasaran"):
        for item in mappings(objective, "indikator"):
            yield Row(_id(item), item, {"sasaran": _id(objective)})


def _targets(files: RegionFiles) -> Iterator[Row]:
    for item in files.items("sasaran.yml", "sasaran", "indikator"):
        about = {"nama_indikator": item.get("nama"), "satuan_indikator": item.get("satuan")}
        texts = {key: text for key, text in about.items() if isinstance(text, str)}
        yield Row(_id(item), item, {"indikator": _id(item), **texts})


def _programs(files: RegionFiles) -> Iterator[Row]:
    for item in files.items("program.yml", "program"):
        yield Row(_id(item), item)


def _budgets(files: RegionFiles) -> Iterator[Row]:
    for program in files.items("program.yml", "program"):
        name = program.get("nama")
        given = {"program": _id(program)}
        if isinstance(name, str):
            given["nama_program"] = name
        for line in mappings(program, "anggaran"):
            yield Row(f"{_id(program)}/{line.get('tahun')}/{line.get('sumber_dana')}", line, given)


def _quick_wins(files: RegionFiles) -> Iterator[Row]:
    for item in files.items("program.yml", "quick_win"):
        program = item.get("program")
        yield Row(program if isinstance(program, str) else "", item)


def _id(item: CommentedMap) -> str:
    found = item.get("id")
    return found if isinstance(found, str) else ""

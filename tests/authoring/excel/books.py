"""Small regions, and workbooks as offices make them, for the tests of this room."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from difflib import ndiff
from pathlib import Path
from typing import Any

import openpyxl

from masterplan.authoring.excel_in import impor_excel
from masterplan.authoring.excel_out import ekspor_excel
from masterplan.authoring.style import rapikan
from masterplan.diagnostics import Report

SLUG = "kota-contoh"

FILES = {
    "daerah.yml": """\
kode: "82.71"
nama: Kota Contoh
singkat: Contoh
jenis: kota
""",
    "masterplan.yml": """\
periode:
  mulai: 2025
  selesai: 2027
""",
    "opd.yml": """\
versi: 1
# Perangkat daerah.
opd:
  - id: kominfo
    nama: Dinas Komunikasi, Informatika dan Persandian
    singkatan: Diskomsandi
    alias: [Diskominfo Sandi]
  - id: dinkes
    nama: Dinas Kesehatan
    singkatan: Dinkes
  - id: dishub
    nama: Dinas Perhubungan
    singkatan: Dishub
""",
    "sasaran.yml": """\
versi: 1
sasaran:
  - id: sasaran-layanan
    pilar: smart-governance
    sub_dimensi: layanan-publik
    teks: Layanan dekat dengan warga
    indikator:
      - id: ind-layanan
        nama: Layanan daring
        satuan: "%"
        arah: naik
        kondisi_awal:
          nilai: 20
          tahun: 2024
        target:
          2025: 30
          2026: 40
        sumber_data: Dinas
      - id: ind-laporan
        nama: Laporan warga
        satuan: dokumen
        arah: naik
        kondisi_awal:
          nilai: null
        target:
          2025: 12
        sumber_data: Dinas
""",
    "program.yml": """\
versi: 1
program:
  # Program pertama.
  - id: loket
    nama: Loket Daring
    pilar: smart-governance
    sub_dimensi: layanan-publik
    sasaran: [sasaran-layanan]
    uraian: Loket dibuka daring.
    kegiatan:
      - nama: Pelatihan petugas
    penanggung_jawab: kominfo
    pendukung: [dinkes, dishub]  # disepakati 2025
    lokasi:
      - {jenis: kecamatan, nama: Moti, kode: ["82.71.04"]}
    mulai: 2025
    selesai: 2026
    indikator: [ind-layanan]
    anggaran:
      # Pagu sementara.
      - {tahun: 2025, sumber_dana: APBD-KOTA, pagu: 100000000}
      - {tahun: 2026, sumber_dana: CSR, pagu: null, keterangan: Belum ditetapkan.}
    status: berjalan
    status_per: 2026-06-30
    kemajuan_persen: 62.5
    manfaat:
      masyarakat: [mudah]
quick_win:
  - program: loket
    masalah: Warga antre.
    keluaran: Satu loket dibuka.
    mulai: 2026-01-05
    selesai: 2026-09-30
    manfaat: Antrean pendek.
    status: berjalan
""",
}
"""The files of a small region, in the canonical style."""


def region(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Make the small region below a folder, and give the folder of all regions back."""
    root = folder / "masterplans"
    for name, text in files.items():
        file = root / SLUG / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    report = Report()
    rapikan(root, report)
    assert [] == [str(found) for found in report]
    return root


def contents(root: Path) -> dict[str, str]:
    """The text of every file of the small region."""
    return {file.name: file.read_text() for file in sorted((root / SLUG).iterdir())}


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The lines that went and came, with their signs."""
    return [
        line.rstrip()
        for name in after
        for line in ndiff(before.get(name, "").splitlines(), after[name].splitlines())
        if line[0] in "+-"
    ]


def exported(root: Path, slug: str = SLUG) -> bytes:
    """The workbook of a region."""
    report = Report()
    made = ekspor_excel(root, slug, report)
    assert [] == [str(found) for found in report]
    assert made is not None
    return made


def imported(root: Path, data: bytes, slug: str = SLUG) -> list[str]:
    """Import a workbook, and give the findings without the file's name."""
    file = root.parent / "buku.xlsx"
    file.write_bytes(data)
    report = Report()
    impor_excel(file, root, slug, report)
    return [str(found).removeprefix("buku.xlsx:") for found in report]


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after somebody has worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(book: Any, sheet: str, key: str, row: int) -> Any:
    """The cell of a row, counted from one below the heading, under the column of a key."""
    page = book[sheet]
    column = next(found.column for found in page[1] if found.value == key)
    return page.cell(row + 2, column)


def sheet_of(
    rows: Iterable[Any],
    *,
    merged: Iterable[str] = (),
    name: str = "Matriks",
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook with one sheet, as an office would have made it."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = name
    for row in rows:
        page.append(list(row))
    for place in merged:
        page.merge_cells(place)
    for place, form in (formats or {}).items():
        page[place].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

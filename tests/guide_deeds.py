"""What the reader of the guide does between two of its commands, in a copy of the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builds import change
from tests.guide import GUIDE
from tests.pdf.signing_kit import bring_a_key_and_a_pdf

PROGRAM = Path("masterplans/kota-ternate/program.yml")


def misspell_a_key(project: Path) -> None:
    """A key with a letter too few."""
    _change_first(project / PROGRAM, "    penanggung_jawab:", "    penangung_jawab:")


def make_two_typos(project: Path) -> None:
    """A key with a letter too few, and money with points."""
    misspell_a_key(project)
    _change_first(project / PROGRAM, "pagu: 685400000", "pagu: 685.400.000")


def mend_the_typos(project: Path) -> None:
    """As the findings say, but with more space than the one style has."""
    change(project / PROGRAM, "    penangung_jawab:", "    penanggung_jawab:  ")
    change(project / PROGRAM, "685.400.000", "685400000")


def fill_in_the_workbook(project: Path) -> None:
    """Two sums of money are changed, one of them unclear, and a programme is added."""
    file = project / "kota-ternate.xlsx"
    book = load_workbook(file)
    money = book["Anggaran"]
    assert ("layanan-satu-pintu-daring", 2027, 912_750_000) == tuple(
        money.cell(4, column).value for column in (2, 4, 6)
    )
    money["F4"] = "Rp 1,25 miliar"
    money["F5"] = "300–400 juta"
    _add(
        book["Program"],
        nama="Bank Sampah Keliling",
        pilar="smart-environment",
        sub_dimensi="sampah-limbah",
        sasaran="sasaran-sampah-limbah",
        uraian="Truk pengumpul mendatangi setiap kelurahan menurut jadwal.",
        penanggung_jawab="Dinas Lingkungan Hidup",
        lokasi="seluruh-daerah",
        mulai=2027,
        selesai=2031,
        indikator="ind-bank-sampah",
        status="usulan",
        status_per=date(2026, 11, 24),
        manfaat_masyarakat="nyaman",
    )
    _add(
        book["Anggaran"],
        program="bank-sampah-keliling",
        tahun=2027,
        sumber_dana="APBD-KOTA",
        pagu=180_000_000,
    )
    book.save(file)


def mend_the_last_year(project: Path) -> None:
    """The new programme ends within the plan; it is typed with more space than need be."""
    change(project / PROGRAM, "selesai: 2031", "selesai:  2029")


def bring_a_table_of_ones_own(project: Path) -> None:
    """A table as offices keep it: a title, a header two rows deep, words for money, a sum."""
    head = ("No", "Program", "Uraian", "Penanggung Jawab", "Tahun", "Anggaran (juta rupiah)")
    rows: tuple[tuple[str | int | None, ...], ...] = (
        ("MATRIKS RENCANA AKSI SMART CITY",),
        (None,),
        (*head, None, "Sumber Dana", "Lokasi"),
        (None, None, None, None, None, 2027, 2028),
        (
            *(1, "Bank Sampah Keliling", "Truk pengumpul mendatangi setiap kelurahan."),
            *("DLH, Disperkim", "2027–2028", 180, "200–250", "APBD Kota", "Seluruh kota"),
        ),
        (
            *(2, "Kamera Sungai", "Kamera memantau tinggi air.", "Dinas Pengairan"),
            *("2027", "1,25 miliar", None, "APBD Kota", "Kec. Moti"),
        ),
        (None, "Jumlah", None, None, None, 1430),
    )
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Rencana Aksi"
    for row in rows:
        sheet.append(row)
    for merged in ("A1:I1", "F3:G3", *(f"{letter}3:{letter}4" for letter in "ABCDEHI")):
        sheet.merge_cells(merged)
    book.save(project / "rencana-aksi.xlsx")


def bring_a_word_file(project: Path) -> None:
    """A chapter with a table, and a picture that has no words."""
    document = Document()
    document.add_heading("Tata Kelola", 1)
    document.add_paragraph("Rencana dijalankan oleh perangkat daerah dan dinilai setiap tahun.")
    document.add_heading("Pembagian tugas", 2)
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Unsur", "Tugas", "Bappelitbangda", "Memadukan program dengan RKPD"),
        strict=True,
    ):
        cell.text = text
    document.add_heading("Alur penilaian", 2)
    document.add_picture(str(GUIDE / "gambar" / "pratinjau.png"))
    document.add_paragraph("Gambar 1. Alur penilaian tahunan")
    document.save(str(project / "naskah.docx"))


DEEDS: Mapping[str, Callable[[Path], None]] = {
    "dua salah ketik": make_two_typos,
    "salah ketik dibetulkan": mend_the_typos,
    "buku kerja diisi": fill_in_the_workbook,
    "tahun dibetulkan": mend_the_last_year,
    "tabel sendiri": bring_a_table_of_ones_own,
    "naskah Word": bring_a_word_file,
    "kunci dan PDF": bring_a_key_and_a_pdf,
}


def _change_first(file: Path, old: str, new: str) -> None:
    """Replace the first of several equal parts of a source."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _add(sheet: Worksheet, **values: str | int | date) -> None:
    """Fill in the first empty row by the hidden keys of the columns."""
    row = sheet.max_row + 1
    for column, cell in enumerate(sheet[1], 1):
        key = str(cell.value).replace(".", "_")
        if key in values:
            sheet.cell(row, column).value = values.pop(key)
    assert not values, f"no column for {', '.join(values)}"

"""What an office changes in the project's workbook, and nothing else, changes in the sources."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl
import pytest

from masterplan.authoring.excel_in import impor_excel
from masterplan.authoring.modeline import modeline
from masterplan.diagnostics import Report
from tests.authoring.excel.books import (
    FILES,
    cell,
    changes,
    contents,
    edited,
    exported,
    imported,
    region,
)


def _after(
    folder: Path, change: Callable[[Any], None], *, meanwhile: Callable[[str], str] | None = None
) -> tuple[list[str], list[str]]:
    """What changes in the sources, and what is said, when somebody changes the workbook."""
    root = region(folder)
    data = edited(exported(root), change)
    if meanwhile is not None:
        file = root / "kota-contoh" / "program.yml"
        file.write_text(meanwhile(file.read_text()))
    before = contents(root)
    found = imported(root, data)
    return changes(before, contents(root)), found


def _set(sheet: str, key: str, row: int, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cell(book, sheet, key, row).value = value

    return change


@pytest.mark.parametrize(
    ("sheet", "key", "row", "value", "lines"),
    [
        (
            "Program", "nama", 1, "Loket Dekat",
            ["-     nama: Loket Daring", "+     nama: Loket Dekat"],
        ),
        (
            "Program", "pendukung", 1, "Dinas Perhubungan",
            [
                "-     pendukung: [dinkes, dishub]  # disepakati 2025",
                "+     pendukung: [dishub]  # disepakati 2025",
            ],
        ),
        (
            "Program", "kemajuan_persen", 1, 70,
            ["-     kemajuan_persen: 62.5", "+     kemajuan_persen: 70"],
        ),
        (
            "Program", "status_per", 1, date(2026, 7, 31),
            ["-     status_per: 2026-06-30", "+     status_per: 2026-07-31"],
        ),
        (
            "Program", "manfaat.bisnis", 1, "peluang",
            ["+       bisnis: [peluang]"],
        ),
        (
            "Program", "tpb", 1, "16.6, 9.c",
            ['+     tpb: ["16.6", "9.c"]'],
        ),
        (
            "Program", "lokasi", 1, "kecamatan: Moti [82.71.04]\ndaring",
            ["+       - {jenis: daring}"],
        ),
        (
            "Anggaran", "pagu", 2, "Rp 1,25 miliar",
            [
                "-       - {tahun: 2026, sumber_dana: CSR, pagu: null, "
                "keterangan: Belum ditetapkan.}",
                "+       - {tahun: 2026, sumber_dana: CSR, pagu: 1250000000, "
                "keterangan: Belum ditetapkan.}",
            ],
        ),
        (
            "Anggaran", "tahun", 1, 2027,
            [
                "-       - {tahun: 2025, sumber_dana: APBD-KOTA, pagu: 100000000}",
                "+       - {tahun: 2027, sumber_dana: APBD-KOTA, pagu: 100000000}",
            ],
        ),
        (
            "Anggaran", "pagu", 1, "tidak diketahui",
            [
                "-       - {tahun: 2025, sumber_dana: APBD-KOTA, pagu: 100000000}",
                "+       - {tahun: 2025, sumber_dana: APBD-KOTA, pagu: null}",
            ],
        ),
        (
            "Indikator", "kondisi_awal.nilai", 2, 7,
            ["-           nilai: null", "+           nilai: 7"],
        ),
        (
            "Target", "target.2027", 1, 55.5,
            ["+           2027: 55.5"],
        ),
        (
            "Target", "realisasi.2025.nilai", 2, 13,
            ["+         realisasi:", "+           2025:", "+             nilai: 13"],
        ),
        (
            "Quick win", "uraian", 1, "Satu meja.",
            ["+     uraian: Satu meja."],
        ),
        (
            "OPD", "alias", 2, "Dinas Kesehatan Kota\nDinkes Kota",
            ["+     alias:", "+       - Dinas Kesehatan Kota", "+       - Dinkes Kota"],
        ),
    ],
)  # fmt: skip
def test_changed_cell_changes_that_value(
    tmp_path: Path, sheet: str, key: str, row: int, value: Any, lines: list[str]
) -> None:
    """Comments, order and all other values stay."""
    assert (lines, []) == _after(tmp_path, _set(sheet, key, row, value))


def test_columns_and_rows_may_be_moved(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        page = book["Anggaran"]
        page.move_range("B1:B4", cols=12)
        page.move_range("A3:N3", rows=5)

    assert ([], []) == _after(tmp_path, change)


def test_new_rows_become_new_items(tmp_path: Path) -> None:
    """The id comes from the name; a new programme can be named on the sheets that follow."""

    def change(book: Any) -> None:
        cell(book, "OPD", "nama", 4).value = "Dinas Sosial"
        cell(book, "OPD", "singkatan", 4).value = "Dinsos"
        cell(book, "Program", "nama", 2).value = "Ambulans Laut"
        cell(book, "Program", "penanggung_jawab", 2).value = "Dinsos"
        cell(book, "Program", "mulai", 2).value = "TA 2026"
        cell(book, "Anggaran", "program", 3).value = "Ambulans Laut"
        cell(book, "Anggaran", "tahun", 3).value = 2026
        cell(book, "Anggaran", "sumber_dana", 3).value = "apbn"
        cell(book, "Indikator", "sasaran", 3).value = "sasaran-layanan"
        cell(book, "Indikator", "nama", 3).value = "Pasien dirujuk"
        cell(book, "Target", "indikator", 3).value = "Pasien dirujuk"
        cell(book, "Target", "target.2026", 3).value = 40
        cell(book, "Quick win", "program", 2).value = "ambulans-laut"
        cell(book, "Quick win", "masalah", 2).value = "Rujukan lambat."

    lines, found = _after(tmp_path, change)

    assert [] == found
    assert lines == [
        "+   - id: dinas-sosial",
        "+     nama: Dinas Sosial",
        "+     singkatan: Dinsos",
        "+   - id: ambulans-laut",
        "+     nama: Ambulans Laut",
        "+     penanggung_jawab: dinas-sosial",
        "+     mulai: 2026",
        "+     anggaran:",
        "+       - {tahun: 2026, sumber_dana: APBN, pagu: null}",
        "+   - program: ambulans-laut",
        "+     masalah: Rujukan lambat.",
        "+       - id: pasien-dirujuk",
        "+         nama: Pasien dirujuk",
        "+         target:",
        "+           2026: 40",
    ]


def test_row_that_goes_is_named_and_kept(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Anggaran"].delete_rows(3)

    lines, found = _after(tmp_path, change)

    assert [] == lines
    assert found == [
        "1:1 isi-hilang Baris 'loket/2025/APBD-KOTA' tidak ada lagi di lembar 'Anggaran'; di "
        "program.yml dibiarkan. (hapus di berkas YAML, atau ubah statusnya menjadi dibatalkan)"
    ]


def test_cell_that_is_emptied_is_named_and_kept(tmp_path: Path) -> None:
    lines, found = _after(tmp_path, _set("Program", "uraian", 1, None))

    assert [] == lines
    assert found == [
        "3:9 isi-hilang Sel Program!I3: dikosongkan; Uraian 'loket' di program.yml dibiarkan."
        " (hapus di berkas YAML bila memang tidak berlaku lagi)"
    ]


def test_sheet_or_column_that_goes_is_named_and_kept(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        del book["OPD"]
        book["Quick win"].delete_cols(3)

    lines, found = _after(tmp_path, change)

    assert [] == lines
    assert found == [
        "1:1 isi-hilang Kolom Masalah tidak ada lagi di lembar 'Quick win'; isinya di program.yml"
        " dibiarkan.",
        "1:1 isi-hilang Lembar 'OPD' tidak ada lagi; isinya di YAML dibiarkan.",
    ]


@pytest.mark.parametrize(
    ("sheet", "key", "value", "said"),
    [
        ("Program", "mulai", "2018-sekarang", "'2018-sekarang' bukan satu tahun"),
        ("Program", "pilar", "Smart City", "'Smart City' bukan pilihan di sini"),
        ("Program", "penanggung_jawab", "Dinkes, Dishub", "'Dinkes, Dishub' menyebut 2"),
        ("Program", "penanggung_jawab", "Dinas Sosial", "'dinas sosial' tidak dikenal"),
        ("Program", "sasaran", "sasaran-lain", "'sasaran lain' tidak dikenal"),
        ("Program", "status_per", "akhir Juni", "'akhir Juni' bukan tanggal yang pasti"),
        ("Program", "tpb", 16.6, "'16.6' tersimpan sebagai angka"),
        ("Program", "lokasi", "Kec. Moti", "'Kec. Moti' bukan lokasi"),
        ("Program", "id", "loket-lain", "Id program yang sudah ada tidak diubah"),
        ("Anggaran", "pagu", "-", "'-' dapat berarti nol atau belum diketahui"),
        ("Anggaran", "pagu", "=SUM(A1:A2)", "rumus '=SUM(A1:A2)' belum dihitung"),
        ("Anggaran", "program", "loket-lain", "Program yang sudah ada tidak diubah"),
        ("Anggaran", "nama_program", "Loket Lain", "kolom ini hanya untuk dibaca"),
        ("Target", "target.2025", "meningkat", "'meningkat' bukan angka"),
    ],
)
def test_cell_that_is_not_certain_is_named(
    tmp_path: Path, sheet: str, key: str, value: Any, said: str
) -> None:
    """The value in the source stays."""
    lines, found = _after(tmp_path, _set(sheet, key, 1, value))

    assert [] == lines
    assert 1 == len(found)
    assert f": {said}" in found[0]
    assert f"Sel {sheet}!" in found[0]


def test_source_that_has_changed_since_is_not_undone(tmp_path: Path) -> None:
    """What the office has not touched is not put back to what it was at the export."""

    def change(book: Any) -> None:
        cell(book, "Program", "nama", 1).value = "Loket Dekat"

    lines, found = _after(
        tmp_path,
        change,
        meanwhile=lambda text: text.replace("62.5", "80").replace("Loket dib", "B"),
    )

    assert [] == found
    assert lines == ["-     nama: Loket Daring", "+     nama: Loket Dekat"]


def test_change_on_both_sides_is_for_a_person(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "Program", "nama", 1).value = "Loket Dekat"
        cell(book, "Program", "kemajuan_persen", 1).value = 80

    lines, found = _after(
        tmp_path,
        change,
        meanwhile=lambda text: text.replace("62.5", "80").replace("Loket Daring", "Loket Jauh"),
    )

    assert [] == lines
    assert found == [
        "3:3 sel-bentrok Sel Program!C3: berubah di sini, dan di program.yml menjadi 'Loket Jauh'."
        " (isi di YAML dibiarkan; samakan dengan tangan)"
    ]


def test_item_that_was_deleted_since_does_not_come_back(tmp_path: Path) -> None:
    def meanwhile(text: str) -> str:
        return text[: text.index("quick_win:")]

    lines, found = _after(
        tmp_path, _set("Quick win", "keluaran", 1, "Dua loket."), meanwhile=meanwhile
    )

    assert [] == lines
    assert found == [
        "3:5 sel-bentrok Sel 'Quick win'!E3: berubah di sini, tetapi 'loket' sudah dihapus dari "
        "program.yml. (tambahkan lagi bila masih berlaku)"
    ]


def test_copied_row_is_a_new_row(tmp_path: Path) -> None:
    """Excel copies the hidden key as well; what is there already is not doubled."""

    def change(book: Any) -> None:
        page = book["Anggaran"]
        for row, year, amount in ((5, 2027, 100000000), (6, 2025, 100000000), (7, 2025, 5)):
            for column in range(1, page.max_column + 1):
                page.cell(row, column).value = page.cell(3, column).value
            cell(book, "Anggaran", "tahun", row - 2).value = year
            cell(book, "Anggaran", "pagu", row - 2).value = amount

    lines, found = _after(tmp_path, change)

    assert lines == ["+       - {tahun: 2027, sumber_dana: APBD-KOTA, pagu: 100000000}"]
    assert found == [
        "7:6 sel-bentrok Sel Anggaran!F7: di program.yml sudah ada '100000000'."
        " (ubah di baris yang sudah ada)"
    ]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    """Neither what was changed nor what was added counts twice."""

    def change(book: Any) -> None:
        cell(book, "Program", "nama", 1).value = "Loket Dekat"
        cell(book, "Program", "nama", 2).value = "Ambulans Laut"
        cell(book, "Program", "penanggung_jawab", 2).value = "Dinas Kesehatan"
        cell(book, "Program", "tpb", 2).value = "3.8"
        cell(book, "Program", "lokasi", 2).value = "daring"
        cell(book, "Anggaran", "program", 3).value = "Ambulans Laut"
        cell(book, "Anggaran", "tahun", 3).value = 2026
        cell(book, "Anggaran", "sumber_dana", 3).value = "APBN"
        cell(book, "Quick win", "program", 2).value = "loket"
        cell(book, "Quick win", "masalah", 2).value = "Warga bingung."

    root = region(tmp_path)
    data = edited(exported(root), change)
    assert [] == imported(root, data)
    once = contents(root)

    assert [] == imported(root, data)
    assert once == contents(root)


def test_id_that_is_taken_is_not_given_twice(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "OPD", "id", 4).value = "dinkes"
        cell(book, "OPD", "nama", 4).value = "Dinas Lain"

    lines, found = _after(tmp_path, change)

    assert [] == lines
    assert 2 == len(found)
    assert "'Dinas Lain' tidak diimpor: id 'dinkes' sudah dipakai" in found[1]


def test_row_without_its_parent_is_named_cell_by_cell(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "Anggaran", "tahun", 3).value = 2026
        cell(book, "Anggaran", "program", 4).value = "program-lain"
        cell(book, "Anggaran", "tahun", 4).value = 2026

    lines, found = _after(tmp_path, change)

    assert [] == lines
    assert ["5:4", "6:2", "6:4"] == [text.split()[0] for text in found]


def test_columns_and_sheets_of_their_own_are_named(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["OPD"]["Z4"].value = "sudah dicek"
        book.create_sheet("Catatan")["B2"].value = "halo"

    lines, found = _after(tmp_path, change)

    assert [] == lines
    assert ["2:2", "4:26"] == [text.split()[0] for text in found]
    assert "Lembar 'Catatan' (B2 sampai B2, 1 sel terisi)" in found[0]
    assert "Sel OPD!Z4: kolom ini bukan kolom buku kerja" in found[1]


def test_workbook_of_another_region_is_refused(tmp_path: Path) -> None:
    root = region(tmp_path)
    data = exported(root)
    (root / "kota-contoh").rename(root / "kota-lain")
    found = imported(root, data, "kota-lain")

    assert found == [
        "1:1 excel-tak-terbaca Buku kerja ini diekspor dari 'kota-contoh', bukan dari 'kota-lain'."
        " (impor ke kota-contoh, atau ekspor dahulu dari kota-lain)"
    ]


def test_file_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    """With the line that tells VS Code which schema it has."""
    root = region(tmp_path, {"daerah.yml": FILES["daerah.yml"]})
    data = edited(exported(root), _set("OPD", "nama", 1, "Dinas Kesehatan"))

    assert [] == imported(root, data)
    assert (root / "kota-contoh" / "opd.yml").read_text() == (
        f"{modeline(PurePosixPath('masterplans/kota-contoh/opd.yml'))}\n"
        "versi: 1\n"
        "opd:\n"
        "  - id: dinas-kesehatan\n"
        "    nama: Dinas Kesehatan\n"
    )


def test_broken_source_stops_the_import(tmp_path: Path) -> None:
    root = region(tmp_path)
    data = edited(exported(root), _set("OPD", "nama", 1, "Dinas Lain"))
    (root / "kota-contoh" / "program.yml").write_text("program: [")
    before = contents(root)
    found = imported(root, data)

    assert 1 == len(found)
    assert "yaml-rusak" in found[0]
    assert before == contents(root)


def test_folder_that_is_no_region_is_named(tmp_path: Path) -> None:
    root = region(tmp_path)
    data = exported(root)
    found = imported(root, data, "kota-lain")

    assert 1 == len(found)
    assert "berkas-hilang Folder daerah 'kota-lain' tidak ada" in found[0]


def test_workbook_guides_whoever_fills_it_in(tmp_path: Path) -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(exported(region(tmp_path))))
    page = book["Program"]
    owner = cell(book, "Program", "penanggung_jawab", 0)
    amount = cell(book, "Anggaran", "pagu", 1)
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    choices = rules[f"{owner.column_letter}3"]
    lists = book["_daftar"]
    start = choices.formula1.split("$")[1]

    assert book.sheetnames[:7] == [
        "Petunjuk", "Program", "Anggaran", "Indikator", "Target", "Quick win", "OPD"
    ]  # fmt: skip
    assert ("hidden", "veryHidden") == (lists.sheet_state, book["_asal"].sheet_state)
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["A"].hidden
    assert "D3" == page.freeze_panes
    assert "Penanggung jawab" == owner.value
    assert "Pilih id dari daftar" in owner.comment.text
    assert ["kominfo", "dinkes", "dishub"] == [lists[f"{start}{row}"].value for row in (2, 3, 4)]
    assert (100000000, "[$Rp-421]#,##0") == (amount.value, amount.number_format)


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    """A name that begins with an equals sign is a name in the workbook too."""
    files = {**FILES, "opd.yml": 'opd:\n  - {id: a, nama: "=1+1", singkatan: "@a"}\n'}
    book: Any = openpyxl.load_workbook(io.BytesIO(exported(region(tmp_path, files))))
    name = cell(book, "OPD", "nama", 1)

    assert ("=1+1", "s", True) == (name.value, name.data_type, name.quotePrefix)


def test_file_that_is_no_workbook_is_one_finding(tmp_path: Path) -> None:
    root = region(tmp_path)
    before = contents(root)

    assert 1 == len(imported(root, b"PK"))
    assert before == contents(root)


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = region(tmp_path)
    before = contents(root)
    file = tmp_path / "buku.xlsx"
    file.write_bytes(edited(exported(root), _set("OPD", "nama", 1, "Dinas Lain")))
    changed = impor_excel(file, root, "kota-contoh", Report(), write=False)

    assert [PurePosixPath("masterplans/kota-contoh/opd.yml")] == changed
    assert before == contents(root)


def test_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    report = Report()

    assert [] == impor_excel(tmp_path / "tidak-ada.xlsx", region(tmp_path), "kota-contoh", report)
    assert ["berkas-tak-terbaca"] == [found.code.slug for found in report]

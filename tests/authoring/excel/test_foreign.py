"""Spreadsheets as offices have them: what is certain is taken, every other cell is named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from masterplan.sources.tree import load, plain
from tests.authoring.excel.books import changes, contents, imported, region, sheet_of

HEAD = ["No", "Program/Kegiatan", "OPD Pelaksana", "Sumber Dana", "Pagu 2026 (Rp)", "Tujuan"]


def _added(folder: Path, data: bytes) -> tuple[list[str], list[str]]:
    """The lines that an import adds, and what it says; no line goes."""
    root = region(folder)
    before = contents(root)
    found = imported(root, data)
    lines = changes(before, contents(root))
    assert [] == [line for line in lines if line.startswith("-")]
    return [line.removeprefix("+ ") for line in lines], found


def _said(found: list[str]) -> dict[str, str]:
    """What is said of each cell, by its address."""
    pairs = (re.search(r"Sel (\S+): (.*)", text) for text in found)
    return {pair[1].split("!")[1]: pair[2] for pair in pairs if pair is not None}


def test_matrix_of_an_office(tmp_path: Path) -> None:
    """Merged cells, a heading three rows deep, a caption, several agencies, years in text."""
    data = sheet_of(
        [
            ["MATRIKS RENCANA AKSI"],
            ["(dalam ribu rupiah)"],
            ["No", "Program", "OPD Pelaksana", "Lokasi", "Indikator", "Satuan",
             "Kinerja dan Pendanaan", None, None, None, "Sumber Dana", "Tahun", "Tujuan"],
            [None, None, None, None, None, None, 2026, None, 2027, None, None, None, None],
            [None, None, None, None, None, None, "Target", "Rp", "Target", "Rp", None, None, None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)",
             "(13)"],
            ["Smart Living"],
            [1, "Ambulans Laut", "Dinkes, Dishub", "Kec. Moti", "Layanan daring", "%", 0.4,
             "Rp 1,25 miliar", 1, "-", "APBD", "2018-sekarang", "Tujuan A"],
            [None, None, None, None, "Laporan warga", "dokumen", "24 Dokumen", 1500, "meningkat",
             None, "DAK", "TA 2026", None],
            [None, "JUMLAH", None, None, None, None, None, 1251500],
        ],
        merged=["A3:A5", "B3:B5", "C3:C5", "D3:D5", "E3:E5", "F3:F5", "G3:J3", "G4:H4", "I4:J4",
                "K3:K5", "L3:L5", "M3:M5", "A7:M7", "B8:B9", "C8:C9"],
        formats={"G8": "0%", "I8": "0%"},
    )  # fmt: skip
    added, found = _added(tmp_path, data)
    said = _said(found)

    assert added == [
        "  - id: ambulans-laut",
        "    nama: Ambulans Laut",
        "    pilar: smart-living",
        "    penanggung_jawab: dinkes",
        "    pendukung: [dishub]",
        "    lokasi:",
        '      - {jenis: kecamatan, nama: Moti, kode: ["82.71.04"]}',
        "    mulai: 2018",
        "    indikator: [ind-layanan, ind-laporan]",
        "    anggaran:",
        "      - {tahun: 2026, sumber_dana: APBD-KOTA, pagu: 1250000000}",
        "      - {tahun: 2026, sumber_dana: DAK, pagu: 1500000}",
        "          2027: 100",
        "          2026: 24",
    ]
    assert {
        "A1": "'MATRIKS RENCANA AKSI' di atas tabel tidak diimpor. (abaikan bila hanya judul)",
        "C8": "memuat 2 perangkat daerah; penanggung jawabnya dibaca 'dinkes'. "
        "(bila bukan, tukar penanggung_jawab dan pendukung di program.yml)",
        "J8": "'-' dapat berarti nol atau belum diketahui. (tulis 0, atau kosongkan)",
        "L8": "'2018-sekarang' tidak menyebut tahun selesai; hanya tahun mulai yang diambil. "
        "(isi selesai di program.yml)",
        "M8": "kolom 'Tujuan' tidak dikenal, isinya 'Tujuan A'. "
        "(pindahkan ke kolom yang dikenal, atau tulis di YAML)",
        "I9": "'meningkat' bukan angka. (tulis angkanya saja)",
        "B10": "'JUMLAH' tidak diimpor: ini baris jumlah. "
        "(jumlah dihitung sendiri; jumlah cetakan ditulis di total_tercetak)",
        "H10": "'1251500' tidak diimpor: ini baris jumlah. "
        "(jumlah dihitung sendiri; jumlah cetakan ditulis di total_tercetak)",
    } == said


def test_blank_is_not_zero(tmp_path: Path) -> None:
    """An accounting format shows a zero as a dash; the cell holds a zero."""
    rows = [
        HEAD,
        [1, "Nol", "Dinkes", "APBN", 0, None],
        [2, "Kosong", "Dinkes", "APBN", None, None],
    ]
    added, found = _added(tmp_path, sheet_of(rows, formats={"E2": '#,##0;-#,##0;"-"'}))

    assert added == [
        "  - id: nol",
        "    nama: Nol",
        "    penanggung_jawab: dinkes",
        "    anggaran:",
        "      - {tahun: 2026, sumber_dana: APBN, pagu: 0}",
        "  - id: kosong",
        "    nama: Kosong",
        "    penanggung_jawab: dinkes",
    ]
    assert {"D3": "'APBN' tanpa pagu. (isi kolom Pagu)"} == _said(found)


def test_what_the_sources_say_stays(tmp_path: Path) -> None:
    """A known programme is found by its name; what differs is for a person to decide."""
    rows = [
        ["Program", "Penanggung Jawab", "Mulai", "Sumber Dana", "Pagu 2025", "Pagu 2027", "Status"],
        ["LOKET DARING", "Dinkes", 2025, "APBD Kota", 200000000, 5, "sementara berjalan"],
    ]
    added, found = _added(tmp_path, sheet_of(rows))

    assert ["      - {tahun: 2027, sumber_dana: APBD-KOTA, pagu: 5}"] == added
    assert {
        "B2": "di program.yml sudah ada 'kominfo'. "
        "(isi di YAML dibiarkan; ubah dengan tangan bila lembar ini yang benar)",
        "E2": "di program.yml sudah ada '100000000'. "
        "(isi di YAML dibiarkan; ubah dengan tangan bila lembar ini yang benar)",
    } == _said(found)


def test_money_without_year_or_source_is_named(tmp_path: Path) -> None:
    """Nobody guesses from which budget money comes."""
    rows = [["Program", "OPD", "Pagu", "Anggaran 2026"], ["Baru", "Dinkes", 10, "5 juta"]]
    added, found = _added(tmp_path, sheet_of(rows))

    assert ["  - id: baru", "    nama: Baru", "    penanggung_jawab: dinkes"] == added
    assert {
        "C2": "Rp 10 tanpa tahun. (tulis tahunnya di judul kolom, atau Tahun)",
        "D2": "Rp 5000000 untuk 2026 tanpa sumber dana. (isi kolom Sumber dana, misalnya APBN)",
    } == _said(found)


def test_levels_of_the_nomenclature(tmp_path: Path) -> None:
    """Codes are split over cells and typed as numbers; only a programme's row is a programme."""
    rows = [
        ["Kode", None, None, None, "Program", "Sumber Dana", "Pagu 2026"],
        [5, "03", None, None, "KEPEGAWAIAN", "APBN", 30],
        [5, "03", "02", None, "PROGRAM KEPEGAWAIAN DAERAH", "APBN", 20],
        [5, "03", "02", "2.01", "Pengadaan dan Informasi", "APBN", 10],
    ]
    added, found = _added(tmp_path, sheet_of(rows, merged=["A1:D1"]))

    assert added == [
        "  - id: program-kepegawaian-daerah",
        "    nama: PROGRAM KEPEGAWAIAN DAERAH",
        "    kegiatan:",
        "      - nama: Pengadaan dan Informasi",
        '        kode_nomenklatur: "5.03.02.2.01"',
        '    kode_nomenklatur: "5.03.02"',
        "    anggaran:",
        "      - {tahun: 2026, sumber_dana: APBN, pagu: 20}",
    ]
    assert ["A2", "B2", "E2", "F2", "G2", "F4", "G4"] == list(_said(found))


def test_activities_beside_programmes(tmp_path: Path) -> None:
    """The money of an activity is not that of its programme."""
    rows = [
        ["Program", "Kegiatan", "Sumber Dana", "Pagu 2026"],
        ["Baru", "Rapat", "APBN", 10],
        [None, "Pelatihan", "APBN", 20],
    ]
    added, found = _added(tmp_path, sheet_of(rows, merged=["A2:A3"]))

    assert added == [
        "  - id: baru",
        "    nama: Baru",
        "    kegiatan:",
        "      - nama: Rapat",
        "      - nama: Pelatihan",
    ]
    assert ["D2", "D3"] == list(_said(found))


def test_merged_cells_speak_for_every_programme(tmp_path: Path) -> None:
    rows = [
        ["Pilar", "Program", "OPD", "Pagu 2026", "Sumber Dana"],
        ["Smart Economy", "Satu", "Dinkes", 1, "APBN"],
        [None, "Dua", None, 2, "APBN"],
    ]
    added, found = _added(tmp_path, sheet_of(rows, merged=["A2:A3", "C2:C3"]))

    assert [] == found
    assert 2 == added.count("    pilar: smart-economy")
    assert 2 == added.count("    penanggung_jawab: dinkes")


def test_sum_of_a_table_is_not_an_indicator(tmp_path: Path) -> None:
    """Many indicators begin with "Jumlah"; the row of the sum says so where programmes stand."""
    rows = [
        ["Program", "Sasaran", "Indikator", "Satuan", "Target 2026"],
        ["Baru", "sasaran-layanan", "Jumlah warga dilayani", "orang", 500],
        ["Jumlah", None, None, None, 500],
    ]
    added, found = _added(tmp_path, sheet_of(rows))

    assert "        nama: Jumlah warga dilayani" in added
    assert ["A3", "E3"] == list(_said(found))


def test_merged_source_of_money_is_that_of_every_row(tmp_path: Path) -> None:
    rows = [
        ["Program", "Pagu 2026", "Sumber Dana"],
        ["Satu", 1, "APBN"],
        ["Dua", 2, None],
    ]
    added, found = _added(tmp_path, sheet_of(rows, merged=["C2:C3"]))

    assert [] == found
    assert "      - {tahun: 2026, sumber_dana: APBN, pagu: 2}" in added


def test_numbers_of_rows_are_no_nomenclature(tmp_path: Path) -> None:
    """Whoever numbers programmes 1, 2, 3 under "Kode" does not mean affairs of government."""
    rows = [["Kode", "Program", "OPD"], [1, "Satu", "Dinkes"], [2, "Dua", "Dinkes"]]
    added, found = _added(tmp_path, sheet_of(rows))

    assert "    nama: Dua" in added
    assert [] == found


def test_number_is_for_the_indicator_of_its_row(tmp_path: Path) -> None:
    rows = [
        ["Program", "Indikator", "Target 2026"],
        ["Baru", "Laporan warga", 5],
        [None, None, 6],
    ]
    added, found = _added(tmp_path, sheet_of(rows))

    assert "          2026: 5" in added
    assert ["C3"] == list(_said(found))


def test_unit_that_changes_is_named(tmp_path: Path) -> None:
    rows = [
        ["Program", "Indikator", "Target 2026", "Target 2027"],
        ["Baru", "Laporan warga", "12 bulan", "6 dokumen"],
    ]
    added, found = _added(tmp_path, sheet_of(rows))

    assert "          2027: 6" in added
    assert "          2026: 12" not in added
    assert {"C2": "satuan 'bulan' lain dari 'dokumen'. (samakan satuannya)"} == _said(found)


def test_new_indicator_needs_its_objective(tmp_path: Path) -> None:
    rows = [
        ["Program", "Sasaran", "Indikator", "Satuan", "Target 2026"],
        ["Baru", "Layanan dekat dengan warga", "Warga dilayani", "orang", 500],
        ["Lain", None, "Kapal tepat waktu", "kapal", 5],
    ]
    added, found = _added(tmp_path, sheet_of(rows))

    assert "    indikator: [ind-warga-dilayani]" in added
    assert added[-5:] == [
        "      - id: ind-warga-dilayani",
        "        nama: Warga dilayani",
        "        satuan: orang",
        "        target:",
        "          2026: 500",
    ]
    assert ["C3", "D3", "E3"] == list(_said(found))


def test_several_programmes_in_a_cell_are_none(tmp_path: Path) -> None:
    rows = [HEAD, [1, "1. Loket\n2. Jaringan", "Dinkes", "APBN", 5, None]]
    added, found = _added(tmp_path, sheet_of(rows))

    assert [] == added
    assert ["A2", "B2", "C2", "D2", "E2"] == list(_said(found))


def test_sheet_without_programmes_is_named_whole(tmp_path: Path) -> None:
    _, found = _added(tmp_path, sheet_of([["halo"], [None, "dunia"]], name="Catatan"))

    assert found == [
        "1:1 sel-dilewati Lembar 'Catatan' (A1 sampai B2, 2 sel terisi) tidak memuat tabel program "
        "dan tidak diimpor. (tabel dikenali dari kolom Program dan kolom lain, misalnya Pagu atau "
        "OPD)"
    ]


def test_importing_again_adds_nothing(tmp_path: Path) -> None:
    rows = [HEAD, [1, "Baru", "Dinkes", "APBN", "Rp 1,25 miliar", None]]
    root = region(tmp_path)
    imported(root, sheet_of(rows))
    once = contents(root)
    found = imported(root, sheet_of(rows))

    assert [] == found
    assert once == contents(root)


values = (
    st.none()
    | st.integers(-5, 3000)
    | st.floats(0, 2, allow_nan=False)
    | st.sampled_from(
        ["Loket Daring", "Smart Living", "Dinkes", "Dinkes, Dishub", "APBD", "APBN", "-", "n/a",
         "Rp 5 juta", "300 M", "2018-sekarang", "TA 2026", "24 Dokumen", "Layanan daring", "100%",
         "Jumlah", "Kec. Moti", "2.16.02", "2.16.02.2.01", "Program", "Pagu", "x", "1. a\n2. b",
         "sasaran-layanan", "berjalan", "%", "5 dokumen", "?", "?", "?"]
    )
)  # fmt: skip
headings = st.lists(
    st.sampled_from(
        ["No", "Kode", "OPD Pelaksana", "Pendukung", "Lokasi", "Indikator", "Satuan", "Target 2026",
         "Pagu 2026", "Pagu", "Sumber Dana", "Tahun", "Status", "Pilar", "Sub Dimensi", "Sasaran",
         "Kegiatan", "Uraian", "Kondisi Awal", "Total", "Mulai", "Realisasi Anggaran 2026", "Lain"]
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("asing")


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(headings, st.lists(st.lists(values, min_size=7, max_size=7), max_size=5))
def test_every_cell_is_taken_or_named(
    folder: Path, heads: list[str], rows: list[list[Any]]
) -> None:
    """What an import did not put into the sources it has said, cell by cell; nothing is lost."""
    root = region(folder)
    before = contents(root)
    head = ["Program", *heads]
    filled = [
        [f"unik{row}{column}" if value == "?" else value for column, value in enumerate(cells)]
        for row, cells in enumerate([cells[: len(head)] for cells in rows])
    ]
    found = imported(root, sheet_of([head, *filled]))
    said = _said(found)
    after = contents(root)

    for name, text in before.items():
        assert _holds(plain(load(after[name])), plain(load(text)))
    if any("Lembar 'Matriks'" in text for text in found):
        return  # no table of programmes: the sheet was named as a whole
    for row, cells in enumerate(filled, 2):
        for column, value in enumerate(cells, 1):
            if str(value).startswith("unik"):
                address = f"{get_column_letter(column)}{row}"
                assert address in said or any(str(value) in text for text in after.values())


def _holds(after: Any, before: Any) -> bool:
    """Whether all that was there is there: lists and mappings may have grown."""
    if isinstance(before, dict):
        return all(key in after and _holds(after[key], part) for key, part in before.items())
    if isinstance(before, list):
        return all(_holds(new, old) for new, old in zip(after, before, strict=False)) and (
            len(after) >= len(before)
        )
    return bool(after == before) or before is None

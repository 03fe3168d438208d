"""Headings as offices write them, what their columns mean."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from masterplan.authoring.excel.grid import Sheet, read_workbook
from masterplan.authoring.excel.headings import field_of, find_table
from masterplan.diagnostics import Report
from tests.authoring.excel.books import sheet_of


def _sheet(rows: list[list[Any]], *merged: str) -> Sheet:
    book = read_workbook(sheet_of(rows, merged=merged), PurePosixPath("b.xlsx"), Report())
    assert book is not None
    return book[0]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Program", "nama"),
        ("PROGRAM/KEGIATAN", "nama"),
        ("Program dan Kegiatan", "nama"),
        ("Nama Program", "nama"),
        ("Rencana Aksi", "nama"),
        ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", "nama"),
        ("Kegiatan", "kegiatan"),
        ("Sub Kegiatan", "kegiatan"),
        ("OPD Pelaksana", "penanggung_jawab"),
        ("Penanggung Jawab", "penanggung_jawab"),
        ("Unit Kerja Penanggungjawab", "penanggung_jawab"),
        ("Perangkat Daerah Penanggung Jawab", "penanggung_jawab"),
        ("OPD Pendukung", "pendukung"),
        ("Lokasi", "lokasi"),
        ("Indikator Kinerja Program", "indikator"),
        ("Indikator Program/Kegiatan/Sub Kegiatan", "indikator"),
        ("Data Capaian pada Tahun Awal Perencanaan", "kondisi_awal"),
        ("Satuan", "satuan"),
        ("Target", "target"),
        ("Target 2026", "target"),
        ("Pagu (Rp)", "pagu"),
        ("Pagu Indikatif (dalam ribu rupiah)", "pagu"),
        ("(Rp)", "pagu"),
        ("Kebutuhan Dana", "pagu"),
        ("Sumber Dana", "sumber_dana"),
        ("Sumber Pendanaan", "sumber_dana"),
        ("Tahun Pelaksanaan", "tahun"),
        ("Jumlah Anggaran", "total_tercetak"),
        ("Pilar Smart City", "pilar"),
        ("Sub-Dimensi", "sub_dimensi"),
        ("No.", "no"),
        ("Tujuan", ""),
        ("Indikator Sasaran", ""),
        ("Keterangan", ""),
        ("2026", ""),
        ("", ""),
    ],
)
def test_words_of_offices(text: str, field: str) -> None:
    assert field == field_of(text)


def test_heading_of_three_rows() -> None:
    """As in the matrix of a Renstra: years above pairs of target and money, then numbers."""
    sheet = _sheet(
        [
            ["RENCANA PROGRAM"],
            ["Kode", None, "Program", "Capaian Kinerja dan Kerangka Pendanaan", None, None, None,
             "Kondisi Kinerja pada akhir periode", None],
            [None, None, None, 2021, None, 2022, None, None, None],
            [None, None, None, "Target", "Rp", "Target", "Rp", "Target", "Rp"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [5, "03", "Kepegawaian", "24 Dokumen", 10, "26 dokumen", 11, None, 21],
        ],
        "A2:B4", "C2:C4", "D2:G2", "H2:I3", "D3:E3", "F3:G3",
    )  # fmt: skip
    table = find_table(sheet)

    assert table is not None
    assert (2, 5) == (table.first, table.last)
    assert [(found.field, found.year) for found in table.columns.values()] == [
        ("kode_nomenklatur", ""),
        ("kode_nomenklatur", ""),
        ("nama", ""),
        ("target", "2021"),
        ("pagu", "2021"),
        ("target", "2022"),
        ("pagu", "2022"),
        ("", ""),
        ("total_tercetak", ""),
    ]


def test_years_below_money_without_merging() -> None:
    """Whoever copies a table from a PDF loses its merged cells."""
    sheet = _sheet(
        [
            ["No", "Program", "Pagu (ribu Rp)", None, "OPD"],
            [None, None, "2025", "2026", None],
            [1, "Loket", 10, 20, "Dinkes"],
        ]
    )
    table = find_table(sheet)

    assert table is not None
    assert (1, 2) == (table.first, table.last)
    assert [(found.field, found.year, found.factor) for found in table.columns.values()] == [
        ("no", "", 1),
        ("nama", "", 1),
        ("pagu", "2025", 1000),
        ("pagu", "2026", 1000),
        ("penanggung_jawab", "", 1),
    ]


def test_first_row_of_data_is_no_heading() -> None:
    table = find_table(_sheet([["Program", "Indikator", "Satuan"], [None, "Target", "unit"]]))

    assert table is not None
    assert (1, 1) == (table.first, table.last)


@pytest.mark.parametrize(
    "rows",
    [
        [["Program"], ["Loket"]],
        [["Kegiatan", "Pagu"], ["Rapat", 1]],
        [["halo", "dunia"]],
    ],
)
def test_what_is_no_table_of_programmes(rows: list[list[Any]]) -> None:
    assert find_table(_sheet(rows)) is None

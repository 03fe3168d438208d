from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from masterplan.exports.province_data import province_files
from masterplan.library import Library
from masterplan.model.pilar import LANGKAH, PILAR, TAHAP
from masterplan.model.program import SelarasProvinsi
from masterplan.model.region import Plan
from masterplan.province.coverage import pillar_coverage
from masterplan.province.steps import transformation_steps
from tests.conftest import SITE
from tests.province.regions import TigaDaerah, anggaran, sinergi

NAMES = ["tahapan.csv", "cakupan.csv", "peran.csv", "selaras.csv", "langkah.csv"]


@pytest.fixture(scope="module")
def shared(small_library: Library, plan: Plan) -> Library:
    """A province with two programmes, and a regency with one that serves both."""
    tiga = TigaDaerah(small_library, plan)
    return tiga.library(
        provinsi=[
            tiga.program("jalur", peran_kabkota={"99.01": "tidak-ikut"}, langkah_transformasi=(1,)),
            tiga.program("forum", peran_kabkota={"99.02": "mitra"}, anggaran=anggaran(None)),
        ],
        raya=[
            tiga.program("satu", selaras_provinsi=SelarasProvinsi(program=("jalur", "forum"))),
            tiga.program("dua", selaras_provinsi=SelarasProvinsi(tidak_ada="=urusan kabupaten")),
            tiga.program("tiga", anggaran=anggaran(0), langkah_transformasi=(1, 5)),
        ],
        sinergi=[
            sinergi("satu", "jalur", "turunan"),
            sinergi("satu", "jalur", "data-bersama"),
            sinergi("tiga", "forum", "bertentangan"),
        ],
    )


def _rows(library: Library, name: str) -> list[dict[str, str]]:
    content = province_files(library, SITE)[name].decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_there_is_one_table_for_each_page_that_counts(small_library: Library) -> None:
    assert NAMES == list(province_files(small_library, SITE))


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_utf8_with_commas_and_crlf(shared: Library, name: str) -> None:
    """RFC 4180, like the data of each region."""
    content = province_files(shared, SITE)[name]

    assert content.count(b"\r\n") == content.count(b"\n") == 1 + len(_rows(shared, name))
    assert content.startswith(b"kode_daerah,daerah,status_")


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_whole_for_the_real_regions(real_library: Library, name: str) -> None:
    rows = _rows(real_library, name)
    regencies = {region.daerah.kode for region in real_library.kabupaten_kota}

    if name in {"tahapan.csv", "cakupan.csv"}:
        assert regencies == {row["kode_daerah"] for row in rows}
    assert {row["kode_daerah"] for row in rows} <= regencies | {"82"}


def test_every_region_has_a_row_for_every_stage(small_library: Library) -> None:
    rows = _rows(small_library, "tahapan.csv")

    assert [*TAHAP] * 2 == [row["tahap"] for row in rows]
    assert {("99.01", "contoh"), ("99.02", "")} == {
        (row["kode_daerah"], row["status_masterplan"]) for row in rows
    }


def test_stages_tell_their_date_source_and_age(small_library: Library) -> None:
    rows = {(row["kode_daerah"], row["tahap"]): row for row in _rows(small_library, "tahapan.csv")}
    running, untold = rows["99.01", "implementasi"], rows["99.01", "mou"]

    assert ("berjalan", "2025-09-27", "", "karangan") == (
        running["status"],
        running["mulai"],
        running["selesai"],
        running["sumber"],
    )
    assert ("2025-09-27", "tanggal-tahapan", "291", "291") == (
        running["keterangan_per"],
        running["dasar_keterangan"],
        running["umur_hari"],
        running["umur_hari_terlama"],
    )
    assert f"{SITE}kabupaten-contoh-raya/tahapan/#tahap-implementasi" == running["alamat"]
    assert {""} == {untold[name] for name in ("status", "umur_hari", "sumber", "alamat")}


def test_coverage_is_empty_where_unknown_and_zero_where_nothing_is_planned(
    small_library: Library,
) -> None:
    """Who adds up a column must see what is not known."""
    rows = _rows(small_library, "cakupan.csv")
    cells = {(row["kode_daerah"], row["pilar"]): row for row in rows}
    numbers = ("program", "quick_win", "pagu", "baris_anggaran", "baris_tanpa_pagu")

    assert 2 * len(PILAR) == len(rows)
    assert ["2", "1", "400000000", "4", "1"] == [
        cells["99.01", "smart-governance"][name] for name in numbers
    ]
    assert ["1", "0", "0", "1", "0"] == [cells["99.01", "smart-living"][name] for name in numbers]
    assert ["0", "0", "", "0", "0"] == [cells["99.01", "smart-society"][name] for name in numbers]
    assert [""] * 5 == [cells["99.02", "smart-society"][name] for name in numbers]


@pytest.mark.parametrize("which", ["small", "shared", "real"])
def test_columns_add_up_to_the_rooms_sums(
    which: str, small_library: Library, shared: Library, real_library: Library
) -> None:
    library = {"small": small_library, "shared": shared, "real": real_library}[which]
    whole = pillar_coverage(library).jumlah
    covered = _rows(library, "cakupan.csv")

    assert whole.program == sum(int(row["program"] or 0) for row in covered)
    assert whole.anggaran.diketahui == sum(int(row["pagu"] or 0) for row in covered)
    assert whole.anggaran.tanpa_pagu == sum(int(row["baris_tanpa_pagu"] or 0) for row in covered)
    stepped = _rows(library, "langkah.csv")
    for step, cell in transformation_steps(library).seluruh.sel.items():
        column = [row for row in stepped if row["langkah"] == str(step)]
        assert len(library) == len(column)
        assert cell.program == sum(int(row["program"] or 0) for row in column)
        assert cell.anggaran.diketahui == sum(int(row["pagu"] or 0) for row in column)


def test_roles_are_complete_and_unstated_ones_are_empty(shared: Library) -> None:
    assert [
        ("jalur", "99.01", "tidak-ikut", "1"),
        ("jalur", "99.02", "", ""),
        ("forum", "99.01", "", "1"),
        ("forum", "99.02", "mitra", ""),
    ] == [
        (row["program_provinsi"], row["kode_daerah"], row["peran"], row["program_yang_melayani"])
        for row in _rows(shared, "peran.csv")
    ]
    assert {"contoh"} == {row["status_konten"] for row in _rows(shared, "peran.csv")}


def test_relations_are_rows_and_so_are_programmes_without_any(shared: Library) -> None:
    rows = _rows(shared, "selaras.csv")

    assert [
        ("satu", "jalur", "ya", "ya", "turunan; data-bersama", ""),
        ("satu", "forum", "ya", "ya", "", ""),
        ("dua", "", "", "", "", "'=urusan kabupaten"),
        ("tiga", "forum", "tidak", "tidak", "bertentangan", ""),
    ] == [
        (
            row["program"],
            row["program_provinsi"],
            row["melayani"],
            row["selaras_provinsi"],
            row["sinergi"],
            row["tidak_ada"],
        )
        for row in rows
    ]
    assert {("99.01", "contoh")} == {(row["kode_daerah"], row["status_konten"]) for row in rows}
    assert rows[0]["alamat"].startswith(f"{SITE}kabupaten-contoh-raya/")


def test_steps_keep_programmes_that_name_none_and_regions_that_are_unknown(
    shared: Library,
) -> None:
    rows = _rows(shared, "langkah.csv")
    cells = {(row["kode_daerah"], row["langkah"]): row for row in rows}

    assert 3 * len(LANGKAH) + 2 == len(rows)
    assert ("1", "0") == (cells["99.01", "5"]["program"], cells["99.01", "5"]["pagu"])
    assert "2" == cells["99.01", ""]["program"]
    assert ("1", "", "1") == (
        cells["99", ""]["program"],
        cells["99", ""]["pagu"],
        cells["99", ""]["baris_tanpa_pagu"],
    )
    assert ("", "") == (cells["99.02", "1"]["program"], cells["99.02", "1"]["status_konten"])
    assert ("99.02", "") not in cells


def test_without_a_province_nothing_is_said_of_roles(small_library: Library) -> None:
    headless = replace(small_library, region=tuple(small_library.kabupaten_kota))

    assert [] == _rows(headless, "peran.csv")
    assert 2 * len(PILAR) == len(_rows(headless, "cakupan.csv"))


def test_the_same_library_gives_the_same_bytes(shared: Library) -> None:
    assert province_files(shared, SITE) == province_files(shared, SITE)

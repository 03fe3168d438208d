from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from masterplan.exports.data import data_files
from masterplan.library import Library
from masterplan.model import totals
from masterplan.model.program import Program
from masterplan.model.region import Plan, Region
from tests.conftest import SITE, Golden

NAMES = ["program.csv", "anggaran.csv", "indikator.csv", "masterplan.json"]


@pytest.fixture
def files(contoh_raya: Region) -> dict[str, bytes]:
    """The data files of the invented regency."""
    return data_files(contoh_raya, SITE)


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _with_programs(region: Region, *programs: Program) -> Region:
    assert region.plan is not None
    return replace(region, plan=replace(region.plan, program=programs))


@pytest.mark.parametrize("name", NAMES)
def test_data_files_hold_what_the_sources_say(
    files: dict[str, bytes], golden: Golden, name: str
) -> None:
    golden(name, files[name])


def test_a_region_with_a_plan_has_four_files_and_one_without_has_none(
    files: dict[str, bytes], small_library: Library
) -> None:
    assert NAMES == list(files)
    assert {} == data_files(small_library.by_slug["kabupaten-tanpa-rencana"], SITE)


def test_unknown_money_is_an_empty_cell_and_zero_is_zero(files: dict[str, bytes]) -> None:
    """Who adds up a column must see what is not known."""
    assert [
        ("loket-contoh", "400000000", "0"),
        ("jaringan-contoh", "", "1"),
        ("puskesmas-contoh", "0", "0"),
    ] == [
        (row["id"], row["pagu_total"], row["baris_tanpa_pagu"])
        for row in _rows(files["program.csv"])
    ]
    assert ["100000000", "250000000", "50000000", "", "0"] == [
        row["pagu"] for row in _rows(files["anggaran.csv"])
    ]
    assert ["95000000", "", "", "", ""] == [
        row["realisasi"] for row in _rows(files["anggaran.csv"])
    ]


def test_unknown_is_null_and_zero_is_zero_in_json(files: dict[str, bytes]) -> None:
    whole = json.loads(files["masterplan.json"])
    lines = [line["pagu"] for program in whole["program"] for line in program["anggaran"]]

    assert [100_000_000, 250_000_000, 50_000_000, None, 0] == lines
    assert {
        "loket-contoh": {"pagu": 400_000_000, "baris": 3, "baris_tanpa_pagu": 0},
        "jaringan-contoh": {"pagu": None, "baris": 1, "baris_tanpa_pagu": 1},
        "puskesmas-contoh": {"pagu": 0, "baris": 1, "baris_tanpa_pagu": 0},
    } == whole["hitungan"]["anggaran_per_program"]


def test_years_without_a_target_have_an_empty_one(files: dict[str, bytes]) -> None:
    rows = [row for row in _rows(files["indikator.csv"]) if row["id"] == "ind-jaringan-contoh"]

    assert [("2025", "", ""), ("2026", "5", ""), ("2027", "10", "")] == [
        (row["tahun"], row["target"], row["kondisi_awal"]) for row in rows
    ]


@pytest.mark.parametrize("which", ["small", "real"])
def test_numbers_are_those_of_the_totals(
    which: str, small_library: Library, real_library: Library
) -> None:
    """Tables, JSON and pages tell the same sums, because all ask the same place."""
    library = small_library if which == "small" else real_library
    assert library.with_plan
    for region in library.with_plan:
        plan = region.plan
        assert plan is not None
        made = data_files(region, SITE)
        budget, programs = _rows(made["anggaran.csv"]), _rows(made["program.csv"])
        computed: dict[str, Any] = json.loads(made["masterplan.json"])["hitungan"]
        whole = totals.total(plan)

        assert whole.diketahui == sum(int(row["pagu"] or 0) for row in budget)
        assert whole.diketahui == sum(int(row["pagu_total"] or 0) for row in programs)
        assert whole.tanpa_pagu == sum(row["pagu"] == "" for row in budget)
        assert whole.tanpa_pagu == sum(int(row["baris_tanpa_pagu"]) for row in programs)
        assert whole.nilai == computed["anggaran_total"]["pagu"]
        for table in ("tahun", "sumber_dana", "pilar", "opd", "program"):
            parts = computed[f"anggaran_per_{table}"].values()
            assert whole.diketahui == sum(part["pagu"] or 0 for part in parts)
            assert whole.baris == sum(part["baris"] for part in parts)
            assert whole.tanpa_pagu == sum(part["baris_tanpa_pagu"] for part in parts)


@pytest.mark.parametrize("name", NAMES[:3])
def test_every_row_says_whose_it_is_and_that_it_is_a_sample(
    files: dict[str, bytes], name: str
) -> None:
    """A row that is copied out of its table cannot pass for policy."""
    assert {("99.01", "Kabupaten Contoh Raya", "contoh")} == {
        (row["kode_daerah"], row["daerah"], row["status_konten"]) for row in _rows(files[name])
    }


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 21", "-5 persen", "@surel", '=HYPERLINK("https://contoh.example")']
)
def test_a_spreadsheet_takes_no_text_for_a_formula(
    contoh_raya: Region, plan: Plan, text: str
) -> None:
    program = plan.program[0].model_copy(update={"nama": text})
    (row,) = _rows(data_files(_with_programs(contoh_raya, program), SITE)["program.csv"])

    assert f"'{text}" == row["nama"]


def test_numbers_are_not_defused(contoh_raya: Region, plan: Plan) -> None:
    """A negative number is a number, also where its cell begins with a minus sign."""
    objective = plan.sasaran[0]
    indicator = objective.indikator[0]
    below = indicator.kondisi_awal.model_copy(update={"nilai": -3})
    changed = objective.model_copy(
        update={"indikator": (indicator.model_copy(update={"kondisi_awal": below}),)}
    )
    region = replace(contoh_raya, plan=replace(plan, sasaran=(changed,)))
    rows = _rows(data_files(region, SITE)["indikator.csv"])

    assert {"-3"} == {row["kondisi_awal"] for row in rows}


@pytest.mark.parametrize(
    "text", ['Loket "Satu", Dua', "Baris satu\nbaris dua", "Pulau Moti – Hiri"]
)
def test_any_text_comes_back_as_it_was(contoh_raya: Region, plan: Plan, text: str) -> None:
    program = plan.program[0].model_copy(update={"nama": text})
    region = _with_programs(contoh_raya, program)
    made = data_files(region, SITE)

    assert text == _rows(made["program.csv"])[0]["nama"]
    assert text == json.loads(made["masterplan.json"])["program"][0]["nama"]


@pytest.mark.parametrize("name", NAMES[:3])
def test_tables_are_utf8_with_commas_and_crlf(files: dict[str, bytes], name: str) -> None:
    """RFC 4180, so that every program reads them alike."""
    content = files[name]

    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + len(_rows(content))
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.startswith(b"kode_daerah,daerah,status_konten,")


def test_rows_name_permanent_addresses(files: dict[str, bytes]) -> None:
    programs, indicators = _rows(files["program.csv"]), _rows(files["indikator.csv"])

    assert f"{SITE}kabupaten-contoh-raya/program/loket-contoh/" == (programs[0]["alamat"])
    assert f"{SITE}kabupaten-contoh-raya/indikator/#ind-layanan-contoh" == indicators[0]["alamat"]
    assert f"{SITE}kabupaten-contoh-raya/" == json.loads(files["masterplan.json"])["alamat"]


def test_json_holds_every_part_of_the_plan(files: dict[str, bytes], plan: Plan) -> None:
    whole = json.loads(files["masterplan.json"])

    assert "contoh" == whole["status_konten"]
    assert "2026-07-15" == whole["edisi"]
    assert [program.id for program in plan.program] == [item["id"] for item in whole["program"]]
    assert ["pendahuluan", "program-dan-anggaran"] == [item["slug"] for item in whole["bab"]]
    assert {
        "ind-layanan-contoh": "tercapai",
        "ind-jaringan-contoh": "belum-dapat-dinilai",
        "ind-waktu-tunggu-contoh": "belum-tercapai",
    } == whole["hitungan"]["capaian_indikator"]
    assert {"risiko-pagu-rekaan": 12} == whole["hitungan"]["nilai_risiko"]
    assert "implementasi" == whole["hitungan"]["tahap_sekarang"]
    assert 81.3 == whole["hitungan"]["kemajuan_persen"]

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from masterplan.exports.chart_data import chart_csv, chart_files
from masterplan.library import Library
from masterplan.model import totals
from masterplan.model.region import Plan, Region
from masterplan.views import addresses
from masterplan.views.charts.budget import anggaran_per_tahun
from masterplan.views.charts.every import every_chart


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_chart_has_its_file_where_its_link_leads(contoh_raya: Region, plan: Plan) -> None:
    charts = list(every_chart(plan))

    assert [addresses.data(contoh_raya, name) for name in chart_files(contoh_raya)] == [
        addresses.bagan(contoh_raya, chart.id) for chart in charts
    ]


def test_a_file_holds_the_table_behind_the_chart(contoh_raya: Region) -> None:
    """Columns in planners' words; unknown is an empty cell, zero is zero."""
    content = chart_files(contoh_raya)["grafik/anggaran-per-sumber-dana.csv"]

    assert (
        "kode_daerah,daerah,status_konten,grafik,sumber_dana,pagu,baris,baris_tanpa_pagu\r\n"
        "99.01,Kabupaten Contoh Raya,contoh,Anggaran menurut sumber dana,APBD-KAB,350000000,2,0\r\n"
        "99.01,Kabupaten Contoh Raya,contoh,Anggaran menurut sumber dana,CSR,50000000,1,0\r\n"
        "99.01,Kabupaten Contoh Raya,contoh,Anggaran menurut sumber dana,APBN,,1,1\r\n"
        "99.01,Kabupaten Contoh Raya,contoh,Anggaran menurut sumber dana,DAK,0,1,0\r\n"
    ) == content.decode()


def test_every_row_says_whose_it_is_and_how_official(contoh_raya: Region) -> None:
    rows = [row for content in chart_files(contoh_raya).values() for row in _rows(content)]

    assert len(rows) > 20
    assert {("99.01", "contoh")} == {(row["kode_daerah"], row["status_konten"]) for row in rows}
    assert all(row["grafik"] for row in rows)


@pytest.mark.parametrize("name", ["tahun", "sumber-dana", "pilar"])
def test_columns_add_up_to_the_total(real_library: Library, name: str) -> None:
    for region, plan in real_library.plans:
        rows = _rows(chart_files(region)[f"grafik/anggaran-per-{name}.csv"])

        assert totals.total(plan).diketahui == sum(int(row["pagu"] or 0) for row in rows)
        assert totals.total(plan).tanpa_pagu == sum(int(row["baris_tanpa_pagu"]) for row in rows)


def test_a_name_that_looks_like_a_formula_is_a_text(contoh_raya: Region, plan: Plan) -> None:
    program = plan.program[1].model_copy(update={"bergantung_pada": ("=1+1",)})
    region = replace(contoh_raya, plan=replace(plan, program=(program,)))

    assert ["'=1+1"] == [
        row["menunggu"]
        for row in _rows(chart_files(region)["grafik/peta-jalan-smart-governance.csv"])
    ]


def test_a_region_without_a_plan_has_no_chart(small_library: Library, plan: Plan) -> None:
    region = small_library.by_slug["kabupaten-tanpa-rencana"]
    chart = anggaran_per_tahun(plan)
    assert chart is not None

    assert {} == chart_files(region)
    with pytest.raises(AssertionError):
        chart_csv(chart, region)

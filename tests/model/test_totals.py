"""Everything that is computed from a plan: sums, progress, achievement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.model.pilar import PILAR, SumberDana
from masterplan.model.program import Program
from masterplan.model.region import Plan
from masterplan.model.sasaran import Indikator
from masterplan.model.totals import (
    Jumlah,
    capaian,
    jumlah,
    kemajuan,
    per_opd,
    per_pilar,
    per_sumber_dana,
    per_tahun,
    semua_capaian,
    status_program,
    total,
    total_program,
)


def program(lines: Sequence[dict[str, Any]] = (), **changes: Any) -> Program:
    data = {
        "id": "satu",
        "nama": "Satu",
        "pilar": "smart-governance",
        "sub_dimensi": "birokrasi",
        "sasaran": "layanan",
        "uraian": "Satu",
        "penanggung_jawab": "kominfo",
        "lokasi": [{"jenis": "seluruh-daerah"}],
        "mulai": 2025,
        "selesai": 2029,
        "indikator": "waktu",
        "status": "usulan",
        "status_per": "2025-01-01",
        "manfaat": {},
    }
    return Program.model_validate({**data, "anggaran": list(lines), **changes})


def line(tahun: int, sumber_dana: str, pagu: int | None) -> dict[str, Any]:
    return {"tahun": tahun, "sumber_dana": sumber_dana, "pagu": pagu}


lines = st.builds(
    line,
    st.integers(2025, 2029),
    st.sampled_from(get_args(SumberDana)),
    st.none() | st.integers(0, 10**13),
)
programs = st.lists(
    st.builds(
        lambda lines, pilar, agency: program(lines, pilar=pilar, penanggung_jawab=agency),
        st.lists(lines, max_size=6),
        st.sampled_from(sorted(PILAR)),
        st.sampled_from(["kominfo", "dinkes"]),
    ),
    max_size=4,
)


def summed(parts: dict[Any, Jumlah]) -> Jumlah:
    """The sum of sums."""
    return Jumlah(
        sum(part.diketahui for part in parts.values()),
        sum(part.baris for part in parts.values()),
        sum(part.tanpa_pagu for part in parts.values()),
    )


@given(programs)
@settings(deadline=None, max_examples=80)
def test_every_way_of_adding_up_gives_the_same_total(found: list[Program]) -> None:
    """By year, source, pillar and agency; known rupiah, lines and unknown lines alike."""
    expected = jumlah(line for item in found for line in item.anggaran)

    assert expected == summed(per_tahun(found))
    assert expected == summed(per_sumber_dana(found))
    assert expected == summed(per_pilar(found))
    assert expected == summed(per_opd(found))
    assert expected == summed({n: total_program(item) for n, item in enumerate(found)})


@given(programs)
@settings(deadline=None, max_examples=50)
def test_groups_come_in_order(found: list[Program]) -> None:
    for groups in (per_tahun(found), per_sumber_dana(found), per_pilar(found), per_opd(found)):
        assert sorted(groups) == list(groups)


@given(st.lists(lines, max_size=6))
@settings(deadline=None, max_examples=80)
def test_unknown_is_not_zero(found: list[dict[str, Any]]) -> None:
    """A sum has a value exactly when one of its lines has, and is whole when all have."""
    total = total_program(program(found))
    known = [line["pagu"] for line in found if line["pagu"] is not None]

    assert (sum(known) if known else None) == total.nilai
    assert (bool(found) and len(known) == len(found)) == total.lengkap
    assert len(found) - len(known) == total.tanpa_pagu


def test_zero_is_known() -> None:
    assert Jumlah(0, 1, 0) == total_program(program([line(2025, "APBN", 0)]))
    assert 0 == Jumlah(0, 1, 0).nilai
    assert None is Jumlah(0, 1, 1).nilai
    assert None is Jumlah(0, 0, 0).nilai


def test_sums_are_grouped_by_what_they_say() -> None:
    found = [
        program([line(2026, "APBN", 5), line(2025, "DAK", 7)]),
        program([line(2025, "APBN", None)], pilar="smart-living", penanggung_jawab="dinkes"),
    ]

    assert {2025: Jumlah(7, 2, 1), 2026: Jumlah(5, 1, 0)} == per_tahun(found)
    assert {"APBN": Jumlah(5, 2, 1), "DAK": Jumlah(7, 1, 0)} == per_sumber_dana(found)
    assert {
        "smart-governance": Jumlah(12, 2, 0),
        "smart-living": Jumlah(0, 1, 1),
    } == per_pilar(found)
    assert {"dinkes": Jumlah(0, 1, 1), "kominfo": Jumlah(12, 2, 0)} == per_opd(found)


def test_total_of_a_plan_is_that_of_its_programs(plan: Plan) -> None:
    assert total(plan) == summed({item.id: total_program(item) for item in plan.program})
    assert total(plan).baris > 0


def test_statuses_are_counted() -> None:
    found = [program(), program(status="berjalan"), program()]

    assert {"usulan": 2, "berjalan": 1} == status_program(found)


@pytest.mark.parametrize(
    ("percents", "mean"),
    [
        ([], None),
        ([None], None),
        ([None, 50], "50.0"),
        ([0], "0.0"),
        ([10, 20, 25], "18.3"),
        ([33.3, 33.4], "33.4"),  # 33.35: halves go up, not to the even digit
        ([100, 100], "100.0"),
    ],
)
def test_progress_is_the_mean_of_those_that_report_any(
    percents: list[float | None], mean: str | None
) -> None:
    found = [program(kemajuan_persen=percent) for percent in percents]

    assert (None if mean is None else Decimal(mean)) == kemajuan(found)


def indicator(
    arah: str, target: dict[str, str | None], realisasi: dict[str, str | None]
) -> Indikator:
    return Indikator.model_validate(
        {
            "id": "waktu",
            "nama": "Waktu",
            "satuan": "hari",
            "arah": arah,
            "kondisi_awal": {"nilai": None},
            "target": target,
            "realisasi": {year: {"nilai": value} for year, value in realisasi.items()},
            "sumber_data": "Dinas",
        }
    )


@pytest.mark.parametrize(
    ("arah", "target", "value", "expected"),
    [
        ("naik", "10", "10", "tercapai"),
        ("naik", "10", "12", "tercapai"),
        ("naik", "10", "9.99", "belum-tercapai"),
        ("turun", "10", "9", "tercapai"),
        ("turun", "10", "10.1", "belum-tercapai"),
        ("tetap", "10", "10.0", "tercapai"),
        ("tetap", "10", "11", "belum-tercapai"),
        ("tetap", "10", "9", "belum-tercapai"),
        ("capai", "10", "11", "tercapai"),
        ("naik", None, "11", "belum-dapat-dinilai"),
        ("naik", "10", None, "belum-dapat-dinilai"),
    ],
)
def test_target_is_met_in_the_direction_it_should_go(
    arah: str, target: str | None, value: str | None, expected: str
) -> None:
    assert expected == capaian(indicator(arah, {"2025": target}, {"2025": value}))


def test_newest_measured_year_is_compared_with_its_own_target() -> None:
    item = indicator(
        "naik", {"2025": "10", "2026": "20"}, {"2026": "15", "2025": "12", "2027": None}
    )

    assert "belum-tercapai" == capaian(item)


def test_measured_year_without_a_target_cannot_be_judged() -> None:
    assert "belum-dapat-dinilai" == capaian(indicator("naik", {"2029": "10"}, {"2025": "12"}))


def test_without_measurement_nothing_is_judged() -> None:
    assert "belum-dapat-dinilai" == capaian(indicator("naik", {"2025": "10"}, {}))


def test_every_indicator_of_a_plan_is_judged_once(plan: Plan) -> None:
    judged = semua_capaian(plan)

    assert [capaian(item) for item in plan.indikator] == judged
    assert ["belum-dapat-dinilai", "belum-tercapai", "tercapai"] == sorted(judged)

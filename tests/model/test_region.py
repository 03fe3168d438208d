"""A region and its plan, as all later rooms read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest

from masterplan.library import Library
from masterplan.model.pilar import PILAR, SUB_DIMENSI, TAHAP
from masterplan.model.region import Plan, Region
from masterplan.model.tahapan import BerkasTahapan


def staged(region: Region, *stages: tuple[str, str]) -> Region:
    data = {
        "ringkasan": "Tahap",
        "tahapan": [{"tahap": stage, "status": status} for stage, status in stages],
    }
    return replace(region, tahapan=BerkasTahapan.model_validate(data))


def test_current_stage_is_the_last_that_has_begun(contoh_raya: Region) -> None:
    """In the order of the movement, not in that of the file."""
    region = staged(
        contoh_raya,
        ("bimtek-2", "berjalan"),
        ("asesmen", "selesai"),
        ("dokumen-final", "belum"),
        ("penetapan", "tidak-diketahui"),
    )

    assert region.tahap_sekarang is not None
    assert "bimtek-2" == region.tahap_sekarang.tahap


def test_region_that_has_not_begun_has_no_stage(contoh_raya: Region) -> None:
    assert None is staged(contoh_raya, ("asesmen", "belum")).tahap_sekarang
    assert None is staged(contoh_raya).tahap_sekarang


def test_edition_is_the_newest_date_in_the_sources(contoh_raya: Region, plan: Plan) -> None:
    """No clock: the same sources are the same edition on every day."""
    program = plan.program[0].model_copy(update={"status_per": date(2091, 2, 3)})

    newer = replace(contoh_raya, plan=replace(plan, program=(program,)))

    assert date(2091, 2, 3) == newer.diperbarui
    assert contoh_raya.daerah.ditinjau == replace(contoh_raya, plan=None).diperbarui


def test_newest_revision_counts(plan: Plan) -> None:
    first = plan.rangkaian.revisi[0]
    later = first.model_copy(update={"nomor": "9", "tanggal": date(2091, 1, 1)})
    revisions = plan.rangkaian.model_copy(update={"revisi": (later, first)})

    assert "9" == replace(plan, rangkaian=revisions).revisi.nomor


def test_first_of_two_equal_ids_wins(plan: Plan) -> None:
    one = plan.program[0]
    other = one.model_copy(update={"nama": "Nama lain"})

    double = replace(plan, program=(one, other))

    assert one is double.program_by_id[one.id]
    assert one is double.by_id["program"][one.id]


def test_everything_with_an_id_can_be_pointed_at(contoh_raya: Region, plan: Plan) -> None:
    expected = {
        "aplikasi", "dokumen", "indikator", "isu", "misi", "opd", "program", "regulasi", "risiko",
        "sasaran", "sumber",
    }  # fmt: skip

    assert expected == contoh_raya.by_id.keys()
    assert {item.id for item in plan.program} == contoh_raya.by_id["program"].keys()
    assert {"aplikasi", "opd", "sumber"} == replace(contoh_raya, plan=None).by_id.keys()


def test_citations_that_do_not_exist_are_passed_over(contoh_raya: Region) -> None:
    known = contoh_raya.berkas_sumber.sumber[0]

    assert [known] == list(contoh_raya.cited(("tidak-ada", known.id)))


def test_region_knows_whether_it_is_the_province(small_library: Library) -> None:
    assert ["provinsi"] == [region.slug for region in small_library if region.provinsi]


def test_path_is_as_reports_name_it(contoh_raya: Region) -> None:
    assert PurePosixPath("masterplans/kabupaten-contoh-raya") == contoh_raya.path


def test_programs_and_objectives_of_the_pillars_are_all_there_are(plan: Plan) -> None:
    programs = [item for pilar in PILAR for item in plan.program_in(pilar)]
    objectives = [item for pilar in PILAR for item in plan.sasaran_in(pilar)]

    assert sorted(item.id for item in plan.program) == sorted(item.id for item in programs)
    assert sorted(item.id for item in plan.sasaran) == sorted(item.id for item in objectives)


def test_six_pillars_have_three_parts_each() -> None:
    assert [3] * 6 == [len(pilar.sub_dimensi) for pilar in PILAR.values()]
    assert 18 == len(SUB_DIMENSI)


@pytest.mark.parametrize(
    ("earlier", "later"), [("mou", "bimtek-1"), ("penetapan", "implementasi"), ("asesmen", "mou")]
)
def test_stages_are_listed_in_their_order(earlier: str, later: str) -> None:
    order = list(TAHAP)

    assert order.index(earlier) < order.index(later)

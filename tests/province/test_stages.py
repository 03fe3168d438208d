from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from masterplan.library import Library
from masterplan.model.glosarium import Glosarium
from masterplan.model.pilar import TAHAP
from masterplan.model.region import Region
from masterplan.model.tahapan import BerkasTahapan
from masterplan.province.ages import Umur
from masterplan.province.stages import BarisTahap, stage_board


def _row(region: Region, *stages: dict[str, str], **parts: object) -> BarisTahap:
    """The row of a region that tells of these stages, on a day in November 2026."""
    data = {"ringkasan": "Rekaan.", "tahapan": stages, **parts}
    told = replace(region, tahapan=BerkasTahapan.model_validate(data))
    (row,) = stage_board(Library((told,), Glosarium(), per=date(2026, 11, 24)))
    return row


def test_the_board_holds_each_regency_in_code_order_and_every_stage(small_library: Library) -> None:
    board = stage_board(small_library)

    assert ["99.01", "99.02"] == [row.region.daerah.kode for row in board]
    assert [list(TAHAP)] * 2 == [list(row.sel) for row in board]


def test_a_stage_that_no_source_names_is_unknown(small_library: Library) -> None:
    """Nothing told is kept apart from `belum`, which is a statement."""
    raya, sunyi = stage_board(small_library)

    assert {"asesmen", "implementasi"} == {id for id, cell in raya.sel.items() if cell is not None}
    assert (2, 2) == (raya.disebut, sunyi.disebut)
    assert raya.sekarang is not None
    assert "implementasi" == raya.sekarang.tahapan.tahap
    assert raya.sel["implementasi"] == raya.sekarang


def test_a_region_of_which_nothing_is_told_has_no_stage_and_no_news(contoh_raya: Region) -> None:
    row = _row(contoh_raya)

    assert 0 == row.disebut
    assert row.sekarang is None
    assert row.kabar is None


def test_a_stage_that_is_planned_or_unknown_has_not_begun(contoh_raya: Region) -> None:
    row = _row(
        contoh_raya,
        {"tahap": "penetapan", "status": "tidak-diketahui"},
        {"tahap": "implementasi", "status": "belum"},
    )

    assert row.sekarang is None
    assert 2 == row.disebut


@pytest.mark.parametrize(
    ("stage", "per", "basis"),
    [
        # the small project's one source is of 2024
        ({"mulai": "2021-07-01", "selesai": "2021-07-02"}, "2021-07-02", "tanggal-tahapan"),
        ({"mulai": "2021-07-01", "sumber": "karangan"}, "2024", "tahun-sumber"),
        ({"mulai": "2024-02", "sumber": "karangan"}, "2024-02", "tanggal-tahapan"),
        ({"mulai": "2025-09-27", "sumber": "karangan"}, "2025-09-27", "tanggal-tahapan"),
        ({"sumber": "karangan"}, "2024", "tahun-sumber"),
        ({"mulai": "2025", "selesai": "2031-12-31"}, "2025", "tanggal-tahapan"),
        ({"sumber": "tidak-ada"}, "2026-07-01", "tinjauan"),
        ({}, "2026-07-01", "tinjauan"),
    ],
)
def test_a_status_is_as_old_as_the_newest_that_tells_of_it(
    contoh_raya: Region, stage: dict[str, str], per: str, basis: str
) -> None:
    """An exact date of the same year is kept, a date to come is not, and a word is the editor's."""
    daerah = contoh_raya.daerah.model_copy(update={"ditinjau": date(2026, 7, 1)})
    region = replace(contoh_raya, daerah=daerah)
    cell = _row(region, {"tahap": "mou", "status": "berjalan", **stage}).sel["mou"]

    assert cell is not None
    assert (per, basis) == (cell.umur.per, cell.dasar)


def test_news_outside_the_stages_has_its_own_age(contoh_raya: Region) -> None:
    """That nothing is known of a stage does not hide that a region was heard of lately."""
    events = [
        {"tanggal": "2025-12-01", "isi": "Rekaan.", "sumber": "karangan"},
        {"tanggal": "2026-11-04", "sampai": "2026-11-14", "isi": "Rekaan.", "sumber": "karangan"},
        {"tanggal": "2027-01", "isi": "Rekaan yang direncanakan.", "sumber": "karangan"},
        {"isi": "Rekaan tanpa tanggal.", "sumber": "karangan"},
    ]

    assert Umur("2026-11-14", 10, 10) == _row(contoh_raya, peristiwa=events).kabar


def test_the_age_of_the_review_is_counted_from_the_libraries_today(contoh_raya: Region) -> None:
    daerah = contoh_raya.daerah.model_copy(update={"ditinjau": date(2026, 11, 1)})

    assert 23 == _row(replace(contoh_raya, daerah=daerah)).umur_tinjauan


def test_a_stage_that_is_told_of_twice_is_as_first_told(contoh_raya: Region) -> None:
    """As everywhere in a plan, the first wins."""
    row = _row(
        contoh_raya, {"tahap": "mou", "status": "selesai"}, {"tahap": "mou", "status": "berjalan"}
    )

    assert row.sel["mou"] == row.sekarang
    assert row.sekarang is not None
    assert "selesai" == row.sekarang.tahapan.status

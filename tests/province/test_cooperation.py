from __future__ import annotations

from dataclasses import replace
from typing import Any

from masterplan.library import Library
from masterplan.model.smart_province import SmartProvince
from masterplan.province.cooperation import cooperation
from tests.province.regions import RAYA, SUNYI, TigaDaerah


def _with_agreement(library: Library, **parts: Any) -> Library:
    """The library with one agreement of these parts."""
    agreement = {
        "id": "rekaan",
        "judul": "Kerja sama rekaan",
        "pihak": ["Kabupaten Contoh Raya", "Universitas Rekaan"],
        "bentuk": "PKS",
        "sumber": "karangan",
        **parts,
    }
    known = SmartProvince.model_validate({"kerja_sama": [agreement]})
    return replace(
        library,
        region=tuple(
            replace(region, smart_province=known) if region.provinsi else region
            for region in library
        ),
    )


def test_an_agreement_leads_to_its_regions(small_library: Library) -> None:
    (found,) = cooperation(small_library).perjanjian

    assert [RAYA, SUNYI] == [region.slug for region in found.daerah]
    assert () == found.pihak_lain
    assert () == found.program


def test_parties_outside_the_site_keep_their_names(tiga: TigaDaerah) -> None:
    library = _with_agreement(tiga.library(), kode=["99.01", "98.01"])
    found = cooperation(library)

    assert [RAYA] == [region.slug for region in found.perjanjian[0].daerah]
    assert ("Universitas Rekaan",) == found.perjanjian[0].pihak_lain
    assert [SUNYI] == [region.slug for region in found.tanpa]


def test_programmes_are_found_in_the_plan_that_a_reference_names(tiga: TigaDaerah) -> None:
    library = _with_agreement(
        tiga.library(raya=[tiga.program("satu")], provinsi=[tiga.program("satu")]),
        program=["satu", "99.01/program/satu", "99.01/program/tidak-ada", "tidak-ada"],
    )
    (found,) = cooperation(library).perjanjian

    assert [("provinsi", "satu"), (RAYA, "satu")] == [
        (region.slug, program.id) for region, program in found.program
    ]
    for region, program in found.program:
        assert region.plan is not None
        assert region.plan.program_by_id["satu"] is program


def test_without_a_source_no_agreement_is_known(tiga: TigaDaerah) -> None:
    library = tiga.library()
    silent = replace(
        library, region=tuple(replace(region, smart_province=None) for region in library)
    )
    headless = replace(library, region=tuple(library.kabupaten_kota))

    for known in (silent, headless):
        assert () == cooperation(known).perjanjian
        assert [RAYA, SUNYI] == [region.slug for region in cooperation(known).tanpa]

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from masterplan.library import Library
from masterplan.model.program import Manfaat
from masterplan.province.values import NILAI, value_dimensions
from tests.province.regions import RAYA, SUNYI, TigaDaerah, plans


def test_parties_and_values_are_those_of_the_forum(small_library: Library) -> None:
    """7, 5 and 9 values, in the order in which they were presented."""
    found = value_dimensions(small_library)

    assert ["pemerintah", "bisnis", "masyarakat"] == [party.pihak for party in found]
    assert [7, 5, 9] == [len(party.nilai) for party in found]
    assert set(Manfaat.model_fields) == set(NILAI)
    assert "tata-kelola" == found[0].nilai[0].nilai


def test_a_value_counts_its_programmes_and_names_the_plans_without_it(tiga: TigaDaerah) -> None:
    safe = Manfaat(masyarakat=("aman", "sehat"))
    library = tiga.library(
        raya=[tiga.program("satu", manfaat=safe), tiga.program("dua", manfaat=safe)],
        sunyi=[tiga.program("tiga", manfaat=Manfaat(masyarakat=("sehat",)))],
    )
    values = {item.nilai: item for item in value_dimensions(library)[2].nilai}

    assert (2, [SUNYI]) == (values["aman"].program, [where.slug for where in values["aman"].belum])
    assert (3, []) == (values["sehat"].program, list(values["sehat"].belum))
    assert [RAYA, SUNYI] == [where.slug for where in values["pintar"].belum]


def test_a_region_without_a_plan_lacks_no_value(small_library: Library) -> None:
    """What a missing plan would promise is unknown."""
    lacking = {
        region.slug
        for party in value_dimensions(small_library)
        for item in party.nilai
        for region in item.belum
    }

    assert {RAYA} == lacking


@given(raya=plans, sunyi=plans)
@settings(deadline=None)
def test_every_programme_promises_a_party_something_or_nothing(
    tiga: TigaDaerah, raya: Any, sunyi: Any
) -> None:
    library = tiga.library(raya=tiga.drawn(raya), sunyi=tiga.drawn(sunyi))
    programs = [program for _, plan in library.plans for program in plan.program]

    for party in value_dimensions(library):
        promised = [getattr(program.manfaat, party.pihak) for program in programs]
        assert len(programs) == party.program + party.tanpa
        assert sum(len(values) for values in promised) == sum(item.program for item in party.nilai)
        assert all(item.program <= party.program for item in party.nilai)
        for item in party.nilai:
            naming = len(library.with_plan) - len(item.belum)
            assert (item.program == 0) == (naming == 0)

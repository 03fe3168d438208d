from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.program import Program, SelarasProvinsi
from masterplan.province.alignment import alignment
from tests.province.regions import RAYA, SUNYI, TigaDaerah, sinergi

KINDS = ["mendukung", "turunan", "berbagi-infrastruktur", "data-bersama", "bertentangan"]

stated = st.builds(
    lambda program, reason: SelarasProvinsi(program=program, tidak_ada=reason),
    st.lists(st.sampled_from(["a", "99/program/b", "99.01/program/c", "hilang"])).map(tuple),
    st.none() | st.just("Urusan kabupaten."),
)
"""What a programme says of the provincial ones: some of them there, some not the province's."""


def _serving(tiga: TigaDaerah, id: str, *provincial: str, reason: str | None = None) -> Program:
    return tiga.program(id, selaras_provinsi=SelarasProvinsi(program=provincial, tidak_ada=reason))


def test_roles_are_complete_and_unstated_ones_are_unknown(tiga: TigaDaerah) -> None:
    """`tidak-ikut` is a statement; silence is not."""
    library = tiga.library(
        provinsi=[
            tiga.program("a", peran_kabkota={"99.01": "tidak-ikut"}),
            tiga.program("b", peran_kabkota={"99.02": "mitra", "98.01": "mitra"}),
        ]
    )
    first, second = alignment(library).bersama

    assert [(RAYA, "tidak-ikut"), (SUNYI, None)] == [(p.region.slug, p.peran) for p in first.peran]
    assert [(RAYA, None), (SUNYI, "mitra")] == [(p.region.slug, p.peran) for p in second.peran]
    assert [False, True] == [part.berperan for part in second.peran]
    assert [False, False] == [part.berperan for part in first.peran]


@pytest.mark.parametrize("reference", ["a", "99/program/a"])
def test_a_programme_serves_what_it_names(tiga: TigaDaerah, reference: str) -> None:
    library = tiga.library(
        provinsi=[tiga.program("a"), tiga.program("b")], raya=[_serving(tiga, "satu", reference)]
    )
    found = alignment(library)

    assert ["satu"] == [program.id for program in found.bersama[0].peran[0].program]
    assert ["b"] == [item.program.id for item in found.tanpa_pendukung]
    assert () == found.tanpa_kaitan


@pytest.mark.parametrize("reference", ["99.01/program/a", "98/program/a", "hilang"])
def test_only_the_provinces_programmes_count(tiga: TigaDaerah, reference: str) -> None:
    """A programme of a regency with the same id is another programme."""
    library = tiga.library(
        provinsi=[tiga.program("a")], raya=[_serving(tiga, "a", reference, reason="Lain.")]
    )
    found = alignment(library)

    assert 0 == found.bersama[0].jumlah_program
    assert ["Lain."] == [item.alasan for item in found.tanpa_kaitan]


@pytest.mark.parametrize("jenis", KINDS)
def test_a_synergy_serves_unless_it_stands_against(tiga: TigaDaerah, jenis: str) -> None:
    library = tiga.library(
        provinsi=[tiga.program("a")],
        raya=[tiga.program("satu"), tiga.program("dua")],
        sinergi=[sinergi("satu", "a", jenis)],
    )
    found = alignment(library)
    (relation,) = found.bersama[0].peran[0].kaitan
    serves = jenis != "bertentangan"

    assert not relation.selaras
    assert serves is relation.melayani
    assert serves is not relation.bertentangan
    assert (["dua"] if serves else ["satu", "dua"]) == [p.program.id for p in found.tanpa_kaitan]
    assert int(serves) == found.bersama[0].jumlah_program


def test_a_programme_that_serves_and_has_synergies_is_one_relation(tiga: TigaDaerah) -> None:
    library = tiga.library(
        provinsi=[tiga.program("a")],
        raya=[_serving(tiga, "satu", "a", "a")],
        sinergi=[sinergi("satu", "a", "turunan"), sinergi("satu", "99/program/a", "bertentangan")],
    )
    (relation,) = alignment(library).bersama[0].peran[0].kaitan

    assert relation.selaras
    assert relation.melayani
    assert relation.bertentangan
    assert ["turunan", "bertentangan"] == [item.jenis for item in relation.sinergi]


def test_why_a_programme_serves_none_is_told_or_not_judged(tiga: TigaDaerah) -> None:
    library = tiga.library(
        provinsi=[tiga.program("a")],
        raya=[_serving(tiga, "satu", reason="Urusan kabupaten."), tiga.program("dua")],
    )

    assert [("satu", "Urusan kabupaten."), ("dua", None)] == [
        (item.program.id, item.alasan) for item in alignment(library).tanpa_kaitan
    ]


def test_parts_and_plans_that_disagree_are_named(tiga: TigaDaerah) -> None:
    """A part without a programme is a gap only where there is a plan to look into."""
    library = tiga.library(
        provinsi=[
            tiga.program("a", peran_kabkota={"99.01": "pelaksana", "99.02": "penerima"}),
            tiga.program("b", peran_kabkota={"99.01": "tidak-ikut"}),
        ],
        raya=[_serving(tiga, "satu", "b")],
    )
    first, second = alignment(library).bersama

    assert [RAYA] == [part.region.slug for part in first.berperan_tanpa_program]
    assert () == first.melayani_tanpa_peran
    assert () == second.berperan_tanpa_program
    assert [RAYA] == [part.region.slug for part in second.melayani_tanpa_peran]


def test_without_provincial_programmes_every_programme_serves_none(small_library: Library) -> None:
    found = alignment(small_library)

    assert () == found.bersama
    assert ["loket-contoh", "jaringan-contoh", "puskesmas-contoh"] == [
        item.program.id for item in found.tanpa_kaitan
    ]
    headless = replace(small_library, region=tuple(small_library.kabupaten_kota))
    assert 3 == len(alignment(headless).tanpa_kaitan)


@given(
    raya=st.lists(st.none() | stated, max_size=4),
    sunyi=st.none() | st.lists(st.none() | stated, max_size=4),
    synergies=st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(["a", "b", "hilang"]), st.sampled_from(KINDS)),
        max_size=4,
    ),
    roles=st.dictionaries(
        st.sampled_from(["99.01", "99.02", "98.01"]),
        st.sampled_from(["pelaksana", "penerima", "mitra", "tidak-ikut"]),
    ),
)
@settings(deadline=None)
def test_both_sides_tell_of_the_same_relations(
    tiga: TigaDaerah,
    raya: list[SelarasProvinsi | None],
    sunyi: list[SelarasProvinsi | None] | None,
    synergies: list[tuple[int, str, str]],
    roles: dict[str, Literal["pelaksana"]],
) -> None:
    """Every programme of a regency stands once, and serves or does not; every role is there."""

    def programs(items: list[Any] | None) -> list[Program] | None:
        if items is None:
            return None
        return [tiga.program(f"p{n}", selaras_provinsi=item) for n, item in enumerate(items)]

    library = tiga.library(
        provinsi=[tiga.program(id, peran_kabkota=roles) for id in ("a", "b", "c")],
        raya=programs(raya),
        sunyi=programs(sunyi),
        sinergi=[sinergi(f"p{n}", to, jenis) for n, to, jenis in synergies],
    )
    found = alignment(library)
    expected = [
        (region.slug, program.id)
        for region, plan in library.plans
        if not region.provinsi
        for program in plan.program
    ]
    serving = {
        (part.region.slug, program.id)
        for shared in found.bersama
        for part in shared.peran
        for program in part.program
    }
    alone = [(item.region.slug, item.program.id) for item in found.tanpa_kaitan]

    assert expected == [(item.region.slug, item.program.id) for item in found.daerah]
    assert sorted(expected) == sorted([*serving, *alone])
    assert ["a", "b", "c"] == [shared.program.id for shared in found.bersama]
    for shared in found.bersama:
        assert [RAYA, SUNYI] == [part.region.slug for part in shared.peran]
        assert [roles.get("99.01"), roles.get("99.02")] == [part.peran for part in shared.peran]
    assert sum(len(item.kaitan) for item in found.daerah) == sum(
        len(part.kaitan) for shared in found.bersama for part in shared.peran
    )

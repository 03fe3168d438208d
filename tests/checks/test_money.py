"""Laws of sums and of budget lines. The words of each finding are in `tests/cases/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.checks.money import (
    most_programs_have_a_known_budget,
    no_line_dwarfs_its_pillar,
    printed_totals_add_up,
    printed_totals_of_the_set_add_up,
)
from masterplan.model.masterplan import TotalTercetak
from masterplan.model.program import Anggaran
from masterplan.model.totals import (
    Jumlah,
    per_pilar,
    per_sumber_dana,
    per_tahun,
    total,
    total_program,
)
from tests.checks.contoh import Contoh


def lines(*amounts: int | None) -> tuple[Anggaran, ...]:
    return tuple(
        Anggaran(tahun=2025 + number, sumber_dana="APBN", pagu=amount)
        for number, amount in enumerate(amounts)
    )


@given(st.lists(st.none() | st.integers(0, 9), max_size=4), st.none() | st.integers(0, 20))
@settings(deadline=None, max_examples=100)
def test_printed_total_is_compared_only_when_every_line_is_known(
    contoh: Contoh, amounts: list[int | None], printed: int | None
) -> None:
    program = contoh.program(anggaran=lines(*amounts), total_tercetak=printed)

    found = list(printed_totals_add_up(contoh.with_plan(program=(program,))))

    sum_of_lines = total_program(program)
    assert (printed is not None and sum_of_lines.lengkap and sum_of_lines.nilai != printed) == bool(
        found
    )


@given(st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=3), st.integers(0, 1))
@settings(deadline=None, max_examples=50)
def test_printed_totals_of_the_set_are_those_that_the_site_computes(
    contoh: Contoh, amounts: list[list[int]], off: int
) -> None:
    """Totals copied from the site are never told; one that is off by a rupiah always is."""
    programs = tuple(contoh.program(anggaran=lines(*row)) for row in amounts)
    library = contoh.with_plan(program=programs)
    [plan] = (region.plan for region in library)
    assert plan is not None
    groups: dict[str, Mapping[Any, Jumlah]] = {
        "tahun": per_tahun(programs),
        "pilar": per_pilar(programs),
        "sumber_dana": per_sumber_dana(programs),
    }
    sums = {
        key: {name: part.diketahui for name, part in parts.items()} for key, parts in groups.items()
    }
    whole = total(plan).diketahui + off
    printed = TotalTercetak.model_validate({"seluruh": whole, **sums})
    rangkaian = plan.rangkaian.model_copy(update={"total_tercetak": printed})

    found = list(
        printed_totals_of_the_set_add_up(contoh.with_plan(program=programs, rangkaian=rangkaian))
    )

    assert (1 if off and any(amounts) else 0) == len(found)


@given(st.lists(st.integers(10, 100), min_size=1, max_size=8))
@settings(deadline=None, max_examples=50)
def test_lines_of_one_size_are_never_told_as_outliers(contoh: Contoh, amounts: list[int]) -> None:
    """Where the largest is at most ten times the smallest, no line is ten times the median."""
    programs = tuple(contoh.program(anggaran=lines(amount)) for amount in amounts)

    assert [] == list(no_line_dwarfs_its_pillar(contoh.with_plan(program=programs)))


def test_three_zeros_too_many_are_told(contoh: Contoh) -> None:
    program = contoh.program(anggaran=lines(90, 100, 110, 100_000))

    [found] = no_line_dwarfs_its_pillar(contoh.with_plan(program=(program,)))

    assert found.message.startswith("Pagu 100000 ")


@given(st.integers(0, 6), st.integers(0, 6))
@settings(deadline=None, max_examples=50)
def test_unknown_budgets_are_told_when_they_are_more_than_half(
    contoh: Contoh, known: int, unknown: int
) -> None:
    programs = (
        *(contoh.program(anggaran=lines(1, None)) for _ in range(known)),
        *(contoh.program(anggaran=lines(None)) for _ in range(unknown)),
    )

    found = list(most_programs_have_a_known_budget(contoh.with_plan(program=programs)))

    assert (unknown > known) == bool(found)

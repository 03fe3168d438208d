"""Laws of the score of completeness. The words of each note are in `tests/cases/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.checks.completeness import (
    REVIEW_DAYS,
    RULES,
    Kelengkapan,
    completeness,
    plans_are_complete,
)
from masterplan.codes import Code, Severity
from masterplan.library import Library
from masterplan.model.glosarium import Glosarium
from masterplan.model.region import Region
from tests.checks.contoh import Contoh

TODAY = date(2026, 7, 15)
T = TypeVar("T")

ANALYSIS = ["kesiapan", "kesenjangan", "tidak_prioritas", "swot", "risiko"]
"""The lists of `analisis.yml` that completeness asks for."""

choices = st.lists(st.booleans(), min_size=24, max_size=24)
"""Which parts of a plan are kept, one after another."""


def measured(region: Region) -> Kelengkapan:
    found = completeness(region, TODAY)
    assert found is not None
    return found


def thinned(contoh: Contoh, kept: Sequence[bool]) -> Region:
    """The region with some of the parts of its plan, and its objectives all the same."""
    left = iter(kept)

    def some(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(item for item in items if next(left))

    plan = contoh.plan
    analysis: dict[str, Any] = {name: some(getattr(plan.analisis, name)) for name in ANALYSIS}
    rules: dict[str, Any] = {
        name: some(getattr(plan.rangkaian, name)) for name in ("rujukan", "regulasi")
    }
    stages = some(contoh.region.tahapan.tahapan)
    return replace(
        contoh.region,
        tahapan=contoh.region.tahapan.model_copy(update={"tahapan": stages}),
        plan=replace(
            plan,
            analisis=plan.analisis.model_copy(update=analysis),
            rangkaian=plan.rangkaian.model_copy(update=rules),
            program=some(plan.program),
            quick_win=some(plan.quick_win),
        ),
    )


@given(choices)
@settings(deadline=None, max_examples=60)
def test_what_is_met_and_what_is_missing_are_what_applies(contoh: Contoh, kept: list[bool]) -> None:
    found = measured(thinned(contoh, kept))

    assert 0 <= found.terpenuhi <= found.berlaku
    assert found.berlaku == found.terpenuhi + len(found.kurang)


@given(choices, choices)
@settings(deadline=None, max_examples=100)
def test_adding_a_part_never_lowers_what_is_met(
    contoh: Contoh, few: list[bool], more: list[bool]
) -> None:
    """Whoever writes a programme, a risk or a SWOT is never worse off for it."""
    both = [one or other for one, other in zip(few, more, strict=True)]

    assert measured(thinned(contoh, few)).terpenuhi <= measured(thinned(contoh, both)).terpenuhi


@given(choices)
@settings(deadline=None, max_examples=30)
def test_notes_are_what_is_missing_from_the_score(contoh: Contoh, kept: list[bool]) -> None:
    """So the list that an editor reads and the number that the public reads never differ."""
    region = thinned(contoh, kept)
    library = Library((region,), Glosarium(), per=TODAY)

    said = [(found.code, found.message) for found in plans_are_complete(library)]

    assert [(item.code, item.pesan) for item in measured(region).kurang] == said


@pytest.mark.parametrize("days", [0, REVIEW_DAYS, REVIEW_DAYS + 1])
def test_review_grows_old_after_a_year(contoh: Contoh, days: int) -> None:
    daerah = contoh.region.daerah.model_copy(update={"ditinjau": TODAY - timedelta(days=days)})

    codes = {item.code for item in measured(replace(contoh.region, daerah=daerah)).kurang}

    assert (days > REVIEW_DAYS) == (Code.TINJAUAN_LAMA in codes)


def test_region_without_a_plan_has_no_score(contoh: Contoh) -> None:
    """It is not incomplete: there is nothing yet that could be."""
    assert completeness(replace(contoh.region, plan=None), TODAY) is None


def test_every_rule_of_completeness_has_one_function(contoh: Contoh) -> None:
    """C1 to C15; the sixteenth looks at the region."""
    asked = [{item.code for item in rule(contoh.region, contoh.plan)} for rule in RULES]
    rules = {code.rule for code in Code if code.severity is Severity.NOTE}

    assert all(len(codes) <= 1 for codes in asked)
    assert {f"C{number}" for number in range(1, 17)} == rules
    assert 15 == len(RULES)

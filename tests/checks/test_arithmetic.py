"""Laws of targets. The words of each finding are in `tests/cases/`."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.checks.arithmetic import (
    target_years_lie_within_the_period,
    targets_follow_their_direction,
    targets_have_no_holes,
    targets_span_the_period,
)
from masterplan.model.sasaran import KondisiAwal
from tests.checks.contoh import Contoh

targets = st.dictionaries(
    st.integers(2025, 2029), st.none() | st.integers(0, 5).map(Decimal), min_size=1
)


@given(
    targets,
    st.none() | st.integers(0, 5).map(Decimal),
    st.sampled_from(["naik", "turun", "tetap", "capai"]),
)
@settings(deadline=None, max_examples=100)
def test_each_step_against_the_direction_is_told(
    contoh: Contoh,
    target: dict[int, Decimal | None],
    start: Decimal | None,
    arah: Literal["naik", "turun", "tetap", "capai"],
) -> None:
    """From one known value to the next; years whose target is not known are passed over."""
    item = contoh.plan.indikator[0].model_copy(
        update={"target": target, "arah": arah, "kondisi_awal": KondisiAwal(nilai=start)}
    )

    found = list(targets_follow_their_direction(contoh.with_indicators([item])))

    known = [value for value in (start, *(target[y] for y in sorted(target))) if value is not None]
    steps = [after - before for before, after in pairwise(known)]
    wrong = [step for step in steps if (step < 0 if arah == "naik" else step > 0)]
    assert (len(wrong) if arah in {"naik", "turun"} else 0) == len(found)


@given(st.sets(st.integers(2023, 2029), min_size=1))
@settings(deadline=None, max_examples=100)
def test_each_year_is_told_in_one_way(contoh: Contoh, years: set[int]) -> None:
    """Outside the period, missing at its ends, or missing between the first and the last given."""
    item = contoh.plan.indikator[0].model_copy(update={"target": dict.fromkeys(years)})
    library = contoh.with_indicators([item])

    outside = [found.message for found in target_years_lie_within_the_period(library)]
    ends = [found.message for found in targets_span_the_period(library)]
    holes = [found.message for found in targets_have_no_holes(library)]

    assert len(years - {2025, 2026, 2027}) == len(outside)
    assert bool({2025, 2027} - years) == bool(ends)
    assert ({2025, 2027} <= years and 2026 not in years) == bool(holes)


def test_years_that_are_missing_are_told_as_spans(contoh: Contoh) -> None:
    periode = contoh.plan.rangkaian.periode.model_copy(update={"selesai": 2045})
    rangkaian = contoh.plan.rangkaian.model_copy(update={"periode": periode})
    item = contoh.plan.indikator[0]
    target = dict.fromkeys([2025, 2027, 2031, 2045], Decimal(40))
    objective = contoh.plan.sasaran[0].model_copy(
        update={"indikator": (item.model_copy(update={"target": target}),)}
    )
    library = contoh.with_plan(rangkaian=rangkaian, sasaran=(objective,))

    [found] = targets_have_no_holes(library)

    assert (
        "Target indikator 'ind-layanan-contoh' melompati 2026, 2028–2030, 2032–2044."
        == found.message
    )

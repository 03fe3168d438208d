"""Laws of years, sums and targets. The words of each finding are in `tests/cases/`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.checks.arithmetic import printed_totals_add_up, targets_follow_their_direction
from masterplan.library import Library
from masterplan.model.program import Anggaran
from masterplan.model.region import Plan, Region
from masterplan.model.sasaran import KondisiAwal
from masterplan.model.totals import total_program

targets = st.dictionaries(
    st.integers(2025, 2029), st.none() | st.integers(0, 5).map(Decimal), min_size=1
)


def library_of(region: Region, plan: Plan) -> Library:
    return Library((replace(region, plan=plan),), None)  # type: ignore[arg-type]


@given(
    targets,
    st.none() | st.integers(0, 5).map(Decimal),
    st.sampled_from(["naik", "turun", "tetap", "capai"]),
)
@settings(deadline=None, max_examples=100)
def test_each_step_against_the_direction_is_told(
    contoh_raya: Region,
    plan: Plan,
    target: dict[int, Decimal | None],
    start: Decimal | None,
    arah: Literal["naik", "turun", "tetap", "capai"],
) -> None:
    """From one known value to the next; years whose target is not known are passed over."""
    objective = plan.sasaran[0]
    item = objective.indikator[0].model_copy(
        update={"target": target, "arah": arah, "kondisi_awal": KondisiAwal(nilai=start)}
    )
    changed = replace(plan, sasaran=(objective.model_copy(update={"indikator": (item,)}),))

    found = list(targets_follow_their_direction(library_of(contoh_raya, changed)))

    known = [value for value in (start, *(target[y] for y in sorted(target))) if value is not None]
    steps = [after - before for before, after in pairwise(known)]
    wrong = [step for step in steps if (step < 0 if arah == "naik" else step > 0)]
    assert (len(wrong) if arah in {"naik", "turun"} else 0) == len(found)


@given(st.lists(st.none() | st.integers(0, 9), max_size=4), st.none() | st.integers(0, 20))
@settings(deadline=None, max_examples=100)
def test_printed_total_is_compared_only_when_every_line_is_known(
    contoh_raya: Region, plan: Plan, amounts: list[int | None], printed: int | None
) -> None:
    lines = tuple(
        Anggaran(tahun=2025 + n, sumber_dana="APBN", pagu=amount)
        for n, amount in enumerate(amounts)
    )
    program = plan.program[0].model_copy(update={"anggaran": lines, "total_tercetak": printed})
    changed = replace(plan, program=(program,))

    found = list(printed_totals_add_up(library_of(contoh_raya, changed)))

    total = total_program(program)
    assert (printed is not None and total.lengkap and total.nilai != printed) == bool(found)

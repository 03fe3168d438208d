"""Laws of dates, progress and weights. The words of each finding are in `tests/cases/`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.checks.time import (
    progress_fits_status,
    results_are_not_from_the_future,
    running_programs_have_begun,
    stages_follow_one_another,
    weights_add_up,
)
from masterplan.library import Library
from masterplan.model.pilar import TAHAP, Tahap
from masterplan.model.sasaran import Realisasi
from masterplan.model.tahapan import Dimensi, Evaluasi, Tahapan
from tests.checks.contoh import Contoh

TODAY = date(2026, 6, 30)

partial = st.tuples(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.sampled_from([4, 7, 10]))
"""A day, and how much of it is known."""


def staged(contoh: Contoh, ends: list[str]) -> Library:
    """The region with its stages ended at these partial dates, in the order of the movement."""
    stages = tuple(
        Tahapan(tahap=cast(Tahap, name), status="selesai", selesai=end)
        for name, end in zip(TAHAP, ends, strict=False)
    )
    return contoh.with_region(
        tahapan=contoh.region.tahapan.model_copy(update={"tahapan": stages, "evaluasi": ()})
    )


@given(st.lists(partial, max_size=6))
@settings(deadline=None, max_examples=100)
def test_dates_in_order_are_never_told(contoh: Contoh, days: list[tuple[date, int]]) -> None:
    """However little is known of each: 2022 may be before or after any day of 2022."""
    ends = [day.isoformat()[:known] for day, known in sorted(days)]

    assert [] == list(stages_follow_one_another(staged(contoh, ends)))


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(1, 700))
@settings(deadline=None, max_examples=50)
def test_whole_dates_out_of_order_are_always_told(contoh: Contoh, day: date, later: int) -> None:
    before = date.fromordinal(day.toordinal() + later)

    found = list(stages_follow_one_another(staged(contoh, [str(before), str(day)])))

    assert 1 == len(found)


@given(
    st.sampled_from(["direncanakan", "berjalan", "selesai", "tertunda"]),
    st.none() | st.integers(0, 100).map(Decimal) | st.just(Decimal("99.9")),
)
@settings(deadline=None, max_examples=60)
def test_finished_is_a_hundred_percent_and_nothing_else_is(
    contoh: Contoh, status: str, progress: Decimal | None
) -> None:
    program = contoh.program(status=status, kemajuan_persen=progress)

    found = list(progress_fits_status(contoh.with_plan(program=(program,))))

    fits = progress is None or (status == "selesai") == (progress == 100)
    assert fits == (found == [])


@given(st.integers(2024, 2027), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
@settings(deadline=None, max_examples=60)
def test_running_program_has_begun_by_the_year_of_its_status(
    contoh: Contoh, begin: int, day: date
) -> None:
    program = contoh.program(status="berjalan", mulai=begin, status_per=day)

    found = list(running_programs_have_begun(contoh.with_plan(program=(program,))))

    assert (begin > day.year) == bool(found)


@given(
    st.dictionaries(st.integers(2024, 2029), st.none() | st.integers(0, 9).map(Decimal)),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
@settings(deadline=None, max_examples=60)
def test_whatever_lies_after_today_is_told(
    contoh: Contoh, values: dict[int, Decimal | None], status_per: date
) -> None:
    """The year that runs may have a value already; a year without one reports nothing."""
    results = {year: Realisasi(nilai=value) for year, value in values.items()}
    item = contoh.plan.indikator[0].model_copy(update={"realisasi": results})
    [region] = contoh.with_indicators([item])
    assert region.plan is not None
    library = contoh.with_plan(
        today=TODAY,
        sasaran=region.plan.sasaran,
        program=(contoh.program(status_per=status_per),),
    )

    found = list(results_are_not_from_the_future(library))

    early = [year for year, value in values.items() if year > 2026 and value is not None]
    assert len(early) + (status_per > TODAY) == len(found)


@given(st.lists(st.none() | st.integers(0, 40).map(Decimal), min_size=5, max_size=5))
@settings(deadline=None, max_examples=100)
def test_weights_are_added_up_only_when_all_are_given(
    contoh: Contoh, weights: list[Decimal | None]
) -> None:
    names = ["baseline", "output", "outcome", "impact", "quick_win"]
    given_weights: dict[str, Any] = dict(zip(names, weights, strict=True))
    item = Evaluasi(tahun=2025, putaran="1", bobot=Dimensi.model_construct(**given_weights))
    tahapan = contoh.region.tahapan.model_copy(update={"evaluasi": (item,)})

    found = list(weights_add_up(contoh.with_region(tahapan=tahapan)))

    known = [weight for weight in weights if weight is not None]
    assert (len(known) == 5 and sum(known) != 100) == bool(found)


def test_tenths_of_a_percent_add_up_exactly(contoh: Contoh) -> None:
    """As they would not in binary fractions."""
    parts = ["0.1", "0.2", "33.3", "33.3", "33.1"]
    names = ["baseline", "output", "outcome", "impact", "quick_win"]
    weights: dict[str, Any] = dict(zip(names, map(Decimal, parts), strict=True))
    item = Evaluasi(tahun=2025, putaran="1", bobot=Dimensi(**weights))
    tahapan = contoh.region.tahapan.model_copy(update={"evaluasi": (item,)})

    assert [] == list(weights_add_up(contoh.with_region(tahapan=tahapan)))

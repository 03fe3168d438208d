from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.province.ages import Umur, age, newest, span

TODAY = date(2026, 11, 24)

days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
partial = st.builds(lambda day, parts: day.isoformat()[:parts], days, st.sampled_from([4, 7, 10]))
"""A day, a month or a year."""


@pytest.mark.parametrize(
    ("per", "least", "most"),
    [
        ("2026-11-24", 0, 0),
        ("2026-11-20", 4, 4),
        ("2026-10", 24, 54),
        ("2022", 1424, 1788),
        ("2026-11", 0, 23),
        ("2026", 0, 327),
        ("2024-02", 999, 1027),
    ],
)
def test_ages_are_counted_from_the_ends_of_what_a_date_can_mean(
    per: str, least: int, most: int
) -> None:
    assert Umur(per, least, most) == age(per, TODAY)


@given(partial, days)
def test_an_age_is_a_number_exactly_when_the_day_is_known(per: str, today: date) -> None:
    """A year alone never looks more exact than it is."""
    found = age(per, today)
    first, last = span(per)

    assert found.pasti == (first == last)
    assert 0 <= found.hari <= found.hari_terlama
    assert found.hari_terlama - found.hari <= 365
    if last <= today:
        assert today - timedelta(found.hari) == last
        assert today - timedelta(found.hari_terlama) == first


@given(days, st.sampled_from([4, 7, 10]))
def test_a_span_holds_its_day(day: date, parts: int) -> None:
    first, last = span(day.isoformat()[:parts])

    assert first <= day <= last


@given(st.lists(partial | st.none()), days)
def test_the_newest_date_has_begun_and_none_that_has_reaches_further(
    dates: list[str | None], today: date
) -> None:
    """What is planned for later is no news, and never makes knowledge younger."""
    found = newest(dates, today)
    begun = [text for text in dates if text is not None and span(text)[0] <= today]

    assert (found is None) == (not begun)
    if found is not None:
        assert found in begun
        assert all(span(text)[1] <= span(found)[1] for text in begun)

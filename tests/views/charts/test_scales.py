from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.views.charts.scales import Scale, measure, ticks
from tests.strategies import numbers


@given(numbers, numbers, st.integers(3, 7))
def test_ticks_enclose_what_they_measure(one: Decimal, other: Decimal, most: int) -> None:
    found = ticks(min(one, other), max(one, other), most)

    assert found[0] <= min(one, other)
    assert found[-1] >= max(one, other)
    assert 2 <= len(found) <= most


@given(numbers, numbers, st.integers(3, 7))
def test_ticks_are_round_and_stand_at_equal_distances(
    one: Decimal, other: Decimal, most: int
) -> None:
    """A step is one, two or five times a power of ten, and every tick is a multiple of it."""
    found = ticks(min(one, other), max(one, other), most)
    (step,) = {Fraction(then) - Fraction(tick) for tick, then in pairwise(found)}
    written = Decimal(step.numerator) / Decimal(step.denominator)

    assert written.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert all((Fraction(tick) / step).denominator == 1 for tick in found)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 0, 4, [0, Decimal("0.5"), 1]),
        (7, 7, 4, [0, 5, 10]),
        (-7, -7, 4, [-10, -5, 0]),
        (0, 53_071_650_000, 4, [0, 20_000_000_000, 40_000_000_000, 60_000_000_000]),
        (-1, 1, 3, [-1, 0, 1]),
        (Decimal("2.5"), Decimal("3.6"), 4, ["2.5", "3.0", "3.5", "4.0"]),
    ],
)
def test_ticks(low: Decimal, high: Decimal, most: int, expected: list[object]) -> None:
    assert [Decimal(str(value)) for value in expected] == list(ticks(low, high, most))


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        ([10, 85], 0, 100),
        ([76, 88], 75, 90),
        ([-88, -76], -90, -75),
        ([-85, -10], -100, 0),
        ([-10, 10], -10, 10),
    ],
)
def test_a_line_starts_at_zero_when_zero_is_near(values: list[int], first: int, last: int) -> None:
    found = measure([Decimal(value) for value in values], 4)

    assert [first, last] == [found[0], found[-1]]


@given(numbers, numbers, numbers)
def test_a_scale_keeps_order_and_reaches_its_ends(a: Decimal, b: Decimal, c: Decimal) -> None:
    low, middle, high = sorted((a, b, c))
    if low == high:
        return
    place = Scale(low, high, 90.0, 10.0)  # upside down, as heights are in a drawing

    assert (90.0, 10.0) == (place(low), place(high))
    assert 10.0 <= place(middle) <= 90.0

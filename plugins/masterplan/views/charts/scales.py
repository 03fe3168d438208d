"""Numbers in, places on a chart and its round ticks out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

_STEPS = (1, 2, 5, 10, 20, 50)
"""What a step between ticks may be, times a power of ten that is at most the step wanted."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight way from numbers to places: from `low` to `high` into `start` to `end`."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal | int) -> float:
        """The place of a number."""
        share = float((value - self.low) / (self.high - self.low))
        return self.start + share * (self.end - self.start)


def ticks(low: Decimal | int, high: Decimal | int, most: int) -> tuple[Decimal, ...]:
    """Round numbers at equal distances that enclose both ends: at most `most`, three or more.

    Equal ends are given room as far as zero, and zero alone as far as one.
    """
    low, high = Decimal(low), Decimal(high)
    if low == high:
        low, high = (min(low, Decimal(0)), max(high, Decimal(0))) if low else (low, Decimal(1))
    power = Decimal(1).scaleb(((high - low) / most).adjusted())
    for step in (power * factor for factor in _STEPS):
        first = floor(Fraction(low) / Fraction(step))  # Decimal would round what it divides
        last = ceil(Fraction(high) / Fraction(step))
        if last - first < most:
            break
    return tuple(step * n for n in range(first, last + 1))


def measure(values: Sequence[Decimal], most: int) -> tuple[Decimal, ...]:
    """Ticks for values of a line: from zero when zero is near, else just around them.

    A line may begin above zero, because it shows change and not amount.
    """
    low, high = min(values), max(values)
    if low > 0 and low < high * 2 / 3:
        low = Decimal(0)
    if high < 0 and high > low * 2 / 3:
        high = Decimal(0)
    return ticks(low, high, most)

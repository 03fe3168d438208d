"""Dates as exact as their sources in, the age of what they tell out.

What a source says holds for its own day; of the days after it nobody has said anything. So age is
counted from the day that is told of to the library's today, and a source that gives only a year
makes it a span, not a number.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Umur:
    """How old a piece of information is."""

    per: str
    """The day, month or year that it tells of, as ISO 8601 (`2021-07-01`, `2021-07`, `2021`)."""
    hari: int
    """Days at least: from the last day that `per` can mean, or 0 while that has not come."""
    hari_terlama: int
    """Days at most: from the first day that `per` can mean."""

    @property
    def pasti(self) -> bool:
        """Whether the day itself is known."""
        return len(self.per) == len("2021-07-01")


def age(per: str, today: date) -> Umur:
    """The age on `today` of what is told of a day, a month or a year."""
    first, last = span(per)
    return Umur(per, max((today - last).days, 0), max((today - first).days, 0))


def newest(dates: Iterable[str | None], today: date) -> str | None:
    """The date that reaches furthest, of those that have begun by `today`; plans are not news."""
    begun = [text for text in dates if text is not None and span(text)[0] <= today]
    return max(begun, key=lambda text: (span(text)[1], len(text)), default=None)


def span(per: str) -> tuple[date, date]:
    """The first and the last day that a day, month or year can mean."""
    year, month, day = (int(part) for part in [*per.split("-"), "0", "0"][:3])
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return date(year, month or 1, day or 1), last

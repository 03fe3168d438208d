"""Postings in, short text out: one sign for most of them, all printable, to travel in a script.

Signs are numbers below 93, written as the printable characters of ASCII without the quotation mark
and the backslash:

    0-69   a posting: (distance - 1) * 7 + level, for distances up to ten
    70-81  a form that occurs in it; none when it is the family's first alone
    82 x   carried = 93 * carried + x + 1; ten times that is added to the next distance
    83 g   what follows is of group g of the same region
    84 r g what follows is of the region r further on, and of group g
    85     93 more are added to the next r
    86 r   all records of the region r further on answer to the word

A posting of a group whose records have years is followed by two more signs: the first year less
2000, and how many years later the last one is.

What only says where a very common word is uses one sign for six records: a number below 64, whose
bits say which of them have it, the first one lowest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import TypeAlias

from masterplan.search.posting import (
    FORM_MASK,
    GROUP_AT,
    GROUP_MASK,
    LEVEL_AT,
    LEVEL_MASK,
    LEVELS,
    NUMBER_AT,
    NUMBER_MASK,
    REGION_AT,
    Place,
)

SIGNS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
"""The signs by their number."""

BASE = len(SIGNS)
STEPS = 10
FORM, FORMS = STEPS * LEVELS, 12
FAR, GROUP, REGION, REGIONS, WHOLE = range(FORM + FORMS, FORM + FORMS + 5)
FIRST_YEAR = 2000

_GROUPS = REGION_AT - GROUP_AT
_NEAR = [[SIGNS[step * LEVELS + level] for level in range(LEVELS)] for step in range(STEPS)]

Years: TypeAlias = Callable[[int, int], "Mapping[int, str] | Sequence[str] | None"]
"""Gives, for a region and a group, the two signs of each record; `None` where they have none."""


def encode(
    postings: Iterable[int],
    forms: Mapping[int, str],
    years: Years,
    whole: Iterable[int] = (),
) -> str:
    """Write postings that stand in the order of their places.

    `forms` gives the signs of each set of forms; `whole` are the regions that answer altogether.
    """
    out = [_whole(whole)]
    now = -1
    number = -1
    dated: Mapping[int, str] | Sequence[str] | None = None
    for posting in postings:
        group = posting >> GROUP_AT
        if group != now:
            out.append(_moved(now, group))
            now, number = group, -1
            dated = years(group >> _GROUPS, group & GROUP_MASK)
        place = posting >> NUMBER_AT & NUMBER_MASK
        distance = place - number - 1
        number = place
        if distance >= STEPS:
            far, distance = divmod(distance, STEPS)
            out.append(_carried(far))
        out.append(_NEAR[distance][posting >> LEVEL_AT & LEVEL_MASK])
        if dated is not None:
            out.append(dated[place])
        out.append(forms[posting & FORM_MASK])
    return "".join(out)


def encode_places(postings: Iterable[int]) -> str:
    """Write only where postings are, which stand in the order of their places."""
    out: list[str] = []
    now = -1
    for group, members in groupby(postings, lambda posting: posting >> GROUP_AT):
        out.append(_moved(now, group))
        now = group
        bits = 0
        for posting in members:
            bits |= 1 << (posting >> NUMBER_AT & NUMBER_MASK)
        while bits:
            out.append(SIGNS[bits & 63])
            bits >>= 6
    return "".join(out)


def _moved(now: int, group: int) -> str:
    """The signs that lead from one region's group to another's; at first from nowhere."""
    step = (group >> _GROUPS) - (now >> _GROUPS if now >= 0 else 0)
    sign = SIGNS[group & GROUP_MASK]
    if now >= 0 and not step:
        return SIGNS[GROUP] + sign
    return SIGNS[REGIONS] * (step // BASE) + SIGNS[REGION] + SIGNS[step % BASE] + sign


def form_signs(places: Iterable[int]) -> str:
    """The signs of the forms at these places of a family's list."""
    found = sorted({min(place, FORMS - 1) for place in places})
    return "" if found == [0] else "".join(SIGNS[FORM + place] for place in found)


def year_signs(first: int, last: int) -> str:
    """The signs of a run of years."""
    start = max(0, min(BASE - 1, first - FIRST_YEAR))
    return SIGNS[start] + SIGNS[max(0, min(BASE - 1, last - first))]


def _whole(regions: Iterable[int]) -> str:
    out, last = [], 0
    for region in regions:
        more, step = divmod(region - last, BASE)
        out.append(SIGNS[REGIONS] * more + SIGNS[WHOLE] + SIGNS[step])
        last = region
    return "".join(out)


@cache
def _carried(far: int) -> str:
    signs = ""
    while far > 0:
        far, rest = divmod(far - 1, BASE)
        signs = SIGNS[FAR] + SIGNS[rest] + signs
    return signs


@dataclass(frozen=True, slots=True)
class Hit:
    """A posting as a reader of the text gets it."""

    place: Place
    level: int
    forms: tuple[int, ...]
    """The places of the forms that occur; none when it is the first alone."""
    years: tuple[int, int] | None = None


@dataclass(slots=True)
class Decoded:
    """What a text says."""

    hits: list[Hit] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)


def decode(text: str, dated: Callable[[int], bool], *, places: bool = False) -> Decoded:
    """Read what `encode` or `encode_places` wrote, as the browser's script does.

    `dated` knows the groups whose records have years.
    """
    found = Decoded()
    signs: Iterator[int] = iter([SIGNS.index(sign) for sign in text])
    region = group = whole = more = far = 0
    number = -1
    for sign in signs:
        if places and sign < 64:
            found.hits += [
                Hit(Place(region, group, number + bit + 1), 1, ())
                for bit in range(6)
                if sign >> bit & 1
            ]
            number += 6
        elif sign < FORM:
            number += 10 * far + sign // LEVELS + 1
            far = 0
            years = None
            if dated(group):
                first = FIRST_YEAR + next(signs)
                years = first, first + next(signs)
            found.hits.append(Hit(Place(region, group, number), sign % LEVELS, (), years))
        elif sign < FAR:
            hit = found.hits[-1]
            found.hits[-1] = replace(hit, forms=(*hit.forms, sign - FORM))
        elif sign == FAR:
            far = BASE * far + next(signs) + 1
        elif sign == GROUP:
            group, number = next(signs), -1
        elif sign == REGION:
            region += more + next(signs)
            more, group, number = 0, next(signs), -1
        elif sign == REGIONS:
            more += BASE
        else:
            whole += more + next(signs)
            more = 0
            found.whole.append(whole)
    return found

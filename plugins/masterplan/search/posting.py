"""A word in a record, packed into one number: millions of them fit in memory and sort by place.

From the highest bit: region, group, number within the group, level, and a bit for each form.
"""

from __future__ import annotations

from typing import NamedTuple

FORM_BITS, LEVEL_BITS, NUMBER_BITS, GROUP_BITS = 20, 3, 18, 7
MOST_FORMS = FORM_BITS
"""A root with more forms than this has the rarest ones share the last bit."""

LEVEL_AT = FORM_BITS
NUMBER_AT = LEVEL_AT + LEVEL_BITS
GROUP_AT = NUMBER_AT + NUMBER_BITS
REGION_AT = GROUP_AT + GROUP_BITS

FORM_MASK = (1 << FORM_BITS) - 1
LEVEL_MASK = (1 << LEVEL_BITS) - 1
NUMBER_MASK = (1 << NUMBER_BITS) - 1
GROUP_MASK = (1 << GROUP_BITS) - 1

ABOVE, STRONG, LONG_TITLE, TITLE = 0, 4, 5, 6
"""Levels: only in the title above; 1 to 4, ever more of the text; in a title, long or short."""
LEVELS = 7


class Place(NamedTuple):
    """A record in an index, as postings name it."""

    region: int
    group: int
    number: int


def pack(place: Place, level: int = 0, forms: int = 0) -> int:
    """Put a posting together; `forms` has a bit for each form that occurs."""
    return (
        place.region << REGION_AT
        | place.group << GROUP_AT
        | place.number << NUMBER_AT
        | level << LEVEL_AT
        | forms
    )


def place_of(posting: int) -> Place:
    """The record of a posting."""
    return Place(
        posting >> REGION_AT, posting >> GROUP_AT & GROUP_MASK, posting >> NUMBER_AT & NUMBER_MASK
    )


def level_of(posting: int) -> int:
    """How strongly the word is there."""
    return posting >> LEVEL_AT & LEVEL_MASK

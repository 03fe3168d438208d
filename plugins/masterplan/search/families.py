"""An index in, families of words out: a root, its forms and its synonyms, with all they are in.

A browser that looks up one word gets the whole family in one file: what it asked for, what is
related to it, and which of the two a place says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from masterplan.search.encoding import Years, encode, encode_places, form_signs, year_signs
from masterplan.search.index import Index, Postings
from masterplan.search.kinds import GRUP, JENIS
from masterplan.search.posting import (
    FORM_MASK,
    GROUP_AT,
    GROUP_MASK,
    LEVEL_AT,
    LEVEL_MASK,
    NUMBER_AT,
)
from masterplan.search.words import BESIDE, Language

MOST = 600
"""Postings of one family that travel at once; a word in more places than that tells little, and
only where it is weak do the rest matter."""


@dataclass(frozen=True, slots=True)
class Family:
    """Words that find each other."""

    forms: tuple[tuple[str, ...], ...]
    """The forms of each root, the most frequent first; the roots likewise."""
    counts: tuple[int, ...]
    """In how many records each form is, in the same order."""
    size: int
    """In how many records the family is."""
    postings: str
    rest: str = ""
    """Where else it is, where that is more than travels at once."""

    @property
    def name(self) -> str:
        """The most frequent form, or the root where all say it in other words."""
        return self.forms[0][0]


def families(index: Index, language: Language) -> list[Family]:
    """Every family of an index, in the order of their names."""
    years = _year_signs(index)
    found = []
    for roots, others in _kin(index, language):
        whole = sorted({region for root in roots for region in index.whole.get(root, ())})
        members = [(root, index.postings[root]) for root in roots]
        found.append(_family(members, others, whole, years))
    return sorted(found, key=lambda family: family.name)


def _kin(index: Index, language: Language) -> list[tuple[list[str], list[str]]]:
    """The roots of an index, put together where they are synonyms; and their synonyms beyond it."""
    parent: dict[str, str] = {}
    beyond: dict[str, set[str]] = {}

    def top(root: str) -> str:
        while (above := parent.get(root, root)) != root:
            root = above
        return root

    for root in sorted(index.postings):
        form = min((form for form in index.postings[root].forms if form[0] != BESIDE), default=root)
        for other in language.expand(form):
            if other == root:
                continue
            if other not in index.postings:
                beyond.setdefault(root, set()).add(other)
            elif top(other) != top(root):
                first, second = sorted((top(root), top(other)))
                parent[second] = first
    kin: dict[str, tuple[list[str], list[str]]] = {}
    for root in sorted(index.postings):  # again, so that a family's roots are in order
        roots, others = kin.setdefault(top(root), ([], []))
        roots.append(root)
        others += sorted(beyond.get(root, ()))
    return list(kin.values())


def _family(
    members: Sequence[tuple[str, Postings]],
    others: Sequence[str],
    whole: Sequence[int],
    years: Years,
) -> Family:
    counted = [(*_forms(root, member), member) for root, member in members]
    if len(counted) > 1:
        counted.sort(key=lambda found: found[0])
    places: list[list[tuple[int, int]]] = []
    names: list[tuple[str, ...]] = []
    counts: list[int] = []
    for forms, _, member in counted:
        start = len(counts)
        names.append(tuple([name for _, _, name in forms]))
        counts += [-less for _, less, _ in forms]
        known = dict(member.numbered)
        places.append(
            [(known[name], start + at) for at, name in enumerate(names[-1]) if name in known]
        )
    if len(counted) == 1:
        _, sets, member = counted[0]
        postings: Sequence[int] = member.found
        signs = {
            mask: form_signs([at for bit, at in places[0] if mask >> bit & 1]) for mask in sets
        }
    else:
        postings, combined = _merged([member.found for *_, member in counted])
        signs = {
            number: form_signs(
                at
                for mask, of in zip(masks, places, strict=True)
                for bit, at in of
                if mask >> bit & 1
            )
            for number, masks in enumerate(combined)
        }
    own = {name for group in names for name in group}
    asked = [other for other in dict.fromkeys(others) if other not in own]
    strong, weak = _divided(postings)
    return Family(
        (*names, *((other,) for other in asked)),
        (*counts, *(0 for _ in asked)),
        len(postings),
        encode(strong, signs, years, whole),
        encode_places(weak),
    )


def _forms(root: str, postings: Postings) -> tuple[list[tuple[bool, int, str]], Iterable[int]]:
    """The forms of a root, the most frequent first, and the sets of them that occur.

    Of each form: whether it is said in other words, less how many records it is in, and it. The
    root itself may be asked for though nobody says it.
    """
    if postings.forms == [root]:  # nearly half of all
        return [(root[0] == BESIDE, -len(postings.found), root)], (1,)
    sets = Counter([posting & FORM_MASK for posting in postings.found])
    found = [
        (
            name[0] == BESIDE,
            -sum([times for mask, times in sets.items() if mask >> bit & 1]),
            name,
        )
        for name, bit in postings.numbered
    ]
    if root not in postings.forms and root.isalnum():
        found.append((False, 0, root))
    found.sort()
    return found, sets


def _merged(rows: Sequence[Sequence[int]]) -> tuple[list[int], list[tuple[int, ...]]]:
    """The postings of several roots as one list, whose form bits number the sets beside it."""
    strongest: dict[int, int] = {}
    masks: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for posting in row:
            place = posting >> NUMBER_AT
            strongest[place] = max(strongest.get(place, 0), posting >> LEVEL_AT & LEVEL_MASK)
            masks.setdefault(place, [0] * len(rows))[number] = posting & FORM_MASK
    sets: dict[tuple[int, ...], int] = {}
    merged = [
        place << NUMBER_AT
        | strongest[place] << LEVEL_AT
        | sets.setdefault(tuple(masks[place]), len(sets))
        for place in sorted(strongest)
    ]
    return merged, list(sets)


def _divided(postings: Sequence[int]) -> tuple[Sequence[int], list[int]]:
    """The strongest postings, and the others."""
    if len(postings) <= MOST:
        return postings, []
    order = sorted(range(len(postings)), key=lambda at: (-_strength(postings[at]), at))
    return [postings[at] for at in sorted(order[:MOST])], [
        postings[at] for at in sorted(order[MOST:])
    ]


def _strength(posting: int) -> float:
    jenis, _ = GRUP[posting >> GROUP_AT & GROUP_MASK]
    return (1 + (posting >> LEVEL_AT & LEVEL_MASK)) * JENIS[jenis].bobot


def _year_signs(index: Index) -> Years:
    """The years of the records of an index, by region and group."""
    dated = {
        (region, group): [year_signs(record.mulai, record.selesai) for record in records]
        for region, part in enumerate(index.parts)
        for group, records in part.groups.items()
        if JENIS[GRUP[group][0]].bertahun
    }
    return lambda region, group: dated.get((region, group))

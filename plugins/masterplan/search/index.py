"""Records in, an index of them out: which word is in which record, in what form and how strongly.

A region's part is made from its own records alone, so it changes only when its text does; the
index of the whole site is those parts side by side.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from masterplan.memory import without_collector
from masterplan.search.kinds import JENIS, NOMOR_GRUP
from masterplan.search.posting import (
    ABOVE,
    FORM_MASK,
    LEVEL_AT,
    LONG_TITLE,
    MOST_FORMS,
    REGION_AT,
    STRONG,
    TITLE,
    Place,
    pack,
)
from masterplan.search.records import Record
from masterplan.search.words import BESIDE, Language, forms


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A region as an index knows it; one without a slug stands for the whole site's pages."""

    kode: str
    """The region's code without its dot; '0' for the pages of no region."""
    slug: str
    nama: str
    contoh: bool = False
    """Whether its plan is an invented sample."""
    sebutan: str = ""
    """Names that stand for all of its records: who asks for one of them asks for any of these."""


@dataclass(slots=True)
class Postings:
    """Where a root occurs."""

    forms: list[str] = field(default_factory=list)
    """Its forms; the place of one here is the number of its bit."""
    found: array[int] = field(default_factory=lambda: array("Q"))
    """In the order of regions, groups and numbers."""

    def number(self, form: str) -> int:
        """The number of a form's bit; those that come after the last share it."""
        try:
            number = self.forms.index(form)  # a root has few
        except ValueError:
            number = len(self.forms)
            self.forms.append(form)
        return min(number, MOST_FORMS - 1)

    @property
    def numbered(self) -> Iterator[tuple[str, int]]:
        """The forms, each with the number of its bit."""
        return ((form, min(at, MOST_FORMS - 1)) for at, form in enumerate(self.forms))

    def add_region(self, region: int, own: Postings) -> None:
        """Add a region's postings of the same root."""
        moved = {number: self.number(form) for form, number in own.numbered}
        at = region << REGION_AT
        if all(number == there for number, there in moved.items()):
            self.found.extend([at | posting for posting in own.found])
            return
        masks: dict[int, int] = {}
        for posting in own.found:
            mask = posting & FORM_MASK
            there = masks.get(mask)
            if there is None:
                there = masks[mask] = _moved(mask, moved)
            self.found.append(at | posting ^ mask | there)


def _moved(mask: int, moved: dict[int, int]) -> int:
    there = 0
    for number, target in moved.items():
        if mask >> number & 1:
            there |= 1 << target
    return there


@dataclass(frozen=True)
class Part:
    """The records of one region, numbered by group, and where each root occurs in them."""

    wilayah: Wilayah
    groups: dict[int, list[Record]]
    postings: dict[str, Postings]
    whole: frozenset[str]
    """The roots of its names."""


@dataclass(frozen=True)
class Index:
    """Some regions' parts, side by side; a posting's region is its part's place."""

    parts: Sequence[Part]

    @cached_property
    def size(self) -> int:
        """How many records there are."""
        return sum(len(group) for part in self.parts for group in part.groups.values())

    @cached_property
    def postings(self) -> dict[str, Postings]:
        """Where each root occurs, over all parts."""
        merged: dict[str, Postings] = {root: Postings() for root in self.whole}
        if len(self.parts) == 1:
            return merged | self.parts[0].postings
        for region, part in enumerate(self.parts):
            for root, own in part.postings.items():
                merged.setdefault(root, Postings()).add_region(region, own)
        return merged

    @cached_property
    def whole(self) -> dict[str, list[int]]:
        """The regions all of whose records answer to a root."""
        found: dict[str, list[int]] = {}
        for region, part in enumerate(self.parts):
            for root in sorted(part.whole):
                found.setdefault(root, []).append(region)
        return found


def build_part(wilayah: Wilayah, records: Iterable[Record], language: Language) -> Part:
    """Number a region's records and note where each root occurs."""
    groups: dict[int, list[Record]] = {}
    for record in records:
        groups.setdefault(NOMOR_GRUP[record.jenis, record.pilar], []).append(record)
    groups = {group: groups[group] for group in sorted(groups)}
    notes = _Notes(language)
    with without_collector():
        for group, members in groups.items():
            for number, record in enumerate(members):
                notes.add(record, pack(Place(0, group, number)))
    names = forms(wilayah.sebutan, language)
    return Part(wilayah, groups, dict(notes.found), frozenset(root for _, root in names))


class _Notes:
    """Collects where each root occurs, record by record."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.found: defaultdict[str, Postings] = defaultdict(Postings)
        self.short: dict[str, list[tuple[str, str]]] = {}
        """The words of titles of pages and names of kinds, which many records share."""

    def add(self, record: Record, place: int) -> None:
        """Add the postings of a record: of each root the highest level that it reaches."""
        said: dict[str, int] = {}
        masks: dict[str, int] = {}
        length = 0
        for (form, root), count in Counter(forms(record.teks, self.language)).items():
            length += count
            bit = 1 << self.found[root].number(form)
            if root in said:
                said[root] += count
                masks[root] |= bit
            else:
                said[root] = count
                masks[root] = bit
        weight = 1.2 * (0.3 + 0.7 * length / _TYPICAL)
        level = {root: _text_level(count / (count + weight)) for root, count in said.items()}
        title = list(forms(record.judul, self.language))
        in_title = _title_level(len({form for form, _ in title if form[0] != BESIDE}))
        for words, least in (
            (self._words(record.bagian), ABOVE),
            (self._words(JENIS[record.jenis].sebutan), LONG_TITLE),
            (title, in_title),
        ):
            for form, root in words:
                level[root] = max(least, level.get(root, 0))
                masks[root] = masks.get(root, 0) | 1 << self.found[root].number(form)
        for root, value in level.items():
            self.found[root].found.append(place | value << LEVEL_AT | masks[root])

    def _words(self, text: str) -> list[tuple[str, str]]:
        known = self.short.get(text)
        if known is None:
            known = self.short[text] = list(forms(text, self.language))
        return known


_SHORT_TITLE, _LONG_TITLE = 2, 8
"""Words of a title up to which it is short, and beyond which it is a sentence."""
_TYPICAL = 100
"""Words of a text that is neither short nor long: a constant, so that no region's part depends on
another's."""


def _title_level(length: int) -> int:
    """The level of the words of a title: those of a whole sentence are but strong words."""
    return TITLE if length <= _SHORT_TITLE else LONG_TITLE if length <= _LONG_TITLE else STRONG


def _text_level(share: float) -> int:
    """The level of a word that takes this share of a text, from 0 to 1."""
    return 1 if share < 0.3 else 2 if share < 0.5 else 3 if share < 0.65 else STRONG

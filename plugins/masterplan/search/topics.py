"""An index in, the words that its titles speak of out, for an index of topics to read in."""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.search.index import Index, Postings
from masterplan.search.kinds import GRUP, JENIS
from masterplan.search.posting import FORM_MASK, LONG_TITLE, level_of, place_of
from masterplan.search.records import Record
from masterplan.search.words import BESIDE
from masterplan.views.search_pages import MOST_LINKS, Tautan, Topik

LEAST, MOST = 3, 150
"""Titles with a word that make it a topic, and how many topics there are."""
SHORTEST = 4


def text_topics(index: Index) -> Iterator[Topik]:
    """The words that most titles speak of, each with the places that are most about it."""
    found: list[tuple[int, str, list[int]]] = []
    for root in index.postings:
        postings = index.postings[root]
        titled = [posting for posting in postings.found if level_of(posting) >= LONG_TITLE]
        name = _name(postings, titled)
        if len(titled) >= LEAST and len(name) >= SHORTEST and root not in index.whole:
            found.append((-len(titled), name, titled))
    for _, name, titled in sorted(found)[:MOST]:
        best = sorted(titled, key=lambda posting: (-_strength(posting), posting))[:MOST_LINKS]
        links = dict.fromkeys(_link(index, posting) for posting in best)
        yield Topik(name.capitalize() if name.islower() else name, tuple(links))


def _name(postings: Postings, titled: list[int]) -> str:
    """The form that most of these titles use; '' where they say it in other words."""
    counts = {
        name: sum(1 for posting in titled if (posting & FORM_MASK) >> bit & 1)
        for name, bit in postings.numbered
        if not name.startswith(BESIDE) and name.isalpha()
    }
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _strength(posting: int) -> float:
    jenis, _ = GRUP[place_of(posting).group]
    return JENIS[jenis].bobot * level_of(posting)


def _link(index: Index, posting: int) -> Tautan:
    place = place_of(posting)
    part = index.parts[place.region]
    record: Record = part.groups[place.group][place.number]
    return Tautan(record.judul, record.alamat, part.wilayah.nama if part.wilayah.slug else "")

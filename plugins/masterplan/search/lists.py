"""Titles and words of an index in, lists by how they begin out: for completing and for mending.

While a reader types, the list of the titles with a word that begins so is small enough to fetch;
when a word is nowhere, the list of the words with its first letter shows what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from masterplan.search.families import Family
from masterplan.search.index import Index
from masterplan.search.kinds import JENIS
from masterplan.search.words import BESIDE, Language, forms

MOST_TITLES = 30
"""Titles in one list: more than a reader would go through."""
MOST_WORDS = 1500
TITLE_START, WORD_START = 2, 1
"""By how many letters the lists of titles and of words are told apart."""
OTHER = "_"
"""The list of what begins with other signs than the Latin letters and digits."""
LONGEST_TITLE = 90

TITLED = frozenset({"program", "istilah", "opd", "aplikasi", "indikator", "pilar", "daerah", "bab"})
"""The kinds whose titles are offered."""


def start(word: str, letters: int) -> str:
    """The name of the list in which a word is."""
    head = word[:letters]
    return head if head.isascii() and head.isalnum() else OTHER


def title_lists(index: Index, language: Language, letters: int) -> Mapping[str, list[str]]:
    """Titles by the beginning of each of their words, those that readers look for most first."""
    rank: dict[str, float] = {}
    for part in index.parts:
        for records in part.groups.values():
            for record in records:
                whole = not record.bagian or record.jenis not in {"daerah", "bab"}
                if record.jenis in TITLED and whole and len(record.judul) <= LONGEST_TITLE:
                    weight = JENIS[record.jenis].bobot
                    rank[record.judul] = max(weight, rank.get(record.judul, 0))
    found: dict[str, list[str]] = {}
    for title in sorted(rank, key=lambda title: (-rank[title], title)):
        found_in = {form for form, _ in forms(title, language) if not form.startswith(BESIDE)}
        for key in sorted({start(form, letters) for form in found_in}):
            if len(found.setdefault(key, [])) < MOST_TITLES:
                found[key].append(title)
    return found


def word_lists(known: Iterable[Family], letters: int) -> Mapping[str, list[str]]:
    """Words by their beginning, the most frequent first."""
    counts = {
        word: count
        for family in known
        for word, count in zip(
            (w for group in family.forms for w in group), family.counts, strict=True
        )
        if not word.isdigit() and not word.startswith(BESIDE)
    }
    found: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        found.setdefault(start(word, letters), []).append(word)
    return {key: own[:MOST_WORDS] for key, own in found.items()}

"""Place names and agencies in, the words out that must never be taken apart.

Without them `ternate` is ter- with `nate` and `makian` a heap of curses. Names also hold ordinary
words (`Loloda Kepulauan`): those stay with their families.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from masterplan.boundaries import places
from masterplan.library import Library
from masterplan.search.language.affixes import readings
from masterplan.search.language.lexicon import Lexicon, listed, shipped

_WORD = re.compile(r"[^\W\d_]+")
_NOUN = (("ke",), "an")
_OPEN_PREFIXES = {"ber", "ter"}


@cache
def place_names() -> frozenset[str]:
    """The words of the names of provinces, regencies, districts, villages and islands."""
    names = [*listed("nama-tempat.txt"), *places().values()]
    return frozenset(_uncommon(names, shipped()))


def agency_names(library: Library) -> frozenset[str]:
    """Abbreviations of the agencies and applications of all regions, in lower case."""
    names = [
        name
        for region in library
        for opd in region.berkas_opd.opd
        for name in (opd.singkatan, *opd.alias)
    ]
    names += [app.nama for region in library for app in region.berkas_opd.aplikasi]
    short = [name for name in names if " " not in name]
    return frozenset(_uncommon(short, shipped()))


def _uncommon(names: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    for name in names:
        for word in _WORD.findall(name.lower()):
            if not lexicon.is_word(word) and not _is_ordinary(word, lexicon):
                yield word


def _is_ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that stands in a name is one that any text may use: `Kepulauan`, `Terpadu`."""
    return any(
        reading.stem in lexicon
        and (
            (reading.prefixes, reading.suffix) == _NOUN
            or (
                reading.prefixes
                and (reading.suffix or reading.prefixes[0] in _OPEN_PREFIXES)
                and lexicon.licenses(reading.stem, reading.prefixes, reading.suffix)
            )
        )
        for reading in readings(word)
    )

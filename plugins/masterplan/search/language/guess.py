"""A word that no list has in, what Snowball makes of it out.

Such words are names, new loans and slips of the pen. Snowball knows the affixes of Indonesian and
no words, so it would also read `ter-` in `terrain` and -an in `american`: what is spelled as
Indonesian spells nothing is left as it is, and so is what would end as no syllable can begin.
"""

from __future__ import annotations

import re

from snowballstemmer.indonesian_stemmer import IndonesianStemmer

SHORTEST_WORD = 6
SHORTEST_STEM = 4

_STEMMER = IndonesianStemmer()

_FOREIGN = re.compile(
    r"""
      [qx] | w[^aeiou] | ck | [tpscwg]h     # letters and pairs that only borrowed spellings have
    | ([b-df-hj-np-tv-z])\1                 # doubled consonants
    | ea | ee | oo | ou | [aeiou]{3}
    | [^aeiouy]{4}                          # at most three consonants meet: struktur
    | (?:tion|ing|[ey])$
    | [b-df-hj-np-tv-z]{2}$ (?<!ng)         # no word ends with two of them, but with the sound ng
    """,
    re.VERBOSE,
)
_SYLLABLE = re.compile(
    r"(?:kh|ny|sy|ng|str|skr|spr|[bdfgkpt]r|[bfgkp]l|s[kptw]|[b-df-hj-np-tv-z])?[aeiou]"
)


def guess(word: str) -> str:
    """The word without the affixes that it seems to have; as it is where it seems to have none."""
    if len(word) < SHORTEST_WORD or _FOREIGN.search(word):
        return word
    stem: str = _STEMMER.stemWord(word)
    return stem if len(stem) >= SHORTEST_STEM and _SYLLABLE.match(stem) else word

"""Running text in, the words in it out, each with its place and in the form that is looked up.

Small letters, no accents, no apostrophes; numbers without the dots that part thousands. A hyphen
holds a word together where it doubles it (`pulau-pulau`) or joins an affix (`di-upload`,
`SPBE-nya`); elsewhere it stands between two words (`sosial-ekonomi`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from masterplan.search.language.doubling import single

_HYPHENS = "-\u2010\u2011"
_JOINERS = "'\u2019\u02bc\u00ad"
"""Apostrophes, and the soft hyphen that only says where a line may break."""

_WORD = re.compile(
    rf"""
      [Rr]p(?=\d)                             # Rp1.500 is two words
    | \d+(?:[.,]\d+)+                         # 1.500,50   82.71.01
    | [^\W_]+(?:[{_HYPHENS}{_JOINERS}][^\W_]+)*
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DELETED = str.maketrans("", "", _JOINERS)
_HYPHEN = re.compile(f"[{_HYPHENS}]")

_PREFIXES = {"di", "ke", "se", "ter", "ber", "me", "pe", "per"}
_BEGINNINGS = {"antar", "anti", "eks", "multi", "non", "pasca", "pra", "sub", "swa"}
_ENDINGS = {"nya", "ku", "mu", "lah", "kah", "pun", "kan", "an", "i"}


class Word(NamedTuple):
    """One word of a text."""

    form: str
    """As it is looked up."""
    start: int
    end: int
    """The characters of the text from which it was read, as a slice."""


def words(text: str, is_word: Callable[[str], bool]) -> Iterator[Word]:
    """The words of a text in order; `is_word` knows those that may be doubled."""
    for match in _WORD.finditer(text):
        raw = match.group()
        if raw.isalpha():  # nearly all
            yield Word(fold(raw), match.start(), match.end())
        else:
            yield from _parts(raw, match.start(), is_word)


def fold(word: str) -> str:
    """A word as it is looked up."""
    word = word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(_DELETED))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return word.replace("'", "")


def _parts(raw: str, start: int, is_word: Callable[[str], bool]) -> Iterator[Word]:
    """The words that hyphens and digits make of one run of characters."""
    if _GROUPED.fullmatch(raw):
        yield Word(raw.replace(".", ""), start, start + len(raw))
        return
    pieces = [(fold(match.group()), match.start(), match.end()) for match in _pieces(raw)]
    while len(pieces) > 1:
        first, second, last = pieces[0], pieces[1], pieces[-1]
        if first[0] in _PREFIXES:
            pieces[:2] = [(second[0], first[1], second[2])]
        elif first[0] in _BEGINNINGS and second[0].isalpha():
            pieces[:2] = [(first[0] + second[0], first[1], second[2])]
        elif last[0] in _ENDINGS:
            pieces[-2:] = [(pieces[-2][0], pieces[-2][1], last[2])]
        else:
            break
    index = 0
    while index < len(pieces):
        form, at, end = pieces[index]
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        doubled = single(form, after[0], is_word) if after and form.isalpha() else ""
        if after and doubled:
            end = after[2]
            both = f"{form}-{after[0]}"
            form = both if is_word(both) else doubled
            index += 1
        yield Word(form, start + at, start + end)
        index += 1


def _pieces(raw: str) -> Iterator[re.Match[str]]:
    return re.finditer(f"[^{_HYPHENS}]+", raw)

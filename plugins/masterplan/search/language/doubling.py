"""A word with a hyphen in, the single word that it doubles out.

Doubling makes plurals and more of nearly any word. The second half repeats the first
(`pulau-pulau`), its stem with the affixes around both (`berlari-larian`), or its sound
(`sayur-mayur`, `bolak-balik`); a written-together kind repeats one letter (`pepohonan`).
"""

from __future__ import annotations

from collections.abc import Callable

from masterplan.search.language.affixes import VOWELS

_SUFFIXES = ("annya", "kannya", "inya", "nya", "kan", "an", "i", "ku", "mu", "lah", "")
_SHORTEST_REPEAT = 2
_SHORTEST_RHYME = 4


def single(first: str, second: str, is_word: Callable[[str], bool]) -> str:
    """The word that two halves double; "" where they are two words of their own."""
    if first == second:
        return first
    for suffix in _SUFFIXES:
        stem = second.removesuffix(suffix)
        if second.endswith(suffix) and len(stem) > _SHORTEST_REPEAT and first.endswith(stem):
            return first + suffix
    if second.endswith(first) and len(first) > _SHORTEST_REPEAT:  # tarik-menarik has another n
        return second
    if len(second) < _SHORTEST_RHYME or len(first) < _SHORTEST_RHYME:
        return ""
    if _skeleton(first) == _skeleton(second) or _tune(first) == _tune(second):
        known = [half for half in (first, second) if is_word(half)]
        if len(known) == 1:
            return known[0]
    return ""


def undoubled(word: str) -> str:
    """`pepohonan` without its first syllable; "" where a word has no such syllable."""
    has_it = word[1:2] == "e" and word[:1] == word[2:3] and word.endswith("an")
    return word[2:] if has_it and word[:1] not in VOWELS else ""


def _skeleton(word: str) -> str:
    """The consonants, which `bolak-balik` repeats."""
    return "".join(letter for letter in word if letter not in VOWELS)


def _tune(word: str) -> str:
    """The vowels and the last letter, which `sayur-mayur` repeats."""
    return "".join(letter for letter in word if letter in VOWELS) + word[-1:]

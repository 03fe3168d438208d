"""A word in, every way to take its affixes off out; which way is right is for the lexicon to say.

Indonesian builds words from the outside in: clitics (-nya, -ku, -mu) and particles (-lah, -kah,
-tah, -pun) stand last, then one suffix (-kan, -i, -an), then up to three prefixes in an order that
`AFTER` holds. Sounds change where prefix and root meet: me- and pe- turn nasal before most of
them, and swallow a k, p, s or t (`meN` + `pukul` = `memukul`), so one word may be read in several
ways: `mengukur` is me- with `ukur`, or with `kukur`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

VOWELS = frozenset("aeiou")
SHORTEST_STEM = 2

AFTER = {
    "": ("di", "ke", "se", "ku", "ter", "ber", "per", "me", "pe"),
    "di": ("per", "ber", "ke", "se", "ter", "pe"),
    "ku": ("per", "ber", "ke"),
    "me": ("per", "ber", "ke", "se", "ter", "pe"),
    "ter": ("per", "ke", "se"),
    "ber": ("ke", "pe", "per", "se"),
    "per": ("se", "ke", "pe"),
    "pe": ("ber", "per", "ke", "se", "ter"),
    "ke": ("ber", "ter", "pe", "se", "per", "tidak", "tak"),
    "tidak": ("ber", "ter", "se"),
    "tak": ("ber", "ter"),
    "se": ("ke", "pe", "per", "ber", "ter"),
}
"""The prefixes that may follow a prefix, reading from the left.

`tidak` is a word, and stands among them only inside ke-…-an (`ketidakpastian`).
"""

NEVER = {
    "ber": ("i",),
    "di": ("an",),
    "ku": ("an",),
    "ke": ("i", "kan"),
    "me": ("an",),
    "pe": ("i", "kan"),
    "se": ("i", "kan"),
    "ter": ("an",),
}
"""The suffixes that no word has together with its outermost prefix."""

_PARTICLES = ("lah", "kah", "tah", "pun")
_CLITICS = ("nya", "ku", "mu")
_SUFFIXES = ("an", "kan", "i")
_MOST_PREFIXES = 3


class Reading(NamedTuple):
    """One way to take a word apart."""

    stem: str
    prefixes: tuple[str, ...] = ()
    """From the left, in the form that they have before a vowel: `ber`, `me`, `pe`, …"""
    suffix: str = ""
    tail: int = 0
    """How many clitics and particles were taken off."""

    @property
    def affixes(self) -> int:
        """How much was taken off in all; what goes round a stem (ke-…-an) counts as one."""
        around = bool(self.prefixes) and self.suffix == "an"
        return len(self.prefixes) + bool(self.suffix) - around + self.tail


def readings(word: str) -> Iterator[Reading]:
    """Every way to read a word, itself as a whole first."""
    for base, tail in _without_tail(word):
        for rest, suffix in _without_suffix(base):
            for stem, prefixes in _without_prefixes(rest, ()):
                if not prefixes or suffix not in NEVER.get(prefixes[0], ()):
                    yield Reading(stem, prefixes, suffix, tail)


def _without_tail(word: str) -> Iterator[tuple[str, int]]:
    bases = [(word, 0)]
    bases += [(word[:-3], 1) for particle in _PARTICLES if word.endswith(particle)]
    for base, tail in bases:
        if len(base) < SHORTEST_STEM:
            continue
        yield base, tail
        for clitic in _CLITICS:
            if base.endswith(clitic) and len(base) >= len(clitic) + SHORTEST_STEM:
                yield base[: -len(clitic)], tail + 1


def _without_suffix(word: str) -> Iterator[tuple[str, str]]:
    yield word, ""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + SHORTEST_STEM:
            yield word[: -len(suffix)], suffix


def _without_prefixes(word: str, taken: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield word, taken
    if len(taken) == _MOST_PREFIXES:
        return
    for prefix in AFTER[taken[-1] if taken else ""]:
        # a prefix begins with its first letters in all its forms, so most fall away here
        if word.startswith(prefix[:2]):
            for rest in _CUTS[prefix](word):
                if len(rest) >= SHORTEST_STEM:
                    yield from _without_prefixes(rest, (*taken, prefix))


def _plain(word: str) -> Iterator[str]:
    """di-, ke-, se-: always the same."""
    yield word[2:]


def _negation(word: str) -> Iterator[str]:
    """The words tidak and tak in the middle of another."""
    for negation in ("tidak", "tak"):
        if word.startswith(negation):
            yield word.removeprefix(negation)
            return


def _proclitic(word: str) -> Iterator[str]:
    """ku-, as in `kubaca`."""
    yield word[2:]


def _rhotic(word: str) -> Iterator[str]:
    """ber-, ter-, per-: the r falls before r and a syllable in -er (`bekerja`)."""
    if word[2:3] == "r":
        yield word[3:]
        yield word[2:]
    elif word[3:5] == "er" and word[2:3] not in VOWELS:
        yield word[2:]
    elif word[2:6] == "laja":  # the l of belajar and pelajar, found nowhere else
        yield word[3:]


def _nasal(word: str) -> Iterator[str]:
    """me- and pe- with the nasal that the root asks for, and the consonant that it swallowed."""
    rest = word[2:]
    first, second = rest[:1], rest[1:2]
    if first in {"l", "m", "n", "r", "w", "y"}:
        yield rest
    if first == "m":
        if second in {"b", "f", "p", "v"}:
            yield rest[1:]
        elif second in VOWELS:
            yield f"p{rest[1:]}"
            yield f"f{rest[1:]}"
        elif second in {"l", "r"}:  # pemrosesan
            yield f"p{rest[1:]}"
    elif first == "n" and second == "g":
        yield from _velar(rest[2:])
    elif first == "n":
        if second in {"c", "d", "j", "s", "t", "z"}:
            yield rest[1:]
        elif second in VOWELS:
            yield f"t{rest[1:]}"
        elif second == "y":
            yield f"s{rest[2:]}"
            yield f"s{rest[1:]}"


def _velar(rest: str) -> Iterator[str]:
    """What may stand after `meng` and `peng`."""
    first = rest[:1]
    if first in VOWELS:
        yield rest
        yield f"k{rest}"
        if first == "e" and _is_one_syllable(rest[1:]):
            yield rest[1:]
    elif first in {"g", "h", "k", "q", "x"}:
        yield rest
    elif first in {"l", "r"}:
        yield f"k{rest}"


def _agent(word: str) -> Iterator[str]:
    """pe-: nasal, and bare in the words for who does it (`petani`, `pekerja`)."""
    yield from _nasal(word)
    if word[2:3] not in {"l", "m", "n", "r", "w", "y"}:  # those the nasal rule has given
        yield word[2:]


def _is_one_syllable(word: str) -> bool:
    """Whether a stem takes menge- and penge- (`mengecat`, `pengesahan`)."""
    vowels = [index for index, letter in enumerate(word) if letter in VOWELS]
    return 0 < len(vowels) <= vowels[-1] - vowels[0] + 1 == len(vowels) and len(word) <= 5


_CUTS = {
    "di": _plain,
    "ke": _plain,
    "se": _plain,
    "ku": _proclitic,
    "tidak": _negation,
    "tak": _negation,
    "ter": _rhotic,
    "ber": _rhotic,
    "per": _rhotic,
    "me": _nasal,
    "pe": _agent,
}

"""Words in, what search goes by out: the front door of this room.

    bahasa = Bahasa.of(library)
    bahasa.root("mempertanggungjawabkan")   # 'tanggungjawab'
    bahasa.expand("wifi")                   # ('wifi', 'internet')
    [token.root for token in bahasa.tokens("Pulau-pulau di Ternate")]

A root is a name for a family of words and nothing that a reader sees.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from masterplan.library import Library
from masterplan.search.language.lexicon import shipped
from masterplan.search.language.names import agency_names, place_names
from masterplan.search.language.padanan import library_padanan, shipped_padanan
from masterplan.search.language.roots import root_of
from masterplan.search.language.tokens import fold, words

LONGEST_PHRASE = 20
"""Words in the longest name of an agency, with room to spare."""

LONGEST_WORD = 60
"""Letters; whatever is longer was not written to be read."""

_HASTY = re.compile(r"[^\W\d_]{4,}2")
"""`desa2`, a doubling in haste."""

_NUMERAL = re.compile(r"[ivx]{2,}")
"""Roman numbers of chapters; no word is written with these letters alone."""


class Token(NamedTuple):
    """A word of a text, or what several words or a part of one are also known as."""

    form: str
    root: str
    start: int
    end: int
    """The characters of the text, as a slice."""
    beside: bool = False
    """Whether it stands beside the tokens before it: `kerjasama` after `kerja` and `sama`."""


class Bahasa:
    """Indonesian, with the names and synonyms of one publication."""

    def __init__(
        self, protected: Iterable[str] = (), padanan: Iterable[Iterable[str]] = ()
    ) -> None:
        self._lexicon = shipped()
        self._protected = set(place_names().union(protected))
        self._roots: dict[str, str] = {}
        self._same: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._halves = {joined: pair for pair, joined in self._lexicon.compounds.items()}
        for pair, joined in self._lexicon.compounds.items():
            self._name(pair, joined)
        for group in (*(group.kata for group in shipped_padanan()), *padanan):
            self._add(group)

    @classmethod
    def of(cls, library: Library) -> Self:
        """The language of a publication: with its agencies, its glossary and its own synonyms."""
        return cls(agency_names(library), library_padanan(library))

    def root(self, word: str) -> str:
        """The root that a word is found by; one word, in any case, accents or not."""
        known = self._roots.get(word)
        if known is None:
            known = self._roots[word] = self._find(word)
        return known

    def expand(self, word: str) -> tuple[str, ...]:
        """The root of a word, then the roots of the words that mean the same."""
        root = self.root(word)
        return self._same.get(root, (root,))

    def tokens(self, text: str) -> Iterator[Token]:
        """The words of a text, and beside them the compounds and abbreviations that they make."""
        passed: deque[Token] = deque(maxlen=LONGEST_PHRASE)
        roots = self._roots  # a country's plans hold millions of words
        for form, start, end in words(text, self._is_word):
            root = roots.get(form)
            token = Token(form, self.root(form) if root is None else root, start, end)
            passed.append(token)
            yield token
            if token.root in self._halves:
                yield from self._parts(token)
            if token.root in self._phrases:
                yield from self._names(passed)

    def _find(self, word: str) -> str:
        form = fold(word)
        if len(form) > LONGEST_WORD:
            return form
        name = form.removesuffix("nya")
        if name in self._protected:
            return name
        if _HASTY.fullmatch(form):
            return self.root(form[:-1])
        if _NUMERAL.fullmatch(form) or (not form.isalpha() and "-" not in form):
            return form
        if "-" in form and form not in self._lexicon.whole:
            roots = "-".join(
                dict.fromkeys(self.root(part.form) for part in words(form, self._is_word))
            )
            # gotong-royong is also written together: kegotongroyongan
            first, _, second = roots.partition("-")
            return self._lexicon.compounds.get((first, second), roots)
        return root_of(form, self._lexicon)

    def _is_word(self, word: str) -> bool:
        return word in self._lexicon.whole or self._lexicon.is_word(word)

    def _parts(self, token: Token) -> Iterator[Token]:
        """The two words that one is written together from."""
        for half in self._halves.get(token.root, ()):
            yield Token(token.form, self.root(half), token.start, token.end, beside=True)

    def _names(self, passed: deque[Token]) -> Iterator[Token]:
        """What the last words of a text are also known as."""
        ending = self._phrases.get(passed[-1].root)
        if not ending:
            return
        last = tuple(token.root for token in passed)
        for roots, name in ending:
            if last[-len(roots) :] == roots:
                told = list(passed)[-len(roots) :]
                form = " ".join(token.form for token in told)
                yield Token(form, name, told[0].start, told[-1].end, beside=True)

    def _add(self, group: Iterable[str]) -> None:
        """Let the words of a group find each other, and its phrases its first word."""
        several = [[word.form for word in words(text, self._is_word)] for text in group]
        single = [self._kept(forms[0]) for forms in several if len(forms) == 1]
        for root in single:
            others = (*self._same.get(root, (root,)), *single)
            self._same[root] = tuple(dict.fromkeys(others))
        for forms in several:
            if len(forms) > 1 and single:
                self._name(forms, single[0])

    def _kept(self, form: str) -> str:
        """The root of a synonym; itself for one that no list has, such as `diskominfotik`."""
        if self.root(form) not in self._lexicon:
            self._protected.add(form)
            self._roots[form] = form
        return self.root(form)

    def _name(self, phrase: Iterable[str], root: str) -> None:
        """Let a phrase be found by one root as well."""
        roots = tuple(self.root(form) for form in phrase)
        self._phrases.setdefault(roots[-1], []).append((roots, root))

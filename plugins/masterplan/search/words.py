"""A text in, the words of it that an index holds out; the browser cuts a query alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from masterplan.telling import is_telling

BESIDE = "+"
"""Marks the form of a root that a text says in other words: `+dinas_kesehatan` under `dinkes`."""


class Token(Protocol):
    """A word of a text, or what several words are also known as."""

    @property
    def form(self) -> str:
        """As it is looked up; several words with spaces between them."""

    @property
    def root(self) -> str:
        """What it is found by."""

    @property
    def beside(self) -> bool:
        """Whether it only says another name of the words before it."""


class Language(Protocol):
    """What search asks of a language; `language.bahasa.Bahasa` is one."""

    def tokens(self, text: str) -> Iterable[Token]:
        """The words of a text in their order."""

    def expand(self, word: str) -> tuple[str, ...]:
        """The roots of a word and of its synonyms."""


def forms(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Form and root of each word of a text that is worth looking up."""
    for token in language.tokens(text):
        form = token.form
        if token.beside:
            yield BESIDE + form.replace(" ", "_"), token.root
        elif is_telling(form):
            yield form, token.root

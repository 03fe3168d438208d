"""A text in, the words of it that an index holds out; the browser cuts a query alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

HENTI = frozenset({
    "ada", "adalah", "agar", "akan", "antara", "apa", "apakah", "atas", "atau", "bagaimana",
    "bagi", "bahwa", "bila", "dalam", "dan", "dapat", "dari", "dengan", "di", "dia", "hanya",
    "harus", "ialah", "ini", "itu", "jadi", "jika", "juga", "kami", "karena", "ke", "kepada",
    "kita", "lagi", "lain", "lalu", "maka", "mana", "mereka", "nya", "oleh", "pada", "para", "pun",
    "saja", "sambil", "sampai", "sangat", "saya", "sebab", "sebagai", "sedang", "sedangkan",
    "sehingga", "seperti", "serta", "setelah", "setiap", "siapa", "sudah", "supaya", "telah",
    "tentang", "terhadap", "tersebut", "tetapi", "tiap", "untuk", "walaupun", "yaitu", "yakni",
    "yang",
})  # fmt: skip
"""Words that say nothing of what a text is about: left out of the index and of queries."""

LONGEST = 40
LONGEST_NUMBER = 4
"""Digits of a number that is looked up: years and codes, not money."""

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


@cache
def is_telling(form: str) -> bool:
    """Whether a word is worth looking up."""
    if form.isdigit():
        return len(form) <= LONGEST_NUMBER
    return form not in HENTI and 1 < len(form) <= LONGEST and form.replace("-", "").isalnum()


def forms(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Form and root of each word of a text that is worth looking up."""
    for token in language.tokens(text):
        form = token.form
        if token.beside:
            yield BESIDE + form.replace(" ", "_"), token.root
        elif is_telling(form):
            yield form, token.root

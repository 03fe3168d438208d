"""A word and the lexicon in, the word that it was borrowed or coined beside out.

Loan words bring their own endings: `digitalisasi` is built on `digital`, `efektivitas` on
`efektif`, `inovatif` and `inovator` stand beside `inovasi`. An ending is only taken off where what
remains is a word of the lexicon; `kata-khusus.txt` names the words whose meaning has gone its own
way (`organisasi` is not an `organ`).
"""

from __future__ import annotations

from masterplan.search.language.lexicon import Lexicon

ENDINGS = (
    ("isasi", ""),
    ("ivitas", "if"),
    ("bilitas", "bel"),
    ("itas", ""),
    ("atif", "asi"),
    ("ator", "asi"),
    ("logis", "logi"),
    ("grafis", "grafi"),
    ("wan", ""),
    ("wati", ""),
)
"""The ending of a loan, and what its neighbour in the lexicon has in its place."""

BEGINNINGS = ("antar", "pasca", "pra")
"""What is set before a word without changing what it is about: `antarpulau`, `pascabencana`."""

SHORTEST_BASE = 4


def neighbour(word: str, lexicon: Lexicon) -> str:
    """The word that a loan goes back to; itself where there is none."""
    if word in lexicon.derived:
        return lexicon.derived[word]
    for ending, instead in ENDINGS:
        if word.endswith(ending):
            base = word.removesuffix(ending) + instead
            if len(base) >= SHORTEST_BASE and lexicon.is_word(base):
                return neighbour(base, lexicon)
    if word.endswith("ir") and word not in lexicon:  # the Dutch -eren: koordinir, akomodir
        base = f"{word.removesuffix('ir')}asi"
        if len(word) > SHORTEST_BASE + 1 and lexicon.is_word(base):
            return neighbour(base, lexicon)
    return word


def without_beginning(word: str, lexicon: Lexicon) -> str:
    """The word without antar-, pasca- or pra-, if what remains is one; "" otherwise."""
    if word in lexicon.derived:
        return ""
    for beginning in BEGINNINGS:
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) >= SHORTEST_BASE:
            if beginning == "antar" and lexicon.is_word(rest):
                return rest
            if word not in lexicon:
                return rest
    return ""

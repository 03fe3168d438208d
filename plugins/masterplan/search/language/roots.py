"""A word and the lexicon in, its root out.

The whole word is looked up first, then every way to take its affixes off, then the ways in which
loans and compounds are built. What is left over is guessed, where the guess does not land on
somebody else's root.
"""

from __future__ import annotations

from masterplan.search.language.affixes import Reading, readings
from masterplan.search.language.doubling import undoubled
from masterplan.search.language.guess import guess
from masterplan.search.language.lexicon import Lexicon
from masterplan.search.language.loans import neighbour, without_beginning

NOUNS_AROUND = {("ke",), ("pe",), ("per",)}
"""What goes round a stem together with -an to make a noun of any of them: `kesiapan`."""

SHORTEST_GUESS = 4
"""A stem with fewer letters is taken only where the lexicon says that it takes the affixes."""


def root_of(word: str, lexicon: Lexicon) -> str:
    """The root of one word without a hyphen."""
    if word in lexicon.whole:
        return lexicon.whole[word]
    found = _known(word, lexicon) or _beside(word, lexicon) or _compound(word, lexicon)
    if found:
        return found
    stem = guess(word)
    return word if stem in lexicon else stem  # readings have shown that it is not that one


def _known(word: str, lexicon: Lexicon) -> str:
    """The root that the lexicon has; "" where it has none."""
    if lexicon.is_word(word):
        rest = without_beginning(word, lexicon)
        return neighbour(rest or word, lexicon)
    best = _best(word, lexicon)
    return neighbour(best.stem, lexicon) if best else ""


def _beside(word: str, lexicon: Lexicon) -> str:
    """The root of a word that is in the lexicon but for a syllable that it repeats or borrows."""
    inner = undoubled(word)
    if inner and (found := _best(inner, lexicon)):
        return neighbour(found.stem, lexicon)
    for reading in sorted(readings(word), key=lambda reading: reading.affixes):
        base = neighbour(reading.stem, lexicon)
        if base != reading.stem:
            return base
    rest = without_beginning(word, lexicon)
    return _known(rest, lexicon) if rest else ""


def _compound(word: str, lexicon: Lexicon) -> str:
    """The two words that affixes hold together, or haste: `pengarusutamaan`, `kerjasama`."""
    found = [
        reading
        for reading in readings(word)
        if bool(reading.prefixes) == bool(reading.suffix) and lexicon.halves(reading.stem)
    ]
    return min(found, key=lambda reading: reading.affixes).stem if found else ""


def _best(word: str, lexicon: Lexicon) -> Reading | None:
    possible = [reading for reading in readings(word) if _is_possible(reading, lexicon)]
    best = max(possible, key=lambda reading: _rank(reading, lexicon), default=None)
    # a headword keeps what looks like a prefix of its own: menyetarakan is setara, not tara
    while best and (longer := _before(best, possible, lexicon)):
        best = longer
    return best


def _before(reading: Reading, others: list[Reading], lexicon: Lexicon) -> Reading | None:
    """The reading that leaves the innermost prefix where it is, if that makes a word."""
    return next(
        (
            other
            for other in others
            if len(reading.prefixes) > 1
            and other.prefixes == reading.prefixes[:-1]
            and (other.suffix, other.tail) == (reading.suffix, reading.tail)
            and other.stem.endswith(reading.stem)
            and lexicon.is_word(other.stem)
        ),
        None,
    )


def _is_possible(reading: Reading, lexicon: Lexicon) -> bool:
    stem = reading.stem
    if stem not in lexicon:
        return False
    if lexicon.licenses(stem, reading.prefixes, reading.suffix):
        return True
    return len(stem) >= SHORTEST_GUESS and bool(reading.prefixes or reading.suffix)


def _rank(reading: Reading, lexicon: Lexicon) -> tuple[bool, int, int, int]:
    """What is known before what is guessed, then the reading that takes the least off.

    Where two stems are equally far (`ukur` and `kukur`), the one that more words are built on
    is nearly always meant.
    """
    known = lexicon.licenses(reading.stem, reading.prefixes, reading.suffix)
    length = len(reading.stem)
    if not known:
        likely = bool(lexicon.letters[reading.stem]) + (
            reading.prefixes in NOUNS_AROUND and reading.suffix == "an"
        )
        return known, likely, length, -reading.affixes
    return known, -reading.affixes, len(lexicon.letters[reading.stem]) + length, length

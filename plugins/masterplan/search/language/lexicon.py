"""The shipped word lists in, one read-only lexicon of roots out.

`assets/bahasa/kata-dasar.txt` says which words are roots and which affixes each of them takes;
`kata-tambahan.txt` adds roots that it does not know, in the same form; `kata-khusus.txt` says
which of its words are derived from others after all. See `assets/bahasa/LISENSI.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

BOUND = "-"
"""The letter of a stem that is no word without an affix, as `lajar` in `pelajaran`."""

ANY = "*"
"""The letter of a root that may be taken to bear every affix."""

SHORTEST_HALF = 4
"""Of a compound that no list has; shorter words stand inside too many others."""

ITSELF = "-"
"""In place of a root: what follows has none but itself, whatever its ending looks like."""

LICENCES = {
    ("", "an"): "a",
    ("", "i"): "i",
    ("", "kan"): "k",
    ("di", ""): "m",
    ("di", "i"): "i",
    ("di", "kan"): "k",
    ("ku", ""): "m",
    ("ku", "i"): "i",
    ("ku", "kan"): "k",
    ("me", ""): "m",
    ("me", "i"): "i",
    ("me", "kan"): "k",
    ("ter", ""): "tm",
    ("ter", "i"): "i",
    ("ter", "kan"): "k",
    ("ter", "an"): "tmik",
    ("ber", ""): "b",
    ("ber", "an"): "Bb",
    ("ber", "kan"): "b",
    ("pe", ""): "pm",
    ("pe", "an"): "Pmik",
    ("pe", "i"): "m",
    ("per", ""): "r",
    ("per", "an"): "Rb",
    ("per", "i"): "r",
    ("per", "kan"): "r",
    ("ke", ""): "j",
    ("ke", "an"): "K",
    ("ke", "i"): "Kj",
    ("ke", "kan"): "Kj",
    ("se", ""): "s",
    ("se", "an"): "s",
    ("se", "kan"): "s",
}
"""By innermost prefix and suffix, the letters of which a root must have one to take them.

The lists give a letter for me- and not for the passive di-, one for me-…-kan and seldom one for the
pe-…-an that every such verb has, and so on: the letters here say which follows from which.
"""

_VERBAL = {"di", "ku", "me", "ter"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The roots of the language, and what is known of them."""

    letters: Mapping[str, str]
    """By root, the letters of what it is built up with."""
    derived: Mapping[str, str]
    """By stem, the root that it goes back to where no rule can tell."""
    whole: Mapping[str, str]
    """By word, its root, where the same letters as a stem have another one."""
    compounds: Mapping[tuple[str, str], str]
    """By the two words that may be written together, what is then written."""

    def __contains__(self, stem: str) -> bool:
        return stem in self.letters

    def is_word(self, stem: str) -> bool:
        """Whether a stem stands on its own."""
        return BOUND not in self.letters.get(stem, BOUND)

    def halves(self, stem: str) -> tuple[str, str] | None:
        """The two words that a stem is written together from, if it is."""
        for cut in range(SHORTEST_HALF, len(stem) - SHORTEST_HALF + 1):
            first, second = stem[:cut], stem[cut:]
            if self.is_word(first) and self.is_word(second):
                return first, second
        return None

    def licenses(self, stem: str, prefixes: tuple[str, ...], suffix: str) -> bool:
        """Whether a stem is known to take these affixes."""
        if not prefixes and not suffix:
            return self.is_word(stem)
        inner = prefixes[-1] if prefixes else ""
        needed = LICENCES.get((inner, suffix), "")
        if inner == "per" and prefixes[0] in _VERBAL:
            needed += "rb"
        return any(letter in self.letters[stem] for letter in f"{ANY}{needed}")


@cache
def shipped() -> Lexicon:
    """The lexicon of the package."""
    letters: dict[str, str] = {}
    for line in listed("kata-dasar.txt"):
        root, _, known = line.partition(" ")
        letters[root] = known
    for line in listed("kata-tambahan.txt"):
        for entry in line.split():
            root, slash, known = entry.partition("/")
            letters[root] = known if slash else ANY
    derived: dict[str, str] = {}
    whole: dict[str, str] = {}
    for line in listed("kata-khusus.txt"):
        root, _, forms = line.partition(": ")
        for form in forms.split():
            if form.startswith("="):
                whole[form[1:]] = root
            else:
                derived[form] = form if root == ITSELF else root
    for form in derived:
        letters.setdefault(form, ANY)
    lexicon = Lexicon(letters, {form: _last(form, derived) for form in derived}, whole, {})
    pairs = [(first, second) for first, second in map(str.split, listed("kata-majemuk.txt"))]
    bound = [stem for stem, known in letters.items() if BOUND in known]
    pairs += [halves for stem in bound if (halves := lexicon.halves(stem))]
    compounds = {pair: "".join(pair) for pair in pairs}
    for joined in compounds.values():
        letters.setdefault(joined, ANY)
    return replace(lexicon, compounds=compounds)


def listed(name: str) -> list[str]:
    """The lines of one of the lists, without comments and empty ones."""
    file = files("masterplan") / "assets" / "bahasa" / name
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def _last(form: str, derived: Mapping[str, str]) -> str:
    """Where a chain of derivations ends."""
    while derived.get(form, form) != form:
        form = derived[form]
    return form

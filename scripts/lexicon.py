"""Writes the lexicon of Indonesian roots that search uses (`assets/bahasa/kata-dasar.txt`).

Run by hand when the dictionary has a new release; the source is the Debian package hunspell-id:

    apt-get download hunspell-id && dpkg-deb -x hunspell-id_*.deb hunspell-id
    .venv/bin/python scripts/lexicon.py hunspell-id/usr/share/hunspell/id_ID.dic

In: `word/flags` lines, two characters a flag, each flag one way to build words on the root. Out:
sorted `word letters` lines, each letter one of the fourteen ways that search knows
(`masterplan.search.language.lexicon` explains them). Left out: words with a hyphen, whose halves a
rule finds, and what is no word at all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

TARGET = Path(__file__).parents[1] / "plugins/masterplan/assets/bahasa/kata-dasar.txt"

WAYS = {
    "a": "a0",
    "i": "i0 Di Mg Mi Mm Mp Mw Oi Ti",
    "k": "k0 Dk Mh Mk Mo Mq Mx Ok Th Tk",
    "m": "D0 M0 MG MM MP MS O0",
    "t": "T0 TE Ku",
    "b": "B0 BE Kc Me Pc SB",
    "B": "Ba Bb Bf",
    "p": "P0 PE PG PK PN BP",
    "P": "Bq Kq Pa Pf Pg Pl Pn Po SP Sq",
    "r": "DR Dt Du MR Mt Mu PR Ps R0 Ri Rk SR",
    "R": "Ra Ss",
    "K": "Bl Dm Dn Ka",
    "j": "DK K0",
    "s": "BS Bt Dv KS Kt MS Mw Mx Pv S0 Sa Sn",
    "-": "A2",
}
"""Our letters and the flags of the dictionary that each stands for; "-" is no word on its own."""

LETTERS = {flag: letter for letter, flags in WAYS.items() for flag in flags.split()}

HEADER = (
    "# Kata dasar bahasa Indonesia dan imbuhannya, dari hunspell-id; LGPL-3, lihat LISENSI.md.",
    "# Ditulis oleh scripts/lexicon.py, jangan disunting: tambahan ada di kata-tambahan.txt.",
)

_WORD = re.compile(r"[a-z]{2,}")


def lexicon(lines: Iterable[str]) -> str:
    """The lexicon's text from the lines of a dictionary, of which the first is a count."""
    found: dict[str, set[str]] = {}
    for line in list(lines)[1:]:
        word, _, flags = line.strip().partition("/")
        word = word.lower()  # names too: Melayu is no me- with layu
        if _WORD.fullmatch(word):
            pairs = (flags[i : i + 2] for i in range(0, len(flags), 2))
            found.setdefault(word, set()).update(LETTERS[pair] for pair in pairs if pair in LETTERS)
    rows = sorted(f"{word} {''.join(sorted(letters))}".strip() for word, letters in found.items())
    return "".join(f"{row}\n" for row in [*HEADER, *rows])


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    source = Path(sys.argv[1]).read_text(encoding="latin-1")
    TARGET.write_text(lexicon(source.splitlines()), encoding="utf-8")

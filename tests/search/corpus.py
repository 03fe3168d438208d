"""A number of regions in, pages of invented plans out: as many as a country has, for measuring.

The sentences are those of the project's own chapters, so that words are as frequent as in plans;
names are made up for each region, so that there are as many of them as in a country.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from masterplan.search.index import Wilayah
from masterplan.search.records import Halaman

WORDS = 1120
"""Words on a page."""
SECTIONS = 6
_SYLLABLES = [
    "ba", "be", "bi", "bo", "da", "di", "du", "ga", "gu", "ka", "ki", "ko", "la", "li", "lo", "ma",
    "mi", "mo", "na", "ni", "pa", "ra", "ri", "sa", "su", "ta", "ti", "to", "wa",
]  # fmt: skip


def sentences(masterplans: Path) -> list[str]:
    """The sentences of all chapters."""
    found = []
    for chapter in sorted(masterplans.glob("*/bab/*.md")):
        _, _, text = chapter.read_text(encoding="utf-8").split("---", 2)
        prose = " ".join(line for line in text.splitlines() if re.match(r"\w", line))
        plain = re.sub(r"\[\^.*?\]|[*_]", "", prose)
        found += [part for part in re.split(r"(?<=[.!?])\s+", plain) if part]
    return found


def regions(count: int) -> list[Wilayah]:
    """Invented regions with codes of four digits."""
    return [
        Wilayah(
            kode=f"{1000 + number}",
            slug=name(number),
            nama=f"Kabupaten {name(number).title()}",
            contoh=True,
            sebutan=f"Kabupaten {name(number)}",
        )
        for number in range(count)
    ]


def name(number: int) -> str:
    """A name of four syllables, each number another."""
    picks = [_SYLLABLES[number // len(_SYLLABLES) ** at % len(_SYLLABLES)] for at in range(3)]
    return "".join(picks) + "ru"


def pages(number: int, count: int, said: list[str]) -> Iterator[Halaman]:
    """The pages of one invented region."""
    chance = random.Random(number)
    places = ["".join(chance.choices(_SYLLABLES, k=4)) for _ in range(20)]
    for page in range(count):
        parts = [f"<h1>{_title(chance, said)}</h1>"]
        for section in range(SECTIONS):
            parts.append(f'<h2 id="bagian-{section}">{_title(chance, said)}</h2>')
            words = 0
            while words < WORDS // SECTIONS:
                text = f"{chance.choice(said)} Di {chance.choice(places)} begitu pula."
                words += len(text.split())
                parts.append(f"<p>{text}</p>")
        yield Halaman(f"{name(number)}/bab/bab-{page}/", "\n".join(parts), name(number))


def _title(chance: random.Random, said: list[str]) -> str:
    return " ".join(chance.choice(said).rstrip(".").split()[: chance.randint(2, 5)])

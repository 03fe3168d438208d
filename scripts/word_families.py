"""Prints how well search keeps word families together and apart, and how fast it finds roots.

    .venv/bin/python scripts/word_families.py

The lists are in `tests/search/language`; the tests hold the numbers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.search.language.families import HERE, confused, measure, read

from masterplan.search.language.bahasa import Bahasa


def main() -> None:
    """Measure every list, then the speed."""
    bahasa = Bahasa()
    words: list[str] = []
    for file in sorted(HERE.glob("*.yml")):
        families, pairs = read(file.name)
        words += [word for family in families for word in family]
        if families:
            found = measure(bahasa.root, families)
            print(f"{file.name}: {len(families)} keluarga", end=", ")
            print(f"recall {found.recall:.3f}, precision {found.precision:.3f}")
            for line in (*found.split, *found.merged):
                print(f"    {line}")
        if pairs:
            print(f"{file.name}: {len(pairs)} pasangan, tertukar: {confused(bahasa.root, pairs)}")
    fresh = Bahasa()
    start = process_time()
    for word in dict.fromkeys(words):
        fresh.root(word)
    print(f"{len(set(words)) / (process_time() - start):,.0f} kata baru per detik CPU")


if __name__ == "__main__":
    main()

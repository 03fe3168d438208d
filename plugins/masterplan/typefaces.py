"""A text in, the letters of it that no shipped typeface can print out.

Every stack of typefaces on paper ends in Source Sans 3, so what it has can be printed anywhere.
Nothing is taken from the machine: a PDF would then look and be different on every other.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

SIMILAR = {
    "\u25d0": "\u25c9",  # ◐ → ◉: half of a circle, as against none and the whole
    "\ufe0f": "",  # asks for the coloured form of the letter before it
    "\u200d": "",  # joins emoji
}
"""Letters that are printed as others, or not at all, without anything being lost."""


@cache
def unprintable() -> re.Pattern[str]:
    """Matches a run of letters that no shipped typeface has."""
    written = (files("masterplan") / "assets" / "fonts" / "aksara.txt").read_text("ascii").split()
    ranges = [piece.split("-") for piece in written]
    known = "".join(f"\\U{int(r[0], 16):08x}-\\U{int(r[-1], 16):08x}" for r in ranges)
    return re.compile(f"[^{known}{re.escape(''.join(SIMILAR))}]+")


def printable(text: str) -> str:
    """Write a text with letters that can be printed: a box stands for a run of others."""
    for letter, other in SIMILAR.items():
        text = text.replace(letter, other)
    return unprintable().sub("\u25a1", text)

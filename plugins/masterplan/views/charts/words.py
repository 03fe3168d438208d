"""Texts in, texts that fit a chart out: their estimated width, lines, lists and short numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from masterplan.views.formatting import angka

TEXT = 13.0
"""The size of a chart's text on the web, in pixels; print is smaller than this."""
SMALL_TEXT = 12.0
LARGE_TEXT = 15.5

BOLD = 1.13
"""How much wider bold text is."""

_NARROW = frozenset("ijltfrI.,:;'’|!()[] \u00a0-/")
_WIDE = frozenset("mwMW%@—")


def width(text: str, font: float = TEXT) -> float:
    """How many pixels a text takes at most in a common sans serif: DejaVu Sans is the widest."""
    ems = 0.0
    for letter in text:
        if letter in _NARROW:
            ems += 0.36
        elif letter in _WIDE:
            ems += 0.96
        else:
            ems += 0.74 if letter.isupper() or letter > "ɏ" else 0.61 if letter.isalpha() else 0.65
    return ems * font


def wrap(text: str, most: float, last: float | None = None) -> tuple[str, ...]:
    """Break a text into lines of at most `most` pixels, the last of at most `last`.

    Two lines are made as even as can be. A word that is longer than a last line is broken.
    """
    last = most if last is None else last
    words = text.split()
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined) <= most and width(word) <= last:
            lines[-1] = joined
        else:
            lines += _pieces(word, min(most, last))
    if lines and width(lines[-1]) > last:
        lines[-1:] = _halves(lines[-1].split(), last)
    if len(lines) == 2 and " ".join(lines) == " ".join(words):
        return _halves(words, last)
    return tuple(lines)


def _halves(words: list[str], last: float) -> tuple[str, str]:
    """Break a line in two as evenly as its second half fits."""
    cuts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    fitting = (cut for cut in cuts if width(cut[1]) <= last)
    return min(fitting, key=lambda cut: max(width(cut[0]), width(cut[1])))


def _pieces(word: str, most: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter) > most:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def dan(items: Sequence[str]) -> str:
    """Write a list in a sentence: satu, dua dan tiga."""
    return " dan ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def skala_rupiah(ticks: Sequence[Decimal]) -> tuple[str, ...]:
    """Write ticks of money, the last in full and the others in its unit: 0, 20, Rp 40 miliar."""
    sizes = ((12, " triliun"), (9, " miliar"), (6, " juta"), (0, ""))
    power, word = next(size for size in sizes if ticks[-1] >= 10 ** size[0])
    *others, last = (angka(tick.scaleb(-power)) for tick in ticks)
    return *others, f"Rp\u00a0{last}{word}"


def angka_pendek(value: Decimal) -> str:
    """Write a number for a label: in full up to millions, then 12,5 miliar, then 1,2 × 10¹⁵.

    What is not written in full keeps three or four digits.
    """
    full = angka(value)
    if len(full) <= 9:
        return full
    if 10**-4 <= abs(value) < 10**6:
        return angka(_rounded(value))
    if abs(value) >= 1:
        for power, word in ((6, "juta"), (9, "miliar"), (12, "triliun")):
            rounded = _rounded(value.scaleb(-power))
            if abs(rounded) < 1000:
                return f"{angka(rounded)}\u00a0{word}"
    power = value.adjusted()
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{angka(value.scaleb(-power).quantize(Decimal('0.01')))}\u00a0×\u00a010{raised}"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(min(value.adjusted() - 3, 0)))

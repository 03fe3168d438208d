"""What is to be said of a signature in, a drawing of it out: the stamp that readers see and print.

The drawing is made of plain colours and shipped, embedded letters, so that a file stays what an
archive and a screen reader accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from masterplan.exports.pdf.signatures.lettering import Lettering
from masterplan.exports.pdf.signatures.objects import stream
from masterplan.exports.pdf.signatures.places import MM
from masterplan.exports.pdf.signatures.refusal import Refused

REGULAR = "SourceSans3_400Regular.ttf"
STRONG = "SourceSans3_600SemiBold.ttf"

_SEA = (0.043, 0.29, 0.357)
_INK = (0.11, 0.165, 0.184)
_GREY = (0.325, 0.396, 0.424)
_PAPER = (1.0, 1.0, 1.0)

_BAR = 1.2 * MM
_MARGIN = 2.4 * MM
_LEADING = 1.3
_SMALLEST = 0.6
"""Letters may be made smaller down to this part of their size; beyond it nobody reads them."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a stamp says, line by line."""

    reason: str
    name: str
    office: str
    time: str

    def __str__(self) -> str:
        said = f"{self.reason} oleh {self.name}" if self.reason else self.name
        return ", ".join(part for part in (said, self.office, self.time) if part)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: str
    size: float
    colour: tuple[float, float, float]


def draw(
    writer: BasePdfFileWriter, words: Words, width: float, height: float
) -> generic.IndirectObject:
    """Add the drawing of a stamp to a file; sizes in points."""
    said = f"{words.reason} {words.name} {words.office} {words.time}"
    fonts = {"R": Lettering(REGULAR, said), "S": Lettering(STRONG, said)}
    lines = _fitted(words, fonts, width - _BAR - 2 * _MARGIN, height - 2 * _MARGIN)
    drawing = b"\n".join(
        (
            b"q",
            _fill(_PAPER, (0, 0, width, height)),
            _fill(_SEA, (0, 0, _BAR, height)),
            b"%.3f %.3f %.3f RG 0.5 w 0.25 0.25 %.2f %.2f re S"
            % (*_SEA, width - 0.5, height - 0.5),
            b"BT",
            *_text(lines, fonts, height),
            b"ET",
            b"Q",
        )
    )
    form = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": [0, 0, width, height],
        "Resources": {"Font": {name: font.embed(writer) for name, font in fonts.items()}},
    }
    return writer.add_object(stream(drawing, form))


def _fitted(words: Words, fonts: dict[str, Lettering], width: float, height: float) -> list[_Line]:
    """The lines in the largest letters in which they fit."""
    steps = range(100, int(_SMALLEST * 100) - 1, -4)
    for scale in (step / 100 for step in steps):
        lines = list(_lines(words, fonts, scale, width))
        wide = max(fonts[line.font].width(line.text, line.size) for line in lines)
        if wide <= width and sum(line.size * _LEADING for line in lines) <= height:
            return lines
    raise Refused("Kotak cap terlalu kecil untuk nama dan alasannya.")


def _lines(
    words: Words, fonts: dict[str, Lettering], scale: float, width: float
) -> Iterator[_Line]:
    for text, font, size, colour in (
        (words.reason, "S", 9.0, _SEA),
        (words.name, "S", 11.0, _INK),
        (words.office, "R", 9.0, _INK),
        (words.time, "R", 9.0, _GREY),
    ):
        for line in fonts[font].wrap(text, size * scale, width):
            yield _Line(line, font, size * scale, colour)


def _text(lines: list[_Line], fonts: dict[str, Lettering], height: float) -> Iterator[bytes]:
    """The lines from the top down, in the middle of the height."""
    free = height - sum(line.size * _LEADING for line in lines)
    top = height - free / 2
    for line in lines:
        top -= line.size * _LEADING
        yield b"%.3f %.3f %.3f rg /%s %.2f Tf 1 0 0 1 %.2f %.2f Tm %s Tj" % (
            *line.colour,
            line.font.encode(),
            line.size,
            _BAR + _MARGIN,
            top + line.size * (_LEADING - 1),
            fonts[line.font].encode(line.text),
        )


def _fill(colour: tuple[float, float, float], box: tuple[float, float, float, float]) -> bytes:
    return b"%.3f %.3f %.3f rg %.2f %.2f %.2f %.2f re f" % (*colour, *box)

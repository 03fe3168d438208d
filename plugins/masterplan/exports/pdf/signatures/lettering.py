"""A shipped font and some words in, a small embedded font and the codes of its letters out.

Enough for a stamp of a few lines, and without the layout engine: who signs at a desk has no need
of Pango.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from masterplan.exports.pdf.character_map import character_map
from masterplan.exports.pdf.signatures.objects import dictionary, stream

UNKNOWN = "?"
"""Drawn for a letter that the font lacks: an archive takes no empty boxes."""

_EM = 1000
"""PDF counts the widths of letters in thousandths of the font's size."""

_UNUSED = {"BASE", "GDEF", "GPOS", "GSUB"}
"""Tables for the shaping of text, which a few plain lines do not need."""

_SYMBOLIC = 4
"""The flag of a font whose codes are its own."""


class Lettering:
    """One face, cut down to the letters of some words."""

    def __init__(self, file: str, words: str) -> None:
        content = (files("masterplan") / "assets" / "fonts" / file).read_bytes()
        self._font = TTFont(BytesIO(content), recalcTimestamp=False)
        for table in _UNUSED & set(self._font.keys()):
            del self._font[table]  # else they are read first, which takes longer than all the rest
        options = Options()
        options.hinting = False
        options.notdef_outline = True
        subsetter = Subsetter(options)
        subsetter.populate(text=words + UNKNOWN)
        subsetter.subset(self._font)
        named: dict[int, str] = self._font.getBestCmap()
        self._glyphs: dict[str, int] = {
            chr(code): self._font.getGlyphID(named[code]) for code in sorted(named)
        }
        self._advances = [
            self._scaled(self._font["hmtx"][glyph][0]) for glyph in self._font.getGlyphOrder()
        ]

    def width(self, text: str, size: float) -> float:
        """How wide a line is, in the unit of the font's size."""
        return sum(self._advances[self._glyph(letter)] for letter in text) * size / _EM

    def wrap(self, text: str, size: float, width: float) -> Iterator[str]:
        """Lines of whole words, no wider than told; a word that is longer has a line to itself."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer, size) > width:
                yield line
                longer = word
            line = longer
        if line:
            yield line

    def encode(self, text: str) -> bytes:
        """A line as the hexadecimal string that a drawing shows."""
        return b"<%s>" % b"".join(b"%04X" % self._glyph(letter) for letter in text)

    def embed(self, writer: BasePdfFileWriter) -> generic.IndirectObject:
        """Add the font to a file; what it is called there."""
        buffer = BytesIO()
        self._font.save(buffer)
        name = f"/TTDCAP+{self._font['name'].getDebugName(6)}"
        head, lines = self._font["head"], self._font["hhea"]
        descriptor = dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": [
                    self._scaled(side) for side in (head.xMin, head.yMin, head.xMax, head.yMax)
                ],
                "ItalicAngle": 0,
                "Ascent": self._scaled(lines.ascent),
                "Descent": self._scaled(lines.descent),
                "CapHeight": self._scaled(self._font["OS/2"].sCapHeight),
                "StemV": 80,
                "FontFile2": writer.add_object(
                    stream(buffer.getvalue(), {"Length1": len(buffer.getvalue())})
                ),
            }
        )
        descendant = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
                "CIDToGIDMap": "/Identity",
                "FontDescriptor": writer.add_object(descriptor),
                "W": [0, self._advances],
            }
        )
        font = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": [writer.add_object(descendant)],
                "ToUnicode": writer.add_object(stream(self._to_unicode())),
            }
        )
        return writer.add_object(font)

    def _glyph(self, letter: str) -> int:
        return self._glyphs.get(letter, self._glyphs[UNKNOWN])

    def _scaled(self, units: int) -> float:
        return units * _EM / int(self._font["head"].unitsPerEm)

    def _to_unicode(self) -> bytes:
        """What the letters say, for those who copy or listen; of two for one glyph, the first."""
        texts = {glyph: letter for letter, glyph in reversed(self._glyphs.items())}
        return character_map(texts)

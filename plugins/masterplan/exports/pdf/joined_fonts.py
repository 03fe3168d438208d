"""How all parts of a document use the shipped fonts in, one embedded font for each face out.

Parts come without fonts. Here each face is cut down once to the glyphs that any page uses; its
number for a glyph is that of the shipped file, so pages need no change.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from masterplan.exports.pdf.character_map import character_map
from masterplan.exports.pdf.fragment import Face, Fragment
from masterplan.exports.pdf.truetype import TrueType


def embed_fonts(pdf: Pdf, fragments: Iterable[Fragment]) -> dict[str, Object]:
    """Embed what the fragments use; the fonts by the names that pages call them."""
    used: dict[str, list[Face]] = {}
    for fragment in fragments:
        for face in fragment.fonts:
            used.setdefault(face.name, []).append(face)
    return {name: _embed(pdf, used[name]) for name in sorted(used)}


def _embed(pdf: Pdf, uses: list[Face]) -> Object:
    face = uses[0]
    widths: dict[int, int] = {}
    texts: dict[int, str] = {}
    for use in uses:
        for glyph, width, text in use.glyphs:
            widths.setdefault(glyph, width)
            texts.setdefault(glyph, text)
    program = _subset(face.file, frozenset(widths))
    file = Stream(pdf, zlib.compress(program, 9))
    file.Filter = Name.FlateDecode
    file.Length1 = len(program)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + face.base),
        FontFamily=String(face.family),
        Flags=face.flags,
        FontBBox=Array([0, face.descent, max(widths.values(), default=0), face.ascent]),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.ascent,
        StemV=80,
        FontFile2=pdf.make_indirect(file),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + face.base),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=0,
        W=_widths(widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + face.base),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_indirect(Stream(pdf, character_map(texts))),
        )
    )


def _widths(widths: dict[int, int]) -> Array:
    """Runs of neighbours: `[first [width width …] first [width …]]`."""
    runs: list[tuple[int, list[int]]] = []
    for glyph in sorted(widths):
        if runs and glyph == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(widths[glyph])
        else:
            runs.append((glyph, [widths[glyph]]))
    found = Array()
    for first, run in runs:
        found.append(first)
        found.append(Array(run))
    return found


@cache
def _font(file: str) -> TrueType:
    return TrueType((files("masterplan") / "assets" / "fonts" / file).read_bytes())


def _subset(file: str, glyphs: frozenset[int]) -> bytes:
    return _font(file).subset(glyphs)

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from fontTools.pens.recordingPen import (
    DecomposingRecordingPen,
)
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.exports.pdf.truetype import TrueType

FONTS = sorted(
    file.name
    for file in (files("masterplan") / "assets" / "fonts").iterdir()
    if file.name.endswith(".ttf")
)


@cache
def _shipped(name: str) -> TrueType:
    return TrueType((files("masterplan") / "assets" / "fonts" / name).read_bytes())


@cache
def _whole(name: str) -> Any:
    return TTFont(io.BytesIO(_shipped(name).content))


def _drawn(font: Any, glyph: int) -> list[Any]:
    """The outline of a glyph with the glyphs that it is composed of drawn out."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return list(pen.value)


@given(st.sampled_from(FONTS), st.sets(st.integers(0, 700), max_size=20))
@settings(deadline=None, max_examples=40)
def test_kept_glyphs_keep_number_shape_and_width(name: str, glyphs: set[int]) -> None:
    """Pages drawn with the whole font look the same with the small one."""
    whole = _whole(name)
    small: Any = TTFont(io.BytesIO(_shipped(name).subset(glyphs)))

    assert max(glyphs, default=0) < small["maxp"].numGlyphs
    for glyph in {0, *glyphs}:
        widths = [font["hmtx"][font.getGlyphName(glyph)] for font in (whole, small)]
        assert widths[0] == widths[1]
        assert _drawn(whole, glyph) == _drawn(small, glyph)


def test_a_composed_letter_brings_its_parts() -> None:
    """'é' is drawn from 'e' and an accent, which nobody asked for by name."""
    whole = _whole("SourceSerif4_400Regular.ttf")
    accented = whole.getGlyphID(whole.getBestCmap()[ord("é")])
    small: Any = TTFont(io.BytesIO(_shipped("SourceSerif4_400Regular.ttf").subset({accented})))

    assert [] != _drawn(small, accented)
    assert _drawn(whole, accented) == _drawn(small, accented)


def test_it_is_small_and_holds_only_what_a_pdf_needs() -> None:
    font = _shipped("SourceSerif4_400Regular.ttf")
    small = font.subset(range(60, 120))

    assert len(small) < len(font.content) / 10
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} == set(
        TTFont(io.BytesIO(small)).reader.keys()
    )


def test_the_order_of_the_glyphs_does_not_matter() -> None:
    font = _shipped("PlusJakartaSans_700Bold.ttf")

    assert font.subset([9, 70, 12]) == font.subset({12, 9, 70})


@pytest.mark.parametrize("name", FONTS)
def test_every_shipped_font_is_static_and_has_outlines(name: str) -> None:
    """A variable font changes its bytes from run to run, and its widths do not fit."""
    font = _whole(name)

    assert "fvar" not in font
    assert "glyf" in font
    assert _shipped(name).widths == tuple(font["hmtx"][glyph][0] for glyph in font.getGlyphOrder())

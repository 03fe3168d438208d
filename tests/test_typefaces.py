"""Which letters paper has: those of the shipped typefaces, and no others."""

from __future__ import annotations

from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from masterplan.typefaces import SIMILAR, printable, unprintable

FONTS = files("masterplan") / "assets" / "fonts"


@pytest.mark.parametrize("face", ["400Regular", "400Regular_Italic", "600SemiBold"])
def test_list_of_letters_is_that_of_the_typeface_in_which_every_stack_ends(face: str) -> None:
    with (FONTS / f"SourceSans3_{face}.ttf").open("rb") as file:
        known = {*TTFont(file, lazy=True).getBestCmap(), 0x09, 0x0A, 0x0D}
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    listed = {ord(letter) for letter in every if not unprintable().match(letter)}

    assert known | set(map(ord, SIMILAR)) == listed


def test_every_stack_of_the_style_ends_in_it() -> None:
    style = (files("masterplan") / "assets" / "cetak" / "cetak.css").read_text("utf-8")
    rules = [line for line in style.splitlines() if "@font-face" not in line]
    stacks = [
        part.split(";")[0].split("}")[0]
        for line in rules
        for part in line.replace("font-family:", "font:").split("font:")[1:]
    ]

    assert len(stacks) > 20
    assert [] == [stack for stack in stacks if not stack.strip().endswith("Sans3")]


@given(st.text())
def test_what_is_printed_can_be(text: str) -> None:
    assert not unprintable().search(printable(text))


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])))
def test_latin_letters_stay_as_they_are(text: str) -> None:
    assert text == printable(text)


def test_a_box_stands_for_letters_that_no_typeface_has() -> None:
    assert "Bismillah □ □, ◉ 3 km²" == printable("Bismillah بسم 😀, ◐ 3 km²")

"""The text of a document in, text that is safe to keep out: nothing unseen, no symbol fonts."""

from __future__ import annotations

import re
from functools import cache

from mammoth.docx.dingbats import dingbats  # type: ignore[import-untyped]

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u034f\u061c\u115f\u1160\u180e"  # soft hyphen and other invisible ones
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, direction
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"  # no characters at all; tags
)
_SPACE = re.compile(r"[\t\n\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")

_FONTS = ("Symbol", "Wingdings")
"""The fonts whose letters old documents use without saying so."""


def clean(text: str) -> tuple[str, int]:
    """Make a text visible and plain; also how many letters of symbol fonts had to go."""
    text = _SPACE.sub(" ", _UNSEEN.sub("", text))
    gone = 0

    def known(match: re.Match[str]) -> str:
        nonlocal gone
        for font in _FONTS:
            letter = symbol(font, ord(match[0]))
            if letter:
                return letter
        gone += 1
        return ""

    return _PRIVATE.sub(known, text), gone


def symbol(font: str, code: int) -> str:
    """The Unicode letter for one of a symbol font; '' when it is not known."""
    plain = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    found = _known().get((font, plain))
    return chr(found) if found else ""


@cache
def _known() -> dict[tuple[str, int], int]:
    return dict(dingbats)

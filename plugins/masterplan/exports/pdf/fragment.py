"""A part of a document, laid out: its pages as PDF, and what must be known to join it to others.

A fragment is made once and serves every document that holds the part. It travels between processes
and stays in the cache as bytes that carry their own hash.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from masterplan.views.formatting import romawi

HOST = "masterplan.invalid"
BASE = f"https://{HOST}/"
"""The address that parts are laid out under, wherever that happens; it exists nowhere.

Names of pictures in a PDF are hashed from it, and links that stay inside begin with it.
"""

_MAGIC = b"masterplan-fragmen 1\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that becomes a bookmark and a line of the contents."""

    level: int
    anchor: str
    """Its id; '' when it has none."""
    text: str
    page: int
    """Counted from zero within the part, as everywhere here."""
    x: float
    """In PDF points, from the page's left …"""
    y: float
    """… and from its bottom."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered table or figure."""

    kind: str
    """'tabel', 'gambar': the first word of its number."""
    number: str
    """'III.2'."""
    text: str
    anchor: str
    page: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link as its author wrote it: which page of which document it leads to is not known yet."""

    page: int
    annotation: int
    """Its place among the page's annotations."""
    address: str
    """An address of the web, or `#anchor`."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a part uses one of the shipped fonts."""

    name: str
    """What its pages call the font: the same in every part."""
    file: str
    """The font's file in the theme's folder."""
    family: str
    base: str
    """`ABCDEF+Source-Serif-4`."""
    flags: int
    ascent: int
    descent: int
    glyphs: tuple[tuple[int, int, str], ...]
    """Each glyph's number, its width in thousandths of the font's size, and its text."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The pages of one part."""

    key_name: str
    pdf: bytes
    """Tagged pages that lack their fonts: material, not a document to read."""
    pages: int
    kind: str
    label: str
    numbering: str
    start: int
    anchors: tuple[tuple[str, int, float, float], ...]
    """Each id with its page and place."""
    outline: tuple[Heading, ...]
    captions: tuple[Caption, ...]
    links: tuple[Link, ...]
    fonts: tuple[Face, ...]
    losses: tuple[str, ...]
    """What could not be printed as it was written, in the author's language."""

    def page_label(self, page: int) -> str:
        """What is printed on a page as its number: 'III-12', 'iv', ''."""
        if self.numbering == "tanpa":
            return ""
        number = self.start + page
        text = romawi(number).lower() if self.numbering == "romawi" else str(number)
        return f"{self.label}-{text}" if self.label else text

    def to_bytes(self) -> bytes:
        """Write it down."""
        about = dataclasses.asdict(self)
        del about["pdf"]
        head = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode()
        body = len(head).to_bytes(8, "big") + head + self.pdf
        return _MAGIC + hashlib.sha256(body).digest() + body

    @classmethod
    def from_bytes(cls, data: bytes) -> Fragment:
        """Read it back; a `ValueError` when anything is missing or changed."""
        start = len(_MAGIC) + 32
        body = data[start:]
        if not data.startswith(_MAGIC) or hashlib.sha256(body).digest() != data[start - 32 : start]:
            raise ValueError("fragmen tidak utuh")
        length = int.from_bytes(body[:8], "big")
        about: dict[str, Any] = json.loads(body[8 : 8 + length])
        return cls(
            pdf=body[8 + length :],
            anchors=tuple((name, page, x, y) for name, page, x, y in about.pop("anchors")),
            outline=tuple(Heading(**one) for one in about.pop("outline")),
            captions=tuple(Caption(**one) for one in about.pop("captions")),
            links=tuple(Link(**one) for one in about.pop("links")),
            fonts=tuple(_face(one) for one in about.pop("fonts")),
            losses=tuple(about.pop("losses")),
            **about,
        )


def _face(about: dict[str, Any]) -> Face:
    glyphs = tuple((glyph, width, text) for glyph, width, text in about.pop("glyphs"))
    return Face(glyphs=glyphs, **about)

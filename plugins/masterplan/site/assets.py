"""The theme's files in, what the site serves out: a file's name changes exactly when it does.

A phone may then keep a file for ever, and never reads a new page with an old style.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FOLDER = "aset/"

SCRIPT = "situs.js"
SEARCH_SCRIPT, SEARCH_HELP, SEARCH_STYLE = "cari.js", "bantu.js", "cari.css"
ICON = "ikon.svg"
STYLE = "situs.css"

PART_STYLES = {
    "grafik.css": 'class="mp-grafik',
    "provinsi.css": 'class="mp-prov',
    "naskah.css": 'class="mp-naskah',
    SEARCH_STYLE: 'class="mp-telusur',
}
"""Styles that only some pages load: those whose content holds the mark."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme as the site serves it."""

    uri: str
    content: bytes


@cache
def asset(name: str) -> Asset:
    """Read a file of the theme; it loses its comments, and scripts their indentation."""
    folder = "cari" if name in {SEARCH_SCRIPT, SEARCH_HELP, SEARCH_STYLE} else "situs"
    content = (files("masterplan") / "assets" / folder / name).read_bytes()
    if name.endswith(".css"):
        content = re.sub(rb"/\*.*?\*/\s*", b"", content, flags=re.DOTALL)
    if name.endswith(".js"):  # no text in them goes over several lines
        content = re.sub(rb"^\s*(//.*\n\s*)*", b"", content, flags=re.MULTILINE)
    stem, _, suffix = name.rpartition(".")
    mark = hashlib.sha256(content).hexdigest()[:8]
    return Asset(f"{FOLDER}{stem}.{mark}.{suffix}", content)


def all_assets() -> list[Asset]:
    """Every file of the theme."""
    names = (STYLE, *PART_STYLES, SCRIPT, SEARCH_SCRIPT, SEARCH_HELP, ICON)
    return [asset(name) for name in names]


def styles(html: str) -> list[str]:
    """Name the styles that a page with this content needs, in the order of their loading."""
    parts = [name for name, mark in PART_STYLES.items() if mark in html]
    return [asset(name).uri for name in (STYLE, *parts)]

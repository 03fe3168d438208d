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
ICON = "ikon.svg"
STYLE = "situs.css"

PART_STYLES = {
    "grafik.css": 'class="mp-grafik',
    "provinsi.css": 'class="mp-prov',
    "naskah.css": 'class="mp-naskah',
}
"""Styles that only some pages load: those whose content holds the mark."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme as the site serves it."""

    uri: str
    content: bytes


@cache
def asset(name: str) -> Asset:
    """Read a file of the theme; styles lose their comments."""
    content = (files("masterplan") / "assets" / "situs" / name).read_bytes()
    if name.endswith(".css"):
        content = re.sub(rb"/\*.*?\*/\s*", b"", content, flags=re.DOTALL)
    stem, _, suffix = name.rpartition(".")
    mark = hashlib.sha256(content).hexdigest()[:8]
    return Asset(f"{FOLDER}{stem}.{mark}.{suffix}", content)


def all_assets() -> list[Asset]:
    """Every file of the theme."""
    return [asset(name) for name in (STYLE, *PART_STYLES, SCRIPT, ICON)]


def styles(html: str) -> list[str]:
    """Name the styles that a page with this content needs, in the order of their loading."""
    parts = [name for name, mark in PART_STYLES.items() if mark in html]
    return [asset(name).uri for name in (STYLE, *parts)]

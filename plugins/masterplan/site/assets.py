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
OFFLINE_SCRIPT, OFFLINE_STYLE = "luring.js", "luring.css"
WORKER = "sw.js"
"""Stands at the site's root under its own name: a browser asks for it again and again."""
COPY_STYLE = "salinan.css"
"""Only in archives."""
ICON = "ikon.svg"
STYLE = "situs.css"

PART_STYLES = {
    "grafik.css": 'class="mp-grafik',
    "provinsi.css": 'class="mp-prov',
    "naskah.css": 'class="mp-naskah',
    SEARCH_STYLE: 'class="mp-telusur',
    OFFLINE_STYLE: 'class="mp-luring-laman',
}
"""Styles that only some pages load: those whose content holds the mark."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme as the site serves it."""

    uri: str
    content: bytes


_FOLDERS = {
    **dict.fromkeys((SEARCH_SCRIPT, SEARCH_HELP, SEARCH_STYLE), "cari"),
    **dict.fromkeys((OFFLINE_SCRIPT, OFFLINE_STYLE, WORKER, COPY_STYLE), "luring"),
}
"""Where the sources of files stand that are not every page's."""


@cache
def asset(name: str) -> Asset:
    """Read a file of the theme, and name it by its content."""
    content = plain(name)
    stem, _, suffix = name.rpartition(".")
    mark = hashlib.sha256(content).hexdigest()[:8]
    return Asset(f"{FOLDER}{stem}.{mark}.{suffix}", content)


def plain(name: str) -> bytes:
    """A file of the theme without its comments, and scripts without their indentation."""
    folder = _FOLDERS.get(name, "situs")
    content = (files("masterplan") / "assets" / folder / name).read_bytes()
    if name.endswith(".css"):
        content = re.sub(rb"/\*.*?\*/\s*", b"", content, flags=re.DOTALL)
    if name.endswith(".js"):  # no text in them goes over several lines
        content = re.sub(rb"^\s*(//.*\n\s*)*", b"", content, flags=re.MULTILINE)
    return content


def all_assets() -> list[Asset]:
    """Every file of the theme."""
    names = (STYLE, *PART_STYLES, SCRIPT, SEARCH_SCRIPT, SEARCH_HELP, OFFLINE_SCRIPT, ICON)
    return [asset(name) for name in names]


def styles(html: str) -> list[str]:
    """Name the styles that a page with this content needs, in the order of their loading."""
    parts = [name for name, mark in PART_STYLES.items() if mark in html]
    return [asset(name).uri for name in (STYLE, *parts)]

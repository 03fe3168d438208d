"""What every part is laid out with: the print style and the shipped fonts, set up once a process.

Fonts of the machine are shut out. With them, the same sources would give other line breaks, and
other bytes, on another machine; a letter that no shipped font has is reported, never borrowed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from masterplan.exports.pdf.fetcher import ClosedFetcher
from masterplan.exports.pdf.fragment import BASE


@dataclass(frozen=True, slots=True)
class Desk:
    """The style and the fonts; they belong together."""

    basics: weasyprint.CSS
    """What each HTML element is, in place of the longer sheet that WeasyPrint brings."""
    style: weasyprint.CSS
    fonts: FontConfiguration


class Sheet(weasyprint.HTML):  # type: ignore[misc]
    """The HTML of a part, read."""

    def __init__(self, html: str, images: Mapping[str, bytes]) -> None:
        fetcher = ClosedFetcher(assets(), images)
        super().__init__(string=html, base_url=BASE, url_fetcher=fetcher, media_type="print")

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [desk().basics]


@cache
def desk() -> Desk:
    """Set up style and fonts."""
    with _only_shipped_fonts():
        fonts = FontConfiguration()
    return Desk(_style("dasar.css", fonts), _style("cetak.css", fonts), fonts)


def _style(name: str, fonts: FontConfiguration) -> weasyprint.CSS:
    return weasyprint.CSS(
        string=(assets() / "cetak" / name).read_text(encoding="utf-8"),
        base_url=BASE + "aset/cetak/",
        url_fetcher=ClosedFetcher(assets(), {}),
        font_config=fonts,
    )


@contextmanager
def laid_out(sheet: Sheet) -> Iterator[weasyprint.Document]:
    """Lay a part out, and let go of everything afterwards.

    WeasyPrint leaves styles and its context holding each other. Untied, nearly all of a layout is
    freed at once; else Python's collector would have to walk it, a tenth of all work.
    """
    options = {**weasyprint.DEFAULT_OPTIONS, "stylesheets": [desk().style]}
    kept: list[Any] = []

    class Document(weasyprint.Document):  # type: ignore[misc]
        @classmethod
        def _build_layout_context(cls, *arguments: Any) -> Any:
            kept.append(super()._build_layout_context(*arguments))
            return kept[0]

    try:
        yield Document._render(sheet, desk().fonts, None, None, options)
    finally:
        for context in kept:
            for style in context.style_for._computed_styles.values():
                style.__dict__.pop("anonymous_style", None)
            vars(context).clear()


@contextmanager
def _only_shipped_fonts() -> Iterator[None]:
    """Let Fontconfig read our empty configuration in place of the machine's."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(assets() / "fonts" / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def assets() -> Path:
    """The folder of the theme's files."""
    with as_file(files("masterplan") / "assets") as folder:
        return folder


@cache
def faces() -> Mapping[str, str]:
    """The shipped fonts: the hash of each file, and its name."""
    return {
        hashlib.sha256(file.read_bytes()).hexdigest(): file.name
        for file in sorted((assets() / "fonts").glob("*.ttf"))
    }

"""The HTML of a page's content in, its own words by section out.

What a page says of itself or of others (banners, lists of its sections, drawings, sources, columns
of numbers) is left out: a reader who searches wants the place that says a thing, not its echo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True, slots=True)
class Bagian:
    """A piece of a page that can be linked to."""

    anchor: str
    """'' for the page itself: what stands before its first section."""
    judul: str
    teks: str
    """Plain words; what were blocks is parted by " · " where no sentence ends."""
    induk: str = ""
    """For an item, the heading of the section in which it stands."""
    butir: bool = False
    """Whether it is a row, card or entry with an address of its own, not a section."""


_NOISE = re.compile(
    r"<!--.*?-->"
    r"|<(script|style|thead|caption|nav|aside|button|sup|template)\b.*?</\1>"
    r'|<details class="mp-isi-halaman".*?</details>'
    r"|<details><summary>Tabel data.*?</details>"
    r'|<span class="mp-sitasi">.*?</span>'
    r'|<section class="mp-catatan-kaki">.*?</section>'
    r'|<p class="mp-unduh">.*?</p>'
    r"|<table[^>]*>\s*<caption>Anggaran.*?</table>"
    r'|<td [^>]*class="[^"]*mp-n\b.*?</td>',
    re.DOTALL,
)
_DRAWING = re.compile(r"<(/?)svg\b[^>]*>")
_TOKEN = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>|([^<]+|<)')
_ID = re.compile(r'(?:^|\s)id="([^"]+)"')
_CLASS = re.compile(r'(?:^|\s)class="([^"]+)"')

_HEADINGS = {"h1", "h2", "h3"}
_ITEMS = {"section", "article", "div", "tr", "li"}
"""Elements that are a record of their own when they carry an id."""
_NAMES = {"th", "dt", "strong", "figcaption", "h4", "td"}
"""What names such an element: the first of these inside it. One without a name is no record."""
_ASKING = {"th", "dt"}
"""What the next block answers."""
_BLOCKS = {
    "p", "li", "td", "th", "dd", "dt", "div", "h1", "h2", "h3", "h4", "h5", "tr", "blockquote",
    "figcaption", "summary", "br", "pre", "article", "section", "ul", "ol", "dl", "table",
}  # fmt: skip
_ASIDE = "mp-catatan"
"""Marks what is said beside a name, which ends there."""
_SKIPPED = "mp-program"
"""The card of a programme on another page than its own, when it carries the programme's id."""


def sections(html: str) -> list[Bagian]:
    """Cut a page's content at its headings and at what carries an id of its own."""
    reader = _Reader()
    for closing, name, attributes, text in _TOKEN.findall(_NOISE.sub(" ", _undrawn(html))):
        if text:
            reader.text(text)
        elif closing:
            reader.end(name.lower())
        else:
            reader.start(name.lower(), attributes)
    for item in reader.found:
        if item.parent is not None and not item.heading:
            item.parent.words += item.words
    parts = (item.close() for item in reader.found if item.heading or item.parent is None)
    return [part for part in parts if part.judul or part.teks]


def _undrawn(html: str) -> str:
    """Take out the drawings; one may hold others."""
    kept, depth, end = [], 0, 0
    for tag in _DRAWING.finditer(html):
        if not depth:
            kept.append(html[end : tag.start()])
        depth = max(0, depth + (-1 if tag[1] else 1))
        end = tag.end()
    return " ".join([*kept, html[end:]]) if kept else html


@dataclass(slots=True)
class _Open:
    """A section that is being read."""

    anchor: str
    parent: _Open | None = None
    """For an element with an id: the section in which it stands."""
    heading: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def close(self) -> Bagian:
        item = self.parent is not None
        above = _join(self.parent.heading) if self.parent is not None else ""
        return Bagian(self.anchor, _join(self.heading), _join(self.words), above, item)


class _Reader:
    """Follows the tags of a page, and knows to which section a text belongs."""

    def __init__(self) -> None:
        self.found = [_Open("")]
        self.section = self.found[0]
        self.items: list[tuple[_Open | None, str, int]] = []
        """Open elements with an id: their record, their tag and how many like it are inside."""
        self.naming = ""

    @property
    def now(self) -> _Open | None:
        return self.items[-1][0] if self.items else self.section

    def start(self, name: str, attributes: str) -> None:
        if self.items and self.items[-1][1] == name:
            record, tag, depth = self.items[-1]
            self.items[-1] = record, tag, depth + 1
        anchor = _ID.search(attributes) if name in _ITEMS or name in _HEADINGS else None
        if name in _HEADINGS and self.now is not None:
            if name != "h1" and anchor and not self.items:
                self.section = _Open(anchor[1])
                self.found.append(self.section)
            self.naming = name if not self.now.heading else ""
        elif anchor and name in _ITEMS:
            cls = _CLASS.search(attributes)
            skipped = cls is not None and _SKIPPED in cls[1].split()
            record = None if skipped else _Open(anchor[1], self.section)
            if record is not None:
                self.found.append(record)
            self.items.append((record, name, 0))
        elif name in _NAMES and self.items and self.now is not None and not self.now.heading:
            self.naming = name
        if name in _BLOCKS or _ASIDE in attributes:
            self.naming = self.naming if name in {self.naming, "br"} else ""
            self._break()
        elif name == "span":
            self.text(" ")

    def end(self, name: str) -> None:
        if name == self.naming:
            self.naming = ""
        if name in _BLOCKS:
            self._break("\v" if name in _ASKING else "\f")
        if self.items and self.items[-1][1] == name:
            record, tag, depth = self.items.pop()
            if depth:
                self.items.append((record, tag, depth - 1))

    def text(self, text: str) -> None:
        if self.now is not None:
            (self.now.heading if self.naming else self.now.words).append(text)

    def _break(self, sign: str = "\f") -> None:
        """Part what was said from what follows."""
        if self.now is not None and not self.naming:
            self.now.words.append(sign)


def _join(parts: list[str]) -> str:
    """Make one line of texts and the breaks between them."""
    text = unescape("".join(parts)) if parts else ""
    return "".join(_joined(text)).strip(" ·")


def _joined(text: str) -> Iterator[str]:
    last = ""
    for piece in re.split(r"([\f\v]+[\s\f\v]*)", text):
        if piece[:1] in {"\f", "\v"}:
            if last and last[-1] not in ".!?:;·":
                yield ":" if "\v" in piece and ":" not in last else " ·"
            continue
        words = " ".join(piece.split())
        if words and words != "–":
            yield f" {words}" if last else words
            last = words

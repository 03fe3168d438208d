"""HTML in, what a test asks about it out: its ids, its links, its headings, its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_LINKS = {("a", "href"), ("img", "src"), ("link", "href"), ("script", "src"), ("form", "action")}
_SILENT = {"script", "style", "template"}
_BLOCKS = {
    "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "li", "nav", "ol", "p", "section", "table", "td", "th",
    "tr", "ul",
}  # fmt: skip


@dataclass
class ReadPage:
    """A page as far as tests look at it."""

    ids: Counter[str] = field(default_factory=Counter)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Every tag that names an address, with the address."""
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    """Level, id and words."""
    robots: str = ""
    words: str = ""
    """All that a reader sees, with single spaces."""

    @property
    def twice(self) -> list[str]:
        """The ids that are given more than once."""
        return sorted(id for id, count in self.ids.items() if count > 1)

    @property
    def hrefs(self) -> list[str]:
        """The addresses of links that a reader can follow."""
        return [address for tag, address in self.links if tag == "a"]


def read_page(html: str) -> ReadPage:
    """Read a page or a part of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.words = " ".join("".join(reader.text).split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = ReadPage()
        self.text: list[str] = []
        self.silent = 0
        self.heading: tuple[int, str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.page.ids[values["id"]] += 1
        self.page.links += [
            (tag, values[name]) for name in values if (tag, name) in _LINKS and values[name]
        ]
        if tag == "meta" and values.get("name") == "robots":
            self.page.robots = values.get("content", "")
        if tag in _SILENT:
            self.silent += 1
        if tag in {"h1", "h2", "h3", "h4", "h5"}:
            self.heading = (int(tag[1]), values.get("id", ""), len(self.text))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent -= 1
        if self.heading is not None and tag == f"h{self.heading[0]}":
            level, id, start = self.heading
            words = " ".join("".join(self.text[start:]).split())
            self.page.headings.append((level, id, words))
            self.heading = None
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(data)

"""A page of the site in, the same for a disk out: links name files, or lead to the public site.

A disk has no server that would look for the page of a folder, and only a part of the site is on
it. Who follows a link out of that part is told before that it takes the internet.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote, urlsplit, urlunsplit

INDEX = "index.html"
OUTSIDE = "data-daring"
"""Marks links that lead to the public site; `salinan.css` shows it."""

BODY = '<div class="mp-badan'
"""What follows the head of every page."""

_TAG = re.compile(r"<(a|link|script|img|form|button)\s[^>]*>")
_ADDRESS = re.compile(r'\s(href|src|action|data-(?:klien|bantu|gaya|skrip))="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page, and where it stands."""

    tag: str
    start: int
    """Where its tag starts in the page's text."""
    place: slice
    """Where its value stands."""
    loaded: bool
    """Whether the page needs the file behind it to be whole."""
    target: str
    """The file of the site that is meant, relative to its root."""
    rest: str
    """`?…#…`, or ''."""


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A page whose links inside the site are known."""

    name: str
    """The name of its file, relative to the site's root."""
    html: str
    links: tuple[Link, ...]

    @property
    def loads(self) -> Iterator[str]:
        """The files that it needs to be whole."""
        return (link.target for link in self.links if link.loaded)


def read_links(name: str, html: str) -> LinkedPage:
    """Find all links of a page that lead to the site itself."""
    return LinkedPage(name, html, tuple(_links(name, html)))


def _links(name: str, html: str) -> Iterator[Link]:
    folder = posixpath.dirname(name)
    for tag in _TAG.finditer(html):
        for found in _ADDRESS.finditer(html, tag.start(), tag.end()):
            parts = urlsplit(unescape(found[2]))
            if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
                continue
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            if parts.path.endswith(("/", ".")):  # "../" and "." are folders
                target = posixpath.normpath(posixpath.join(target, INDEX))
            alternate = tag[1] == "link" and 'rel="alternate"' in tag[0]
            yield Link(
                tag=tag[1],
                start=tag.start(),
                place=slice(*found.span(2)),
                loaded=found[1].startswith("data-") or not (tag[1] in {"a", "form"} or alternate),
                target=target,
                rest=urlunsplit(("", "", "", parts.query, parts.fragment)),
            )


def for_disk(page: LinkedPage, here: Collection[str], public: str) -> str:
    """Write a page for a folder that holds the files `here` and no others.

    `public` is the address of the published site; '/' when there is none.
    """
    pieces, end = [], 0
    folder = posixpath.dirname(page.name)
    for link in page.links:
        inside = link.target in here
        if inside:
            address = quote(posixpath.relpath(f"/{link.target}", f"/{folder}")) + link.rest
        else:
            address = public + quote(link.target.removesuffix(INDEX)) + link.rest
        start = link.place.start
        if not inside and link.tag == "a":
            name_end = link.start + len("<a")
            pieces += [page.html[end:name_end], f" {OUTSIDE}"]
            end = name_end
            if public == "/":  # there is nowhere to go
                start -= len('href="')
                pieces += [page.html[end:start], 'data-href="']
                end = link.place.start
        pieces += [page.html[end : link.place.start], escape(address, quote=True)]
        end = link.place.stop
    return "".join([*pieces, page.html[end:]])


def with_notice(html: str, notice: str, style: str) -> str:
    """Put a notice above a page's content, and a style behind its others."""
    link = f'<link rel="stylesheet" href="{escape(style)}">\n'
    html = html.replace("</head>", f"{link}</head>", 1)
    return html.replace(BODY, f"{notice}\n{BODY}", 1)

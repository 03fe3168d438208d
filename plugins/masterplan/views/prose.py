"""Markdown of a chapter in, clean HTML with its headings out.

Ten offices write these texts and nobody reads every line, so what comes out of Markdown passes
through nh3: no script, no style, no frame, no address but http(s), mailto and relative ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape, unescape

import markdown
import nh3

_EXTENSIONS = [
    "tables", "footnotes", "def_list", "attr_list", "sane_lists", "admonition", "abbr",
    "fenced_code",
]  # fmt: skip
_TAGS = {
    "a", "abbr", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "hr", "img", "ins", "li", "ol", "p", "pre",
    "q", "s", "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_ALIGN = re.compile(r'style="text-align: (left|right|center);"')
_HEADING = re.compile(r"<h([2-5])(?P<attributes>[^>]*)>(?P<inner>.*?)</h\1>", re.DOTALL)
_FOOTNOTES = re.compile(
    r'<div class="footnote">\s*(?:<hr>)?\s*(<ol>.*?</ol>)\s*</div>\s*$', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: what its table of contents shows."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A piece of rendered text."""

    html: str
    heading: tuple[Heading, ...]
    notes: str = ""
    """The list of footnotes, apart so that it can close the page."""


def render(
    text: str,
    *,
    prefix: str = "",
    anchor_prefix: str = "",
    image: Callable[[str], str] = str,
) -> Prose:
    """Render a chapter's Markdown.

    `prefix` keeps the ids of footnotes apart, and `anchor_prefix` those of headings, when several
    texts share a document; `image` turns the path of a picture as written into its address.
    """
    reader = markdown.Markdown(
        extensions=_EXTENSIONS,
        extension_configs={
            "footnotes": {
                "BACKLINK_TITLE": "Kembali ke teks, catatan {}",
                "UNIQUE_IDS": False,
                "SEPARATOR": f"-{prefix}-" if prefix else "-",
            }
        },
    )
    html = _ALIGN.sub(r'align="\1"', reader.convert(text))
    # the page's title is the only h1, and six levels are more than a chapter needs
    html = re.sub(r"(</?h)([16])\b", lambda m: m[1] + {"1": "2", "6": "5"}[m[2]], html)
    html = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    html = re.sub(
        r'(<img [^>]*?src=")([^"]*)(")',
        lambda m: m[1] + escape(image(unescape(m[2]))) + m[3],
        html,
    )
    html, heading = _with_anchors(html, anchor_prefix)
    notes = _FOOTNOTES.search(html)
    if notes is not None:
        html = html[: notes.start()]
    closing = f'<section class="mp-catatan-kaki">\n{notes[1]}\n</section>' if notes else ""
    return Prose(html, tuple(heading), closing)


def inline(text: str) -> str:
    """Render one short text with limited Markdown (emphasis, links), without a paragraph around."""
    if not re.search(r"[*_`\[<&>]|https?:", text):
        return text
    html = nh3.clean(
        _one_paragraph().reset().convert(text),
        tags={"a", "em", "strong", "code"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return html.strip()


def plain(text: str) -> str:
    """Give the words alone of one short text with limited Markdown."""
    return _plain(inline(text))


@cache
def _one_paragraph() -> markdown.Markdown:
    """A Markdown that knows no blocks: '1. a' and '# a' stay as they were written."""
    reader = markdown.Markdown()
    for name in ("code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
        reader.parser.blockprocessors.deregister(name)
    return reader


def headings(html: str) -> tuple[Heading, ...]:
    """The headings in rendered HTML that carry an id."""
    found = []
    for match in _HEADING.finditer(html):
        anchor = re.search(r'id="([^"]+)"', match["attributes"])
        if anchor is not None:
            found.append(Heading(int(match[1]), anchor[1], _plain(match["inner"])))
    return tuple(found)


def _plain(html: str) -> str:
    return unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "", html, flags=re.DOTALL)).strip()


def slugify(text: str) -> str:
    """Make the anchor of a heading: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", text.lower(), flags=re.ASCII).strip("-") or "bagian"


def _with_anchors(html: str, prefix: str) -> tuple[str, list[Heading]]:
    found: list[Heading] = []
    used: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        text = _plain(match["inner"])
        given = re.search(r'id="([^"]+)"', match["attributes"])
        anchor = wanted = prefix + (given[1] if given else slugify(text))
        number = 1
        while anchor in used:
            number += 1
            anchor = f"{wanted}-{number}"
        used.add(anchor)
        found.append(Heading(int(match[1]), anchor, text))
        return f'<h{match[1]} id="{anchor}">{match["inner"]}</h{match[1]}>'

    return _HEADING.sub(mark, html), found

"""A page's HTML in, the same with its first mention of each glossary term explained out.

The meaning opens on hover and on focus, by CSS alone; a tap leads to the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from masterplan.model.glosarium import Glosarium, Istilah
from masterplan.views import prose

MOST = 5
"""Terms explained on one page: more would be noise, and bytes."""

_SILENT = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "code", "pre", "th", "caption", "svg", "summary", "button",
     "cite", "dt", "label", "script", "strong", "figcaption"}
)  # fmt: skip
"""Elements whose words stay as they are: links, headings, names."""

_TOKEN = re.compile(r'<(/?)([a-z0-9]+)(?:"[^"]*"|[^">])*?(/?)>|([^<]+|<)')
"""A tag, with any sign in its quoted values, or the text before the next one."""


class Terms:
    """The terms of a glossary, ready to be found in many pages."""

    def __init__(self, glosarium: Glosarium) -> None:
        self.by_word: dict[str, Istilah] = {}
        for term in glosarium.istilah:
            for word in (term.istilah, *term.padanan) if term.tandai else ():
                plain = re.sub(r"\s*\(.*?\)", "", word).strip()
                if plain:
                    self.by_word.setdefault(escape(plain).lower(), term)
        # the longest first, so that of two terms at one place the longer one is explained
        words = sorted(self.by_word, key=lambda word: (-len(word), word))
        found = "|".join(map(re.escape, words)) or r"(?!)"
        self.finder = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])", re.IGNORECASE)

    def explain(self, html: str, url: Callable[[str], str]) -> str:
        """Mark the first mention of each term in running text; `url` makes links of addresses."""
        seen: set[str] = set()
        silent = 0
        out: list[str] = []

        def mark(match: re.Match[str]) -> str:
            # None where a letter of another script only looks the same without its case
            term = self.by_word.get(match[0].lower())
            if term is None or term.anchor in seen or len(seen) >= MOST:
                return match[0]
            seen.add(term.anchor)
            link, meaning = escape(url(f"glosarium/#{term.anchor}")), escape(_short(term))
            return f'<a class="mp-istilah" href="{link}" data-arti="{meaning}">{match[0]}</a>'

        for token in _TOKEN.finditer(html):
            closing, name, alone, text = token.groups()
            if text is not None:
                out.append(text if silent or len(seen) >= MOST else self.finder.sub(mark, text))
                continue
            if name in _SILENT and not alone:
                silent += -1 if closing else 1
            out.append(token[0])
        return "".join(out)


def _short(term: Istilah) -> str:
    """The first sentence of a definition."""
    text = prose.plain(term.definisi)
    end = re.search(r"[.;](?=\s|$)", text)
    return f"{text[: end.start()]}." if end else text

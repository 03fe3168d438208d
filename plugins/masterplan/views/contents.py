"""A long page's HTML in, the same with the list of its sections before the first of them out."""

from __future__ import annotations

from html import escape

from masterplan.views.prose import headings

LEAST = 4
"""Sections from which on a list helps more than it stands in the way."""


def with_contents(html: str) -> str:
    """Place a list of the page's sections, folded, so that it costs a phone one line."""
    sections = [item for item in headings(html) if item.level == 2]
    if len(sections) < LEAST:
        return html
    links = "".join(
        f'<li><a href="#{item.anchor}">{escape(item.text)}</a></li>' for item in sections
    )
    box = (
        '<details class="mp-isi-halaman"><summary>Di halaman ini</summary>'
        f"<ul>{links}</ul></details>\n"
    )
    before, _, rest = html.partition("<h2")
    return f"{before}{box}<h2{rest}"

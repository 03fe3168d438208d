"""A part's tree in, the same with headings that never skip a level out.

A screen reader and a PDF's bookmarks read the levels as an outline; a text that skips one is a
finding for its author, and prints soundly all the same.
"""

from __future__ import annotations

from masterplan.html_tree import Node

HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def mend_headings(root: Node) -> None:
    """Raise each heading that stands more than one level below the one before it.

    `root` is what follows a part's title, which is its only heading of the first level.
    """
    above = 1
    for node in root.find(*HEADINGS):
        above = min(max(int(node.tag[1]), 2), above + 1)
        node.tag = f"h{above}"

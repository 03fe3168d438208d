"""The tree of a long part in, the sections out that are laid out apart.

A chapter of all programmes is a third of its plan. Laid out in one piece it would be most of what
an edit costs, and one worker's task while the others wait. So each of its large sections is a part
of its own, and begins on a new page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masterplan.html_tree import Node, write
from masterplan.views.print.notes import FOOTNOTE

LONG = 90_000
"""The characters of HTML from which on a part is divided: about twenty pages."""

LARGE = 12_000
"""Those of a section that has pages of its own: about three."""

BEGUN = 1_800
"""Those that fill a page so far that what follows may begin the next; a title does not."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is laid out apart."""

    root: Node
    notes: int
    """How many footnotes the part has before it."""


def sections(root: Node) -> list[Section]:
    """Divide a part at its headings of the second level; a short one stays whole."""
    pieces = list(_at_headings(root))
    sizes = [len(write(Node("", {}, piece))) for piece in pieces]
    if sum(sizes) < LONG:
        return [Section(root, 0)]
    groups: list[list[Node | str]] = [[]]
    filled = 0
    for piece, size in zip(pieces, sizes, strict=True):
        if filled >= BEGUN and size >= LARGE:
            groups.append([])
            filled = 0
        groups[-1] += piece
        filled += size
    found: list[Section] = []
    notes = 0
    for group in groups:
        section = Section(Node("", {}, group), notes)
        found.append(section)
        notes += sum(FOOTNOTE in node.classes for node in section.root.walk())
    return found


def _at_headings(root: Node) -> Iterator[list[Node | str]]:
    """What stands before the first heading, if anything, and each heading with what follows it."""
    piece: list[Node | str] = []
    for child in root.children:
        if piece and isinstance(child, Node) and _opens(child):
            yield piece
            piece = []
        piece.append(child)
    yield piece


def _opens(node: Node) -> bool:
    """Whether a section begins here; a landscape page holds the heading of its table."""
    first = next(node.nodes(), None) if node.tag == "section" else node
    return first is not None and first.tag == "h2"

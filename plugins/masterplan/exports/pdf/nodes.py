"""The structure of a part as a tree of plain nodes: what a screen reader walks through.

Pages and PDF objects are not known here; content is named by page and number of its mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of content on a page: what stands between a pair of marks in its drawing."""

    page: int
    """Counted from zero within the part."""
    number: int
    """The mark's number (MCID) on its page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A link's rectangle on a page."""

    index: int
    """In the part's list of links."""


@dataclass(slots=True, eq=False)
class Node:
    """A structure element."""

    tag: str
    """A standard structure type of PDF 1.7: 'P', 'TD', 'Figure'."""
    kids: list[Kid] = field(default_factory=list)
    lang: str = ""
    alt: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)
    """Of lists and table cells: `Scope`, `ColSpan`, `RowSpan`, `ListNumbering`."""
    box: tuple[float, float, float, float] | None = None
    """Where a figure stands on its page, in PDF points."""
    stray: bool = False
    """Whether it was made only to hold elements that had no right parent."""

    @property
    def nodes(self) -> list[Node]:
        """The kids that are elements themselves."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


Kid: TypeAlias = Node | Mark | Spot

_EMPTY_ALLOWED = {"TD", "TH"}
"""A cell holds its place in the table's grid though nothing stands in it."""


def prune(node: Node) -> bool:
    """Take out elements that hold nothing; whether this one may stay."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or prune(kid)]
    return bool(node.kids) or node.tag in _EMPTY_ALLOWED


def level_headings(root: Node) -> None:
    """Let headings begin at the first level and skip none, whatever the author wrote."""
    above = 0
    for node in root.walk():
        if len(node.tag) == 2 and node.tag[0] == "H" and node.tag[1].isdigit():
            above = min(int(node.tag[1]), above + 1)
            node.tag = f"H{above}"


def outline(node: Node, depth: int = 0) -> Iterator[str]:
    """The tree as indented text, marks counted: what golden tests compare."""
    marks = sum(isinstance(kid, Mark) for kid in node.kids)
    spots = sum(isinstance(kid, Spot) for kid in node.kids)
    said = [
        *(f"{name}={value}" for name, value in sorted(node.attributes.items())),
        *([f"lang={node.lang}"] if node.lang else []),
        *([f"alt={node.alt!r}"] if node.alt else []),
        *([f"isi×{marks}"] if marks else []),
        *([f"tautan×{spots}"] if spots else []),
    ]
    yield "  " * depth + " ".join([node.tag, *said])
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from outline(kid, depth + 1)

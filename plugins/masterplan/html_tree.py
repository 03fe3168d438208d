"""HTML in, a tree that can be changed out, and back.

Word's chapters become Markdown from such a tree. What is printed differs from the web page in a
few places (notes stand at the foot, tables have numbers), found and changed in it, never in text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})


@dataclass(slots=True, eq=False)
class Node:
    """An element with its children; `''` is the name of the whole, which is written as nothing."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.attributes.get("class", "").split()

    @property
    def id(self) -> str:
        """Its anchor, or ''."""
        return self.attributes.get("id", "")

    @property
    def text(self) -> str:
        """All words inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def words(self) -> str:
        """All words inside, with single spaces between them."""
        return " ".join(self.text.split())

    def add_class(self, name: str) -> None:
        """Add a word to its class."""
        if name not in self.classes:
            self.attributes["class"] = " ".join([*self.classes, name])

    def nodes(self, *tags: str) -> Iterator[Node]:
        """Its children that are elements, of these names if any are given."""
        for child in self.children:
            if isinstance(child, Node) and (not tags or child.tag in tags):
                yield child

    def walk(self) -> Iterator[Node]:
        """All elements inside, in the order of the text."""
        return (node for _, node in self.with_parents())

    def find(self, *tags: str) -> Iterator[Node]:
        """All elements of these names inside."""
        return (node for node in self.walk() if node.tag in tags)

    def with_parents(self) -> Iterator[tuple[Node, Node]]:
        """All elements inside, each after its parent."""
        # not a generator in a generator, through which each node would pass once for each level
        ahead = [(self, iter(self.children))]
        while ahead:
            parent, children = ahead[-1]
            for child in children:
                if isinstance(child, Node):
                    yield parent, child
                    ahead.append((child, iter(child.children)))
                    break
            else:
                ahead.pop()

    def replace(self, old: Node, *new: Node | str) -> None:
        """Put others in the place of a child."""
        place = self.place(old)
        self.children[place : place + 1] = new

    def place(self, child: Node) -> int:
        """Where among its children one stands."""
        return next(number for number, each in enumerate(self.children) if each is child)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: given or "" for name, given in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: given or "" for name, given in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Node:
    """Read HTML whose elements are closed, as templates, nh3 and mammoth write it."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


def write(node: Node) -> str:
    """Write a tree as HTML; SVG elements without children are closed at once."""
    return "".join(_written(node, svg=False))


def _written(node: Node, *, svg: bool) -> Iterator[str]:
    svg = svg or node.tag == "svg"
    if node.tag:
        attributes = "".join(
            f' {name}="{escape(value, quote=True)}"' for name, value in node.attributes.items()
        )
        closed = svg and not node.children
        yield f"<{node.tag}{attributes}{'/' if closed else ''}>"
        if closed or node.tag in _VOID:
            return
    for child in node.children:
        if isinstance(child, str):
            yield escape(child, quote=False)
        else:
            yield from _written(child, svg=svg)
    if node.tag:
        yield f"</{node.tag}>"

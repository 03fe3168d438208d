"""Laid-out boxes in, the structure of a part out: a tree of nodes in reading order.

The tree follows the HTML, not the boxes. Layout cuts a paragraph, a list or a table into a box for
each page, repeats a table's head, and moves a footnote to the foot of its page; each of them is
still one element of the HTML, so each becomes one node, with a note beside its call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from masterplan.exports.pdf.mending import mend
from masterplan.exports.pdf.nodes import Mark, Node, Spot
from masterplan.exports.pdf.roles import (
    NUMBERINGS,
    Roles,
    cell,
    description,
    is_graphic,
    text_of,
)

_HOLDS_NO_WORDS = {"Art", "BlockQuote", "Div", "Part", "Sect"}
"""Groups: words that stand in them directly are put in a paragraph."""


@dataclass(slots=True)
class Reading:
    """What a part says, and what else of its drawing must be known."""

    root: Node
    running: set[Mark] = field(default_factory=set)
    """What stands in the margins of the pages."""
    spots: set[int] = field(default_factory=set)
    """The links, by index, that have a place in the tree."""
    graphics: list[tuple[Node, int, Any]] = field(default_factory=list)
    """The figures, each with its page and the box that it fills."""
    untold: int = 0
    """Graphics that nobody described."""


class Reader:
    """Goes through the boxes of all pages and grows the tree."""

    def __init__(self, root: Element, links: Sequence[tuple[int, Element]]) -> None:
        """`links`: the page and the `<a>` of each rectangle that can be clicked."""
        self.roles = Roles(root)
        self.reading = Reading(Node("Part", lang=root.get("lang", "")))
        self.nodes: dict[Element, Node] = {root: self.reading.root}
        self.parts: dict[tuple[Element, str], Node] = {}
        self.notes: dict[Element, Node] = {}
        self.links = links
        self.linked = {element for _, element in links}
        self.page = 0
        self.heads: dict[Element, Element | None] = {}
        self.first_page: dict[Element, int] = {}

    def read(self, pages: Iterable[Any], marks: Sequence[Mapping[Any, int]]) -> Reading:
        """Read all pages; `marks` are the boxes with content, by page."""
        for number, page in enumerate(pages):
            self.page = number
            self._visit(page, marks[number], aside=False)
        for index, (number, element) in enumerate(self.links):
            self.page = number
            node = self.nodes.get(element)
            if node is not None and node.tag == "Link" and not self._unread(element):
                node.kids.append(Spot(index))
                self.reading.spots.add(index)
        mend(self.reading.root)
        return self.reading

    def _visit(self, box: Any, marks: Mapping[Any, int], *, aside: bool) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        aside = aside or isinstance(box, boxes.MarginBox)
        number = marks.get(box)
        if number is not None:
            self._content(box, Mark(self.page, number), aside=aside)
        elif isinstance(box, boxes.TableCellBox) and not aside and not self._unread(box.element):
            self._node(box.element)  # though it be empty
        for child in box.children:
            self._visit(child, marks, aside=aside)

    def _content(self, box: Any, mark: Mark, *, aside: bool) -> None:
        element: Element = box.element
        if aside:
            self.reading.running.add(mark)
        elif element is None or self._unread(element):
            return  # a mark that no node holds becomes an artifact
        elif isinstance(box, boxes.ReplacedBox) and is_graphic(element):
            node = self._graphic(element)
            if not any(isinstance(kid, Mark) for kid in node.kids):  # its caption may come first
                self.reading.graphics.append((node, self.page, box))
            node.kids.append(mark)
        else:
            self._holder(element, str(box.element_tag).partition("::")[2]).kids.append(mark)

    def _unread(self, element: Element | None) -> bool:
        """Whether something is drawn that nobody should hear: decoration, or a head once more."""
        if element is None or element in self.roles.hidden:
            return True
        head = self._head(element)
        return head is not None and self.page > self.first_page.setdefault(head, self.page)

    def _head(self, element: Element) -> Element | None:
        """The table head or foot that an element stands in."""
        if element not in self.heads:
            parent = self.roles.parents.get(element)
            if element.tag in {"thead", "tfoot"} or parent is None:
                self.heads[element] = element if parent is not None else None
            else:
                self.heads[element] = self._head(parent)
        return self.heads[element]

    def _holder(self, element: Element, pseudo: str) -> Node:
        """The node that takes words which stand directly in an element."""
        if pseudo == "footnote-call":
            return self._call(element)
        if pseudo in {"marker", "footnote-marker"}:
            return self._label(element)
        node = self._node(element)
        if node.tag in _HOLDS_NO_WORDS:
            block = self.roles.block(element)
            last = node.kids[-1] if node.kids else None
            paragraph = self.parts.get((block, "words"))
            if paragraph is None or last is not paragraph:
                paragraph = self.parts[block, "words"] = Node("P")
                node.kids.append(paragraph)
            return paragraph
        return node

    def _node(self, element: Element) -> Node:
        """The node of an element, or of the nearest one around it that has its own."""
        node = self.nodes.get(element)
        if node is None:
            node = self.nodes[element] = self._grow(element)
        return node

    def _grow(self, element: Element) -> Node:
        roles = self.roles
        parent = roles.parents.get(element)
        if parent is None:
            return self.reading.root
        tag = roles.type(element)
        lang = element.get("lang", "")
        if element.tag == "a" and element in self.linked:
            around = self._holder(parent, "")
            if around.tag == "TOCI":
                around = self._add(around, Node("Reference"))
            return self._add(around, Node("Link", lang=lang))
        if element.tag == "figcaption":
            graphic = roles.figure(element)
            if graphic is not None:
                return self._add(self._graphic(graphic), Node("Caption", lang=lang))
            tag = "P"
        if tag == "LI":
            return self._item(element, lang)
        if tag in {"Lbl", "LBody"}:
            return self._add(self._entry(element), Node(tag, lang=lang))
        if not tag and not lang:
            return self._node(parent)
        if not tag:
            block = roles.block(element) is element
            around = self._node(parent) if block else self._holder(parent, "")
            return self._add(around, Node("Div" if block else "Span", lang=lang))
        node = Node(tag, lang=lang)
        if tag == "L" and element.tag in NUMBERINGS:
            node.attributes["ListNumbering"] = NUMBERINGS[element.tag]
        if tag in {"TD", "TH"}:
            node.attributes |= cell(element)
        return self._add(self._node(parent), node)

    def _add(self, parent: Node, node: Node) -> Node:
        parent.kids.append(node)
        return node

    def _item(self, element: Element, lang: str) -> Node:
        """A list item: words go to its body, its number or bullet to its label."""
        item = self._part(element, "item", lambda: self._node(self.roles.parents[element]), "LI")
        item.lang = lang
        return self._part(element, "body", lambda: item, "LBody")

    def _entry(self, element: Element) -> Node:
        """The item of a description list that a term or its description belongs to."""
        parent = self.roles.parents[element]
        if parent.tag != "dl":
            return self._part(parent, "item", lambda: self._node(parent), "LI")
        first = element
        siblings = list(parent)
        at = siblings.index(element)
        while at and (siblings[at - 1].tag == "dt" or first.tag == "dd"):
            at -= 1
            first = siblings[at]
        return self._part(first, "item", lambda: self._node(parent), "LI")

    def _label(self, element: Element) -> Node:
        """The label of a list item or of a note."""
        if element in self.notes:
            return self._part(element, "label", lambda: self.notes[element], "Lbl")
        body = self._node(element)
        if body.tag == "TOCI":
            return self._part(element, "label", lambda: body, "Lbl")
        item = self.parts.get((element, "item"))
        if item is None:
            return body
        label = self.parts.get((element, "label"))
        if label is None:
            label = self.parts[element, "label"] = Node("Lbl")
            item.kids.insert(0, label)
        return label

    def _call(self, element: Element) -> Node:
        """The call of a footnote, with the note right behind it."""
        parent = self._holder(self.roles.parents[element], "")
        call = self._part(element, "call", lambda: parent, "Reference")
        if element not in self.notes:
            self.notes[element] = self.nodes[element] = self._add(parent, Node("Note"))
        return call

    def _part(self, element: Element, name: str, parent: Callable[[], Node], tag: str) -> Node:
        """A node that belongs to an element beside its own."""
        node = self.parts.get((element, name))
        if node is None:
            node = self.parts[element, name] = self._add(parent(), Node(tag))
        return node

    def _graphic(self, element: Element) -> Node:
        node = self.parts.get((element, "figure"))
        if node is None:
            around = self._node(self.roles.parents[element])
            node = self.parts[element, "figure"] = self._add(around, Node("Figure"))
            node.alt = description(element) or self._caption(element)
        return node

    def _caption(self, graphic: Element) -> str:
        """What is said below a graphic, when nothing is said in it."""
        self.reading.untold += 1
        for above in self.roles.above(graphic):
            if above.tag == "figure":
                caption = above.find(".//figcaption")
                if caption is not None and (text := text_of(caption)):
                    return text
        return "Gambar tanpa keterangan"

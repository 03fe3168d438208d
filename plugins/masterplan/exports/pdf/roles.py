"""What an HTML element is to a screen reader: its structure type, nothing of its own, or hidden.

Elements without a type hand their content to the element around them: a `<strong>` is words of its
paragraph, a `<div>` groups for the eye alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"

Parents: TypeAlias = dict[Element, Element]

_TYPES = {
    "article": "Art",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "dd": "LBody",
    "dl": "L",
    "dt": "Lbl",
    "figcaption": "Caption",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "li": "LI",
    "ol": "L",
    "p": "P",
    "pre": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "tfoot": "TFoot",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    "ul": "L",
}
_TABLE = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip

NUMBERINGS = {"ol": "Decimal", "ul": "Disc"}
"""What a list's marks are, for `ListNumbering`."""


class Roles:
    """Answers for all elements of one document."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.parents: Parents = {child: parent for parent in root.iter() for child in parent}

    @cached_property
    def hidden(self) -> set[Element]:
        """Decoration: what is drawn and never read, with all that stands in it."""
        found: set[Element] = set()
        for element in self.root.iter():
            if (
                element.get("aria-hidden") == "true"
                or (element.tag == "img" and element.get("alt") == "")
                or (is_graphic(element) and element.get("role") in {"presentation", "none"})
                or self.parents.get(element) in found
            ):
                found.add(element)
        return found

    @cached_property
    def _layout_tables(self) -> set[Element]:
        """The parts of tables that only place things on the page."""
        found: set[Element] = set()
        for element in self.root.iter():
            if element.tag == "table":
                if element.get("role") in {"presentation", "none"}:
                    found.add(element)
            elif element.tag in _TABLE and self.parents.get(element) in found:
                found.add(element)
        return found

    def type(self, element: Element) -> str:
        """The structure type of an element; '' for one that is not an element of its own."""
        if element in self._layout_tables:
            return ""
        if element.tag in {"ol", "ul", "li"} and self._in_contents(element):
            return "TOCI" if element.tag == "li" else "TOC"
        return _TYPES.get(element.tag, "")

    def _in_contents(self, element: Element) -> bool:
        return any(above.tag == "nav" for above in self.above(element))

    def above(self, element: Element) -> list[Element]:
        """The elements around an element, the nearest first."""
        found = []
        while (parent := self.parents.get(element)) is not None:
            found.append(parent)
            element = parent
        return found

    def block(self, element: Element) -> Element:
        """The nearest block: what keeps loose words together as one paragraph."""
        while element.tag not in _BLOCKS and element in self.parents:
            element = self.parents[element]
        return element

    def figure(self, element: Element) -> Element | None:
        """The first graphic of the figure that an element stands in, if any.

        What stands in a figure inside it belongs to that one alone.
        """
        around = self._around(element)
        if around is None:
            return None
        graphics = (one for one in around.iter() if is_graphic(one) and one not in self.hidden)
        return next((one for one in graphics if self._around(one) is around), None)

    def _around(self, element: Element) -> Element | None:
        """The nearest figure that an element stands in."""
        return next((above for above in self.above(element) if above.tag == "figure"), None)


def is_graphic(element: Element) -> bool:
    """Whether an element is a picture or a drawing, whole."""
    return element.tag in {"img", f"{SVG}svg"}


def text_of(element: Element) -> str:
    """The words in an element, their spaces as one; those of drawings are not among them."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> list[str]:
    found = [element.text or ""]
    for child in element:
        if not is_graphic(child):
            found += _texts(child)
        found.append(child.tail or "")
    return found


def description(graphic: Element) -> str:
    """What a graphic shows, in its author's words; '' when nobody said."""
    if graphic.tag == "img":
        return " ".join((graphic.get("alt") or graphic.get("title") or "").split())
    if label := graphic.get("aria-label"):
        return " ".join(label.split())
    told = (graphic.find(f"{SVG}{name}") for name in ("title", "desc"))
    return ". ".join(text.rstrip(".") for one in told if one is not None and (text := text_of(one)))


def cell(element: Element) -> dict[str, str | int]:
    """What HTML says of a table cell, still unchecked."""
    found: dict[str, str | int] = {}
    for name in ("colspan", "rowspan"):
        value = element.get(name, "")
        if value.isdecimal():
            found["ColSpan" if name == "colspan" else "RowSpan"] = int(value[:4])
    if element.tag == "th" and (scope := element.get("scope")):
        found["Scope"] = scope
    return found

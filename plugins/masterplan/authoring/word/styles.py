"""`styles.xml` in; what a paragraph or a run of each style is, with all that it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from masterplan.authoring.word.names import q

_HEADING = re.compile(r"(?:heading|judul)\s*([1-9])")
_CONTENTS = re.compile(r"toc(?: heading|\s*\d)|table of (?:figures|authorities)|index \d")

_MOST_ANCESTORS = 20
"""A style may be based on itself in a broken file."""


@dataclass(slots=True)
class Styles:
    """The styles of a document, by id."""

    _by_id: dict[str, ET.Element] = field(default_factory=dict)

    def heading(self, properties: ET.Element | None) -> int:
        """The level of the heading that a paragraph with these properties is; 0 for none."""
        level = value(properties, "w:outlineLvl")
        if level is not None:
            return _outline(level)
        for style in self._chain(value(properties, "w:pStyle")):
            named = _HEADING.fullmatch(_name(style))
            if named:
                return int(named[1])
            level = value(style.find(q("w:pPr")), "w:outlineLvl")
            if level is not None:
                return _outline(level)
        return 0

    def is_contents(self, properties: ET.Element | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        chain = self._chain(value(properties, "w:pStyle"))
        return any(_CONTENTS.fullmatch(_name(style)) for style in chain)

    def is_caption(self, properties: ET.Element | None) -> bool:
        """Whether a paragraph is the caption of a picture or a table."""
        return any(_name(s) == "caption" for s in self._chain(value(properties, "w:pStyle")))

    def is_quotation(self, properties: ET.Element | None) -> bool:
        """Whether a paragraph is set apart as someone else's words."""
        chain = self._chain(value(properties, "w:pStyle"))
        return any(_name(style) in {"quote", "intense quote", "block text"} for style in chain)

    def is_title(self, properties: ET.Element | None) -> bool:
        """Whether a paragraph is the title of the document, or its subtitle."""
        chain = self._chain(value(properties, "w:pStyle"))
        return any(_name(style) in {"title", "subtitle"} for style in chain)

    def numbering(self, properties: ET.Element | None) -> tuple[str, int] | None:
        """The list and the level that a paragraph belongs to, by itself or by its style."""
        found = properties.find(q("w:numPr")) if properties is not None else None
        number, level = value(found, "w:numId"), value(found, "w:ilvl")
        for style in self._chain(value(properties, "w:pStyle")):
            if number is not None and level is not None:
                break
            found = style.find(f"{q('w:pPr')}/{q('w:numPr')}")
            number = number if number is not None else value(found, "w:numId")
            level = level if level is not None else value(found, "w:ilvl")
        if number is None or number == "0":
            return None
        return number, min(int(level), 8) if level and level.isdecimal() else 0

    def look(self, run: ET.Element | None, name: str) -> bool:
        """Whether a run with these properties has a look: `w:b`, `w:i`, `w:strike`, `w:vanish`."""
        if run is None:
            return False
        own = run.find(q(name))
        if own is not None:
            return _on(own)
        for style in self._chain(value(run, "w:rStyle")):
            inherited = style.find(f"{q('w:rPr')}/{q(name)}")
            if inherited is not None:
                return _on(inherited)
        return False

    def bold_paragraph(self, properties: ET.Element | None) -> bool:
        """Whether a paragraph's style alone makes its words bold."""
        for style in self._chain(value(properties, "w:pStyle")):
            bold = style.find(f"{q('w:rPr')}/{q('w:b')}")
            if bold is not None:
                return _on(bold)
        return False

    def list_of(self, style_id: str) -> str | None:
        """The list that a list style stands for."""
        style = self._by_id.get(style_id)
        found = style.find(f"{q('w:pPr')}/{q('w:numPr')}") if style is not None else None
        return value(found, "w:numId")

    def _chain(self, style_id: str | None) -> Iterator[ET.Element]:
        for _ in range(_MOST_ANCESTORS):
            style = self._by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(style, "w:basedOn")


def read_styles(root: ET.Element | None) -> Styles:
    """Index the styles of a document; the first of an id counts, as in Word."""
    styles: dict[str, ET.Element] = {}
    for style in root.iter(q("w:style")) if root is not None else ():
        styles.setdefault(style.get(q("w:styleId"), ""), style)
    return Styles(styles)


def value(parent: ET.Element | None, name: str) -> str | None:
    """The `w:val` of a child, `None` when it is not there."""
    child = parent.find(q(name)) if parent is not None else None
    return child.get(q("w:val")) if child is not None else None


def _on(element: ET.Element) -> bool:
    return element.get(q("w:val"), "1") not in {"0", "false", "off", "none"}


def _outline(level: str) -> int:
    """Word counts levels from zero, and nine is body text."""
    return int(level) + 1 if level in {"0", "1", "2", "3", "4", "5", "6", "7", "8"} else 0


def _name(style: ET.Element) -> str:
    return (value(style, "w:name") or "").strip().lower()

"""`numbering.xml` in; for each paragraph of a list, in document order, its number out."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from masterplan.authoring.word.names import q
from masterplan.authoring.word.styles import Styles, value

_LEVELS = 9
_DECIMAL = {"decimal", "decimalZero"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in its list."""

    ordered: bool
    level: int
    number: int
    letters: bool = False
    """Numbered by letters or Roman numerals, which Markdown has not."""
    pattern: str = ""
    """How Word prints the number: "BAB %1", "%1.%2"."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    _levels: dict[str, dict[int, ET.Element]] = field(default_factory=dict)
    """The levels of each abstract list."""
    _abstract: dict[str, str] = field(default_factory=dict)
    """The abstract list of each list."""
    _restart: dict[str, dict[int, int]] = field(default_factory=dict)
    """Where a list begins anew, by level."""
    _count: dict[str, list[int]] = field(default_factory=dict)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number: str, level: int) -> Place | None:
        """Count one more paragraph; `None` when there is no such list, or it shows no number."""
        abstract = self._abstract.get(number, "")
        shape = self._levels.get(abstract, {}).get(level)
        if shape is None:
            return None
        kind = value(shape, "w:numFmt") or "decimal"
        start = _number(value(shape, "w:start"), 1)
        count = self._count.setdefault(abstract, [-1] * _LEVELS)
        restart = self._restart.get(number, {}).get(level)
        if restart is not None and (number, level) not in self._seen:
            count[level] = restart
        else:
            count[level] = start if count[level] < 0 else count[level] + 1
        self._seen.add((number, level))
        count[level + 1 :] = [-1] * (_LEVELS - level - 1)
        if kind == "none":
            return None
        return Place(
            ordered=kind != "bullet",
            level=level,
            number=count[level],
            letters=kind not in _DECIMAL and kind != "bullet",
            pattern=value(shape, "w:lvlText") or "",
        )


def read_numbering(root: ET.Element | None, styles: Styles) -> Numbering:
    """Index the lists of a document."""
    found = Numbering()
    if root is None:
        return found
    links = {}
    for abstract in root.findall(q("w:abstractNum")):
        key = abstract.get(q("w:abstractNumId"), "")
        found._levels[key] = {
            _number(level.get(q("w:ilvl")), 0): level for level in abstract.findall(q("w:lvl"))
        }
        link = value(abstract, "w:numStyleLink")
        if link:
            links[key] = styles.list_of(link)
    for number in root.findall(q("w:num")):
        key = number.get(q("w:numId"), "")
        found._abstract[key] = value(number, "w:abstractNumId") or ""
        found._restart[key] = {
            _number(each.get(q("w:ilvl")), 0): _number(value(each, "w:startOverride"), 1)
            for each in number.findall(q("w:lvlOverride"))
            if each.find(q("w:startOverride")) is not None
        }
    for key, target in links.items():
        found._levels[key] = found._levels.get(found._abstract.get(target or "", ""), {})
    return found


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise

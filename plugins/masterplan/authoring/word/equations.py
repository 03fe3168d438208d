"""An equation of Word in, one line of text out: `(a)/(b) × 100%`.

Not pretty and not TeX, which neither the site nor the PDF can draw; but nothing of it is lost.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from masterplan.authoring.word.names import local, q


def in_words(equation: ET.Element) -> str:
    """Write an equation on one line."""
    return " ".join(_all(equation).split())


def _all(element: ET.Element) -> str:
    return "".join(_one(child) for child in element)


def _one(element: ET.Element) -> str:
    name = local(element.tag)
    if name == "m:t":
        return element.text or ""
    if name == "m:f":
        return f"{_group(element, 'm:num')}/{_group(element, 'm:den')}"
    if name in {"m:sSup", "m:sSub", "m:sSubSup"}:
        low, high = _group(element, "m:sub"), _group(element, "m:sup")
        return _part(element, "m:e") + (low and f"_{low}") + (high and f"^{high}")
    if name == "m:rad":
        return f"{_part(element, 'm:deg')}√{_group(element, 'm:e', always=True)}"
    if name == "m:nary":
        sign = element.find(f"{q('m:naryPr')}/{q('m:chr')}")
        low, high = _group(element, "m:sub"), _group(element, "m:sup")
        mark = sign.get(q("m:val"), "∫") if sign is not None else "∫"
        return f"{mark}{low and f'_{low}'}{high and f'^{high}'} {_part(element, 'm:e')}"
    if name == "m:d":
        return f"({', '.join(_all(each) for each in element.findall(q('m:e')))})"
    return _all(element)


def _part(element: ET.Element, name: str) -> str:
    part = element.find(q(name))
    return _all(part) if part is not None else ""


def _group(element: ET.Element, name: str, *, always: bool = False) -> str:
    """A part, in brackets where it is more than one word."""
    text = _part(element, name).strip()
    return f"({text})" if always or (text and not text.isalnum()) else text

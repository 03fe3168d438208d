"""The HTML of a part made fit for paper: letters that no font has, links that leave the part.

Works on the parsed tree, before layout, so that nothing is guessed from pages afterwards.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from masterplan.exports.pdf.fragment import BASE
from masterplan.typefaces import printable, unprintable

_SHOWN = 12
"""So many of the letters are named."""


def replace_unknown_letters(root: Element) -> tuple[str, ...]:
    """Put a sign in place of letters that no shipped typeface has; say which ones.

    A check has told the author already where they stand. Here it only matters that none reaches
    the layout, which would draw a box that no reader of the file can name.
    """
    unknown: set[str] = set()
    for element in root.iter():
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and not text.isascii() and (fit := printable(text)) != text:
                unknown.update(*unprintable().findall(text))
                setattr(element, name, fit)
    if not unknown:
        return ()
    codes = [f"U+{ord(letter):04X}" for letter in sorted(unknown)]
    shown = ", ".join(codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")
    return (f"huruf yang tidak ada dalam huruf cetak tampil sebagai kotak: {shown}",)


def open_links(root: Element) -> None:
    """Write links to anchors that are not here as addresses: another part may have them."""
    here = {id for element in root.iter() if (id := element.get("id"))}
    for link in root.iter("a"):
        address = link.get("href", "")
        if address.startswith("#") and address[1:] not in here:
            link.set("href", BASE + address)

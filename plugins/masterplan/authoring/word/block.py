"""A paragraph or a table, ready for mammoth, with what the outline has to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from masterplan.authoring.word.numbering import Place


@dataclass(frozen=True, slots=True)
class Block:
    """One element of the document's body."""

    element: ET.Element
    text: str = ""
    """Its words, for paragraphs."""
    level: int = 0
    """Of a heading, from one; 0 for what is none."""
    place: Place | None = None
    """The automatic number of a heading."""
    prominent: bool = False
    """Whether it stands out as a title would: bold, centred or in capitals."""
    is_title: bool = False
    """Whether it is the title of the whole document."""
    is_contents: bool = False
    """Whether it is a line of a table of contents."""
    ends_in_page: bool = False
    """Whether it ends in a tab and a number, as such a line does when someone typed it."""

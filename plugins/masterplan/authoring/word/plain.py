"""The few elements of Word's XML that the walk hands on to mammoth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree as ET

from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.names import q

RUN, PROPERTIES = q("w:r"), q("w:pPr")

MARK = "tanda"
"""The character style of a run that is a mark, not words; it comes back as `span.tanda`."""

QUOTATION = "kutipan"
"""The paragraph style of someone else's words."""

HEADING = "judul"
"""The paragraph style of headings, followed by the level."""

ORDERED, BULLETS = "1", "2"
"""The two lists that are left; the level says how deep, a mark says the number."""

MAX_LIST_LEVEL = 4

_PICTURE = "gambar"
_LINK = "tautan"


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, as far as Markdown can say it."""

    bold: bool = False
    italic: bool = False
    shift: str = ""
    """'superscript' or 'subscript'."""


def words(text: str, look: Look) -> ET.Element:
    """A run of words."""
    run = ET.Element(q("w:r"))
    properties = ET.Element(q("w:rPr"))
    if look.bold:
        ET.SubElement(properties, q("w:b"))
    if look.italic:
        ET.SubElement(properties, q("w:i"))
    if look.shift:
        ET.SubElement(properties, q("w:vertAlign"), {q("w:val"): look.shift})
    if len(properties):
        run.append(properties)
    ET.SubElement(run, q("w:t")).text = text
    return run


def line_break() -> ET.Element:
    """A run that ends a line inside a paragraph."""
    run = ET.Element(q("w:r"))
    ET.SubElement(run, q("w:br"))
    return run


def tag(name: str, content: str) -> ET.Element:
    """A run that says something to the writer."""
    run = ET.Element(q("w:r"))
    properties = ET.SubElement(run, q("w:rPr"))
    ET.SubElement(properties, q("w:rStyle"), {q("w:val"): MARK})
    ET.SubElement(run, q("w:t")).text = f"{name}:{content}"
    return run


def mark(kind: Kind, detail: str = "") -> ET.Element:
    """A run that says that something was here."""
    return tag(kind.name, detail)


def is_bold(run: ET.Element) -> bool:
    """Whether the words of a run are bold."""
    return run.find(f"{q('w:rPr')}/{q('w:b')}") is not None


def is_mark(run: ET.Element, kind: Kind | None = None) -> bool:
    """Whether a run is no part of the text; whether it is the mark of one kind."""
    if run.find(f"{q('w:rPr')}/{q('w:rStyle')}") is None:
        return False
    return kind is None or (run[-1].text or "").startswith(f"{kind.name}:")


def is_table(element: ET.Element) -> bool:
    """Whether an element is a table."""
    return element.tag == q("w:tbl")


def is_object(element: ET.Element) -> bool:
    """Whether an element is something to see or to read that is not words: a picture, a note."""
    return element.tag in {q("w:drawing"), q("w:footnoteReference"), q("w:endnoteReference")}


def shows_picture(run: ET.Element) -> bool:
    """Whether a run holds a picture."""
    return run.find(q("w:drawing")) is not None


def picture(number: int, alt: str) -> ET.Element:
    """A run that shows the picture of a number."""
    run = ET.Element(q("w:r"))
    inline = ET.SubElement(ET.SubElement(run, q("w:drawing")), q("wp:inline"))
    ET.SubElement(inline, q("wp:docPr"), {"descr": alt})
    inner = ET.SubElement(ET.SubElement(inline, q("a:graphic")), q("a:graphicData"))
    fill = ET.SubElement(ET.SubElement(inner, q("pic:pic")), q("pic:blipFill"))
    ET.SubElement(fill, q("a:blip"), {q("r:embed"): picture_id(number)})
    return run


def picture_id(number: int) -> str:
    """The relationship id of a picture."""
    return f"{_PICTURE}{number}"


def pictures_in(element: ET.Element) -> Iterator[int]:
    """The numbers of the pictures that an element shows."""
    for blip in element.iter(q("a:blip")):
        yield int(blip.get(q("r:embed"), "").removeprefix(_PICTURE))


def link_id(number: int) -> str:
    """The relationship id of an address."""
    return f"{_LINK}{number}"


def links_in(element: ET.Element) -> Iterator[int]:
    """The numbers of the addresses that an element leads to."""
    for each in element.iter(q("w:hyperlink")):
        yield int(each.get(q("r:id"), "").removeprefix(_LINK))


def notes_in(element: ET.Element) -> Iterator[tuple[str, int]]:
    """The notes that an element refers to."""
    for kind in ("footnote", "endnote"):
        for each in element.iter(q(f"w:{kind}Reference")):
            yield kind, int(each.get(q("w:id"), "0"))


def note_reference(kind: str, number: int) -> ET.Element:
    """A run with the mark of a note; `kind` is 'footnote' or 'endnote'."""
    run = ET.Element(q("w:r"))
    ET.SubElement(run, q(f"w:{kind}Reference"), {q("w:id"): str(number)})
    return run


def link(number: int, runs: Iterable[ET.Element]) -> ET.Element:
    """Runs that lead to the address of a number."""
    element = ET.Element(q("w:hyperlink"), {q("r:id"): link_id(number)})
    for run in runs:  # a link inside a link is one link
        element.extend(run if run.tag == element.tag else [run])
    return element


def paragraph(
    runs: Iterable[ET.Element], *, style: str = "", listed: str = "", level: int = 0
) -> ET.Element:
    """A paragraph of runs, of a style or in one of the two lists."""
    element = ET.Element(q("w:p"))
    properties = ET.Element(q("w:pPr"))
    if style:
        ET.SubElement(properties, q("w:pStyle"), {q("w:val"): style})
    if listed:
        numbering = ET.SubElement(properties, q("w:numPr"))
        ET.SubElement(numbering, q("w:ilvl"), {q("w:val"): str(min(level, MAX_LIST_LEVEL))})
        ET.SubElement(numbering, q("w:numId"), {q("w:val"): listed})
    if len(properties):
        element.append(properties)
    element.extend(_joined(runs))
    return element


def _joined(runs: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Make one run of those that look the same: Word cuts words wherever someone has typed."""
    for look, group in groupby(runs, key=_look_of):
        if look is None:
            yield from group
        else:
            yield words("".join(run[-1].text or "" for run in group), look)


def _look_of(run: ET.Element) -> Look | None:
    """How the words of a run look; `None` when it is not words alone."""
    if run.tag != RUN or is_mark(run) or run[-1].tag != q("w:t"):
        return None
    shift = run.find(f"{q('w:rPr')}/{q('w:vertAlign')}")
    return Look(
        bold=is_bold(run),
        italic=run.find(f"{q('w:rPr')}/{q('w:i')}") is not None,
        shift=shift.get(q("w:val"), "") if shift is not None else "",
    )


def cell(blocks: Iterable[ET.Element], *, across: int = 1, below: bool = False) -> ET.Element:
    """A cell of a table; `below` when it goes on with the cell above."""
    element = ET.Element(q("w:tc"))
    properties = ET.SubElement(element, q("w:tcPr"))
    if across > 1:
        ET.SubElement(properties, q("w:gridSpan"), {q("w:val"): str(across)})
    if below:
        ET.SubElement(properties, q("w:vMerge"))
    element.extend(blocks)
    return element


def row(cells: Iterable[ET.Element], *, header: bool) -> ET.Element:
    """A row of a table."""
    element = ET.Element(q("w:tr"))
    properties = ET.SubElement(element, q("w:trPr"))
    if header:
        ET.SubElement(properties, q("w:tblHeader"))
    element.extend(cells)
    return element


def table(rows: Iterable[ET.Element]) -> ET.Element:
    """A table."""
    element = ET.Element(q("w:tbl"))
    element.extend(rows)
    return element


def text_of(runs: Iterable[ET.Element]) -> str:
    """The words of runs, without marks, a broken line as a space."""
    found = []
    for element in runs:
        for run in element.iter(q("w:r")):
            if is_mark(run):
                continue
            for child in run:
                if child.tag == q("w:t"):
                    found.append(child.text or "")
                elif child.tag == q("w:br"):
                    found.append(" ")
    return " ".join("".join(found).split())

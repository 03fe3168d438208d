"""A table of Word in; a table that a chapter can hold, or the text of one that is only a frame.

Merged cells stay merged here: mammoth counts how far they reach, and the writer fills them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from masterplan.authoring.word import plain
from masterplan.authoring.word.block import Block
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.names import local, q
from masterplan.authoring.word.plain import Look, mark
from masterplan.authoring.word.styles import value

MAX_COLUMNS = 63
"""Word's own limit."""

ReadCell = Callable[[ET.Element], list[Block]]


def only_cell(element: ET.Element) -> ET.Element | None:
    """The cell of a table that has but one."""
    cells = [cell for row in _rows(element) for cell in _cells(row)]
    return cells[0] if len(cells) == 1 else None


def simple_table(element: ET.Element, read: ReadCell, *, nested: bool) -> Iterator[Block]:
    """Read a table; one inside another becomes lines of text."""
    rows = list(_rows(element))
    kept = [row for row in rows if row.find(f"{q('w:trPr')}/{q('w:del')}") is None]
    if len(kept) < len(rows):
        yield Block(plain.paragraph([mark(Kind.PERUBAHAN)] * (len(rows) - len(kept))))
    yield from _lines(kept, read) if nested else _table(kept, read)


def _table(rows: list[ET.Element], read: ReadCell) -> Iterator[Block]:
    made = []
    words = False
    for row in rows:
        cells = []
        kept = list(_cells(row))
        for each in kept:
            blocks = read(each)
            across, merge = _span(each)
            paragraphs = [block.element for block in blocks]
            words = words or any(_shows_something(block) for block in blocks)
            if across > 1 or merge == "restart":
                kind = Kind.BARIS_PENUH if len(kept) == 1 else Kind.SEL_GABUNG
                paragraphs.append(plain.paragraph([mark(kind)]))
            cells.append(plain.cell(paragraphs, across=across, below=merge == "continue"))
        before, after = _gaps(row)
        cells = [plain.cell([]) for _ in range(before)] + cells
        cells += [plain.cell([]) for _ in range(after)]
        made.append(plain.row(cells, header=_is_header(row)))
    if words:
        yield Block(plain.table(made))
    else:
        yield Block(plain.paragraph([mark(Kind.TABEL_KOSONG)]))


def _lines(rows: list[ET.Element], read: ReadCell) -> Iterator[Block]:
    """Write a table as a line for each row."""
    yield Block(plain.paragraph([mark(Kind.TABEL_BERSARANG)]))
    for row in rows:
        runs: list[ET.Element] = []
        for each in _cells(row):
            inside = [run for block in read(each) for run in block.element.iter(q("w:p"))]
            content = [run for paragraph in inside for run in paragraph if run.tag != q("w:pPr")]
            if plain.text_of(runs) and plain.text_of(content):
                runs.append(plain.words("; ", Look()))
            runs += content
        yield Block(plain.paragraph(runs), plain.text_of(runs))


def _rows(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if local(child.tag) == "w:tr":
            yield child
        elif local(child.tag) in {"w:sdt", "w:sdtContent", "w:customXml", "w:ins"}:
            yield from _rows(child)


def _cells(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if local(child.tag) == "w:tc":
            yield child
        elif local(child.tag) in {"w:sdt", "w:sdtContent", "w:customXml", "w:ins"}:
            yield from _cells(child)


def _span(cell: ET.Element) -> tuple[int, str]:
    """How many columns a cell is wide, and whether it begins or goes on with one downwards."""
    properties = cell.find(q("w:tcPr"))
    merge = properties.find(q("w:vMerge")) if properties is not None else None
    down = merge.get(q("w:val"), "continue") if merge is not None else ""
    return _count(value(properties, "w:gridSpan"), 1), down


def _gaps(row: ET.Element) -> tuple[int, int]:
    """How many columns a row leaves free before and after its cells."""
    properties = row.find(q("w:trPr"))
    before, after = value(properties, "w:gridBefore"), value(properties, "w:gridAfter")
    return _count(before, 0), _count(after, 0)


def _count(text: str | None, least: int) -> int:
    number = int(text) if text is not None and text.isdecimal() and len(text) < 6 else least
    return max(least, min(number, MAX_COLUMNS))


def _is_header(row: ET.Element) -> bool:
    header = row.find(f"{q('w:trPr')}/{q('w:tblHeader')}")
    return header is not None and header.get(q("w:val"), "1") not in {"0", "false", "off"}


def _shows_something(block: Block) -> bool:
    drawing = next(block.element.iter(q("w:drawing")), None)
    return bool(block.text) or drawing is not None

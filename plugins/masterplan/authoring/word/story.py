"""The text of one part of a Word document in; paragraphs and tables that mammoth can read out.

An allow-list: what is not named here and in `runs` is left out, and leaves a mark. Headings lose
their looks, lists keep their numbers in marks, and fields are only what they showed last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from masterplan.authoring.word import plain
from masterplan.authoring.word.block import Block
from masterplan.authoring.word.cells import only_cell, simple_table
from masterplan.authoring.word.drawings import choice
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.names import local, q
from masterplan.authoring.word.numbering import Numbering, Place
from masterplan.authoring.word.plain import mark
from masterplan.authoring.word.runs import RunReader
from masterplan.authoring.word.styles import Styles, value

_SEEN_THROUGH = {"w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:sdtContent"}
_GALLERIES = {"Table of Contents": Kind.DAFTAR_ISI, "Cover Pages": Kind.SAMPUL}
"""The ready-made parts of Word that the site makes itself."""

_LOOKS_LIKE_HEADING = 100
"""Letters; a bold paragraph above it is a bold paragraph."""

_PAGE = re.compile(r"\t\s*(?:\d{1,3}|[ivxlc]{1,6})\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Story:
    """Reads one part of a package from top to end: the document, or a note."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    in_table: bool = False
    in_note: bool = False
    """Where there are no headings either, and tables are no more than lines."""
    _carried: list[ET.Element] = field(default_factory=list)
    """Words of a paragraph whose end was deleted: they begin the next one."""

    def blocks(self, parent: Iterable[ET.Element]) -> Iterator[Block]:
        """Read the paragraphs and tables of a body, a cell, a note or a text box."""
        for child in parent:
            name = local(child.tag)
            if name == "w:p":
                yield from self._paragraph(child)
            elif name == "w:tbl":
                yield from self._table(child)
            elif name == "w:sdt":
                yield from self._container(child)
            elif name in _SEEN_THROUGH:
                yield from self.blocks(child)
            elif name == "mc:AlternateContent":
                yield from self.blocks(choice(child))
            elif name in {"w:altChunk", "w:subDoc"}:
                yield _only(mark(Kind.DOKUMEN_SISIPAN))
            elif name in {"m:oMathPara", "m:oMath"}:
                wrapper = ET.Element(q("w:p"))
                wrapper.append(child)
                yield from self._paragraph(wrapper)
            elif name in {"w:del", "w:moveFrom"}:
                yield _only(mark(Kind.PERUBAHAN))
        if self._carried:
            runs, self._carried = self._carried, []
            yield Block(plain.paragraph(runs), plain.text_of(runs))

    def _container(self, element: ET.Element) -> Iterator[Block]:
        """A content control: what Word makes itself is only counted."""
        content = element.find(q("w:sdtContent"))
        part = element.find(f"{q('w:sdtPr')}/{q('w:docPartObj')}")
        kind = _GALLERIES.get(value(part, "w:docPartGallery") or "")
        for block in self.blocks(content if content is not None else ()):
            if kind is None or block.is_contents:
                yield block
            elif block.text:
                yield _only(mark(kind), is_contents=True)

    def _paragraph(self, element: ET.Element) -> Iterator[Block]:
        properties = element.find(q("w:pPr"))
        level = 0 if self.in_table or self.in_note else self.styles.heading(properties)
        runs = self.runs.paragraph(element, heading=level > 0)
        boxes, self.runs.boxes = self.runs.boxes, []
        if _end_is_deleted(properties):
            self._carried += [mark(Kind.PERUBAHAN), *runs]
        else:
            runs = [*self._carried, *runs]
            self._carried = []
            for block in self._block(properties, runs, level):
                yield replace(block, ends_in_page=_ends_in_page(element))
        for box in boxes:
            yield from self.blocks(box)

    def _block(
        self, properties: ET.Element | None, runs: list[ET.Element], level: int
    ) -> Iterator[Block]:
        text = plain.text_of(runs)
        if (self.styles.is_contents(properties) and text) or (self.runs.left_out and not text):
            yield _only(mark(Kind.DAFTAR_ISI), is_contents=True)
            return
        place = self._place(properties) if text else None
        if not runs:
            return
        is_title = self.styles.is_title(properties)
        if level and text:
            yield Block(plain.paragraph(runs), text, level, place, is_title=is_title)
            return
        runs += self._remarks(properties)
        if place is None:
            prominent = self._is_prominent(properties, runs, text)
            if prominent and _is_bold(runs) and self._is_like_heading(properties, text):
                runs.append(mark(Kind.MIRIP_JUDUL))
            is_quotation = not self.in_table and self.styles.is_quotation(properties)
            element = plain.paragraph(runs, style=plain.QUOTATION if is_quotation else "")
            yield Block(element, text, prominent=prominent, is_title=is_title)
        else:
            yield Block(_item(runs, place, self.in_table), text)

    def _place(self, properties: ET.Element | None) -> Place | None:
        listed = self.styles.numbering(properties)
        return self.numbering.next(*listed) if listed is not None else None

    def _remarks(self, properties: ET.Element | None) -> list[ET.Element]:
        if self.in_table and self.styles.heading(properties):
            return [mark(Kind.JUDUL_DALAM_TABEL)]
        return []

    def _is_prominent(
        self, properties: ET.Element | None, runs: list[ET.Element], text: str
    ) -> bool:
        return bool(text) and (
            text.isupper()
            or value(properties, "w:jc") == "center"
            or self.styles.bold_paragraph(properties)
            or _is_bold(runs)
        )

    def _is_like_heading(self, properties: ET.Element | None, text: str) -> bool:
        return (
            not self.in_table
            and len(text) <= _LOOKS_LIKE_HEADING
            and text[-1:] not in ".,;:"
            and not self.styles.is_caption(properties)
        )

    def _table(self, element: ET.Element) -> Iterator[Block]:
        frame = only_cell(element)
        if frame is not None:
            yield _only(mark(Kind.TABEL_BINGKAI))
            yield from self.blocks(frame)
            return
        before, self.in_table = self.in_table, True
        nested = before or self.in_note
        made = list(simple_table(element, lambda cell: list(self.blocks(cell)), nested=nested))
        self.in_table = before
        yield from made


def _item(runs: list[ET.Element], place: Place, in_table: bool) -> ET.Element:
    marks = [plain.tag("MULAI", str(place.number))] if place.ordered else []
    if place.letters:
        marks.append(mark(Kind.NOMOR_HURUF))
    if in_table:
        marks.append(mark(Kind.DAFTAR_DALAM_SEL))
    listed = plain.ORDERED if place.ordered else plain.BULLETS
    return plain.paragraph([*marks, *runs], listed=listed, level=place.level)


def _only(element: ET.Element, *, is_contents: bool = False) -> Block:
    """A block that leaves nothing but a mark."""
    return Block(plain.paragraph([element]), is_contents=is_contents)


def _is_bold(runs: list[ET.Element]) -> bool:
    """Whether all words are bold."""
    texts = [run for run in runs if not plain.is_mark(run) and plain.text_of([run])]
    return bool(texts) and all(map(plain.is_bold, texts))


def _ends_in_page(element: ET.Element) -> bool:
    last = [
        "\t" if child.tag == q("w:tab") else child.text or ""
        for run in element.iter(q("w:r"))
        for child in run
        if child.tag in {q("w:tab"), q("w:t")}
    ][-4:]
    return bool(_PAGE.search("".join(last)))


def _end_is_deleted(properties: ET.Element | None) -> bool:
    return properties is not None and properties.find(f"{q('w:rPr')}/{q('w:del')}") is not None

"""What stands inside a paragraph in; plain runs, links and marks out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from operator import attrgetter
from xml.etree import ElementTree as ET

from masterplan.authoring.word import plain
from masterplan.authoring.word.drawings import Drawings, choice
from masterplan.authoring.word.equations import in_words
from masterplan.authoring.word.fields import Field, Fields
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.letters import clean, symbol
from masterplan.authoring.word.names import local, q
from masterplan.authoring.word.package import Relation
from masterplan.authoring.word.plain import Look, mark
from masterplan.authoring.word.styles import Styles, value

_SEEN_THROUGH = {"w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent"}
_INSERTED = {"w:ins", "w:moveTo"}
_DELETED = {"w:del", "w:moveFrom"}
_SILENT = {
    "w:pPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd",
    "w:commentRangeStart", "w:commentRangeEnd", "w:moveFromRangeStart", "w:moveFromRangeEnd",
    "w:moveToRangeStart", "w:moveToRangeEnd", "w:lastRenderedPageBreak", "w:footnoteRef",
    "w:endnoteRef", "w:annotationRef", "w:separator", "w:continuationSeparator", "w:softHyphen",
    "w:delText", "w:delInstrText", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr",
    "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd", "w:pgNum",
}  # fmt: skip
_DRAWN = {"w:drawing", "w:pict", "w:object"}
_SPACES = {"w:tab", "w:ptab"}
_UNSAID = {"XE", "TC", "TA", "RD", "PRIVATE", ""}
"""Fields that never show anything."""

_LOOKS = {
    "w:u": Kind.GARIS_BAWAH,
    "w:highlight": Kind.SOROTAN,
    "w:strike": Kind.CORETAN,
    "w:dstrike": Kind.CORETAN,
}

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\]{1,2000}", re.IGNORECASE)


@dataclass(slots=True)
class RunReader:
    """Reads the paragraphs of one part of a package, in order."""

    styles: Styles
    drawings: Drawings
    note: Callable[[str, str], int | None]
    """Takes a note by kind and id; its number, or `None` when it has no text."""
    links: list[str]
    """The addresses so far; a link names one by its number."""
    fields: Fields = field(default_factory=Fields)
    boxes: list[ET.Element] = field(default_factory=list)
    """Text boxes met since someone last took them."""
    heading: bool = False
    """Whether what is read now is a heading, whose words are not made bold."""
    left_out: bool = False
    """Whether words of a table of contents were passed over in this paragraph."""
    _looks: Collection[Kind] = ()

    def paragraph(self, element: ET.Element, *, heading: bool) -> list[ET.Element]:
        """Read a paragraph."""
        self.heading, self.left_out, self._looks = heading, False, ()
        return self.read(element)

    def read(self, parent: ET.Element) -> list[ET.Element]:
        """Read what a paragraph, or a part of one, holds."""
        found: list[ET.Element] = []
        for child in parent:
            name = local(child.tag)
            if name == "w:r":
                found += self._linked(self._run(child))
            elif name == "w:hyperlink":
                found += self._hyperlink(child)
            elif name == "w:fldSimple":
                found += self._simple_field(child)
            elif name in _SEEN_THROUGH:
                found += self.read(child)
            elif name == "w:sdt":
                content = child.find(q("w:sdtContent"))
                is_prompt = child.find(f"{q('w:sdtPr')}/{q('w:showingPlcHdr')}") is not None
                found += self.read(content) if content is not None and not is_prompt else []
            elif name in _INSERTED:
                found += [mark(Kind.PERUBAHAN), *self.read(child)]
            elif name in _DELETED:
                found.append(mark(Kind.PERUBAHAN))
            elif name in {"m:oMath", "m:oMathPara"}:
                found += [plain.words(clean(in_words(child))[0], Look()), mark(Kind.RUMUS)]
            elif name == "mc:AlternateContent":
                found += self.read(choice(child))
            elif name == "w:subDoc":
                found.append(mark(Kind.DOKUMEN_SISIPAN))
            elif name not in _SILENT:
                found.append(mark(Kind.LAIN, name.removeprefix("w:")))
        return found

    def _run(self, run: ET.Element) -> list[ET.Element]:
        properties = run.find(q("w:rPr"))
        if self.styles.look(properties, "w:vanish"):
            return self._noticed({Kind.TEKS_TERSEMBUNYI} if run.find(q("w:t")) is not None else {})
        look = Look(
            bold=not self.heading and self.styles.look(properties, "w:b"),
            italic=self.styles.look(properties, "w:i"),
            shift=_shift(properties),
        )
        found: list[ET.Element] = []
        for child in run:
            found += self._child(child, look)
        if any(not plain.is_mark(each) for each in found):
            looks = _LOOKS.items()
            found += self._noticed(
                {kind for name, kind in looks if _has_look(self.styles, properties, name)}
            )
        return found

    def _noticed(self, looks: Collection[Kind]) -> list[ET.Element]:
        """The marks of looks that the words before did not have."""
        new = [
            mark(kind) for kind in sorted(looks, key=attrgetter("name")) if kind not in self._looks
        ]
        self._looks = looks
        return new

    def _child(self, child: ET.Element, look: Look) -> list[ET.Element]:
        name = local(child.tag)
        if name == "w:fldChar":
            return self._field(child.get(q("w:fldCharType"), ""))
        if name == "w:instrText":
            self.fields.add_code(child.text or "")
            return []
        if self.fields.in_code:
            return []
        if self.fields.in_contents:
            self.left_out = self.left_out or bool((child.text or "").strip())
            return []
        if name == "w:t":
            return self._words(child.text or "", look)
        if name in _SPACES:
            return [plain.words(" ", look)]
        if name in {"w:br", "w:cr"}:
            is_page = child.get(q("w:type"), "textWrapping") != "textWrapping"
            return [plain.words(" ", look) if is_page else plain.line_break()]
        if name == "w:noBreakHyphen":
            return [plain.words("-", look)]
        if name == "w:sym":
            letter = symbol(child.get(q("w:font"), ""), _hex(child.get(q("w:char"), "")))
            return [plain.words(letter, look) if letter else mark(Kind.SIMBOL)]
        if name in _DRAWN:
            drawn = self.drawings.read(child)
            self.boxes += drawn.boxes
            return drawn.runs
        if name == "mc:AlternateContent":
            return [run for each in choice(child) for run in self._child(each, look)]
        if name in {"w:footnoteReference", "w:endnoteReference"}:
            kind = name.removeprefix("w:").removesuffix("Reference")
            number = self.note(kind, child.get(q("w:id"), ""))
            if number is None:
                return [mark(Kind.CATATAN_HILANG)]
            return [plain.note_reference(kind, number)]
        if name == "w:commentReference":
            return [mark(Kind.KOMENTAR)]
        if name == "w:ruby":
            base = child.find(q("w:rubyBase"))
            return self.read(base) if base is not None else []
        return [] if name in _SILENT else [mark(Kind.LAIN, name.removeprefix("w:"))]

    def _words(self, text: str, look: Look) -> list[ET.Element]:
        text, gone = clean(text)
        marks = [mark(Kind.SIMBOL)] * gone
        if "{{" in text:
            marks.append(mark(Kind.KURUNG_KURAWAL))
        return [plain.words(text, look), *marks] if text else marks

    def _field(self, kind: str) -> list[ET.Element]:
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            begun = self.fields.separate()
            return self._said(begun) if begun is not None else []
        elif kind == "end":
            ended = self.fields.end()
            if ended is not None and not ended.shown:
                return self._said(ended)
        return []

    def _said(self, begun: Field) -> list[ET.Element]:
        """The mark of a field whose result begins."""
        if self.fields.in_contents or begun.name in _UNSAID:
            return []
        if begun.name != "HYPERLINK":
            return [mark(Kind.MEDAN)]
        if not begun.address:
            return [mark(Kind.TAUTAN_DALAM)]
        return [] if _SAFE.fullmatch(begun.address) else [mark(Kind.ALAMAT)]

    def _simple_field(self, element: ET.Element) -> list[ET.Element]:
        begun = Field(element.get(q("w:instr"), "")[:10_000], shown=True)
        self.fields.open.append(begun)
        found = self._said(begun) + self.read(element)
        self.fields.open.pop()
        return found

    def _linked(self, runs: list[ET.Element]) -> list[ET.Element]:
        """Make runs inside a link field a link."""
        address = self.fields.address
        return self._link(runs, address) if _SAFE.fullmatch(address) else runs

    def _link(self, runs: list[ET.Element], address: str) -> list[ET.Element]:
        if all(plain.is_mark(run) for run in runs):
            return runs
        if not self.links or self.links[-1] != address:
            self.links.append(address)
        return [plain.link(len(self.links) - 1, runs)]

    def _hyperlink(self, element: ET.Element) -> list[ET.Element]:
        runs = self.read(element)
        if self.fields.in_contents or not any(not plain.is_mark(run) for run in runs):
            return runs
        relation = self.drawings.relations.get(element.get(q("r:id"), ""))
        if relation is None or not relation.external:
            return [*runs, mark(Kind.TAUTAN_DALAM)]
        address = _address(relation, element.get(q("w:anchor"), ""))
        if not _SAFE.fullmatch(address):
            return [*runs, mark(Kind.ALAMAT)]
        return self._link(runs, address)


def _address(relation: Relation, anchor: str) -> str:
    return f"{relation.target}#{anchor}" if anchor else relation.target


def _shift(properties: ET.Element | None) -> str:
    shift = value(properties, "w:vertAlign")
    return shift if shift in {"superscript", "subscript"} else ""


def _has_look(styles: Styles, properties: ET.Element | None, name: str) -> bool:
    if name in {"w:u", "w:highlight"}:  # a style's underline is that of links, mostly
        return (value(properties, name) or "none") != "none"
    return styles.look(properties, name)


def _hex(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0

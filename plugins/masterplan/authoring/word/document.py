"""A package in; the blocks of its body, its notes and its pictures out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from masterplan.authoring.word.block import Block
from masterplan.authoring.word.drawings import Drawings
from masterplan.authoring.word.media import Media
from masterplan.authoring.word.names import q
from masterplan.authoring.word.numbering import Numbering, read_numbering
from masterplan.authoring.word.package import Package, Refused
from masterplan.authoring.word.runs import RunReader
from masterplan.authoring.word.story import Story
from masterplan.authoring.word.styles import Styles, read_styles


@dataclass(slots=True)
class Document:
    """All that a Word file says, made plain."""

    blocks: list[Block] = field(default_factory=list)
    media: Media = field(default_factory=Media)
    links: list[str] = field(default_factory=list)
    """The addresses that links name by their numbers."""
    notes: dict[tuple[str, int], list[ET.Element]] = field(default_factory=dict)
    """The paragraphs of each note, by kind and number."""
    page_marks: int = 0
    """How many page headers and footers hold words."""


def read_document(package: Package) -> Document:
    """Read a Word file from beginning to end."""
    styles = read_styles(_part(package, "styles"))
    numbering = read_numbering(_part(package, "numbering"), styles)
    document = Document()
    root = package.tree(package.main)
    body = root.find(q("w:body")) if root is not None else None
    if body is None:
        raise Refused(
            "Berkas ini bukan dokumen Word: naskahnya kosong.",
            "simpan dari Word sebagai Dokumen Word (.docx)",
        )
    notes = _Notes(package, styles, numbering, document)
    story = _story(package, package.main, styles, numbering, document, notes)
    document.blocks = list(story.blocks(body))
    document.page_marks = sum(_has_words(package, name) for name in _page_parts(package))
    return document


@dataclass(slots=True)
class _Notes:
    """Reads notes as they are met; a note's number is its place among those met so far."""

    package: Package
    styles: Styles
    numbering: Numbering
    document: Document
    _number: dict[tuple[str, str], int | None] = field(default_factory=dict)
    _elements: dict[str, dict[str, ET.Element]] = field(default_factory=dict)

    def __call__(self, kind: str, key: str) -> int | None:
        if (kind, key) not in self._number:
            self._number[kind, key] = None  # a note that names itself names nothing
            self._number[kind, key] = self._read(kind, key)
        return self._number[kind, key]

    def _read(self, kind: str, key: str) -> int | None:
        part = self.package.related(f"{kind}s")
        if kind not in self._elements:
            root = self.package.tree(part) if part else None
            found = root.findall(q(f"w:{kind}")) if root is not None else []
            self._elements[kind] = {each.get(q("w:id"), ""): each for each in found}
        element = self._elements[kind].get(key)
        if element is None:
            return None
        story = _story(self.package, part, self.styles, self.numbering, self.document, self)
        story.in_note = True
        blocks = [block for block in story.blocks(element) if block.text]
        if not blocks:
            return None
        number = len(self.document.notes) + 1
        self.document.notes[kind, number] = [block.element for block in blocks]
        return number


def _story(
    package: Package,
    part: str,
    styles: Styles,
    numbering: Numbering,
    document: Document,
    notes: _Notes,
) -> Story:
    drawings = Drawings(package, package.relations(part), document.media)
    return Story(styles, numbering, RunReader(styles, drawings, notes, document.links))


def _part(package: Package, kind: str) -> ET.Element | None:
    name = package.related(kind)
    return package.tree(name) if name else None


def _page_parts(package: Package) -> Iterator[str]:
    for relation in package.relations(package.main).values():
        if relation.kind in {"header", "footer"} and not relation.external:
            yield relation.target


def _has_words(package: Package, name: str) -> bool:
    root = package.tree(name)
    return root is not None and any((each.text or "").strip() for each in root.iter(q("w:t")))

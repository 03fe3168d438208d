"""A numbered chapter in; its file out, with the pictures that it names and what was lost."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from masterplan.authoring.word import plain
from masterplan.authoring.word.document import Document
from masterplan.authoring.word.escape import alternative
from masterplan.authoring.word.kinds import Kind, Mark
from masterplan.authoring.word.markdown import write
from masterplan.authoring.word.outline import Chapter
from masterplan.authoring.word.package import Refused
from masterplan.authoring.word.through_mammoth import to_html
from masterplan.sources.folder import MAX_BYTES

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9À-ɏ ,.()/–—-]*")
"""What YAML takes for text without quotation marks."""
_RESERVED = {"y", "n", "yes", "no", "true", "false", "on", "off", "null"}

_LONGEST_SLUG = 50

MAX_ELEMENTS = 200_000
"""Of a chapter: more than 500 pages. A document may have three times as many."""


@dataclass(frozen=True, slots=True)
class UnnamedPicture:
    """A picture without a text alternative."""

    name: str
    line: int
    after: str
    """The words that follow it: its caption, perhaps."""


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """A chapter ready to be kept."""

    name: str
    title: str
    text: str
    marks: list[Mark]
    unnamed: list[UnnamedPicture]


@dataclass(slots=True)
class ChapterWriter:
    """Writes the chapters of one document; a picture is named after the first that shows it."""

    document: Document
    book: str = ""
    pictures: dict[int, str] = field(default_factory=dict)
    """The names of pictures' files by their numbers."""
    _elements: int = 0
    """How many have been written, of all chapters."""

    def write(self, chapter: Chapter) -> ChapterFile:
        """Write one chapter."""
        stem = f"{chapter.number:02}-{slug(chapter.title) or 'bab'}"
        count = 0

        def picture(number: int, alt: str) -> str:
            nonlocal count
            if number not in self.pictures:
                count += 1
                suffix = self.document.media.found[number].suffix
                self.pictures[number] = f"{stem}-{count}.{suffix}"
            return f"![{alternative(alt)}](../gambar/{self.pictures[number]})"

        head = ["---", f"judul: {scalar(chapter.title)}", "---"]
        if self.book:
            head.insert(1, f"buku: {scalar(self.book)}")
        body = write(self._html(chapter), picture, len(head) + 1)
        unnamed = [
            UnnamedPicture(written[:-1].rpartition("/")[2], line, after)
            for line, written, after in body.pictures
            if written.startswith("![](")
        ]
        text = "\n".join([*head, *body.lines]) + "\n"
        return ChapterFile(f"{stem}.md", chapter.title, text, body.marks, unnamed)

    def _html(self, chapter: Chapter) -> str:
        elements = [block.element for block in chapter.blocks]
        notes = {key: self.document.notes[key] for key in sorted(self._notes(elements))}
        self._measure(chapter, [*elements, *(each for note in notes.values() for each in note)])
        try:
            return to_html(elements, notes, self.document.links)
        except (
            Exception
        ) as error:  # a library at the border: what it trips over is the file's fault
            raise Refused(
                f"Bab '{chapter.title}' tidak dapat diubah menjadi Markdown.",
                "salin bab itu ke dokumen baru di Word, lalu impor dokumen baru itu",
            ) from error

    def _measure(self, chapter: Chapter, elements: Iterable[ET.Element]) -> None:
        """Refuse what would take minutes to read, or would become too large a file."""
        length = 0
        for count, each in enumerate(inner for element in elements for inner in element.iter()):
            length += len(each.text or "")
            self._elements += 1
            if max(count, self._elements // 3) > MAX_ELEMENTS or length > MAX_BYTES:
                raise Refused(
                    f"Bab '{chapter.title}' terlalu besar.",
                    "bagi menjadi beberapa bab dengan gaya Judul 1",
                    too_large=True,
                )

    def _notes(self, elements: Iterable[ET.Element]) -> set[tuple[str, int]]:
        return {note for element in elements for note in plain.notes_in(element)}


def marks_in(elements: Iterable[ET.Element]) -> list[Mark]:
    """The marks in what is not written at all."""
    found = []
    for element in elements:
        for run in element.iter(plain.RUN):
            name, _, detail = "".join(run.itertext()).partition(":")
            if plain.is_mark(run) and name in Kind.__members__:
                found.append(Mark(Kind[name], detail))
    return found


def slug(title: str) -> str:
    """The part of a file's name that comes from a title."""
    plain_letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain_letters)
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word[:_LONGEST_SLUG]
        if len(longer) > _LONGEST_SLUG:
            break
        found = longer
    return found


def scalar(text: str) -> str:
    """Write a text as YAML, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.strip() == text and text.lower() not in _RESERVED:
        return text
    return json.dumps(text, ensure_ascii=False)

"""The blocks of a document in, its chapters out: where each begins, its number and its title.

A chapter begins at "BAB I …", whatever its style, or where there is none at a heading of level
one. What comes before the first is the cover. Headings inside are brought to one level below
the one above them, so that no level is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from masterplan.authoring.word import plain
from masterplan.authoring.word.block import Block
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.levels import levelled, top_of
from masterplan.authoring.word.plain import mark

_CHAPTER = re.compile(
    r"BAB\s+(?P<number>[IVXLC]+|[1-9]\d?)(?![\w-])[\s.:–—-]*(?P<title>.*)", re.IGNORECASE
)
_LEADERS = re.compile(r"(?:\.{3,}|…+|(?:\. ){3,})\s*[\divxlc]+$", re.IGNORECASE)
"""The end of a line in a table of contents that someone typed."""

_CONTENTS = re.compile(
    r"daftar (?:isi|tabel|gambar|grafik|bagan|peta|lampiran|foto|diagram)\.?", re.IGNORECASE
)
_UNNUMBERED = re.compile(
    r"(?:kata (?:pengantar|sambutan)|prakata|sambutan\b.*|pengantar|ringkasan(?: eksekutif)?"
    r"|executive summary|daftar (?:singkatan|istilah|pustaka|rujukan)\b.*|glosarium"
    r"|lampiran\b.*|tim penyusun)",
    re.IGNORECASE,
)
"""Titles of parts that have no number of their own in an Indonesian plan."""

_ONLY_HERE = Kind.MIRIP_JUDUL
"""Said of a paragraph that has become a title after all, and then untrue."""

_LONGEST_TITLE = 200
_SENTENCE = 60
"""Letters from which a paragraph that ends in a full stop is no line of a cover."""

FOREWORD = "Bagian Awal"
"""The title of what stands before the first chapter and has none."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(slots=True)
class Chapter:
    """A chapter in the making."""

    title: str
    number: int | None = None
    """The number that the document gives it."""
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The chapters of a document, and what stands before them."""

    cover: list[Block] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    unparted: bool = False
    """Whether nothing in the document begins a chapter, so that all of it is one."""


def outline(blocks: Sequence[Block], name: str) -> Outline:
    """Cut a document into chapters; `name` is the title where it has none itself."""
    kept = list(without_contents(blocks))
    opens = {n for n, block in enumerate(kept) if _opens_numbered(block)}
    unstyled = any(kept[n].level != 1 for n in opens)
    """Chapters without a heading's style: then headings of level one are inside them."""
    made = Outline()
    skip = 0
    for n, block in enumerate(kept):
        if skip:
            skip -= 1
            made.chapters[-1].blocks += _rest_of_title(block)
        elif n in opens:
            chapter, skip = _numbered(kept, n)
            made.chapters.append(chapter)
        elif _opens(block, by_level=not unstyled, by_look=unstyled or not made.chapters):
            number = block.place.number if block.place and block.place.ordered else None
            title = _title(block.text) or "Tanpa Judul"
            made.chapters.append(Chapter(title, number, _rest_of_title(block)))
        elif made.chapters:
            made.chapters[-1].blocks.append(block)
        else:
            made.cover.append(block)
    made = _with_foreword(made)
    if not made.chapters and any(_says_something(block) for block in kept):
        made = _one_chapter(kept, name)
    top = (
        top_of(b for chapter in made.chapters for b in chapter.blocks)
        if unstyled or made.unparted
        else 1
    )
    for chapter in made.chapters:
        chapter.blocks = list(levelled(chapter.blocks, top))
    return made


def _with_foreword(made: Outline) -> Outline:
    """Keep prose before the first chapter: it is no cover, though nobody gave it a title's style.

    It begins at the line that stands out above it, if there is one: "KATA PENGANTAR".
    """
    if not made.chapters:
        return made
    prose = next((n for n, block in enumerate(made.cover) if _is_prose(block)), None)
    if prose is None:
        return made
    title, begins = FOREWORD, prose
    above = made.cover[prose - 1] if prose else None
    if above is not None and (above.prominent or above.level) and not above.is_title:
        title, begins = above.text, prose - 1
    foreword = Chapter(_title(title), blocks=made.cover[prose:])
    return Outline(made.cover[:begins], [foreword, *made.chapters])


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _SENTENCE and block.text.endswith((".", "!", "?", ":", ";", ")", "”"))


def _one_chapter(blocks: Sequence[Block], name: str) -> Outline:
    """Take a document in which nothing begins a chapter for one."""
    title = next((block.text for block in blocks if block.is_title and block.text), name)
    rest = [block for block in blocks if not (block.is_title and block.text == title)]
    return Outline([], [Chapter(_title(title), blocks=rest)], unparted=True)


def _says_something(block: Block) -> bool:
    return bool(block.text) or any(
        plain.is_table(element) or plain.is_object(element) for element in block.element.iter()
    )


def below(chapter: Chapter) -> list[Block]:
    """Make a chapter a section of another: its title a heading, its headings one level deeper."""
    runs = [plain.words(chapter.title, plain.Look())]
    title = Block(plain.paragraph(runs, style=f"{plain.HEADING}2"), chapter.title, 2)
    deeper = (
        replace(block, level=block.level + 1, place=None) if block.level else block
        for block in chapter.blocks
    )
    return [title, *levelled(deeper, 2, above=2)]


def without_contents(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turn tables of contents that someone typed into marks, line by line."""
    inside = False
    for n, block in enumerate(blocks):
        if block.text:
            title = bool(_CONTENTS.fullmatch(block.text))
            numbered = block.ends_in_page or any(b.ends_in_page for b in blocks[n + 1 : n + 2])
            inside = title or (inside and numbered)
        if block.text and (inside or _LEADERS.search(block.text[-_LONGEST_TITLE:])):
            yield Block(plain.paragraph([mark(Kind.DAFTAR_ISI)]), is_contents=True)
        else:
            yield block


def _opens_numbered(block: Block) -> bool:
    found = _CHAPTER.fullmatch(block.text) if len(block.text) <= _LONGEST_TITLE else None
    if found is None or block.is_contents:
        return False
    return block.level > 0 or block.is_title or (block.prominent and block.text[:3] == "BAB")


def _opens(block: Block, *, by_level: bool, by_look: bool) -> bool:
    if block.level == 1 and by_level:
        return True
    looks = by_look and block.prominent and block.text.isupper()
    stands_out = block.level == 1 or block.is_title or looks
    return stands_out and bool(_UNNUMBERED.fullmatch(block.text))


def _numbered(blocks: Sequence[Block], at: int) -> tuple[Chapter, int]:
    """A chapter that says its number; also how many blocks after it hold its title."""
    found = _CHAPTER.fullmatch(blocks[at].text)
    assert found is not None
    title, used = found["title"], 0
    if not title:
        parts = list(_title_lines(blocks[at + 1 : at + 4], blocks[at]))
        title, used = " ".join(part.text for part in parts), len(parts)
    chapter = Chapter(_title(title) or f"Bab {found['number']}", _number(found["number"]))
    chapter.blocks += _rest_of_title(blocks[at])
    return chapter, used


def _title_lines(after: Sequence[Block], first: Block) -> Iterator[Block]:
    """The lines of a title under "BAB I": one, or more where all of them are in capitals."""
    for n, block in enumerate(after):
        same = block.level == first.level or (block.is_title and first.is_title)
        alike = same and (block.level > 0 or block.is_title or block.prominent)
        if not block.text or not alike or _opens_numbered(block) or len(block.text) > 120:
            return
        if n and not (block.text.isupper() and block.text[0].isalpha()):
            return
        yield block


def _rest_of_title(block: Block) -> list[Block]:
    """What a title holds besides words."""
    runs = [
        run
        for run in block.element.iter(plain.RUN)
        if plain.shows_picture(run) or (plain.is_mark(run) and not plain.is_mark(run, _ONLY_HERE))
    ]
    if next(plain.notes_in(block.element), None) is not None:
        runs.append(mark(Kind.JUDUL_BAB))
    if block.place is not None:
        runs.append(mark(Kind.NOMOR_JUDUL))
    return [Block(plain.paragraph(runs))] if runs else []


def is_foreword(title: str) -> bool:
    """Whether a chapter of this title has no number in any plan: a foreword, a summary."""
    return title == FOREWORD or bool(_UNNUMBERED.fullmatch(title))


def _title(text: str) -> str:
    return text.strip(" .:–—-")[:_LONGEST_TITLE].strip()


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    values = [_ROMAN[letter] for letter in text.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)

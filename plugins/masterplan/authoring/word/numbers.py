"""Chapters as a document has them in; the numbers that they get in a region's plan out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from masterplan.authoring.word.outline import FOREWORD, Chapter, below, is_foreword
from masterplan.authoring.word.package import Refused

MAX_NUMBER = 99


def numbered(chapters: Sequence[Chapter], start: int | None) -> tuple[list[Chapter], bool]:
    """Give every chapter a number; also whether those of the document could not be kept.

    What stands before the first numbered chapter (a foreword, a summary) becomes one chapter of
    number zero. With `start`, all are counted from there.
    """
    if start is not None:
        made = list(_counted(chapters, start))
        kept = True
    else:
        front, rest = _front(chapters)
        own = [chapter.number for chapter in rest]
        numbers = list(_own(own))
        kept = numbers == sorted(set(numbers))
        made = [*front, *(_given(c, n) for c, n in zip(rest, numbers, strict=True))]
        if not kept:
            made = [*front, *_counted(rest, 1)]
    if any(not 0 <= (chapter.number or 0) <= MAX_NUMBER for chapter in made):
        raise Refused(
            f"Dokumen ini menghasilkan nomor bab di luar 0 sampai {MAX_NUMBER}.",
            "pakai gaya Judul 1 hanya untuk judul bab, lalu impor lagi",
        )
    return made, not kept


def _own(numbers: Sequence[int | None]) -> Iterator[int]:
    """The numbers of the document, and for chapters without one the next."""
    last = 0
    for number in numbers:
        last = number if number is not None else last + 1
        yield last


def _front(chapters: Sequence[Chapter]) -> tuple[list[Chapter], list[Chapter]]:
    """Cut off what stands before the first chapter with a number."""
    if any(chapter.number is not None for chapter in chapters):
        front = list(takewhile(lambda chapter: chapter.number is None, chapters))
    else:
        front = list(takewhile(lambda chapter: is_foreword(chapter.title), chapters))
    rest = list(chapters[len(front) :])
    if not rest:
        return [], front
    if len(front) > 1:
        return [Chapter(FOREWORD, 0, [b for chapter in front for b in below(chapter)])], rest
    return [_given(chapter, 0) for chapter in front], rest


def _counted(chapters: Sequence[Chapter], start: int) -> Iterator[Chapter]:
    return (_given(chapter, number) for number, chapter in enumerate(chapters, start))


def _given(chapter: Chapter, number: int) -> Chapter:
    return Chapter(chapter.title, number, chapter.blocks)

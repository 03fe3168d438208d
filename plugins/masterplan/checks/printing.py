"""Can everything that a plan says be printed, and nothing of a table be lost on the way?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from masterplan.checks.chapters import prose_lines
from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.bab import Bab, Prosa
from masterplan.model.base import Entity
from masterplan.model.region import Region
from masterplan.typefaces import unprintable

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
"""The line below the head of a Markdown table."""

_BETWEEN = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"`[^`]*`")


@check
def letters_can_be_printed(library: Library) -> Iterator[Diagnostic]:
    """Every letter of every text is in the typefaces that are shipped: paper has no others."""
    for region in library:
        for text, where in texts(region):
            for match in unprintable().finditer(text) if not text.isascii() else ():
                yield Diagnostic(
                    Code.AKSARA_TAK_TERSEDIA,
                    where,
                    f"Huruf cetak PDF tidak mempunyai '{match[0]}'; di PDF tampil sebagai kotak.",
                    "tulis dengan huruf Latin, atau sertakan alih aksaranya",
                )
                break  # one finding for a text leads to all of them


@check
def rows_fit_their_head(library: Library) -> Iterator[Diagnostic]:
    """No row of a Markdown table has more cells than its head: Markdown drops the others."""
    for region in library:
        for chapter in region.plan.bab if region.plan else ():
            yield from _long_rows(chapter)


def texts(region: Region) -> Iterator[tuple[str, Location]]:
    """Every text of a region with its place: values of YAML files, lines of chapters."""
    for root in region.roots:
        yield from _values(root)
    for chapter in region.plan.bab if region.plan else ():
        for part in chapter.bagian:
            if isinstance(part, Prosa):
                for number, line in enumerate(part.teks.split("\n"), part.line):
                    found = unprintable().search(line) if not line.isascii() else None
                    column = found.start() + 1 if found else 1
                    yield line, Location(chapter.location.path, number, column)


def _values(entity: Entity) -> Iterator[tuple[str, Location]]:
    for name in type(entity).model_fields:
        yield from _inside(entity, (name,), getattr(entity, name))


def _inside(
    owner: Entity, path: tuple[str | int, ...], value: object
) -> Iterator[tuple[str, Location]]:
    if isinstance(value, str):
        if not value.isascii():  # saves looking up the place of a text that cannot be meant
            yield value, owner.at(*path)
    elif isinstance(value, Entity):
        yield from _values(value)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(owner, (*path, number), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(owner, (*path, str(key)), item)


def _long_rows(chapter: Bab) -> Iterator[Diagnostic]:
    head, cells = "", 0
    for line, where in prose_lines(chapter):
        if cells and "|" in line:
            found = _cells(line)
            if found > cells:
                yield Diagnostic(
                    Code.TABEL_TIDAK_RATA,
                    where,
                    f"Baris tabel ini mempunyai {found} sel, kepalanya {cells}; selebihnya hilang.",
                    "tambahkan kolom di kepala tabel, atau tulis \\| untuk garis di dalam teks",
                )
        elif "|" in line and _RULE.fullmatch(line) and "|" in head:
            cells = _cells(head)
        else:
            cells = 0
        head = line


def _cells(line: str) -> int:
    """How many cells a line of a table has; a line inside code is no border."""
    return len(_BETWEEN.split(_CODE.sub("", line).strip().removeprefix("|").removesuffix("|")))

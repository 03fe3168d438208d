"""Chapter sources in, numbered chapters cut into prose and blocks out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.model.bab import (
    BLOCK_LINE,
    BLOK,
    PER_PILAR,
    Bab,
    Blok,
    KepalaBab,
    Prosa,
    with_fences,
)
from masterplan.model.decode import decode, guess
from masterplan.model.pilar import PILAR
from masterplan.sources.chapters import ChapterSource

_NAME = re.compile(r"(?P<nomor>\d{2})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")


def build_chapters(sources: Iterable[ChapterSource], report: Report) -> tuple[Bab, ...]:
    """Build the chapters that can be read, in the order of their numbers."""
    return tuple(sorted(_chapters(sources, report), key=lambda bab: (bab.nomor, bab.slug)))


def _chapters(sources: Iterable[ChapterSource], report: Report) -> Iterator[Bab]:
    for source in sources:
        name = _NAME.fullmatch(source.path.name)
        if name is None:
            report.add(
                Code.NAMA_BAB,
                Location(source.path),
                f"Nama berkas bab '{source.path.name}' tidak berpola NN-judul.md.",
                hint="pakai dua angka, tanda hubung dan huruf kecil: 03-kesiapan-daerah.md",
            )
        head = decode(source.head, KepalaBab, report)
        parts = tuple(_parts(source, report))
        if name is not None and head is not None:
            yield Bab(int(name["nomor"]), name["slug"], head, parts, Location(source.path))


def _parts(source: ChapterSource, report: Report) -> Iterator[Prosa | Blok]:
    """Cut a body at its block lines; what looks like one but is not known is a finding."""
    prose: list[str] = []
    begins = source.body_line
    for number, (line, is_code) in enumerate(with_fences(source.body), source.body_line):
        found = None if is_code else BLOCK_LINE.match(line)
        if found is None:
            prose.append(line)
            continue
        if any(text.strip() for text in prose):
            yield Prosa("\n".join(prose), begins)
        prose, begins = [], number + 1
        block = Blok(found["nama"], found["pilar"], Location(source.path, number, 1))
        if block.known:
            yield block
        else:
            _unknown(block, report)
    if any(text.strip() for text in prose):
        yield Prosa("\n".join(prose), begins)


def _unknown(block: Blok, report: Report) -> None:
    if block.nama not in BLOK:
        message, hint = f"Tidak ada blok bernama '{block.nama}'.", guess(block.nama, list(BLOK))
    elif block.nama not in PER_PILAR:
        message = f"Blok '{block.nama}' tidak dapat dibatasi pada satu pilar."
        hint = f"tulis {{{{ {block.nama} }}}} saja"
    else:
        message, hint = f"Tidak ada pilar '{block.pilar}'.", guess(block.pilar or "", list(PILAR))
    report.add(Code.BLOK_TAK_DIKENAL, block.location, message, hint=hint)

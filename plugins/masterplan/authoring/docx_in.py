"""A masterplan in Word in, the chapters of a region's plan out: `bab/NN-slug.md` and pictures.

Nothing is written before everything is known, nothing that exists is replaced unasked, and what
a chapter cannot hold as it was is a finding at the line where it would stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from masterplan.authoring.staging import write_all
from masterplan.authoring.word.chapter_file import ChapterFile, ChapterWriter, marks_in
from masterplan.authoring.word.document import Document, read_document
from masterplan.authoring.word.kinds import Kind, Mark
from masterplan.authoring.word.numbers import numbered
from masterplan.authoring.word.outline import Outline, outline
from masterplan.authoring.word.package import MAX_UNPACKED, Refused, open_package
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location, Report
from masterplan.sources.folder import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written, by its path in the region's folder."""

    chapters: tuple[PurePosixPath, ...]
    pictures: tuple[PurePosixPath, ...]


def import_docx(
    file: Path,
    folder: Path,
    at: PurePosixPath,
    report: Report,
    *,
    buku: str = "",
    mulai: int | None = None,
    timpa: bool = False,
) -> Imported | None:
    """Turn a Word file into the chapters of a region; `None` when nothing was written.

    `folder` is the region's, and `at` its path as reports name it. `buku` is the id of the book
    that the chapters belong to, `mulai` the number of the first chapter where those of the Word
    file shall not count. With `timpa`, files of the same names are replaced.
    """
    source = Location(PurePosixPath(file.name))
    if not folder.is_dir():
        hint = f"buat dulu dengan: masterplan baru {folder.name}"
        report.add(Code.BERKAS_HILANG, Location(at), "Folder daerah ini belum ada.", hint=hint)
        return None
    try:
        draft = _draft(file, buku, mulai)
    except Refused as refused:
        code = Code.BERKAS_TERLALU_BESAR if refused.too_large else Code.BERKAS_TAK_TERBACA
        report.add(code, source, str(refused), hint=refused.hint)
        return None
    try:
        conflicts = list(_conflicts(folder, at, draft.files, timpa=timpa))
        if not conflicts:
            write_all(folder, draft.files)
    except OSError as error:
        reason = error.strerror or str(error)
        report.add(Code.BERKAS_TAK_TERBACA, Location(at), f"Bab tidak dapat ditulis: {reason}.")
        return None
    report.extend(conflicts or draft.findings(at, source))
    if conflicts:
        return None
    names = sorted(draft.files)
    return Imported(
        tuple(name for name in names if name.parts[0] == "bab"),
        tuple(name for name in names if name.parts[0] == "gambar"),
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """All that an import would write, and all that there is to say about it."""

    chapters: list[ChapterFile]
    files: Mapping[PurePosixPath, bytes]
    whole: list[Mark]
    """What concerns the document as a whole."""

    def findings(self, at: PurePosixPath, source: Location) -> Iterator[Diagnostic]:
        """Say what was left out, what was changed, and which pictures do not speak."""
        yield from _grouped(self.whole, source.path)
        for chapter in self.chapters:
            path = at / "bab" / chapter.name
            yield from _grouped(chapter.marks, path)
            for picture in chapter.unnamed:
                caption = picture.after if re.match(r"gambar\b", picture.after, re.I) else ""
                yield Diagnostic(
                    Code.GAMBAR_TANPA_ALT,
                    Location(path, picture.line),
                    f"Gambar '{picture.name}' di bab '{chapter.title}' tidak punya teks pengganti"
                    " di Word.",
                    f"tulis di antara tanda kurung siku, mulai dari keterangannya: {caption[:120]}"
                    if caption
                    else "tulis isinya dalam kata: ![peta jaringan kabel laut](…)",
                )


def _draft(file: Path, book: str, start: int | None) -> _Draft:
    document = read_document(open_package(_read(file)))
    made = outline(document.blocks, _title_of_file(file))
    if not made.chapters:
        raise Refused("Dokumen ini tidak berisi teks.", "periksa apakah berkasnya benar")
    chapters, renumbered = numbered(made.chapters, start)
    writer = ChapterWriter(document, book)
    written = [writer.write(chapter) for chapter in chapters]
    files = {
        PurePosixPath("gambar", name): _content(document, n) for n, name in writer.pictures.items()
    }
    for chapter in written:
        content = chapter.text.encode()
        if len(content) > MAX_BYTES:
            raise Refused(
                f"Bab '{chapter.title}' terlalu besar.",
                "bagi menjadi beberapa bab dengan gaya Judul 1",
                too_large=True,
            )
        files[PurePosixPath("bab", chapter.name)] = content
    whole = [*_cover(made), *[Mark(Kind.KEPALA_KAKI)] * document.page_marks]
    whole += [Mark(Kind.NOMOR_BAB)] * (len(written) if renumbered else 0)
    whole += [Mark(Kind.TANPA_BAB)] * made.unparted
    return _Draft(written, files, whole)


def _content(document: Document, number: int) -> bytes:
    return document.media.found[number].content


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_UNPACKED:
            raise Refused(
                f"Berkas ini lebih dari {MAX_UNPACKED // 1024 // 1024} MB.",
                "di Word: Format Gambar › Kompres Gambar (150 ppi), atau bagi dokumennya per buku",
                too_large=True,
            )
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"Berkas tidak dapat dibuka: {error.strerror or error}.") from error


def _title_of_file(file: Path) -> str:
    return " ".join(re.split(r"[\s_-]+", file.stem)).strip() or "Masterplan"


def _cover(made: Outline) -> Iterator[Mark]:
    """What stood before the first chapter."""
    for block in made.cover:
        if block.is_contents:
            yield from marks_in([block.element])
        elif block.text or not marks_in([block.element]):
            yield Mark(Kind.SAMPUL, block.text[:60])


def _grouped(marks: Iterable[Mark], path: PurePosixPath) -> Iterator[Diagnostic]:
    """One finding for each kind, at the first line that it concerns."""
    by_kind: dict[Kind, list[Mark]] = {}
    for mark in marks:
        by_kind.setdefault(mark.kind, []).append(mark)
    for kind, found in by_kind.items():
        yield Diagnostic(kind.code, Location(path, found[0].line), kind.sentence(found), kind.hint)


def _conflicts(
    folder: Path, at: PurePosixPath, files: Mapping[PurePosixPath, bytes], *, timpa: bool
) -> Iterator[Diagnostic]:
    """What stands in the way: files of these names, other chapters of these numbers."""
    for name in ("bab", "gambar"):
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            yield Diagnostic(
                Code.TAUTAN_KELUAR_FOLDER,
                Location(at / name),
                "Tautan berkas ini menunjuk ke luar folder daerah.",
                "ganti dengan folder biasa",
            )
            return
    numbers = {name.name[:2]: name for name in files if name.parts[0] == "bab"}
    for other in sorted((folder / "bab").glob("[0-9][0-9]-*.md")):
        new = numbers.get(other.name[:2])
        if new is not None and new.name != other.name:
            yield Diagnostic(
                Code.BERKAS_SUDAH_ADA,
                Location(at / "bab" / other.name),
                f"Nomor bab {other.name[:2]} sudah dipakai berkas ini, jadi '{new.name}' tidak"
                " ditulis.",
                "hapus atau ganti nomor berkas itu, atau impor dengan nomor awal lain (--mulai)",
            )
    for path, content in files.items():
        target = folder / path
        if (target.is_symlink() or target.exists()) and not timpa:
            if path.parts[0] == "gambar" and target.is_file() and target.read_bytes() == content:
                continue
            yield Diagnostic(
                Code.BERKAS_SUDAH_ADA,
                Location(at / path),
                "Berkas ini sudah ada, jadi impor dibatalkan dan tidak ada yang ditulis.",
                "simpan salinannya lalu impor dengan --timpa bila memang akan diganti",
            )

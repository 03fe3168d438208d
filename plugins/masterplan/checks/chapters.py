"""Can chapters be told apart, and their pictures be shown and heard?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.bab import Bab, Prosa, picture_key, with_fences
from masterplan.model.decode import guess
from masterplan.model.region import Region
from masterplan.sources.pictures import TooLargeError, open_picture

OTHER_IMAGE = re.compile(r"<img\b|!\[[^\]]*\] ?\[", re.IGNORECASE)
"""Pictures in a form that the reader of chapters does not follow to their file."""

HEADING = re.compile(r"(#{1,6})\s+\S")
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<path>[^)\s>]+)")


@check
def chapters_are_told_apart(library: Library) -> Iterator[Diagnostic]:
    """No two chapters of a plan have the same number, or the same name in addresses."""
    for region in library:
        seen: dict[int | str, Bab] = {}
        for chapter in region.plan.bab if region.plan else ():
            for mark, what in ((chapter.nomor, "Nomor"), (chapter.slug, "Nama")):
                if mark in seen:
                    yield Diagnostic(
                        Code.NAMA_BAB,
                        chapter.location,
                        f"{what} bab '{mark}' sudah dipakai di {seen[mark].location}.",
                        "beri nama berkas lain",
                    )
                seen.setdefault(mark, chapter)


@check
def headings_go_one_level_down(library: Library) -> Iterator[Diagnostic]:
    """Within a chapter headings begin at '##' and never skip a level on the way down."""
    for region in library:
        for chapter in region.plan.bab if region.plan else ():
            above = 1
            for line, where in prose_lines(chapter):
                match = HEADING.match(line)
                if match is None:
                    continue
                level = len(match[1])
                if level == 1 or level > 5:
                    message = f"Judul '{match[1]}' tidak dipakai di dalam bab."
                    yield Diagnostic(Code.TINGKAT_JUDUL, where, message, "pakai ## sampai #####")
                elif level > above + 1:
                    message = f"Judul melompat dari tingkat {above} ke tingkat {level}."
                    hint = f"pakai {'#' * (above + 1)}"
                    yield Diagnostic(Code.TINGKAT_JUDUL, where, message, hint)
                above = max(2, min(level, 5))


@check
def pictures_are_written_plainly(library: Library) -> Iterator[Diagnostic]:
    """A picture is written with its path on the spot, so that its file can be checked."""
    for region in library:
        for chapter in region.plan.bab if region.plan else ():
            for line, where in prose_lines(chapter):
                match = OTHER_IMAGE.search(line)
                if match is not None:
                    yield Diagnostic(
                        Code.GAMBAR_BENTUK,
                        Location(where.path, where.line, match.start() + 1),
                        "Gambar ini ditulis dalam bentuk yang tidak dapat diperiksa.",
                        "tulis ![isi gambar dalam kata](../gambar/nama.png)",
                    )


@check
def pictures_can_be_shown(library: Library) -> Iterator[Diagnostic]:
    """A picture lies in the region's `gambar/`, can be opened, and has a text alternative."""
    for region in library:
        for chapter in region.plan.bab if region.plan else ():
            for alt, path, where in images(chapter):
                if re.match(r"[a-z][a-z0-9+.-]*:|//", path):
                    yield Diagnostic(
                        Code.GAMBAR_HILANG,
                        where,
                        f"Gambar '{path}' tidak boleh diambil dari luar.",
                        "simpan berkasnya di folder gambar/ daerah ini",
                    )
                else:
                    yield from _file(region, path, where)
                if not alt.strip():
                    yield Diagnostic(
                        Code.GAMBAR_TANPA_ALT,
                        where,
                        f"Gambar '{path}' tidak punya teks pengganti.",
                        "tulis isinya dalam kata: ![peta jaringan kabel laut](…)",
                    )


def images(chapter: Bab) -> Iterator[tuple[str, str, Location]]:
    """The pictures of a chapter: text alternative, path as written, place."""
    for line, where in prose_lines(chapter):
        for match in IMAGE.finditer(line):
            place = Location(where.path, where.line, match.start() + 1)
            yield match["alt"], unquote(match["path"]), place


def prose_lines(chapter: Bab) -> Iterator[tuple[str, Location]]:
    """The lines of a chapter's prose with their places, those of code fences left out."""
    for part in chapter.bagian:
        if isinstance(part, Prosa):
            for number, (line, is_code) in enumerate(with_fences(part.teks), part.line):
                if not is_code:
                    yield line, Location(chapter.location.path, number)


def _file(region: Region, path: str, where: Location) -> Iterator[Diagnostic]:
    file = region.images.get(picture_key(path))
    if file is None:
        known = [f"../{name}" for name in region.images]
        yield Diagnostic(
            Code.GAMBAR_HILANG, where, f"Tidak ada gambar '{path}'.", guess(path, known)
        )
        return
    problem = _problem(file)
    if problem:
        yield Diagnostic(
            Code.GAMBAR_RUSAK,
            where,
            f"Gambar '{path}' {problem}.",
            "simpan ulang sebagai PNG",
        )


def _problem(file: Path) -> str:
    """Why a picture cannot be used, or nothing."""
    if file.suffix.lower() == ".svg":
        return "berformat SVG, yang belum didukung di dalam bab"
    try:
        with open_picture(file) as image:
            image.verify()
    except TooLargeError:
        return "terlalu besar"
    except (OSError, SyntaxError, ValueError):
        return "tidak dapat dibaca"
    return ""

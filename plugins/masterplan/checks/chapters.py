"""Can chapters be told apart, and their pictures be shown and heard?"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.bab import Bab, Prosa, picture_key
from masterplan.model.decode import guess
from masterplan.model.region import Region

IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<path>[^)\s>]+)")

MAX_PIXELS = 80_000_000
"""More than a large scan has; above it a small file could fill the memory."""


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
    for part in chapter.bagian:
        if not isinstance(part, Prosa):
            continue
        for number, line in enumerate(part.teks.split("\n"), part.line):
            for match in IMAGE.finditer(line):
                where = Location(chapter.location.path, number, match.start() + 1)
                yield match["alt"], unquote(match["path"]), where


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
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                if image.width * image.height > MAX_PIXELS:
                    return "terlalu besar"
                image.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "terlalu besar"
    except (OSError, SyntaxError, ValueError):
        return "tidak dapat dibaca"
    return ""

"""A folder of regions in, the text of each of its files out, in sorted order.

No path leaves its region's folder, whatever it is linked to; a file that cannot be read is a
finding, and so is one that no plan has a use for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.sources.chapters import ChapterSource, read_chapter
from masterplan.sources.located import Mapping
from masterplan.sources.yaml_reader import read_yaml

MAX_BYTES = 4 * 1024 * 1024
"""Larger than the largest plan's file by far; a file above it is a mistake."""

IMAGE_SUFFIXES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}


@dataclass(slots=True)
class RegionSource:
    """All files of one region's folder."""

    folder: Path
    path: PurePosixPath
    """The folder as reports name it, relative to the project."""
    yaml: dict[str, Mapping] = field(default_factory=dict)
    """Located data by file name."""
    unreadable: set[str] = field(default_factory=set)
    """Names of YAML files that are there but could not be read, or not whole."""
    chapters: list[ChapterSource] = field(default_factory=list)
    images: dict[str, Path] = field(default_factory=dict)
    """Image files by their path in the folder, `gambar/peta.png`."""
    sha256: dict[str, str] = field(default_factory=dict)
    """Of each YAML file and chapter, by its path in the folder, as it was read."""


def region_folders(root: Path) -> list[Path]:
    """Folders of regions below `root`, in name order."""
    return sorted(
        entry
        for entry in root.iterdir()
        if entry.is_dir() and not entry.name.startswith((".", "_"))
    )


def read_region(folder: Path, path: PurePosixPath, known: set[str], report: Report) -> RegionSource:
    """Read all files of one region; `known` are the YAML files that a region may have."""
    region = RegionSource(folder, path)
    for file in _files(folder, path, report):
        inside = PurePosixPath(file.relative_to(folder).as_posix())
        where = path / inside
        if inside.parts[0] == "gambar" and file.suffix.lower() in IMAGE_SUFFIXES:
            region.images[str(inside)] = file
            continue
        is_chapter = inside.parts[0] == "bab" and file.suffix == ".md" and len(inside.parts) == 2
        if not is_chapter and str(inside) not in known:
            report.add(
                Code.BERKAS_TAK_DIKENAL,
                Location(where),
                "Berkas ini tidak dipakai.",
                hint=f"berkas yang dikenal: {', '.join(sorted(known))}, bab/NN-judul.md, gambar/*",
            )
            continue
        raw = read_bytes(file, where, report)
        text = decoded(raw, where, report) if raw is not None else None
        if raw is None or text is None:
            region.unreadable.add(str(inside))
            continue
        region.sha256[str(inside)] = hashlib.sha256(raw).hexdigest()
        if is_chapter:
            chapter = read_chapter(text, where, report)
            if chapter is not None:
                region.chapters.append(chapter)
        else:
            before = len(report)
            data = read_yaml(text, where, report)
            if data is not None:
                region.yaml[str(inside)] = data
            if len(report) > before:
                region.unreadable.add(str(inside))
    return region


def read_bytes(
    file: Path, where: PurePosixPath, report: Report, *, most: int = MAX_BYTES
) -> bytes | None:
    """Read a file that is there and has at most so many bytes."""
    try:
        if file.stat().st_size > most:
            size = most // 1024 // 1024
            report.add(
                Code.BERKAS_TERLALU_BESAR, Location(where), f"Berkas ini lebih dari {size} MB."
            )
            return None
        return file.read_bytes()
    except OSError as error:
        report.add(
            Code.BERKAS_TAK_TERBACA,
            Location(where),
            f"Berkas tidak dapat dibuka: {error.strerror or error}.",
        )
        return None


def read_text(file: Path, where: PurePosixPath, report: Report) -> str | None:
    """Read a UTF-8 file, with or without a byte order mark and with any line ends."""
    raw = read_bytes(file, where, report)
    return decoded(raw, where, report) if raw is not None else None


def decoded(raw: bytes, where: PurePosixPath, report: Report) -> str | None:
    """Read bytes as UTF-8, with or without a byte order mark and with any line ends."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        report.add(
            Code.BERKAS_TAK_TERBACA,
            Location(where, line, column),
            "Berkas ini bukan teks UTF-8.",
            hint="simpan ulang dengan pengodean UTF-8",
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _files(folder: Path, path: PurePosixPath, report: Report) -> Iterator[Path]:
    """All files below a folder, in path order; links that lead out of it are findings."""
    inside = folder.resolve()
    for file in sorted(folder.rglob("*")):
        if any(
            part.startswith(".") or part.endswith("~") for part in file.relative_to(folder).parts
        ):
            continue
        if not _target(file).is_relative_to(inside):
            report.add(
                Code.TAUTAN_KELUAR_FOLDER,
                Location(path / file.relative_to(folder).as_posix()),
                "Tautan berkas ini menunjuk ke luar folder daerah.",
                hint="salin berkasnya ke dalam folder daerah",
            )
        elif file.is_file():
            yield file


def _target(file: Path) -> Path:
    """Where a link leads in the end; nowhere, if it goes round in a circle."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):
        return Path()

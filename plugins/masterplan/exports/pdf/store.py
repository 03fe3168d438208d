"""What builds have made, kept by what it was made from: fragments, PDFs, and notes about them.

An entry is written aside and renamed, and carries its own hash, so that it is found whole or not
at all: a build that is killed, or a disk that is full, costs work and never a wrong page.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

from masterplan.files import write_whole

Shelf: TypeAlias = Literal["bagian", "susunan", "catatan"]
"""Laid-out parts by key, finished documents by key, and what was last made at each address."""

ROOM = 512 * 1024 * 1024
"""How large the folder grows, in bytes, before what no document uses any more is thrown away."""

_FILES = "berkas"
_SEALED = ".isi"
"""How entries are called, so that nobody takes a note about a PDF for the PDF."""

_ASIDE_FOR = 3600
"""After so many seconds, a file that was written aside and never renamed is nobody's any more."""


class Store:
    """A folder of entries, each sealed with its hash; PDFs lie in it as the files that they are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, shelf: Shelf, name: str) -> bytes | None:
        """Give back an entry that is whole."""
        try:
            data = self._entry(shelf, name).read_bytes()
        except OSError:
            return None
        seal, body = data[:32], data[32:]
        return body if hashlib.sha256(body).digest() == seal else None

    def put(self, shelf: Shelf, name: str, body: bytes) -> None:
        """Keep an entry."""
        _write(self._entry(shelf, name), hashlib.sha256(body).digest() + body)

    def file(self, sha256: str) -> Path | None:
        """Where a PDF lies, if it is there and still what its name says."""
        path = self._file(sha256)
        try:
            with path.open("rb") as content:
                whole = hashlib.file_digest(content, "sha256").hexdigest() == sha256
        except OSError:
            return None
        return path if whole else None

    def put_file(self, content: bytes) -> str:
        """Keep a PDF; its name is its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self.file(sha256) is None:
            _write(self._file(sha256), content)
        return sha256

    def prune(
        self, entries: Collection[tuple[Shelf, str]], files: Collection[str], room: int = ROOM
    ) -> None:
        """Keep what is named, and of the rest what was used last, while there is room for it."""
        used = {self._entry(shelf, name) for shelf, name in entries}
        used |= {self._file(sha256) for sha256 in files}
        others: list[tuple[float, int, Path]] = []
        newest = 0.0
        for path, status in self._all():
            newest = max(newest, status.st_mtime)
            if path in used:
                _touch(path)
                room -= status.st_size
            else:
                others.append((status.st_mtime, status.st_size, path))
        for time, size, path in sorted(others, reverse=True):
            if path.name.startswith("."):
                gone = time < newest - _ASIDE_FOR
            else:
                room -= size
                gone = room < 0
            if gone:
                path.unlink(missing_ok=True)

    def _all(self) -> Iterator[tuple[Path, os.stat_result]]:
        for shelf in ("bagian", "susunan", "catatan", _FILES):
            for path in sorted((self.folder / shelf).rglob("*")):
                try:
                    status = path.stat()
                except FileNotFoundError:  # another build was quicker
                    continue
                if path.is_file():
                    yield path, status

    def _entry(self, shelf: Shelf, name: str) -> Path:
        return self.folder / shelf / f"{quote(name, safe='')}{_SEALED}"

    def _file(self, sha256: str) -> Path:
        return self.folder / _FILES / f"{sha256}.pdf"


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)


def _touch(path: Path) -> None:
    """Say that an entry was used; it stays where the folder is read only."""
    try:
        os.utime(path)
    except OSError:
        return

"""PDFs kept by what they are made from, so that an unchanged one is never laid out again.

An entry is written aside and renamed, carries its own hash, and is made again when that does
not fit: a build that is killed leaves nothing half-written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from masterplan.exports.pdf.layout import Rendered
from masterplan.files import write_whole
from masterplan.views.print_document import PrintDocument


def key(document: PrintDocument, images: Iterable[tuple[str, bytes]]) -> str:
    """Hash all that the PDF depends on: contents, pictures, style, fonts and versions."""
    digest = hashlib.sha256()
    for package in ("weasyprint", "pydyf", "masterplan"):
        digest.update(f"{package} {version(package)}\0".encode())
    digest.update(repr(document).encode())
    for name, content in sorted(images):
        digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    with as_file(files("masterplan")) as package_folder:
        for folder in ("assets/cetak", "assets/fonts", "templates/cetak", "exports/pdf"):
            for file in sorted((package_folder / folder).glob("*.*")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


class PdfCache:
    """A folder of PDFs, each beside a small file with its page count and hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> Rendered | None:
        """Give back an entry that is whole."""
        try:
            about = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
            pdf = (self.folder / f"{name}.pdf").read_bytes()
            whole = about["sha256"] == hashlib.sha256(pdf).hexdigest()
            made = Rendered(pdf, int(about["halaman"]))
        except (OSError, ValueError, TypeError, LookupError):
            return None
        return made if whole else None

    def put(self, name: str, made: Rendered) -> None:
        """Keep an entry; the description comes last, as the sign that the rest is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        about = {"sha256": hashlib.sha256(made.pdf).hexdigest(), "halaman": made.pages}
        write_whole(self.folder / f"{name}.pdf", made.pdf)
        write_whole(self.folder / f"{name}.json", json.dumps(about).encode())

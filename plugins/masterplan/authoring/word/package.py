"""The bytes of a .docx in, its parts out as safe XML, or one finding.

Whoever sent the file may have meant harm: sizes are looked at before anything is unpacked, no
path in the package ever becomes a path on the disk, and XML with a document type (entities,
external files), too deep or too large is refused before it becomes a tree.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from masterplan.authoring.word.names import REL, STRICT

MAX_UNPACKED = 50 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_DEPTH = 120
"""Far deeper than Word nests, far from where Python runs out of stack."""
MAX_ELEMENTS = 600_000
"""Of one part. A plan of 350 pages has about 200,000."""


class Refused(Exception):  # noqa: N818 -- not an error of the program
    """The file cannot be used; the message says why, in the editor's language."""

    def __init__(self, message: str, hint: str = "", *, too_large: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.too_large = too_large


@dataclass(slots=True)
class Package:
    """The parts of a document by their names, and what each points at."""

    zip: zipfile.ZipFile
    main: str = ""
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; `None` when there is none of that name or it is damaged."""
        try:
            return self.zip.read(name)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            return None
        except (RuntimeError, OSError, ValueError):  # encrypted; nonsense in the entry's header
            return None

    def tree(self, name: str) -> ET.Element | None:
        """A part as XML; `None` when it is not there."""
        data = self.read(name)
        return parse(data) if data is not None else None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part points at, by relationship id."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {
                each.get("Id", ""): _relation(each, folder)
                for each in (root if root is not None else ())
                if each.tag == f"{REL}Relationship"
            }
        return self._relations[part]

    def related(self, kind: str) -> str:
        """The name of the main part's footnotes, styles, numbering … ('' when it has none)."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external:
                return relation.target
        return ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One arrow from a part: to another part, or out of the document."""

    kind: str
    target: str
    external: bool


def open_package(data: bytes) -> Package:
    """Look at a file from outside, then open it."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Refused(
            "Berkas ini berformat Word lama (.doc) atau dikunci dengan kata sandi.",
            "buka di Word, hapus kata sandinya, lalu simpan sebagai Dokumen Word (.docx)",
        )
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused(
            "Berkas ini bukan dokumen Word (.docx) atau isinya rusak.",
            "buka di Word, lalu simpan ulang sebagai Dokumen Word (.docx)",
        )
    if data.count(b"PK\x01\x02") > 2 * MAX_ENTRIES:  # before zipfile makes an object of each
        raise _too_many()
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(
            "Berkas .docx ini rusak dan tidak dapat dibuka.",
            "buka di Word, perbaiki, lalu simpan ulang",
        ) from error
    entries = opened.infolist()
    if len(entries) > MAX_ENTRIES:
        raise _too_many()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(
            f"Isi berkas .docx ini lebih dari {MAX_UNPACKED // 1024 // 1024} MB setelah dibuka.",
            "di Word: Format Gambar › Kompres Gambar (150 ppi), atau bagi dokumennya per buku",
            too_large=True,
        )
    package = Package(opened)
    package.main = _main_part(package)
    return package


def _too_many() -> Refused:
    return Refused(
        f"Berkas .docx ini berisi lebih dari {MAX_ENTRIES:,} bagian.".replace(",", "."),
        "periksa apakah ini benar dokumen Word",
        too_large=True,
    )


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.external:
            return relation.target
    if package.read("word/document.xml") is not None:
        return "word/document.xml"
    raise Refused(
        "Berkas ini bukan dokumen Word: bagian naskahnya tidak ada.",
        "simpan dari Word sebagai Dokumen Word (.docx)",
    )


def _relation(element: ET.Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(posixpath.basename(element.get("Type", "")), target, external)


class _Builder(ET.TreeBuilder):
    """Makes a tree, and stops as soon as it becomes one that nobody could have written."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise Refused(
                "Susunan berkas .docx ini terlalu dalam atau terlalu besar untuk dibaca.",
                "salin isinya ke dokumen baru di Word, lalu impor dokumen baru itu",
                too_large=True,
            )
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str | None, system: str | None, /) -> None:
        raise Refused(
            "Berkas .docx ini memuat deklarasi DOCTYPE, yang tidak pernah ditulis Word.",
            "jangan pakai berkas ini; mintalah salinan asli dari pembuatnya",
        )


def parse(data: bytes) -> ET.Element:
    """Make a tree of XML that comes from outside."""
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    try:
        root: ET.Element = ET.XML(data, ET.XMLParser(target=_Builder()))
    except (ET.ParseError, LookupError, ValueError) as error:  # LookupError: unknown encoding
        raise Refused(
            "Naskah di dalam berkas .docx ini rusak.", "buka di Word, lalu simpan ulang"
        ) from error
    return root

"""`padanan.yml` in, groups of words and phrases that mean the same out.

The package ships one (`assets/bahasa/padanan.yml`); a project may add its own as
`masterplans/padanan.yml`, which is checked like its other sources.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import Field

from masterplan.codes import Code
from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.model.base import Entity
from masterplan.model.decode import decode
from masterplan.model.scalars import DaftarTeks, Teks
from masterplan.sources.folder import read_text
from masterplan.sources.yaml_reader import read_yaml

FILE = "padanan.yml"


class Padanan(Entity):
    """Words and phrases for one thing."""

    kata: Annotated[DaftarTeks, Field(min_length=2)]
    """A search for one of them finds the others."""
    catatan: Teks | None = None
    """Why they belong together, for the next editor."""


class BerkasPadanan(Entity):
    """All of `padanan.yml`."""

    versi: Literal["1"] = "1"
    padanan: tuple[Padanan, ...] = ()


def read_padanan(file: Path, where: PurePosixPath, report: Report) -> tuple[Padanan, ...]:
    """The groups of one file; what is wrong with it goes into the report."""
    text = read_text(file, where, report)
    data = read_yaml(text, where, report) if text is not None else None
    read = decode(data, BerkasPadanan, report) if data is not None else None
    groups = read.padanan if read is not None else ()
    seen: dict[str, str] = {}
    for group in groups:
        for place, word in enumerate(group.kata):
            name = " ".join(word.lower().split())
            if name in seen:
                at = group.at("kata", place)
                first = f"'{word}' sudah ada di kelompok '{seen[name]}'."
                report.add(Code.ID_GANDA, at, first, hint="satukan kedua kelompok")
            seen.setdefault(name, group.kata[0])
    return groups


@cache
def shipped_padanan() -> tuple[Padanan, ...]:
    """The groups of the package."""
    report = Report()
    file = Path(str(files("masterplan") / "assets" / "bahasa" / FILE))
    return read_padanan(file, PurePosixPath(FILE), report)


def own_padanan(root: Path, where: PurePosixPath, report: Report) -> tuple[Padanan, ...]:
    """The groups that a project adds in its folder of regions, if it does."""
    file = root / FILE
    return read_padanan(file, where / FILE, report) if file.is_file() else ()


def library_padanan(library: Library) -> list[tuple[str, ...]]:
    """What the sources say of names: of agencies, old and new, and of terms in the glossary."""
    agencies = [
        (opd.singkatan, *opd.alias, opd.nama) for region in library for opd in region.berkas_opd.opd
    ]
    terms = [(term.istilah, *term.padanan) for term in library.glosarium.istilah]
    return [*agencies, *(term for term in terms if len(term) > 1)]

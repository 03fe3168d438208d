"""Groups of words and phrases that mean the same: the package's own, and a publication's.

The package ships `assets/bahasa/padanan.yml`; a project may add `masterplans/padanan.yml`, which
is read and checked with its other sources.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from masterplan.diagnostics import Report
from masterplan.library import PADANAN, Library
from masterplan.model.decode import decode
from masterplan.model.padanan import BerkasPadanan, Padanan
from masterplan.sources.yaml_reader import read_yaml


@cache
def shipped_padanan() -> tuple[Padanan, ...]:
    """The groups of the package."""
    text = (files("masterplan") / "assets" / "bahasa" / PADANAN).read_text(encoding="utf-8")
    report = Report()
    data = read_yaml(text, PurePosixPath(PADANAN), report)
    read = decode(data, BerkasPadanan, report) if data is not None else None
    return read.padanan if read is not None else ()


def library_padanan(library: Library) -> list[tuple[str, ...]]:
    """What the sources say: names of agencies, terms in the glossary, and groups of their own."""
    own = [group.kata for group in library.padanan.padanan]
    agencies = [
        (opd.singkatan, *opd.alias, opd.nama) for region in library for opd in region.berkas_opd.opd
    ]
    terms = [(term.istilah, *term.padanan) for term in library.glosarium.istilah]
    return [*own, *agencies, *(term for term in terms if len(term) > 1)]

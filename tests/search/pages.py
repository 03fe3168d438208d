"""What tests of search share: a small index of invented records, and the files of one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.search.build import build_parts
from masterplan.search.index import Index, Part, Wilayah, build_part
from masterplan.search.language.bahasa import Bahasa
from masterplan.search.records import Halaman, Record
from masterplan.search.shards import write_index
from masterplan.views.shared_pages import all_pages

BAHASA = Bahasa()


def record(judul: str, teks: str = "", **fields: object) -> Record:
    """A record with the least that is asked."""
    given = {"alamat": "x/", "bagian": "", "daerah": "x", "jenis": "bab", **fields}
    return Record(judul=judul, teks=teks, **given)  # type: ignore[arg-type]


def part(*records: Record, kode: str = "1001", slug: str = "x", sebutan: str = "") -> Part:
    """A region's part of an index."""
    place = Wilayah(kode=kode, slug=slug, nama=slug.title(), sebutan=sebutan)
    return build_part(place, records, BAHASA)


def index(*records: Record) -> Index:
    """An index of one region."""
    return Index([part(*records)])


def pages_of(library: Library) -> list[Halaman]:
    """The generated pages of a library as search reads them."""
    views = all_pages(library, Report(), dict, "https://contoh.example/")
    return [Halaman(view.address, view.html, view.region) for view in views]


def files_of(library: Library, pages: Iterable[Halaman]) -> dict[str, str]:
    """All files of the index of a library."""
    language = Bahasa.of(library)
    files: dict[str, str] = {}
    write_index(build_parts(library, pages, language, {}), language, files.__setitem__)
    return files


def told(text: str) -> list[object]:
    """What a file of the index calls `cari` with."""
    values: list[object] = json.loads(f"[{text.removeprefix('cari(').rstrip()[:-1]}]")
    return values


def folder(name: str) -> str:
    """The part of an index to which a file belongs: `i`, `t/9901`, `d/kota-contoh`, …"""
    steps = PurePosixPath(name).parts
    return "/".join(steps[:2]) if steps[0] in {"t", "d"} else steps[0]

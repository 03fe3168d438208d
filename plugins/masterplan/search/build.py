"""A library and its built pages in, the parts of an index out: one a region, one for the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import astuple
from typing import TypeAlias

from masterplan.library import Library
from masterplan.search.index import Part, Wilayah, build_part
from masterplan.search.records import Dikenal, Halaman, known, records
from masterplan.search.words import Language

PLAN = "masterplan rencana smart city"
"""Words that say no more of a plan's records than that they are a plan's."""

Kept: TypeAlias = MutableMapping[str, tuple[str, Part]]
"""Parts by the slug of their region, each with a mark of what it was made from."""


def wilayah(library: Library) -> Iterator[Wilayah]:
    """The regions of an index: the site's own pages first, then all regions by code."""
    yield Wilayah("0", "", "Situs ini")
    for region in library:
        data = region.daerah
        yield Wilayah(
            kode=data.kode.replace(".", ""),
            slug=region.slug,
            nama=data.nama,
            contoh=region.plan is not None and region.plan.contoh,
            sebutan=f"{data.nama} {data.singkat or ''} {PLAN if region.plan is not None else ''}",
        )


def build_parts(
    library: Library, pages: Iterable[Halaman], language: Language, kept: Kept
) -> list[Part]:
    """Index the pages of every region; a part whose pages are the same is taken from `kept`."""
    facts = known(library)
    by_region: dict[str, list[Halaman]] = {}
    for page in pages:
        by_region.setdefault(page.daerah, []).append(page)
    names = _mark_of_names(library)
    parts = []
    for place in wilayah(library):
        own = sorted(by_region.get(place.slug, ()), key=lambda page: page.alamat)
        mark = _mark(place, own, facts, names)
        before = kept.get(place.slug)
        if before is None or before[0] != mark:
            found = (record for page in own for record in records(page, facts))
            kept[place.slug] = before = (mark, build_part(place, found, language))
        parts.append(before[1])
    return parts


def _mark(
    place: Wilayah, pages: Iterable[Halaman], facts: Mapping[str, Dikenal], names: str
) -> str:
    """What a region's part depends on, in short."""
    seen = hashlib.sha256(f"{names}{astuple(place)}".encode())
    for page in pages:
        seen.update(f"\0{page.alamat}\0{page.html}".encode())
    for address in sorted(facts):
        if address.startswith(f"{place.slug}/"):
            seen.update(f"\0{address}{astuple(facts[address])}".encode())
    return seen.hexdigest()


def _mark_of_names(library: Library) -> str:
    """The names by which a language tells words apart, in short."""
    agencies = [repr(agency) for region in library for agency in region.berkas_opd.opd]
    terms = [repr(term) for term in library.glosarium.istilah]
    groups = [repr(group) for group in library.padanan.padanan]
    return hashlib.sha256("\0".join([*agencies, *terms, *groups]).encode()).hexdigest()

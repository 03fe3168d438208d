"""What a preview made before in, what is still true of it out: an edit costs its own region.

A page of a regency is made from its own sources, from those of the province, from the glossary, and
from what things of other regions are called; a page of the province from everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.page import PageView

T = TypeVar("T")


class Kept:
    """Remembers, for as long as it lives, what was made by name and from what."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[str, object]] = {}

    def get(self, name: str, mark: str, make: Callable[[], T]) -> T:
        """Give what was made under a name, made anew unless it was for the same mark."""
        before = self._made.get(name)
        if before is None or before[0] != mark:
            before = self._made[name] = (mark, make())
        return before[1]  # type: ignore[return-value]  # the maker of a name stays the same

    def page(self, view: PageView, marks: Mapping[str, str]) -> PageView:
        """A region's page whose content is made only if its sources changed; others as they are."""
        if view.region not in marks:
            return view
        mark = marks[view.region]
        return replace(view, make=lambda: self.get(view.address, mark, lambda: view.html))


def marks(library: Library) -> dict[str, str]:
    """In short, by the slug of each region, what its pages and data are made from."""
    own = {region.slug: _hashed(*_sources(region)) for region in library}
    shared = _hashed(library.glosarium, *map(_names, library))
    province = library.provinsi.slug if library.provinsi is not None else ""
    of_all = _hashed(shared, own)
    return {
        slug: of_all if slug == province else _hashed(shared, own.get(province), mark)
        for slug, mark in own.items()
    }


def _sources(region: Region) -> Iterator[tuple[str, str]]:
    yield from sorted(region.sha256.items())
    for name, file in sorted(region.images.items()):
        yield name, hashlib.sha256(file.read_bytes()).hexdigest()


def _names(region: Region) -> list[tuple[str, ...]]:
    """What a region's things are called: others may refer to them."""
    return [
        (region.slug, kind, id, *(str(getattr(thing, name, "")) for name in ("nama", "singkatan")))
        for kind, things in region.by_id.items()
        for id, thing in things.items()
    ]


def _hashed(*said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()

"""A model in, the shape of its file out: the order of keys, what lies below each, how it is set.

So the canonical style follows the model, and a field that is added there finds its place in
every file without a second list of names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from masterplan.authoring.kinds import reader_of
from masterplan.model.base import Entity
from masterplan.model.fakta import Fakta
from masterplan.model.program import Anggaran, Lokasi, Mitra
from masterplan.model.sasaran import Standar
from masterplan.model.scalars import (
    KodeBps,
    KodeDaerah,
    KodeNomenklatur,
    KodeTpb,
    KodeWilayah,
    Teks,
)

INLINE = (Anggaran, Lokasi, Mitra, Standar)
"""Parts that stand on one line, `{tahun: 2026, pagu: 0}`, where they fit."""

_FACT_FIRST = ("nilai", "tidak_diketahui", "per")
"""A fact is read value first, whatever order inheritance gives its fields."""

_CODES = {reader_of(kind) for kind in (KodeBps, KodeDaerah, KodeNomenklatur, KodeTpb, KodeWilayah)}


@dataclass(frozen=True)
class Part:
    """What may stand at one key."""

    below: Shape | None = None
    """The shape of the mapping there, or of each item of the list, or of each value."""
    keyed: bool = False
    """Whether keys are data (years, codes), so that `below` is the shape of each value."""
    texts: bool = False
    """A list of sentences: never set on one line unless its author did."""
    code: bool = False
    """Digits that are no number: always between quotation marks."""

    @property
    def shape(self) -> Shape:
        """The shape of a mapping that stands there."""
        if self.keyed:
            return Shape(other=Part(below=self.below))
        return self.below or FREE


@dataclass(frozen=True)
class Shape:
    """The keys of a mapping in their order."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    inline: bool = False
    other: Part = Part()
    """What may stand at a key that is not among them."""

    def part(self, key: str) -> Part:
        """What may stand at a key."""
        return self.parts.get(key, self.other)

    def ordered(self, keys: list[str]) -> list[str]:
        """The keys in the model's order; those that it lacks come last, in the order given."""
        places = {key: place for place, key in enumerate(self.parts)}
        return sorted(keys, key=lambda key: places.get(key, len(places)))


FREE = Shape()
"""The shape of what no model describes: left in its order."""


@cache
def shape_of(model: type[Entity]) -> Shape:
    """Read the shape of a file, or of a part of one, from its model."""
    fields = model.model_fields
    first = [name for name in _FACT_FIRST if name in fields] if issubclass(model, Fakta) else []
    parts = {name: _part(fields[name]) for name in dict.fromkeys((*first, *fields))}
    return Shape(parts, inline=model in INLINE)


def readers(info: FieldInfo) -> set[Callable[..., Any]]:
    """The functions that read the values of a field: what its kind is known by."""
    marks = (*info.metadata, *_marks(info.annotation))
    return {mark.func for mark in marks if isinstance(mark, BeforeValidator)}


def _part(info: FieldInfo) -> Part:
    below = _entity(info.annotation)
    return Part(
        below=shape_of(below) if below is not None else None,
        keyed=get_origin(info.annotation) is dict,
        texts=info.annotation == tuple[Teks, ...],
        code=bool(readers(info) & _CODES),
    )


def _entity(annotation: Any) -> type[Entity] | None:
    """The model somewhere in an annotation, however it is wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        return annotation
    found = (_entity(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _marks(annotation: Any) -> Iterator[Any]:
    """The marks in an annotation: of the items of a list, of what may be missing."""
    if get_origin(annotation) is not dict:
        yield from getattr(annotation, "__metadata__", ())
        for part in get_args(annotation):
            yield from _marks(part)

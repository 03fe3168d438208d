"""Fields that point at other parts of a plan: the kind they point at is part of their type.

So one walk over any entity finds all references (`pointers`), and no rule has to repeat the
names of fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, TypeAlias

from pydantic import BaseModel

from masterplan.diagnostics import Location
from masterplan.model.base import NOWHERE, Entity
from masterplan.model.scalars import DaftarId, DaftarRujukan, Id, Rujukan


@dataclass(frozen=True, slots=True)
class Menunjuk:
    """Marks a field whose text, or each of whose texts, is the id of something."""

    jenis: str
    """`program-provinsi` is a programme of the province unless the reference names a region."""


SatuOpd: TypeAlias = Annotated[Rujukan, Menunjuk("opd")]
"""An agency of the region, or of the province: `82/opd/diskominfo`."""
MungkinOpd: TypeAlias = Annotated[Rujukan | None, Menunjuk("opd")]
MungkinIsu: TypeAlias = Annotated[Id | None, Menunjuk("isu")]
MungkinRegulasi: TypeAlias = Annotated[Id | None, Menunjuk("regulasi")]
MungkinDokumen: TypeAlias = Annotated[Id | None, Menunjuk("dokumen")]
SatuProgram: TypeAlias = Annotated[Id, Menunjuk("program")]
SatuProgramProvinsi: TypeAlias = Annotated[Rujukan, Menunjuk("program-provinsi")]
DaftarSumber: TypeAlias = Annotated[DaftarId, Menunjuk("sumber")]
DaftarMisi: TypeAlias = Annotated[DaftarId, Menunjuk("misi")]
DaftarIsu: TypeAlias = Annotated[DaftarId, Menunjuk("isu")]
DaftarSasaran: TypeAlias = Annotated[DaftarId, Menunjuk("sasaran")]
DaftarIndikator: TypeAlias = Annotated[DaftarId, Menunjuk("indikator")]
DaftarOpd: TypeAlias = Annotated[DaftarRujukan, Menunjuk("opd")]
DaftarAplikasi: TypeAlias = Annotated[DaftarId, Menunjuk("aplikasi")]
DaftarRegulasi: TypeAlias = Annotated[DaftarId, Menunjuk("regulasi")]
DaftarRisiko: TypeAlias = Annotated[DaftarId, Menunjuk("risiko")]
DaftarProgram: TypeAlias = Annotated[DaftarRujukan, Menunjuk("program")]
DaftarProgramProvinsi: TypeAlias = Annotated[DaftarRujukan, Menunjuk("program-provinsi")]


@dataclass(frozen=True, slots=True)
class Pointer:
    """One reference: what kind of thing it names, and by which text."""

    jenis: str
    tujuan: str
    owner: Entity
    step: tuple[str | int, ...]
    """The way from its owner to the text."""

    @property
    def location(self) -> Location:
        """Where it stands; looked up only when somebody asks."""
        return self.owner.at(*self.step)


def pointers(entity: Entity) -> Iterator[Pointer]:
    """All references in an entity and in the entities below it."""
    return _pointers(entity, entity, ())


def _pointers(entity: Entity, owner: Entity, step: tuple[str | int, ...]) -> Iterator[Pointer]:
    pointing, nesting = _fields(type(entity))
    for name, jenis in pointing:
        value = getattr(entity, name)
        # a part that was written in short form stands where its key stands
        here = step if owner is not entity else (name,)
        if isinstance(value, str):
            yield Pointer(jenis, value, owner, here)
        for index, text in enumerate(value if isinstance(value, tuple) else ()):
            yield Pointer(jenis, text, owner, here if owner is not entity else (name, index))
    for name in nesting:
        value = getattr(entity, name)
        parts = value.values() if isinstance(value, dict) else value
        for part in parts if isinstance(value, (dict, tuple)) else (value,):
            if isinstance(part, Entity):
                known = part.location != NOWHERE
                yield from _pointers(part, part if known else owner, () if known else (name,))


@cache
def _fields(model: type[Entity]) -> tuple[list[tuple[str, str]], list[str]]:
    """The fields of a model that point, and those that hold entities."""
    pointing, nesting = [], []
    for name, field in model.model_fields.items():
        mark = next((item for item in field.metadata if isinstance(item, Menunjuk)), None)
        if mark is not None:
            pointing.append((name, mark.jenis))
        elif _holds_entities(field.annotation):
            nesting.append(name)
    return pointing, nesting


def _holds_entities(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_entities(part) for part in getattr(annotation, "__args__", ()))

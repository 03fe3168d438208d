"""What every part of a plan is: frozen, strict about its keys, and aware of where it stands."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, model_validator

from masterplan.diagnostics import Location
from masterplan.sources.located import Mapping

_NOT_KEPT: set[str] = set()
"""Which keys were given is in the origin; a set of them for each part would only cost memory."""

NOWHERE = Location(PurePosixPath("?"))


class Entity(BaseModel):
    """A frozen part of a plan."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    # a slot, because a plan has thousands of parts, and pydantic's private attributes would cost
    # each of them a dict
    __slots__ = ("origin_slot",)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_origin(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        entity = handler(data)
        object.__setattr__(entity, "origin_slot", data if isinstance(data, Mapping) else None)
        object.__setattr__(entity, "__pydantic_fields_set__", _NOT_KEPT)
        return entity

    def __copy__(self) -> Self:
        """A copy stands where its model stands."""
        copied = super().__copy__()
        object.__setattr__(copied, "origin_slot", self._origin)
        return copied

    @property
    def _origin(self) -> Mapping | None:
        """The mapping that it was decoded from; `None` for a part that was made otherwise."""
        found: Mapping | None = getattr(self, "origin_slot", None)
        return found

    @property
    def location(self) -> Location:
        """Where this part begins in its file."""
        return self._origin.location if self._origin is not None else NOWHERE

    def at(self, *path: str | int) -> Location:
        """Where a value inside this part stands: `program.at("sasaran", 1)`."""
        return self._origin.locate(path) if self._origin is not None else NOWHERE

    def __eq__(self, other: object) -> bool:
        """Equal content is equal, wherever it was written."""
        return isinstance(other, type(self)) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

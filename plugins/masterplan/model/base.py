"""What every part of a plan is: frozen, strict about its keys, and aware of where it stands."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from masterplan.diagnostics import Location
from masterplan.sources.located import Mapping

NOWHERE = Location(PurePosixPath("?"))


class Entity(BaseModel):
    """A frozen part of a plan."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    _origin: Mapping | None = PrivateAttr(None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_origin(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        entity = handler(data)
        if isinstance(data, Mapping):
            entity._origin = data
        return entity

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

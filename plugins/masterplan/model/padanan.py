"""`padanan.yml`: words and phrases that mean the same to whoever searches."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from masterplan.model.base import Entity
from masterplan.model.scalars import Teks


class Padanan(Entity):
    """Words and phrases for one thing."""

    kata: Annotated[tuple[Teks, ...], Field(min_length=2)]
    """A search for one of them finds the others."""
    catatan: Teks | None = None
    """Why they belong together, for the next editor."""


class BerkasPadanan(Entity):
    """All of `padanan.yml`."""

    versi: Literal["1"] = "1"
    padanan: tuple[Padanan, ...] = ()

"""`glosarium.yml`: the words of smart-city plans explained in plain Indonesian."""

from __future__ import annotations

from typing import Literal

from masterplan.model.base import Entity
from masterplan.model.scalars import DaftarTeks, Teks, YaTidak


class Istilah(Entity):
    """A term with its synonyms and what it means."""

    istilah: Teks
    padanan: DaftarTeks = ()
    definisi: Teks
    tandai: YaTidak = True
    """Whether running text explains it where it first occurs; everyday words need not."""

    @property
    def anchor(self) -> str:
        """The permanent anchor of the term on the glossary page."""
        words = "".join(c if c.isalnum() else " " for c in self.istilah.lower()).split()
        return "-".join(words)


class Glosarium(Entity):
    """All of `glosarium.yml`."""

    versi: Literal["1"] = "1"
    istilah: tuple[Istilah, ...] = ()

"""What a chart is: a drawing, what it says in words, and the table that it is drawn from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from masterplan.views.charts import svg
from masterplan.views.formatting import UNKNOWN, angka


def _words(value: object) -> str:
    return "–" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the table behind a chart."""

    nama: str
    """In the CSV file, in planners' words: `baris_tanpa_pagu`."""
    label: str
    """What a reader sees above it."""
    angka: bool = False
    """Whether it holds numbers, which are set to the right."""
    tampil: Callable[[Any], str] = _words
    """Writes a value for a reader; the CSV file has the value as it is."""


def kolom_angka(nama: str, label: str, kosong: str = UNKNOWN) -> Kolom:
    """A column of numbers; `kosong` is written where there is none."""
    return Kolom(nama, label, True, lambda value: kosong if value is None else angka(value))


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart with everything that stands for it where it cannot be seen."""

    id: str
    """Unique on a page."""
    judul: str
    keterangan: str
    """The text alternative: what the chart shows, with its key numbers."""
    tinggi: float
    """The drawing's height in pixels; it is as wide as its place."""
    isi: tuple[Markup, ...]
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[object, ...], ...]
    """One value for each column; `None` is unknown, or says that there is nothing to know."""
    tautan: bool = False
    """Whether the drawing has links in it, which a hidden one must not have."""

    @property
    def svg(self) -> Markup:
        """The drawing for a web page."""
        return svg.root(self.tinggi, *self.isi, group=self.tautan)

    @property
    def svg_cetak(self) -> Markup:
        """The drawing for paper, which carries its text alternative with it."""
        return svg.root(self.tinggi, *self.isi, title=self.judul, said=self.keterangan)

"""`bab/NN-slug.md`: narrative chapters, cut into prose and structured blocks.

A line of its own `{{ nama }}` or `{{ nama pilar }}` places a structured part of the plan there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from masterplan.diagnostics import Location
from masterplan.model.base import Entity
from masterplan.model.pilar import PILAR
from masterplan.model.pointers import MungkinDokumen
from masterplan.model.scalars import Teks

BLOK: dict[str, str] = {
    "profil": "Profil daerah",
    "rujukan": "Dokumen perencanaan yang dirujuk",
    "regulasi": "Dasar hukum",
    "isu-strategis": "Isu strategis",
    "kesiapan": "Kesiapan daerah",
    "kesenjangan": "Analisis kesenjangan",
    "swot": "Analisis SWOT",
    "visi-misi": "Visi dan misi",
    "sasaran": "Sasaran dan indikator",
    "program": "Kartu program",
    "rencana-aksi": "Matriks rencana aksi",
    "peta-jalan": "Peta jalan",
    "anggaran": "Rekapitulasi anggaran",
    "quick-win": "Quick win",
    "indikator": "Matriks indikator",
    "grafik-indikator": "Grafik indikator",
    "kelembagaan": "Kelembagaan",
    "risiko": "Daftar risiko",
    "tahapan": "Tahapan dan evaluasi",
    "aplikasi": "Daftar aplikasi",
    "opd": "Perangkat daerah",
    "sumber": "Daftar sumber",
}
"""The structured parts that a chapter may place, with the title that each has as an appendix."""

PER_PILAR = {"program", "sasaran", "swot", "kesenjangan"}
"""The parts that may be placed for one pillar alone."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")

BLOCK_LINE = re.compile(r"^\{\{\s*(?P<nama>[^\s}]*)(?:\s+(?P<pilar>[^\s}]+))?\s*\}\}\s*$")


class KepalaBab(Entity):
    """The front matter of a chapter."""

    judul: Teks
    buku: MungkinDokumen = None


@dataclass(frozen=True, slots=True)
class Prosa:
    """Markdown between two blocks."""

    teks: str
    line: int
    """The line of the file on which it begins, counted from one."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A structured part placed in a chapter."""

    nama: str
    pilar: str | None
    location: Location

    @property
    def known(self) -> bool:
        """Whether there is such a part, and whether it can be cut to a pillar."""
        by_pilar = self.pilar is None or (self.nama in PER_PILAR and self.pilar in PILAR)
        return self.nama in BLOK and by_pilar


@dataclass(frozen=True, slots=True)
class Bab:
    """One chapter: `01-pendahuluan.md` has number 1 and slug `pendahuluan`."""

    nomor: int
    slug: str
    kepala: KepalaBab
    bagian: tuple[Prosa | Blok, ...]
    location: Location

    @property
    def judul(self) -> str:
        """The chapter's title, without a number."""
        return self.kepala.judul

    @property
    def blok(self) -> tuple[Blok, ...]:
        """The structured parts that it places."""
        return tuple(part for part in self.bagian if isinstance(part, Blok))


def with_fences(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, each with whether it belongs to a block of code."""
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        yield line, bool(mark or fence)


def picture_key(path: str) -> str:
    """The path inside the region's folder of a picture named in `bab/…`: '' if it leaves it."""
    parts: list[str] = ["bab"]
    for step in path.split("/"):
        if step == "..":
            if not parts:
                return ""
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    return "/".join(parts)

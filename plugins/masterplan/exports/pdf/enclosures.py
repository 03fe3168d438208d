"""The data addresses of a document in, the files that travel inside its PDF out.

They are the site's own data files, and the same tables as one workbook for who opens them in Excel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from masterplan.exports.data import data_files
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.print.document import PrintDocument

WORKBOOK = "masterplan.xlsx"
"""The tables of a plan as sheets of one file."""

_SHEETS = {"Program": "program.csv", "Anggaran": "anggaran.csv", "Indikator": "indikator.csv"}

_KINDS = {
    "program.csv": ("Data", "Program, satu baris untuk tiap program"),
    "anggaran.csv": ("Data", "Anggaran, satu baris untuk tiap program, tahun dan sumber dana"),
    "indikator.csv": ("Data", "Indikator, satu baris untuk tiap indikator dan tahun"),
    WORKBOOK: ("Data", "Program, anggaran dan indikator sebagai buku kerja"),
    "masterplan.json": ("Source", "Seluruh isi sumber rencana beserta nilai yang dihitung"),
}
"""What each file is to the document, in the words of PDF, and what is said of it."""

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels in a PDF."""

    name: str
    content: bytes
    mime: str
    relationship: str
    description: str


class Enclosures:
    """The data files of all regions, each made once, when a document first asks for it."""

    def __init__(self, library: Library, site: str) -> None:
        self.library = library
        self.site = site
        self._made: dict[str, dict[str, bytes]] = {}

    def of(self, document: PrintDocument) -> tuple[Enclosure, ...]:
        """The files that a document names."""
        return tuple(self._enclosure(address) for address in document.attachments)

    def _enclosure(self, address: str) -> Enclosure:
        region, name = self._places[address]
        relationship, about = _KINDS[name]
        return Enclosure(
            name=f"{region.slug}-{name}",
            content=self._content(region, name),
            mime=_MEDIA[name.rpartition(".")[2]],
            relationship=relationship,
            description=f"{about}: {region.daerah.nama}",
        )

    @cached_property
    def _places(self) -> Mapping[str, tuple[Region, str]]:
        return {
            addresses.data(region, name): (region, name)
            for region in self.library.with_plan
            for name in _KINDS
        }

    def _content(self, region: Region, name: str) -> bytes:
        made = self._made.setdefault(region.slug, {})
        if not made:
            made |= data_files(region, self.site)
        if name == WORKBOOK and name not in made:
            # a build in which nothing changed needs no Excel
            from masterplan.exports.pdf.workbook import workbook

            made[name] = workbook({sheet: made[file] for sheet, file in _SHEETS.items()})
        return made[name]

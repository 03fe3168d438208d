"""The agreements that the province knows of in, with the regions and programmes they name, out."""

from __future__ import annotations

from dataclasses import dataclass

from masterplan.library import Library
from masterplan.model.program import Program
from masterplan.model.region import Region
from masterplan.model.smart_province import KerjaSama


@dataclass(frozen=True, slots=True)
class PerjanjianDaerah:
    """An agreement with what it points at."""

    isi: KerjaSama
    daerah: tuple[Region, ...]
    """The parties that have pages here, in code order."""
    pihak_lain: tuple[str, ...]
    """The names of parties that are not named like one of those regions."""
    program: tuple[tuple[Region, Program], ...]
    """The programmes that it serves, each with the region whose plan holds it."""


@dataclass(frozen=True, slots=True)
class KerjaSamaDaerah:
    """All agreements, and who is in none."""

    perjanjian: tuple[PerjanjianDaerah, ...]
    """In the order of the source."""
    tanpa: tuple[Region, ...]
    """The kabupaten and kota that no known agreement names; whether they have others is unknown."""


def cooperation(library: Library) -> KerjaSamaDaerah:
    """Look up the regions and programmes of every agreement."""
    province = library.provinsi
    known = province.smart_province if province is not None else None
    if province is None or known is None:
        return KerjaSamaDaerah((), tuple(library.kabupaten_kota))
    named = {kode for item in known.kerja_sama for kode in item.kode}
    return KerjaSamaDaerah(
        tuple(_agreement(library, province, item) for item in known.kerja_sama),
        tuple(region for region in library.kabupaten_kota if region.daerah.kode not in named),
    )


def _agreement(library: Library, province: Region, item: KerjaSama) -> PerjanjianDaerah:
    regions = tuple(region for region in library if region.daerah.kode in item.kode)
    names = {region.daerah.nama for region in regions}
    programs = []
    for reference in item.program:
        found = library.resolve(reference, "program", province)
        kode = reference.partition("/")[0] if "/" in reference else province.daerah.kode
        if isinstance(found, Program):
            programs.append((library.by_kode[kode], found))
    return PerjanjianDaerah(
        item, regions, tuple(name for name in item.pihak if name not in names), tuple(programs)
    )

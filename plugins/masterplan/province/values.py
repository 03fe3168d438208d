"""All plans in, whom their programmes help and how out: the value dimensions of a smart province.

The values are those of the 2022 forum; a programme names as many as it likes, or none for a
party, and counts once for each that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from masterplan.library import Library
from masterplan.model.pilar import ManfaatBisnis, ManfaatMasyarakat, ManfaatPemerintah
from masterplan.model.program import Program
from masterplan.model.region import Region

NILAI: dict[str, tuple[str, ...]] = {
    "pemerintah": get_args(ManfaatPemerintah),
    "bisnis": get_args(ManfaatBisnis),
    "masyarakat": get_args(ManfaatMasyarakat),
}
"""Each party with its values, in the order of the forum."""


@dataclass(frozen=True, slots=True)
class NilaiManfaat:
    """One value, and the programmes that promise it."""

    nilai: str
    program: int
    belum: tuple[Region, ...]
    """The regions with a plan in which no programme promises it."""


@dataclass(frozen=True, slots=True)
class ManfaatPihak:
    """What the plans promise one party."""

    pihak: str
    nilai: tuple[NilaiManfaat, ...]
    program: int
    """How many programmes promise this party anything."""
    tanpa: int
    """How many promise it nothing."""


def value_dimensions(library: Library) -> tuple[ManfaatPihak, ...]:
    """Count the programmes of all plans by party and by value."""
    return tuple(_party(library, party, values) for party, values in NILAI.items())


def _party(library: Library, party: str, values: tuple[str, ...]) -> ManfaatPihak:
    promised = [
        (region, [_promised(program, party) for program in plan.program])
        for region, plan in library.plans
    ]
    everywhere = [found for _, programs in promised for found in programs]
    return ManfaatPihak(
        pihak=party,
        nilai=tuple(
            NilaiManfaat(
                nilai=value,
                program=sum(value in found for found in everywhere),
                belum=tuple(
                    region
                    for region, programs in promised
                    if not any(value in found for found in programs)
                ),
            )
            for value in values
        ),
        program=sum(bool(found) for found in everywhere),
        tanpa=sum(not found for found in everywhere),
    )


def _promised(program: Program, party: str) -> frozenset[str]:
    return frozenset(getattr(program.manfaat, party))

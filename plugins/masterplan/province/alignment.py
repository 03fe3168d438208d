"""The province's programmes and everybody's plans in, who takes part in what out (P2).

Two sides tell of it, and they may disagree: the province says which role each kabupaten and kota
has (`peran_kabkota`), a regency says which provincial programmes its own serve
(`selaras_provinsi`, `sinergi`). Both are kept side by side. A role that nobody has stated is
unknown; `tidak-ikut` is a statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from masterplan.library import Library
from masterplan.model.program import Program, Sinergi
from masterplan.model.region import Region

AGAINST = "bertentangan"
"""The one kind of `sinergi` that does not serve the provincial programme it names."""


@dataclass(frozen=True, slots=True)
class Kaitan:
    """How one programme of a regency or city relates to one of the province."""

    region: Region
    program: Program
    program_provinsi: Program
    selaras: bool
    """Whether `selaras_provinsi` names it."""
    sinergi: tuple[Sinergi, ...]

    @property
    def melayani(self) -> bool:
        """Whether it serves the provincial programme, and does not only stand against it."""
        return self.selaras or any(item.jenis != AGAINST for item in self.sinergi)

    @property
    def bertentangan(self) -> bool:
        """Whether it stands against the provincial programme in something."""
        return any(item.jenis == AGAINST for item in self.sinergi)


@dataclass(frozen=True, slots=True)
class PeranDaerah:
    """One regency's or city's part in one provincial programme."""

    region: Region
    peran: str | None
    """As the province states it; `None` when it states none."""
    kaitan: tuple[Kaitan, ...]
    """As the regency's own plan states it."""

    @property
    def program(self) -> tuple[Program, ...]:
        """The regency's programmes that serve the provincial one."""
        return tuple(item.program for item in self.kaitan if item.melayani)

    @property
    def berperan(self) -> bool:
        """Whether the province gives it a part."""
        return self.peran not in {None, "tidak-ikut"}


@dataclass(frozen=True, slots=True)
class ProgramBersama:
    """One provincial programme, and everybody's part in it."""

    program: Program
    peran: tuple[PeranDaerah, ...]
    """Of every kabupaten and kota, in code order."""

    @property
    def pendukung(self) -> tuple[PeranDaerah, ...]:
        """Those with programmes that serve it."""
        return tuple(part for part in self.peran if part.program)

    @property
    def jumlah_program(self) -> int:
        """How many programmes of regencies and cities serve it."""
        return sum(len(part.program) for part in self.peran)

    @property
    def berperan_tanpa_program(self) -> tuple[PeranDaerah, ...]:
        """Those that have a part and a plan, but no programme in it that serves this one."""
        return tuple(
            part
            for part in self.peran
            if part.berperan and part.region.plan is not None and not part.program
        )

    @property
    def melayani_tanpa_peran(self) -> tuple[PeranDaerah, ...]:
        """Those with programmes that serve it, to whom the province gives no part."""
        return tuple(part for part in self.pendukung if not part.berperan)


@dataclass(frozen=True, slots=True)
class ProgramDaerah:
    """A regency's or city's programme with all that it has to do with the province's."""

    region: Region
    program: Program
    kaitan: tuple[Kaitan, ...]

    @property
    def melayani(self) -> bool:
        """Whether it serves any provincial programme."""
        return any(item.melayani for item in self.kaitan)

    @property
    def alasan(self) -> str | None:
        """Why it serves none, in the plan's own words; `None` when that has not been judged."""
        stated = self.program.selaras_provinsi
        return stated.tidak_ada if stated is not None else None


@dataclass(frozen=True, slots=True)
class Keselarasan:
    """How the plans of regencies and cities and the province's fit together."""

    bersama: tuple[ProgramBersama, ...]
    """Every provincial programme, in the order of the province's plan."""
    daerah: tuple[ProgramDaerah, ...]
    """Every programme of a regency or city, in code order, then as in its plan."""

    @property
    def tanpa_kaitan(self) -> tuple[ProgramDaerah, ...]:
        """The programmes of regencies and cities that serve no provincial one."""
        return tuple(item for item in self.daerah if not item.melayani)

    @property
    def tanpa_pendukung(self) -> tuple[ProgramBersama, ...]:
        """The provincial programmes that no programme of a regency or city serves."""
        return tuple(item for item in self.bersama if not item.jumlah_program)


def alignment(library: Library) -> Keselarasan:
    """Relate every programme of every kabupaten and kota to the province's."""
    provincial = _provincial(library)
    own = tuple(
        ProgramDaerah(region, program, tuple(_relations(library, region, program, provincial)))
        for region, plan in library.plans
        if not region.provinsi
        for program in plan.program
    )
    related: defaultdict[tuple[str, str], list[Kaitan]] = defaultdict(list)
    for item in own:
        for relation in item.kaitan:
            related[relation.program_provinsi.id, item.region.slug].append(relation)
    shared = tuple(
        ProgramBersama(
            program,
            tuple(
                PeranDaerah(
                    region,
                    program.peran_kabkota.get(region.daerah.kode),
                    tuple(related[program.id, region.slug]),
                )
                for region in library.kabupaten_kota
            ),
        )
        for program in provincial.values()
    )
    return Keselarasan(shared, own)


def _provincial(library: Library) -> dict[str, Program]:
    plan = library.provinsi.plan if library.provinsi is not None else None
    return {item.id: plan.program_by_id[item.id] for item in plan.program} if plan else {}


def _relations(
    library: Library, region: Region, program: Program, provincial: dict[str, Program]
) -> Iterator[Kaitan]:
    """The provincial programmes that a programme names, each once, in the province's order."""

    def target(reference: str) -> str:
        found = library.resolve(reference, "program-provinsi", region)
        # a reference may name any region's programme; only the province's count here
        if isinstance(found, Program) and provincial.get(found.id) is found:
            return found.id
        return ""

    stated = program.selaras_provinsi
    served = {target(reference) for reference in (stated.program if stated is not None else ())}
    synergies = [
        (target(item.program_provinsi), item)
        for item in (region.plan.sinergi if region.plan is not None else ())
        if item.program == program.id
    ]
    for id, other in provincial.items():
        named = tuple(item for where, item in synergies if where == id)
        if id in served or named:
            yield Kaitan(region, program, other, id in served, named)

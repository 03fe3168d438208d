"""Everything that is computed from a plan, in one place: site, PDF and data read it here.

Unknown is not zero: a sum says how many of its lines are unknown, and a sum of unknown lines
alone is unknown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeVar

from masterplan.model.program import Anggaran, Program
from masterplan.model.region import Plan
from masterplan.model.sasaran import Indikator

Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A sum of budget lines, in whole rupiah."""

    diketahui: int = 0
    """The sum of the lines whose `pagu` is known."""
    baris: int = 0
    tanpa_pagu: int = 0
    """How many lines have no known `pagu`."""

    @property
    def nilai(self) -> int | None:
        """The sum; `None` when no line of it is known."""
        return None if self.baris == self.tanpa_pagu else self.diketahui

    @property
    def lengkap(self) -> bool:
        """Whether every line is known."""
        return self.baris > 0 and self.tanpa_pagu == 0


def jumlah(lines: Iterable[Anggaran]) -> Jumlah:
    """Add up budget lines."""
    known = count = unknown = 0
    for line in lines:
        count += 1
        known += line.pagu or 0
        unknown += line.pagu is None
    return Jumlah(known, count, unknown)


def total_program(program: Program) -> Jumlah:
    """The budget of a programme over all years and sources."""
    return jumlah(program.anggaran)


def total(plan: Plan) -> Jumlah:
    """The budget of a whole plan."""
    return jumlah(line for program in plan.program for line in program.anggaran)


def per_tahun(programs: Iterable[Program]) -> dict[int, Jumlah]:
    """Budgets by year, in the order of the years."""
    return _grouped(programs, lambda program, line: line.tahun)


def per_sumber_dana(programs: Iterable[Program]) -> dict[str, Jumlah]:
    """Budgets by source of funds, in alphabetical order."""
    return _grouped(programs, lambda program, line: str(line.sumber_dana))


def per_pilar(programs: Iterable[Program]) -> dict[str, Jumlah]:
    """Budgets by the main pillar of the programmes."""
    return _grouped(programs, lambda program, line: str(program.pilar))


def per_opd(programs: Iterable[Program]) -> dict[str, Jumlah]:
    """Budgets by the agency that is responsible."""
    return _grouped(programs, lambda program, line: program.penanggung_jawab)


def _grouped(
    programs: Iterable[Program], key: Callable[[Program, Anggaran], Key]
) -> dict[Key, Jumlah]:
    groups: defaultdict[Key, list[Anggaran]] = defaultdict(list)
    for program in programs:
        for line in program.anggaran:
            groups[key(program, line)].append(line)
    return {name: jumlah(groups[name]) for name in sorted(groups)}


def status_program(programs: Iterable[Program]) -> Counter[str]:
    """How many programmes have each status."""
    return Counter(program.status for program in programs)


def kemajuan(programs: Iterable[Program]) -> Decimal | None:
    """Mean progress in percent, one decimal, of the programmes that report any; else `None`."""
    known = [item.kemajuan_persen for item in programs if item.kemajuan_persen is not None]
    if not known:
        return None
    mean = sum(known, Decimal(0)) / len(known)
    return mean.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def capaian(indikator: Indikator) -> Literal["tercapai", "belum-tercapai", "belum-dapat-dinilai"]:
    """Whether the newest measured value meets the target of its year."""
    newest = indikator.capaian_terakhir
    target = indikator.target.get(newest[0]) if newest else None
    if newest is None or newest[1].nilai is None or target is None:
        return "belum-dapat-dinilai"
    value = newest[1].nilai
    met = value <= target if indikator.arah == "turun" else value >= target
    if indikator.arah == "tetap":
        met = value == target
    return "tercapai" if met else "belum-tercapai"


def semua_capaian(plan: Plan) -> list[str]:
    """What `capaian` says of each indicator of a plan."""
    return [capaian(item) for item in plan.indikator]

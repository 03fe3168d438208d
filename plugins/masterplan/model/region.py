"""A region, and its plan where it has one: what all later rooms read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from masterplan.model.analisis import Analisis
from masterplan.model.bab import Bab
from masterplan.model.base import Entity
from masterplan.model.daerah import Daerah
from masterplan.model.fakta import Sumber
from masterplan.model.masterplan import RangkaianDokumen, Revisi
from masterplan.model.opd import Aplikasi, BerkasOpd, Opd
from masterplan.model.pilar import TAHAP
from masterplan.model.program import Program, QuickWin, Sinergi
from masterplan.model.sasaran import Indikator, Sasaran
from masterplan.model.smart_province import SmartProvince
from masterplan.model.tahapan import BerkasSumber, BerkasTahapan, Tahapan

T = TypeVar("T")


@dataclass(frozen=True)
class Plan:
    """One region's masterplan, indexed by id."""

    rangkaian: RangkaianDokumen
    analisis: Analisis
    sasaran: tuple[Sasaran, ...]
    program: tuple[Program, ...]
    quick_win: tuple[QuickWin, ...]
    sinergi: tuple[Sinergi, ...]
    bab: tuple[Bab, ...]

    @cached_property
    def indikator(self) -> tuple[Indikator, ...]:
        """All indicators, in the order of their objectives."""
        return tuple(item for objective in self.sasaran for item in objective.indikator)

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, object]]:
        """Everything with an id, by kind; the first wins where an id is given twice."""
        kinds: dict[str, tuple[object, ...]] = {
            "misi": self.rangkaian.misi,
            "dokumen": self.rangkaian.dokumen,
            "regulasi": self.rangkaian.regulasi,
            "isu": self.analisis.isu_strategis,
            "risiko": self.analisis.risiko,
            "sasaran": self.sasaran,
            "indikator": self.indikator,
            "program": self.program,
        }
        return {kind: _index(items) for kind, items in kinds.items()}

    @cached_property
    def program_by_id(self) -> dict[str, Program]:
        """Programmes by id."""
        return {item.id: item for item in reversed(self.program)}

    @cached_property
    def indikator_by_id(self) -> dict[str, Indikator]:
        """Indicators by id."""
        return {item.id: item for item in reversed(self.indikator)}

    @cached_property
    def sasaran_by_id(self) -> dict[str, Sasaran]:
        """Objectives by id."""
        return {item.id: item for item in reversed(self.sasaran)}

    @property
    def contoh(self) -> bool:
        """Whether this is an invented sample."""
        return self.rangkaian.status_konten == "contoh"

    @property
    def revisi(self) -> Revisi:
        """The newest revision."""
        return max(self.rangkaian.revisi, key=lambda revision: revision.tanggal)

    def program_in(self, pilar: str) -> tuple[Program, ...]:
        """The programmes whose main pillar this is."""
        return tuple(item for item in self.program if item.pilar == pilar)

    def sasaran_in(self, pilar: str) -> tuple[Sasaran, ...]:
        """The objectives of a pillar."""
        return tuple(item for item in self.sasaran if item.pilar == pilar)


@dataclass(frozen=True)
class Region:
    """A province, kabupaten or kota with all that is known of it."""

    path: PurePosixPath
    """Its folder, as reports name it."""
    folder: Path
    daerah: Daerah
    tahapan: BerkasTahapan
    berkas_sumber: BerkasSumber
    berkas_opd: BerkasOpd
    plan: Plan | None = None
    smart_province: SmartProvince | None = None
    images: Mapping[str, Path] = field(default_factory=dict)
    sha256: Mapping[str, str] = field(default_factory=dict)
    """Of each YAML file and chapter that was read, by its path in the folder."""
    lost: frozenset[str] = frozenset()
    """Ids, and kinds of things, in files that were not read whole: nothing can be said of
    references to them before those files are mended."""

    @cached_property
    def sumber(self) -> Mapping[str, Sumber]:
        """Citations by id."""
        return {item.id: item for item in reversed(self.berkas_sumber.sumber)}

    @cached_property
    def opd(self) -> Mapping[str, Opd]:
        """Agencies by id."""
        return {item.id: item for item in reversed(self.berkas_opd.opd)}

    @cached_property
    def aplikasi(self) -> Mapping[str, Aplikasi]:
        """Applications by id."""
        return {item.id: item for item in reversed(self.berkas_opd.aplikasi)}

    @cached_property
    def roots(self) -> tuple[Entity, ...]:
        """Every entity that was decoded for this region; all others hang below these."""
        found: list[Entity] = [self.daerah, self.tahapan, self.berkas_sumber, self.berkas_opd]
        if self.smart_province is not None:
            found.append(self.smart_province)
        if self.plan is not None:
            plan = self.plan
            found += [plan.rangkaian, plan.analisis, *plan.sasaran, *plan.program]
            found += [*plan.quick_win, *plan.sinergi, *(chapter.kepala for chapter in plan.bab)]
        return tuple(found)

    @cached_property
    def by_id(self) -> dict[str, Mapping[str, object]]:
        """Everything with an id that can be pointed at, by kind."""
        own: dict[str, Mapping[str, object]] = {
            "sumber": self.sumber,
            "opd": self.opd,
            "aplikasi": self.aplikasi,
        }
        if self.plan is not None:
            own.update(self.plan.by_id)
        return own

    @property
    def slug(self) -> str:
        """The name in addresses."""
        return self.daerah.slug

    @property
    def provinsi(self) -> bool:
        """Whether this is the province."""
        return self.daerah.jenis == "provinsi"

    @property
    def diperbarui(self) -> date:
        """The newest date in its sources: the edition of its pages and files."""
        dates = [self.daerah.ditinjau]
        if self.plan is not None:
            dates.append(self.plan.revisi.tanggal)
            dates.extend(item.status_per for item in self.plan.program)
        return max(dates)

    @property
    def tahap_sekarang(self) -> Tahapan | None:
        """The last stage that has begun, in the order of the movement."""
        order = list(TAHAP)
        begun = [item for item in self.tahapan.tahapan if item.status in {"berjalan", "selesai"}]
        return max(begun, key=lambda item: order.index(item.tahap), default=None)

    def cited(self, ids: tuple[str, ...]) -> Iterator[Sumber]:
        """The sources behind a list of ids, those that exist."""
        return (self.sumber[id] for id in ids if id in self.sumber)


def _index(items: tuple[object, ...]) -> dict[str, object]:
    return {str(getattr(item, "id", "")): item for item in reversed(items)}

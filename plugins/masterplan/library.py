"""All regions in, one read-only, indexed whole out.

`load` is the road's first half in one place: find the folders, read them, decode them, read
the chapters, index. What is wrong on the way goes into the report; a region whose `daerah.yml`
cannot be decoded is left out, and never takes the others down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.model.analisis import Analisis
from masterplan.model.base import Entity
from masterplan.model.chapters import build_chapters
from masterplan.model.daerah import Daerah
from masterplan.model.decode import decode
from masterplan.model.glosarium import Glosarium
from masterplan.model.masterplan import RangkaianDokumen
from masterplan.model.opd import BerkasOpd
from masterplan.model.padanan import BerkasPadanan
from masterplan.model.program import BerkasProgram
from masterplan.model.region import Plan, Region
from masterplan.model.sasaran import BerkasSasaran
from masterplan.model.smart_province import SmartProvince
from masterplan.model.tahapan import BerkasSumber, BerkasTahapan
from masterplan.sources.folder import RegionSource, read_region, read_text, region_folders
from masterplan.sources.located import texts_at
from masterplan.sources.yaml_reader import read_yaml

Model = TypeVar("Model", bound=Entity)

FILES: dict[str, type[Entity]] = {
    "daerah.yml": Daerah,
    "tahapan.yml": BerkasTahapan,
    "sumber.yml": BerkasSumber,
    "masterplan.yml": RangkaianDokumen,
    "analisis.yml": Analisis,
    "sasaran.yml": BerkasSasaran,
    "program.yml": BerkasProgram,
    "opd.yml": BerkasOpd,
    "smart-province.yml": SmartProvince,
}
"""The YAML files that a region's folder may hold; only the first is required."""

GLOSARIUM, PADANAN = "glosarium.yml", "padanan.yml"

SHARED: dict[str, type[Entity]] = {GLOSARIUM: Glosarium, PADANAN: BerkasPadanan}
"""The YAML files that may stand beside the regions' folders."""


KINDS: dict[str, set[str]] = {
    "sumber.yml": {"sumber"},
    "masterplan.yml": {"misi", "dokumen", "regulasi"},
    "analisis.yml": {"isu", "risiko"},
    "sasaran.yml": {"sasaran", "indikator"},
    "program.yml": {"program"},
    "opd.yml": {"opd", "aplikasi"},
}
"""The kinds of things with ids that a file holds."""

PLAN_FILES = ("masterplan.yml", "analisis.yml", "sasaran.yml", "program.yml")
"""The files that are published as a plan; the others say something of any region."""


@dataclass(frozen=True)
class Library:
    """The regions in the order of their codes, the province first."""

    region: tuple[Region, ...]
    glosarium: Glosarium
    left_out: tuple[PurePosixPath, ...] = ()
    """Folders of regions whose `daerah.yml` could not be decoded."""
    per: date | None = None
    """The day that is taken for today; the newest date in the sources unless one is given."""
    padanan: BerkasPadanan = field(default_factory=BerkasPadanan)
    """What means the same to search, beside what it knows by itself."""

    def __iter__(self) -> Iterator[Region]:
        return iter(self.region)

    def __len__(self) -> int:
        return len(self.region)

    @cached_property
    def hari_ini(self) -> date:
        """The day from which ages are counted; no clock, so that findings can be repeated."""
        newest = max((region.diperbarui for region in self.region), default=date.min)
        return self.per or newest

    @cached_property
    def by_slug(self) -> dict[str, Region]:
        """Regions by the name in their addresses."""
        return {region.slug: region for region in self.region}

    @cached_property
    def by_kode(self) -> dict[str, Region]:
        """Regions by Kemendagri code."""
        return {region.daerah.kode: region for region in self.region}

    @property
    def provinsi(self) -> Region | None:
        """The one province, if it could be read."""
        return next((region for region in self.region if region.provinsi), None)

    @property
    def kabupaten_kota(self) -> Sequence[Region]:
        """All regions but the province."""
        return [region for region in self.region if not region.provinsi]

    @property
    def plans(self) -> Iterator[tuple[Region, Plan]]:
        """Each region that has a masterplan, with it."""
        return ((region, region.plan) for region in self.region if region.plan is not None)

    @property
    def with_plan(self) -> Sequence[Region]:
        """The regions that have a masterplan."""
        return [region for region in self.region if region.plan is not None]

    def without_samples(self) -> Library:
        """The same regions without the plans whose content is invented."""
        kept = (
            replace(region, plan=None, images={})  # only chapters show pictures
            if region.plan is not None and region.plan.contoh
            else region
            for region in self.region
        )
        return replace(self, region=tuple(kept))

    def resolve(self, reference: str, kind: str, home: Region) -> object | None:
        """What a reference from a region points at: an id of its own, or `kode/kind/id`."""
        owner, kind, id = self._aim(reference, kind, home)
        return owner.by_id.get(kind, {}).get(id) if owner is not None else None

    def is_lost(self, reference: str, kind: str, home: Region) -> bool:
        """Whether a reference may point into a file that was not read whole."""
        owner, kind, id = self._aim(reference, kind, home)
        return bool(owner.lost & {kind, id} if owner is not None else self.left_out)

    def ids(self, reference: str, kind: str, home: Region) -> list[str]:
        """What could have stood in place of a reference, written in the same way."""
        owner, kind, id = self._aim(reference, kind, home)
        start = reference.removesuffix(id)
        known = sorted(owner.by_id.get(kind, ())) if owner is not None else []
        return [start + id for id in known]

    def _aim(self, reference: str, kind: str, home: Region) -> tuple[Region | None, str, str]:
        """The region, the kind and the id that a reference names; '' where the kind is wrong."""
        owner = self.provinsi if kind == "program-provinsi" else home
        kind = kind.removesuffix("-provinsi")
        if "/" in reference:
            kode, named, reference = reference.split("/")
            owner, kind = self.by_kode.get(kode), kind if named == kind else ""
        return owner, kind, reference


def load(
    root: Path, report: Report, *, base: Path | None = None, today: date | None = None
) -> Library:
    """Read every region below `root`; `base` is the folder that reported paths start from."""
    base = base or root.parent
    at = PurePosixPath(root.relative_to(base).as_posix()) if root != base else PurePosixPath()
    if not root.is_dir():
        report.add(
            Code.BERKAS_HILANG,
            Location(at),
            "Folder masterplans tidak ada.",
            hint="jalankan dari folder proyek, atau sebut letak foldernya",
        )
        return Library((), Glosarium())
    found = []
    left_out = []
    for folder in region_folders(root):
        source = read_region(folder, at / folder.name, set(FILES), report)
        region = _region(source, report)
        if region is not None:
            found.append(region)
        else:
            left_out.append(source.path)
    found.sort(key=lambda region: (region.daerah.kode, region.slug))
    glossary = _shared(root / GLOSARIUM, at, Glosarium, report)
    synonyms = _shared(root / PADANAN, at, BerkasPadanan, report)
    return Library(tuple(found), glossary, tuple(left_out), today, synonyms)


def _shared(file: Path, at: PurePosixPath, model: type[Model], report: Report) -> Model:
    """A file that stands beside the regions' folders; an empty one where there is none."""
    text = read_text(file, at / file.name, report) if file.is_file() else None
    data = read_yaml(text, at / file.name, report) if text is not None else None
    return (decode(data, model, report) if data is not None else None) or model()


def _region(source: RegionSource, report: Report) -> Region | None:
    decoder = _Decoder(source, report)
    daerah = decoder.file("daerah.yml", Daerah)
    tahapan = decoder.file("tahapan.yml", BerkasTahapan)
    sumber = decoder.file("sumber.yml", BerkasSumber)
    opd = decoder.file("opd.yml", BerkasOpd)
    smart_province = decoder.file("smart-province.yml", SmartProvince)
    plan = _plan(decoder, source, report)
    if daerah is None:
        if not (source.folder / "daerah.yml").is_file():
            report.add(
                Code.BERKAS_HILANG,
                Location(source.path / "daerah.yml"),
                "Berkas daerah.yml wajib ada di setiap folder daerah.",
                hint="salin dari daerah lain lalu ubah isinya",
            )
        return None
    return Region(
        path=source.path,
        folder=source.folder,
        daerah=daerah,
        tahapan=tahapan or BerkasTahapan(ringkasan="Belum ada keterangan tahapan."),
        berkas_sumber=sumber or BerkasSumber(),
        berkas_opd=opd or BerkasOpd(),
        plan=plan,
        smart_province=smart_province,
        images=source.images,
        sha256=source.sha256,
        lost=frozenset(decoder.lost),
    )


def _plan(decoder: _Decoder, source: RegionSource, report: Report) -> Plan | None:
    rangkaian = decoder.file("masterplan.yml", RangkaianDokumen)
    analisis = decoder.file("analisis.yml", Analisis)
    sasaran = decoder.file("sasaran.yml", BerkasSasaran)
    program = decoder.file("program.yml", BerkasProgram)
    bab = build_chapters(source.chapters, report)
    if rangkaian is None:
        others = [name for name in PLAN_FILES if name in source.yaml or name in source.unreadable]
        if others or source.chapters:
            decoder.lost |= set().union(*(KINDS[name] for name in PLAN_FILES))
        if (others or source.chapters) and "masterplan.yml" not in others:
            report.add(
                Code.BERKAS_HILANG,
                Location(source.path / "masterplan.yml"),
                "Berkas masterplan.yml wajib ada di folder yang memuat rencana.",
                hint=f"tanpa berkas itu {', '.join(others or ['bab'])} tidak diterbitkan",
            )
        return None
    return Plan(
        rangkaian=rangkaian,
        analisis=analisis or Analisis(),
        sasaran=sasaran.sasaran if sasaran else (),
        program=program.program if program else (),
        quick_win=program.quick_win if program else (),
        sinergi=program.sinergi if program else (),
        bab=bab,
    )


class _Decoder:
    """Decodes the files of one region, and remembers which ids it could not get at."""

    def __init__(self, source: RegionSource, report: Report) -> None:
        self.source = source
        self.report = report
        self.lost: set[str] = set()

    def file(self, name: str, model: type[Model]) -> Model | None:
        """Decode a file; `None` when it is not there or is wrong as a whole."""
        data = self.source.yaml.get(name)
        if name in self.source.unreadable:
            self.lost |= KINDS.get(name, set())
        if data is None:
            return None
        before = len(self.report)
        found = decode(data, model, self.report)
        if len(self.report) > before:
            self.lost |= set(texts_at("id", data))
        return found

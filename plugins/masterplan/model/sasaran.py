"""`sasaran.yml`: objectives, and the indicators that show whether they are reached."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from masterplan.model.base import Entity
from masterplan.model.pilar import IdPilar, IdSubDimensi
from masterplan.model.pointers import DaftarIsu, DaftarMisi, DaftarSumber, MungkinOpd
from masterplan.model.scalars import (
    Angka,
    Id,
    KodeTpb,
    Tahun,
    Tanggal,
    Teks,
)


class KondisiAwal(Entity):
    """The value before the plan; `null` when nobody has measured it."""

    nilai: Angka | None
    tahun: Tahun | None = None
    sumber: DaftarSumber = ()
    catatan: Teks | None = None


class Realisasi(Entity):
    """The value that a year has reached."""

    nilai: Angka | None
    tanggal: Tanggal | None = None
    sumber: DaftarSumber = ()
    catatan: Teks | None = None


class Batas(Entity):
    """Between what the value can lie."""

    min: Angka | None = None
    max: Angka | None = None


class Standar(Entity):
    """The code of the same indicator in a standard; the standard's text is not repeated."""

    skema: Literal["ISO37120", "ISO37122", "U4SSC", "SDG", "SPM", "IKU-RPJMD"]
    kode: Teks


class Indikator(Entity):
    """A measured quantity with its unit, baseline and target for each year."""

    id: Id
    nama: Teks
    satuan: Teks
    arah: Literal["naik", "turun", "tetap", "capai"]
    jenis: Literal["keluaran", "hasil", "dampak"] | None = None
    kondisi_awal: KondisiAwal
    target: Annotated[dict[Tahun, Angka | None], Field(min_length=1)]
    realisasi: dict[Tahun, Realisasi] = Field(default_factory=dict)
    batas: Batas | None = None
    rumus: Teks | None = None
    sumber_data: Teks
    walidata: MungkinOpd = None
    standar: tuple[Standar, ...] = ()
    tpb: tuple[KodeTpb, ...] = ()

    @property
    def ada_nilai(self) -> bool:
        """Whether any value is known: before the plan, as a target, or reached."""
        reached = (found.nilai for found in self.realisasi.values())
        known = (self.kondisi_awal.nilai, *self.target.values(), *reached)
        return any(value is not None for value in known)

    @property
    def capaian_terakhir(self) -> tuple[int, Realisasi] | None:
        """The newest year with a measured value."""
        measured = [
            (year, found) for year, found in self.realisasi.items() if found.nilai is not None
        ]
        return max(measured, key=lambda pair: pair[0], default=None)


class Sasaran(Entity):
    """A measurable objective under one sub-dimension."""

    id: Id
    pilar: IdPilar
    sub_dimensi: IdSubDimensi
    teks: Teks
    misi: DaftarMisi = ()
    isu: DaftarIsu = ()
    sasaran_rpjmd: Teks | None = None
    indikator: tuple[Indikator, ...] = Field(min_length=1)


class BerkasSasaran(Entity):
    """All of `sasaran.yml`."""

    versi: Literal["1"] = "1"
    sasaran: tuple[Sasaran, ...] = ()

"""`analisis.yml`: issues, readiness, gaps, SWOT and risks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from masterplan.model.base import Entity
from masterplan.model.pilar import IdPilar, IdSubDimensi
from masterplan.model.pointers import DaftarProgram, DaftarSumber, MungkinOpd
from masterplan.model.scalars import Angka, Bilangan, DaftarTeks, Id, Skor, Teks

UNSUR: dict[str, tuple[str, ...]] = {
    "struktur": ("sdm", "keuangan", "tata-kelola"),
    "infrastruktur": ("fisik", "digital", "sosial"),
    "suprastruktur": ("kebijakan", "kelembagaan", "pelaksanaan"),
}
"""Elements of readiness and the parts that each has unless a region names its own."""


class DataIsu(Entity):
    """A number that shows an issue."""

    nilai: Angka
    satuan: Teks
    keterangan: Teks | None = None
    sumber: DaftarSumber = ()


class IsuStrategis(Entity):
    """A problem or chance that the plan answers."""

    id: Id
    judul: Teks
    uraian: Teks | None = None
    pilar: tuple[IdPilar, ...] = Field(min_length=1)
    data: tuple[DataIsu, ...] = ()
    penyebab: DaftarTeks = ()
    dampak: DaftarTeks = ()
    sumber: DaftarSumber = ()


class Kesiapan(Entity):
    """How ready one part of an element is, from 1 (not) to 5 (fully)."""

    unsur: Literal["struktur", "infrastruktur", "suprastruktur"]
    sub_unsur: Id
    kondisi: Teks
    kondisi_ideal: Teks | None = None
    skor: Skor | None = None
    bukti: Teks | None = None
    sumber: DaftarSumber = ()


class Kesenjangan(Entity):
    """The distance between what is and what should be, for one sub-dimension."""

    pilar: IdPilar
    sub_dimensi: IdSubDimensi
    kondisi_saat_ini: Teks
    kondisi_harapan: Teks
    kesenjangan: Teks
    kebutuhan: Teks | None = None
    program: DaftarProgram = ()


class TidakPrioritas(Entity):
    """A sub-dimension that the plan leaves aside, and why."""

    sub_dimensi: IdSubDimensi
    alasan: Teks


class Strategi(Entity):
    """What follows from a SWOT: strengths and weaknesses against chances and threats."""

    so: DaftarTeks = ()
    wo: DaftarTeks = ()
    st: DaftarTeks = ()
    wt: DaftarTeks = ()


class Swot(Entity):
    """Strengths, weaknesses, opportunities and threats of a pillar, or of the whole."""

    pilar: IdPilar | None = None
    kekuatan: DaftarTeks = Field(min_length=1)
    kelemahan: DaftarTeks = Field(min_length=1)
    peluang: DaftarTeks = Field(min_length=1)
    ancaman: DaftarTeks = Field(min_length=1)
    strategi: Strategi | None = None


class Risiko(Entity):
    """What may harm the plan, and what is done about it."""

    id: Id
    uraian: Teks
    kategori: Teks | None = None
    penyebab: Teks | None = None
    kemungkinan: Skor
    dampak: Skor
    nilai_tercetak: Bilangan | None = None
    """The score that the original prints, to be compared with the computed one."""
    mitigasi: Teks
    penanggung_jawab: MungkinOpd = None

    @property
    def nilai(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.kemungkinan * self.dampak


class Analisis(Entity):
    """All of `analisis.yml`."""

    versi: Literal["1"] = "1"
    isu_strategis: tuple[IsuStrategis, ...] = ()
    kesiapan: tuple[Kesiapan, ...] = ()
    kesenjangan: tuple[Kesenjangan, ...] = ()
    tidak_prioritas: tuple[TidakPrioritas, ...] = ()
    swot: tuple[Swot, ...] = ()
    risiko: tuple[Risiko, ...] = ()

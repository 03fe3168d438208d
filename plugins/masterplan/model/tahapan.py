"""`tahapan.yml`: how far a region has come in the movement, with dates and sources."""

from __future__ import annotations

from typing import Literal

from masterplan.model.base import Entity
from masterplan.model.fakta import Konflik, Sumber
from masterplan.model.pilar import TAHAP, Tahap
from masterplan.model.pointers import DaftarSumber, MungkinDokumen
from masterplan.model.scalars import (
    Angka,
    Bilangan,
    DaftarTeks,
    Tahun,
    TanggalParsial,
    Teks,
)


class Rencana(Entity):
    """When something was planned to happen, as against when it did."""

    mulai: TanggalParsial
    selesai: TanggalParsial | None = None


class Tahapan(Entity):
    """One stage of the movement."""

    tahap: Tahap
    status: Literal["belum", "berjalan", "selesai", "tidak-diketahui"]
    mulai: TanggalParsial | None = None
    selesai: TanggalParsial | None = None
    rencana: Rencana | None = None
    catatan: Teks | None = None
    sumber: DaftarSumber = ()
    konflik: tuple[Konflik, ...] = ()

    @property
    def nama(self) -> str:
        """The stage in words."""
        return TAHAP[self.tahap]


class Peristiwa(Entity):
    """Something that happened, or was said, outside the fixed stages."""

    tanggal: TanggalParsial | None = None
    sampai: TanggalParsial | None = None
    isi: Teks
    sumber: DaftarSumber
    catatan: Teks | None = None
    konflik: tuple[Konflik, ...] = ()


class Dimensi(Entity):
    """The five dimensions of an evaluation."""

    baseline: Angka | None = None
    output: Angka | None = None
    outcome: Angka | None = None
    impact: Angka | None = None
    quick_win: Angka | None = None


class Rekomendasi(Entity):
    """What the assessors asked for, and what became of it."""

    isi: Teks
    tindak_lanjut: Literal["belum", "berjalan", "selesai"] | None = None
    catatan: Teks | None = None


class Evaluasi(Entity):
    """One round of the ministry's evaluation."""

    tahun: Tahun
    putaran: Literal["1", "2"]
    indeks: Angka | None = None
    skala: Teks | None = None
    skor: Dimensi | None = None
    bobot: Dimensi | None = None
    kekuatan: DaftarTeks = ()
    kelemahan: DaftarTeks = ()
    rekomendasi: tuple[Rekomendasi, ...] = ()
    asesor: DaftarTeks = ()
    """By institution or function, never by name."""
    dokumen: MungkinDokumen = None
    bukti: Bilangan | None = None
    sumber: DaftarSumber = ()


class BerkasTahapan(Entity):
    """All of `tahapan.yml`."""

    versi: Literal["1"] = "1"
    ringkasan: Teks
    """One or two sentences for the region's page: how far is it, as far as is known?"""
    tahapan: tuple[Tahapan, ...] = ()
    evaluasi: tuple[Evaluasi, ...] = ()
    peristiwa: tuple[Peristiwa, ...] = ()


class BerkasSumber(Entity):
    """All of `sumber.yml`."""

    versi: Literal["1"] = "1"
    sumber: tuple[Sumber, ...] = ()

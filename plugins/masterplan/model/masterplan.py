"""`masterplan.yml`: the set of documents, its vision, missions, rules and council."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from masterplan.model.base import Entity
from masterplan.model.daerah import Periode, RujukanDokumen
from masterplan.model.pilar import IdPilar, SumberDana
from masterplan.model.pointers import DaftarSumber, MungkinRegulasi
from masterplan.model.scalars import (
    Bilangan,
    DaftarTeks,
    Id,
    Rupiah,
    Tahun,
    Tanggal,
    TanggalParsial,
    Teks,
    Url,
    YaTidak,
)

StatusKonten = Literal["contoh", "rancangan", "resmi"]


class BerkasAsli(Entity):
    """The file that was published before this one, as it can be fetched."""

    url: Url | None = None
    format: Teks | None = None
    sha256: Teks | None = None
    halaman: Bilangan | None = None
    ukuran: Bilangan | None = None
    """Bytes."""
    pindaian: YaTidak | None = None
    """Whether it is a scan without text."""


class Dokumen(Entity):
    """One book of the set; sets differ, so the kinds are an open list."""

    id: Id
    jenis: Literal[
        "analisis-strategis",
        "masterplan",
        "ringkasan-eksekutif",
        "quick-win",
        "peta-jalan",
        "kolaborasi-kawasan",
        "lainnya",
    ]
    nomor_buku: Bilangan | None = None
    judul: Teks
    berkas_asli: BerkasAsli | None = None
    diterbitkan: TanggalParsial | None = None
    penyusun: Teks | None = None
    sumber: DaftarSumber = ()


class Revisi(Entity):
    """A dated version of the set."""

    nomor: Teks
    tanggal: Tanggal
    ringkasan: Teks
    disahkan_oleh: MungkinRegulasi = None
    mengganti: Teks | None = None


class Regulasi(Entity):
    """A rule that the plan rests on, is enacted by, or is carried out with."""

    id: Id
    jenis: Literal[
        "UU",
        "PP",
        "Perpres",
        "Permen",
        "Kepmen",
        "Perda",
        "Pergub",
        "Perbup",
        "Perwali",
        "SK",
        "MoU",
    ]
    nomor: Teks | None = None
    tahun: Tahun | None = None
    tanggal: TanggalParsial | None = None
    """The day on which it was enacted."""
    tentang: Teks
    url: Url | None = None
    peran: Literal["dasar", "penetapan", "pelaksana"]
    status: Literal["berlaku", "dicabut", "diubah"] | None = None
    sumber: DaftarSumber = ()
    catatan: Teks | None = None

    @property
    def nama(self) -> str:
        """How the rule is cited: 'UU Nomor 23 Tahun 2014'."""
        nomor = f" Nomor {self.nomor}" if self.nomor else ""
        tahun = f" Tahun {self.tahun}" if self.tahun else ""
        return f"{self.jenis}{nomor}{tahun}"


class VisiRpjmd(Entity):
    """The vision of the RPJMD that the plan's own must serve."""

    teks: Teks
    sumber: DaftarSumber = ()


class Visi(Entity):
    """What the region wants to be, in one sentence."""

    teks: Teks
    penjelasan: Teks | None = None
    visi_rpjmd: VisiRpjmd | None = None


class Misi(Entity):
    """One of the numbered statements that carry the vision out."""

    id: Id
    teks: Teks
    pilar: tuple[IdPilar, ...] = ()
    misi_rpjmd: Teks | None = None


class CatatanPilar(Entity):
    """What a region adds to the fixed table of pillars."""

    pilar: IdPilar
    prioritas: Bilangan | None = None
    catatan: Teks


class Kelompok(Entity):
    """A council or team: office-holders by function, never by name."""

    dasar: Teks | None = None
    ketua: Teks | None = None
    anggota: DaftarTeks = ()
    tugas: Teks | None = None


class Rapat(Entity):
    """A meeting of the forum."""

    tanggal: TanggalParsial
    pokok: Teks
    sumber: DaftarSumber = ()


class Forum(Entity):
    """The regular meeting of those who have a stake in the plan."""

    frekuensi: Teks | None = None
    rapat: tuple[Rapat, ...] = ()


class Kelembagaan(Entity):
    """Who steers and who carries out the plan."""

    dewan: Kelompok | None = None
    tim_pelaksana: Kelompok | None = None
    forum: Forum | None = None


class TotalTercetak(Entity):
    """Totals as the original prints them, whole rupiah, to be compared with the computed ones."""

    seluruh: Rupiah | None = None
    tahun: dict[Tahun, Rupiah] = Field(default_factory=dict)
    pilar: dict[IdPilar, Rupiah] = Field(default_factory=dict)
    sumber_dana: dict[SumberDana, Rupiah] = Field(default_factory=dict)
    opd: dict[Id, Rupiah] = Field(default_factory=dict)


class RangkaianDokumen(Entity):
    """A region's masterplan set for one period."""

    versi: Literal["1"] = "1"
    judul: Teks
    periode: Periode
    status_konten: StatusKonten
    lisensi: Teks
    bahasa: Literal["id"] = "id"
    rujukan: tuple[RujukanDokumen, ...] = ()
    visi: Visi
    misi: tuple[Misi, ...] = Field(min_length=1)
    pilar: tuple[CatatanPilar, ...] = ()
    dokumen: tuple[Dokumen, ...] = ()
    revisi: tuple[Revisi, ...] = Field(min_length=1)
    regulasi: tuple[Regulasi, ...] = ()
    kelembagaan: Kelembagaan | None = None
    total_tercetak: TotalTercetak | None = None

"""`daerah.yml`: who a region is, each fact with its source."""

from __future__ import annotations

from typing import Literal

from masterplan.model.base import Entity
from masterplan.model.fakta import FaktaAngka, FaktaJumlah, FaktaTeks, Konflik
from masterplan.model.pointers import DaftarSumber
from masterplan.model.scalars import (
    Angka,
    DaftarTeks,
    Id,
    KodeBps,
    KodeDaerah,
    Tahun,
    Tanggal,
    Teks,
    Url,
)

JenisRujukan = Literal[
    "RPJMD", "RPJPD", "RTRW", "RKPD", "SPBE-arsitektur", "SPBE-rencana-induk", "lainnya"
]


class Periode(Entity):
    """First and last year, both included."""

    mulai: Tahun
    selesai: Tahun

    @property
    def tahun(self) -> range:
        """All years of the period."""
        return range(self.mulai, self.selesai + 1)

    def __str__(self) -> str:
        return f"{self.mulai}–{self.selesai}"


class RujukanDokumen(Entity):
    """A planning document that the masterplan follows, as far as it is known."""

    jenis: JenisRujukan
    judul: Teks
    periode: Periode | None = None
    nomor: Teks | None = None
    status: Teks | None = None
    visi: Teks | None = None
    misi: DaftarTeks = ()
    url: Url | None = None
    sumber: DaftarSumber = ()
    catatan: Teks | None = None
    konflik: tuple[Konflik, ...] = ()


class Daerah(Entity):
    """A province, kabupaten or kota."""

    versi: Literal["1"] = "1"
    kode: KodeDaerah
    kode_bps: KodeBps
    kode_sni: Teks | None = None
    iso_3166_2: Teks | None = None
    nama: Teks
    singkat: Teks | None = None
    slug: Id
    jenis: Literal["provinsi", "kabupaten", "kota"]
    provinsi: KodeDaerah | None = None
    ditinjau: Tanggal
    """The day on which somebody last compared this folder with its sources."""
    ibu_kota: FaktaTeks
    luas_km2: FaktaAngka
    penduduk: FaktaJumlah
    jumlah_kabupaten: FaktaJumlah | None = None
    jumlah_kota: FaktaJumlah | None = None
    kecamatan: FaktaJumlah | None = None
    kelurahan: FaktaJumlah | None = None
    desa: FaktaJumlah | None = None
    jumlah_pulau: FaktaJumlah | None = None
    apbd: FaktaJumlah | None = None
    """The region's budget of one year, whole rupiah; `per` says which year."""
    batas: KodeDaerah | None = None
    """Key of the feature in the boundaries file."""
    titik: tuple[Angka, Angka] | None = None
    """Longitude, latitude in degrees (WGS 84)."""
    zona_waktu: FaktaTeks | None = None
    situs: Url | None = None
    kontak_ppid: Teks | None = None
    rujukan: tuple[RujukanDokumen, ...] = ()
    catatan: DaftarTeks = ()

    @property
    def sebutan(self) -> str:
        """The short name where there is one."""
        return self.singkat or self.nama

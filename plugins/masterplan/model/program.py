"""`program.yml`: programmes with owner, place, years and money, and the quick wins among them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator

from masterplan.model.base import Entity
from masterplan.model.pilar import (
    IdPilar,
    IdSubDimensi,
    ManfaatBisnis,
    ManfaatMasyarakat,
    ManfaatPemerintah,
    SumberDana,
)
from masterplan.model.pointers import (
    DaftarAplikasi,
    DaftarIndikator,
    DaftarOpd,
    DaftarProgram,
    DaftarProgramProvinsi,
    DaftarRegulasi,
    DaftarRisiko,
    DaftarSasaran,
    DaftarSumber,
    MungkinIsu,
    SatuOpd,
    SatuProgram,
    SatuProgramProvinsi,
)
from masterplan.model.scalars import (
    Angka,
    DaftarId,
    Id,
    KodeDaerah,
    KodeNomenklatur,
    KodeTpb,
    KodeWilayah,
    Langkah,
    Persen,
    Rupiah,
    Tahun,
    Tanggal,
    TanggalParsial,
    Teks,
    YaTidak,
)

StatusProgram = Literal["usulan", "direncanakan", "berjalan", "selesai", "tertunda", "dibatalkan"]


class Anggaran(Entity):
    """The money of one year from one source, in whole rupiah; `null` is unknown, `0` is nothing."""

    tahun: Tahun
    sumber_dana: SumberDana
    pagu: Rupiah | None
    realisasi: Rupiah | None = None
    keterangan: Teks | None = None


class Lokasi(Entity):
    """Where a programme takes place."""

    jenis: Literal[
        "seluruh-daerah", "kecamatan", "desa-kelurahan", "titik", "lintas-daerah", "daring"
    ]
    nama: Teks | None = None
    kode: tuple[KodeWilayah, ...] = ()
    titik: tuple[Angka, Angka] | None = None
    """Longitude, latitude in degrees (WGS 84)."""


class Kegiatan(Entity):
    """An activity under a programme, with what it puts out."""

    nama: Teks
    kode_nomenklatur: KodeNomenklatur | None = None
    keluaran: Teks | None = None
    satuan: Teks | None = None
    volume: Angka | None = None
    tahun: tuple[Tahun, ...] = ()


class Mitra(Entity):
    """A partner outside the government."""

    bentuk: Literal["akademisi", "bisnis", "komunitas", "media", "pemerintah", "lainnya"]
    nama: Teks


class Manfaat(Entity):
    """Whom a programme helps, in the words of the value dimensions."""

    pemerintah: tuple[ManfaatPemerintah, ...] = ()
    bisnis: tuple[ManfaatBisnis, ...] = ()
    masyarakat: tuple[ManfaatMasyarakat, ...] = ()


class Riwayat(Entity):
    """One line of a status history; lines are added, never changed."""

    tanggal: TanggalParsial
    status: Teks | None = None
    catatan: Teks | None = None
    sumber: DaftarSumber = ()


class SelarasProvinsi(Entity):
    """Which provincial programmes are served, or why none."""

    program: DaftarProgramProvinsi = ()
    tidak_ada: Teks | None = None


class Program(Entity):
    """A named action of the plan."""

    id: Id
    nama: Teks
    alias: DaftarId = ()
    """Ids that it had before; their addresses keep working."""
    pilar: IdPilar
    pilar_lain: tuple[IdPilar, ...] = ()
    sub_dimensi: IdSubDimensi
    sasaran: DaftarSasaran = Field(min_length=1)
    masalah: MungkinIsu = None
    uraian: Teks
    kegiatan: tuple[Kegiatan, ...] = ()
    kode_nomenklatur: KodeNomenklatur | None = None
    penanggung_jawab: SatuOpd
    pendukung: DaftarOpd = ()
    mitra: tuple[Mitra, ...] = ()
    lokasi: tuple[Lokasi, ...] = Field(min_length=1)
    mulai: Tahun
    selesai: Tahun
    jangka: Literal["pendek", "menengah", "panjang"] | None = None
    """As stated; where left out, `horizon` counts the years."""
    indikator: DaftarIndikator = Field(min_length=1)
    anggaran: tuple[Anggaran, ...] = ()
    total_tercetak: Rupiah | None = None
    """The total that the original document prints, to be compared with the computed one."""
    status: StatusProgram
    status_per: Tanggal
    kemajuan_persen: Persen | None = None
    riwayat: tuple[Riwayat, ...] = ()
    prioritas: Teks | None = None
    inovasi: Teks | None = None
    aplikasi: DaftarAplikasi = ()
    langkah_transformasi: tuple[Langkah, ...] = ()
    manfaat: Manfaat
    tpb: tuple[KodeTpb, ...] = ()
    regulasi: DaftarRegulasi = ()
    bergantung_pada: DaftarProgram = ()
    risiko: DaftarRisiko = ()
    selaras_provinsi: SelarasProvinsi | None = None
    peran_kabkota: dict[KodeDaerah, Literal["pelaksana", "penerima", "mitra", "tidak-ikut"]] = (
        Field(default_factory=dict)
    )
    """Only in the province's folder: what each regency or city does in it."""
    infrastruktur_bersama: YaTidak | None = None

    @field_validator("selaras_provinsi", mode="before")
    @classmethod
    def _list_is_short_for_program(cls, value: Any) -> Any:
        return {"program": value} if isinstance(value, (list, str)) else value

    @property
    def horizon(self) -> str:
        """Short for a year, long for five or more, medium between."""
        years = self.selesai - self.mulai + 1
        return self.jangka or ("pendek" if years <= 1 else "menengah" if years < 5 else "panjang")


class QuickWin(Entity):
    """A fast programme that shows results within a year."""

    program: SatuProgram
    masalah: Teks
    uraian: Teks | None = None
    keluaran: Teks
    mulai: Tanggal
    selesai: Tanggal
    manfaat: Teks
    bukti: DaftarSumber = ()
    status: StatusProgram
    kemajuan_persen: Persen | None = None


class Sinergi(Entity):
    """How a programme of this region relates to one of the province."""

    program: SatuProgram
    program_provinsi: SatuProgramProvinsi
    jenis: Literal["mendukung", "turunan", "berbagi-infrastruktur", "data-bersama", "bertentangan"]
    catatan: Teks | None = None


class BerkasProgram(Entity):
    """All of `program.yml`."""

    versi: Literal["1"] = "1"
    program: tuple[Program, ...] = ()
    quick_win: tuple[QuickWin, ...] = ()
    sinergi: tuple[Sinergi, ...] = ()

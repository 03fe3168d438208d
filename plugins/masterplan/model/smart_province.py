"""`smart-province.yml`, in the province's folder only: what the province coordinates.

Steps, values and obstacles are those of the 2022 forum that began the movement in the province.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from masterplan.model.base import Entity
from masterplan.model.pointers import DaftarProgram, DaftarSumber
from masterplan.model.scalars import (
    DaftarTeks,
    Id,
    KodeDaerah,
    Langkah,
    TanggalParsial,
    Teks,
)


class LangkahTransformasi(Entity):
    """One of the five steps of digital transformation, as the source puts it."""

    langkah: Langkah
    uraian: Teks
    sektor: tuple[
        Literal[
            "pemerintahan", "layanan-publik", "bantuan-sosial", "pendidikan", "kesehatan",
            "perdagangan", "industri", "penyiaran",
        ],
        ...,
    ] = ()  # fmt: skip
    sumber: DaftarSumber
    catatan: Teks | None = None


class DimensiManfaat(Entity):
    """Whom a smart province helps, and how."""

    pihak: Literal["pemerintah", "bisnis", "masyarakat"]
    manfaat: DaftarTeks
    sumber: DaftarSumber


class Kendala(Entity):
    """What the regencies and cities named as standing in the way."""

    judul: Teks
    uraian: Teks | None = None
    sumber: DaftarSumber


class KerjaSama(Entity):
    """An agreement between regions."""

    id: Id
    judul: Teks
    pihak: tuple[Teks, ...] = Field(min_length=2)
    """Names of the parties; those with a code of this province are in `kode` too."""
    kode: tuple[KodeDaerah, ...] = ()
    bentuk: Literal["MoU", "PKS", "kawasan"]
    tanggal: TanggalParsial | None = None
    masa_berlaku: Teks | None = None
    program: DaftarProgram = ()
    sumber: DaftarSumber
    catatan: Teks | None = None


class SmartProvince(Entity):
    """All of `smart-province.yml`."""

    versi: Literal["1"] = "1"
    langkah_transformasi: tuple[LangkahTransformasi, ...] = ()
    manfaat: tuple[DimensiManfaat, ...] = ()
    kendala: tuple[Kendala, ...] = ()
    kerja_sama: tuple[KerjaSama, ...] = ()

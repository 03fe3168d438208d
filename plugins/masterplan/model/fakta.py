"""Facts with their sources, disagreements and gaps.

A fact that must be there but is not known says so: `tidak_diketahui: alasan`.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from masterplan.codes import Code
from masterplan.model.base import Entity
from masterplan.model.pointers import DaftarSumber
from masterplan.model.scalars import (
    Angka,
    Bilangan,
    Id,
    Tahun,
    Tanggal,
    TanggalParsial,
    Teks,
    Url,
)


class Sumber(Entity):
    """Where a fact was read."""

    id: Id
    judul: Teks
    penerbit: Teks | None = None
    tahun: Tahun | None
    """`null` when the source itself gives no year; the key must be there."""
    url: Url | None = None
    halaman: Teks | None = None
    diakses: Tanggal | None = None
    jenis: Literal["regulasi", "dokumen-resmi", "berita", "data-statistik", "keterangan-internal"]
    lisensi: Teks | None = None
    catatan: Teks | None = None


class Konflik(Entity):
    """What another source, or another place in the same one, says of the same fact."""

    isi: Teks
    sumber: DaftarSumber = ()
    catatan: Teks | None = None


class NilaiLama(Entity):
    """An earlier value of the same fact, kept with its own date and source."""

    nilai: Angka
    per: TanggalParsial
    sumber: DaftarSumber
    catatan: Teks | None = None


class Fakta(Entity):
    """A fact: either `nilai` with its source, or why it is not known."""

    tidak_diketahui: Teks | None = None
    sumber: DaftarSumber = ()
    catatan: Teks | None = None
    konflik: tuple[Konflik, ...] = ()
    per: TanggalParsial | None = None
    sebelumnya: tuple[NilaiLama, ...] = ()

    @model_validator(mode="after")
    def _known_or_explained(self) -> Self:
        nilai = getattr(self, "nilai", None)
        if (nilai is None) == (self.tidak_diketahui is None):
            raise PydanticCustomError(
                Code.NILAI_SALAH.slug,
                "{message}",
                {
                    "message": "Fakta ini harus berisi 'nilai' atau 'tidak_diketahui', salah satu.",
                    "hint": "tulis 'tidak_diketahui: alasannya' bila nilainya belum ada",
                },
            )
        return self


class FaktaTeks(Fakta):
    """A fact in words."""

    nilai: Teks | None = None


class FaktaAngka(Fakta):
    """A measured fact, in the unit that its key names."""

    nilai: Angka | None = None


class FaktaJumlah(Fakta):
    """A counted fact."""

    nilai: Bilangan | None = None

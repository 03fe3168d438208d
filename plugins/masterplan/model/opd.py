"""`opd.yml`: agencies and the applications that they own."""

from __future__ import annotations

from typing import Literal

from masterplan.model.base import Entity
from masterplan.model.pilar import IdPilar
from masterplan.model.pointers import SatuOpd
from masterplan.model.scalars import DaftarTeks, Id, KodeNomenklatur, Tahun, Teks, Url


class Opd(Entity):
    """A department of a regional government."""

    id: Id
    nama: Teks
    singkatan: Teks
    alias: DaftarTeks = ()
    """Names that it had before, or has in other documents."""
    urusan: KodeNomenklatur | None = None


class Aplikasi(Entity):
    """A digital service or system."""

    id: Id
    nama: Teks
    fungsi: Teks
    pemilik: SatuOpd
    pilar: IdPilar | None = None
    url: Url | None = None
    status: Literal["aktif", "nonaktif", "dibangun"]
    tahun: Tahun | None = None
    integrasi: DaftarTeks = ()
    klasifikasi_spbe: Literal["umum", "khusus"] | None = None


class BerkasOpd(Entity):
    """All of `opd.yml`."""

    versi: Literal["1"] = "1"
    opd: tuple[Opd, ...] = ()
    aplikasi: tuple[Aplikasi, ...] = ()

"""The kinds of single values in a plan, each read from the text that an author typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, StringConstraints

from masterplan.model.readers import (
    day,
    decimal,
    integer,
    one_or_many,
    partial_day,
    pattern,
    percent,
    rupiah,
    text_of,
    url,
    year,
    yes_or_no,
)

Id: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z0-9]+(-[a-z0-9]+)*",
            "'{nilai}' bukan id.",
            "pakai huruf kecil, angka dan tanda hubung, misalnya 'layanan-satu-pintu'",
        )
    ),
    StringConstraints(max_length=80),
]
Rujukan: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"(\d{2}(\.\d{2})?/[a-z_-]+/)?[a-z0-9]+(-[a-z0-9]+)*",
            "'{nilai}' bukan rujukan.",
            "tulis id, atau kode/jenis/id untuk daerah lain: 82.03/program/desa-wisata",
        )
    ),
]
"""An id of the same region, or `<kode>/<kind>/<id>` of another."""
KodeDaerah: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"\d{2}(\.\d{2})?",
            "'{nilai}' bukan kode daerah Kemendagri.",
            'tulis dengan titik dan tanda kutip: "82.71"',
        )
    ),
]
KodeWilayah: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?",
            "'{nilai}' bukan kode wilayah Kemendagri.",
            "kecamatan ditulis 82.71.01, kelurahan atau desa 82.71.01.1001",
        )
    ),
]
KodeBps: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"\d{2}(\d{2})?",
            "'{nilai}' bukan kode BPS.",
            'tulis dua atau empat angka tanpa titik: "8271"',
        )
    ),
]
KodeNomenklatur: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"(\d|X)(\.(\d{2}|XX)){0,2}(\.\d\.\d{2}(\.\d{2}|\.\d{4})?)?",
            "'{nilai}' bukan kode nomenklatur.",
            "contoh sub kegiatan: 2.16.02.2.01.0001",
        )
    ),
]
KodeTpb: TypeAlias = Annotated[
    str,
    BeforeValidator(
        pattern(r"\d{1,2}\.[0-9a-d]{1,2}", "'{nilai}' bukan kode target TPB.", "contoh: 9.c")
    ),
]
Teks: TypeAlias = Annotated[str, BeforeValidator(text_of)]
Url: TypeAlias = Annotated[str, BeforeValidator(url)]
Rupiah: TypeAlias = Annotated[int, BeforeValidator(rupiah)]
Angka: TypeAlias = Annotated[Decimal, BeforeValidator(decimal)]
Persen: TypeAlias = Annotated[Decimal, BeforeValidator(percent)]
Tahun: TypeAlias = Annotated[int, BeforeValidator(year)]
Bilangan: TypeAlias = Annotated[
    int,
    BeforeValidator(
        integer(
            0,
            10**15,
            "'{nilai}' bukan bilangan bulat.",
            "tulis angka tanpa titik, koma atau satuan",
        )
    ),
]
Skor: TypeAlias = Annotated[
    int, BeforeValidator(integer(1, 5, "'{nilai}' bukan skor.", "tulis bilangan bulat 1 sampai 5"))
]
Langkah: TypeAlias = Annotated[
    int,
    BeforeValidator(
        integer(
            1,
            5,
            "'{nilai}' bukan langkah transformasi.",
            "tulis 1 sampai 5, lihat lima langkah di masterplan provinsi",
        )
    ),
]
Tanggal: TypeAlias = Annotated[date, BeforeValidator(day)]
TanggalParsial: TypeAlias = Annotated[str, BeforeValidator(partial_day)]
"""ISO 8601 as text: a year, a month or a day, as exact as the source is."""
YaTidak: TypeAlias = Annotated[bool, BeforeValidator(yes_or_no)]
DaftarId: TypeAlias = Annotated[tuple[Id, ...], BeforeValidator(one_or_many)]
"""A list of ids; a single one may stand without brackets."""
DaftarRujukan: TypeAlias = Annotated[tuple[Rujukan, ...], BeforeValidator(one_or_many)]
DaftarTeks: TypeAlias = Annotated[tuple[Teks, ...], BeforeValidator(one_or_many)]

"""The kinds of single values in a plan, each read from the text that an author typed.

Every kind says in Indonesian what is wrong with a text and how it should be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError


def _wrong(message: str, hint: str) -> PydanticCustomError:
    """Build the error that `model.decode` turns into a finding with its way out."""
    return PydanticCustomError("nilai", "{message}", {"message": message, "hint": hint})


def _pattern(pattern: str, message: str, hint: str) -> Callable[[Any], str]:
    compiled = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise _wrong(message.format(nilai=shown(value)), hint)
        return value

    return read


def shown(value: Any) -> str:
    """Show what was typed, cut to what fits a sentence."""
    if isinstance(value, (list, dict)):
        return "daftar" if isinstance(value, list) else "pasangan kunci: nilai"
    text = "kosong" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _integer(low: int, high: int, message: str, hint: str) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        text = str(value)
        if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,18}", text):
            raise _wrong(message.format(nilai=shown(value)), hint)
        if not low <= int(text) <= high:
            raise _wrong(message.format(nilai=text), hint)
        return int(text)

    return read


def _decimal(value: Any) -> Decimal:
    text = str(value)
    if re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,12})?", text):
        return Decimal(text)
    hint = "tulis angka saja, desimal dengan titik: 12.5"
    if re.fullmatch(r"-?\d+,\d+", text):
        hint = f"desimal ditulis dengan titik: {text.replace(',', '.')}"
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        hint = f"tanpa titik ribuan: {text.replace('.', '').replace(',', '.')}"
    raise _wrong(f"'{shown(value)}' bukan angka.", hint)


def _percent(value: Any) -> Decimal:
    number = _decimal(value)
    if not 0 <= number <= 100:
        raise _wrong(f"{number} bukan persentase.", "tulis angka dari 0 sampai 100")
    return number


def _rupiah(value: Any) -> int:
    text = str(value)
    if re.fullmatch(r"[0-9]{1,16}", text):
        return int(text)
    hint = "tulis rupiah utuh tanpa titik, misalnya 1250000000; null bila belum diketahui"
    digits = re.sub(r"^rp\.?\s*", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,-|,00)?", digits):
        hint = f"tulis tanpa titik: {digits.split(',')[0].replace('.', '')}"
    raise _wrong(f"'{shown(value)}' bukan jumlah rupiah utuh.", hint)


def _day(value: Any) -> date:
    text = str(value)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _wrong(f"'{shown(value)}' bukan tanggal.", "tulis tahun-bulan-hari, misalnya 2025-03-12")


def _partial_day(value: Any) -> str:
    text = str(value)
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    try:
        if match:
            year, month, day = (int(part) if part else 1 for part in match.groups())
            date(year, month, day)
            return text
    except ValueError:
        pass
    raise _wrong(
        f"'{shown(value)}' bukan tanggal.",
        "tulis 2021, 2021-09 atau 2021-09-01; rentang dengan mulai dan selesai",
    )


def _yes(value: Any) -> bool:
    words = {"ya": True, "true": True, "tidak": False, "false": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise _wrong(f"'{shown(value)}' bukan ya atau tidak.", "tulis ya atau tidak")
    return words[str(value).lower()]


def _text(value: Any) -> str:
    if isinstance(value, (list, dict)):
        raise _wrong(
            f"Di sini harus ada satu teks, bukan {shown(value)}.",
            "apit dengan tanda kutip bila teksnya memuat tanda kurung atau titik dua",
        )
    text = "" if value is None else str(value).strip()
    if not text:
        raise _wrong("Di sini harus ada teks.", "tulis teksnya, atau hapus kuncinya bila belum ada")
    return text


def _url(value: Any) -> str:
    text = str(value)
    try:
        parts = urlsplit(text) if len(text) < 2000 else None
    except ValueError:  # a bracket that opens an IPv6 address and is not closed
        parts = None
    if (
        parts is None
        or parts.scheme not in {"http", "https"}
        or not parts.netloc
        or re.search(r"[\s<>\"]", text)
    ):
        raise _wrong(f"'{shown(value)}' bukan alamat web.", "awali dengan https://")
    return text


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Id: TypeAlias = Annotated[
    str,
    BeforeValidator(
        _pattern(
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
        _pattern(
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
        _pattern(
            r"\d{2}(\.\d{2})?",
            "'{nilai}' bukan kode daerah Kemendagri.",
            'tulis dengan titik dan tanda kutip: "82.71"',
        )
    ),
]
KodeWilayah: TypeAlias = Annotated[
    str,
    BeforeValidator(
        _pattern(
            r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?",
            "'{nilai}' bukan kode wilayah Kemendagri.",
            "kecamatan ditulis 82.71.01, kelurahan atau desa 82.71.01.1001",
        )
    ),
]
KodeBps: TypeAlias = Annotated[
    str,
    BeforeValidator(
        _pattern(
            r"\d{2}(\d{2})?",
            "'{nilai}' bukan kode BPS.",
            'tulis dua atau empat angka tanpa titik: "8271"',
        )
    ),
]
KodeNomenklatur: TypeAlias = Annotated[
    str,
    BeforeValidator(
        _pattern(
            r"(\d|X)(\.(\d{2}|XX)){0,2}(\.\d\.\d{2}(\.\d{2}|\.\d{4})?)?",
            "'{nilai}' bukan kode nomenklatur.",
            "contoh sub kegiatan: 2.16.02.2.01.0001",
        )
    ),
]
KodeTpb: TypeAlias = Annotated[
    str,
    BeforeValidator(
        _pattern(r"\d{1,2}\.[0-9a-d]{1,2}", "'{nilai}' bukan kode target TPB.", "contoh: 9.c")
    ),
]
Teks: TypeAlias = Annotated[str, BeforeValidator(_text)]
Url: TypeAlias = Annotated[str, BeforeValidator(_url)]
Rupiah: TypeAlias = Annotated[int, BeforeValidator(_rupiah)]
Angka: TypeAlias = Annotated[Decimal, BeforeValidator(_decimal)]
Persen: TypeAlias = Annotated[Decimal, BeforeValidator(_percent)]
Tahun: TypeAlias = Annotated[
    int,
    BeforeValidator(
        _integer(1945, 2100, "'{nilai}' bukan tahun.", "tulis empat angka, 1945 sampai 2100")
    ),
]
Bilangan: TypeAlias = Annotated[
    int,
    BeforeValidator(
        _integer(
            0,
            10**15,
            "'{nilai}' bukan bilangan bulat.",
            "tulis angka tanpa titik, koma atau satuan",
        )
    ),
]
Skor: TypeAlias = Annotated[
    int, BeforeValidator(_integer(1, 5, "'{nilai}' bukan skor.", "tulis bilangan bulat 1 sampai 5"))
]
Langkah: TypeAlias = Annotated[
    int,
    BeforeValidator(
        _integer(
            1,
            5,
            "'{nilai}' bukan langkah transformasi.",
            "tulis 1 sampai 5, lihat lima langkah di masterplan provinsi",
        )
    ),
]
Tanggal: TypeAlias = Annotated[date, BeforeValidator(_day)]
TanggalParsial: TypeAlias = Annotated[str, BeforeValidator(_partial_day)]
"""ISO 8601 as text: a year, a month or a day, as exact as the source is."""
YaTidak: TypeAlias = Annotated[bool, BeforeValidator(_yes)]
DaftarId: TypeAlias = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many)]
"""A list of ids; a single one may stand without brackets."""
DaftarRujukan: TypeAlias = Annotated[tuple[Rujukan, ...], BeforeValidator(_one_or_many)]
DaftarTeks: TypeAlias = Annotated[tuple[Teks, ...], BeforeValidator(_one_or_many)]

"""A kind of single value in, the JSON Schema of what an editor types for it out.

The models read text; an editor's program sees YAML's own types. So a year is an integer here,
a code a text between quotation marks, and a day a text of one form. Each message says in
Indonesian how the value is written; VS Code shows it under the value.

Patterns are written for ECMAScript, as JSON Schema asks, and read the same in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args

from masterplan.model import scalars
from masterplan.model.pilar import LANGKAH

Schema: TypeAlias = dict[str, Any]

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_MONTH = "(0[1-9]|1[0-2])"
_DAY_OF_MONTH = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_DAY = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
_DAY = f"([0-9]{{4}}-{_DAY_OF_MONTH}|{_LEAP_DAY})"
YEAR_KEY = "^(19(4[5-9]|[5-9][0-9])|20[0-9]{2}|2100)$"
"""A year as a key: JSON knows only texts there."""


def _text(pattern: str, message: str, **more: Any) -> Schema:
    return {"type": "string", "pattern": pattern, **more, "errorMessage": message}


def _number(low: int, high: int, message: str, kind: str = "integer") -> Schema:
    return {"type": kind, "minimum": low, "maximum": high, "errorMessage": message}


_KINDS: tuple[tuple[Any, Schema], ...] = (
    (
        scalars.Id,
        _text(
            f"^{_ID}$",
            "Tulis id dengan huruf kecil, angka, dan tanda hubung, misalnya layanan-satu-pintu.",
        )
        | {"type": ["string", "integer"], "minimum": 0},
    ),
    (
        scalars.Rujukan,
        _text(
            f"^([0-9]{{2}}(\\.[0-9]{{2}})?/[a-z_-]+/)?{_ID}$",
            "Tulis id, atau kode/jenis/id untuk daerah lain: 82.03/program/desa-wisata.",
        )
        | {"type": ["string", "integer"], "minimum": 0},
    ),
    (
        scalars.KodeDaerah,
        _text(
            "^[0-9]{2}(\\.[0-9]{2})?$",
            'Tulis kode Kemendagri dengan titik, dalam tanda kutip: "82.71".',
        ),
    ),
    (
        scalars.KodeWilayah,
        _text(
            "^[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?$",
            'Tulis kode Kemendagri dalam tanda kutip: "82.71.01", atau "82.71.01.1001".',
        ),
    ),
    (
        scalars.KodeBps,
        _text(
            "^[0-9]{2}([0-9]{2})?$",
            'Tulis dua atau empat angka tanpa titik, dalam tanda kutip: "8271".',
        ),
    ),
    (
        scalars.KodeNomenklatur,
        _text(
            "^([0-9]|X)(\\.([0-9]{2}|XX)){0,2}(\\.[0-9]\\.[0-9]{2}(\\.[0-9]{2}|\\.[0-9]{4})?)?$",
            'Tulis kode nomenklatur dalam tanda kutip: "2.16", atau "2.16.02.2.01.0001".',
        ),
    ),
    (
        scalars.KodeTpb,
        _text(
            "^[0-9]{1,2}\\.[0-9a-d]{1,2}$",
            'Tulis nomor target TPB dalam tanda kutip: "9.c".',
        ),
    ),
    (
        scalars.Teks,
        _text("\\S", "Tulis teksnya, atau hapus kuncinya bila belum ada.")
        | {"type": ["string", "number", "boolean"]},
    ),
    (
        scalars.Url,
        _text(
            '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>"/?#\\[\\]]+([/?#][^\\s<>"]*)?$',
            "Tulis alamat web lengkap, diawali https:// atau http://.",
            maxLength=1999,
        ),
    ),
    (
        scalars.Rupiah,
        _number(
            0,
            10**16 - 1,
            "Tulis rupiah utuh tanpa titik dan tanpa Rp, misalnya 1250000000.",
        ),
    ),
    (
        scalars.Angka,
        _number(
            1 - 10**18,
            10**18 - 1,
            "Tulis angka saja, desimal dengan titik: 12.5.",
            "number",
        ),
    ),
    (
        scalars.Persen,
        _number(0, 100, "Tulis angka dari 0 sampai 100, tanpa tanda persen.", "number"),
    ),
    (scalars.Tahun, _number(1945, 2100, "Tulis satu tahun, empat angka, 1945 sampai 2100.")),
    (
        scalars.Bilangan,
        _number(0, 10**15, "Tulis bilangan bulat tanpa titik, koma, atau satuan."),
    ),
    (scalars.Skor, _number(1, 5, "Tulis bilangan bulat 1 sampai 5.")),
    (
        scalars.Langkah,
        {
            "type": "integer",
            "enum": list(LANGKAH),
            "errorMessage": "Tulis nomor langkah transformasi, 1 sampai 5.",
        },
    ),
    (
        scalars.Tanggal,
        _text(f"^(?!0000){_DAY}$", "Tulis tahun-bulan-hari, misalnya 2025-03-12."),
    ),
    (
        scalars.TanggalParsial,
        _text(
            f"^(?!0000)([0-9]{{4}}(-{_MONTH})?|{_DAY})$",
            "Tulis setepat yang diketahui: 2021, 2021-09, atau 2021-09-01.",
        )
        | {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999},
    ),
    (
        scalars.YaTidak,
        _text(
            "^([Yy][Aa]|[Tt][Ii][Dd][Aa][Kk]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
            "Tulis ya atau tidak.",
            examples=["ya", "tidak"],
        )
        | {"type": ["string", "boolean"]},
    ),
)


def reader_of(alias: Any) -> Callable[[Any], Any]:
    """The function that reads a kind: what pydantic knows it by."""
    reader: Callable[[Any], Any] = get_args(alias)[1].func
    return reader


BY_READER: Mapping[Callable[[Any], Any], Schema] = {
    reader_of(alias): schema for alias, schema in _KINDS
}

ONE_OR_MANY = reader_of(scalars.DaftarTeks)
"""Reads a list in which a single value may stand without brackets."""


def one_or_many(array: Schema) -> Schema:
    """Let a single item stand for a list of one, in one flat schema."""
    item = array["items"]
    kinds = item["type"] if isinstance(item["type"], list) else [item["type"]]
    return {**item, **array, "type": [*kinds, "array"], "errorMessage": item["errorMessage"]}


def or_null(schema: Schema) -> Schema:
    """Let `null`, or nothing at all, stand there as well."""
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    enum = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **enum, "type": [*kinds, "null"]}

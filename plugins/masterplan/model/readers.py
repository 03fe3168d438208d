"""What an author typed in, a typed value out, or an error that says how to write it.

These are the readers behind the kinds in `model.scalars`. Each knows how people write such
values elsewhere (in a spreadsheet, in a decree) and shows the same value in the form that is
asked for here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from masterplan.codes import Code

_SEVERAL = re.compile(r"\s*(?:[,;/&]|\bdan\b)\s*")
_SCALE = {
    "triliun": 10**12, "t": 10**12,
    "miliar": 10**9, "milyar": 10**9, "m": 10**9,
    "juta": 10**6, "jt": 10**6,
    "ribu": 10**3, "rb": 10**3,
}  # fmt: skip
_WORDED = re.compile(
    r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,6}))?\s*(triliun|miliar|milyar|juta|ribu|jt|rb|m|t)\b\.?",
    re.IGNORECASE,
)


def wrong(message: str, hint: str, code: Code = Code.NILAI_SALAH) -> PydanticCustomError:
    """Build the error that `model.decode` turns into a finding with its way out."""
    return PydanticCustomError(code.slug, "{message}", {"message": message, "hint": hint})


def pattern(pattern: str, message: str, hint: str) -> Callable[[Any], str]:
    """Make a reader of texts of one form."""
    compiled = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            parts = several(value, compiled)
            if parts:
                raise wrong(
                    f"'{shown(value)}' memuat beberapa nilai dalam satu tempat.",
                    f"tulis sebagai daftar: [{', '.join(parts)}]",
                    Code.NILAI_GABUNGAN,
                )
            raise wrong(message.format(nilai=shown(value)), hint)
        return value

    return read


def several(value: Any, kind: re.Pattern[str]) -> list[str]:
    """The values that a text joins with commas, slashes or 'dan'; nothing when it does not."""
    parts = _SEVERAL.split(value.strip()) if isinstance(value, str) else []
    return parts if len(parts) > 1 and all(kind.fullmatch(part) for part in parts) else []


def shown(value: Any) -> str:
    """Show what was typed, cut to what fits a sentence."""
    if isinstance(value, (list, dict)):
        return "daftar" if isinstance(value, list) else "pasangan kunci: nilai"
    text = "kosong" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def integer(low: int, high: int, message: str, hint: str) -> Callable[[Any], int]:
    """Make a reader of whole numbers between two limits."""

    def read(value: Any) -> int:
        text = str(value)
        if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,18}", text):
            raise wrong(message.format(nilai=shown(value)), hint)
        if not low <= int(text) <= high:
            raise wrong(message.format(nilai=text), hint)
        return int(text)

    return read


def year(value: Any) -> int:
    """Read a year, 1945 to 2100."""
    text = str(value)
    if re.fullmatch(r"[0-9]{4}", text) and 1945 <= int(text) <= 2100:
        return int(text)
    found = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    if found and text != found[0]:
        hint = f"tulis satu tahun: {found[0]}"
        if len(found) > 1 or "sekarang" in text.lower():
            hint = f"tulis satu tahun: {found[0]}; rentang ditulis dengan mulai dan selesai"
        raise wrong(f"'{shown(value)}' bukan satu tahun.", hint, Code.TAHUN_BERKATA)
    raise wrong(f"'{shown(value)}' bukan tahun.", "tulis empat angka, 1945 sampai 2100")


def decimal(value: Any) -> Decimal:
    """Read a number with a decimal point."""
    text = str(value)
    if re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,12})?", text):
        return Decimal(text)
    message = f"'{shown(value)}' bukan angka."
    if re.fullmatch(r"-?\d+,\d+", text):
        hint = f"desimal ditulis dengan titik: {text.replace(',', '.')}"
        raise wrong(message, hint, Code.DESIMAL_KOMA)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        plain = text.replace(".", "").replace(",", ".")
        raise wrong(message, f"tanpa titik ribuan: {plain}", Code.DESIMAL_KOMA)
    raise wrong(message, "tulis angka saja, desimal dengan titik: 12.5")


def percent(value: Any) -> Decimal:
    """Read a number from 0 to 100."""
    number = decimal(value)
    if not 0 <= number <= 100:
        raise wrong(f"{number} bukan persentase.", "tulis angka dari 0 sampai 100")
    return number


def rupiah(value: Any) -> int:
    """Read whole rupiah."""
    text = str(value).strip()
    if re.fullmatch(r"[0-9]{1,16}", text):
        return int(text)
    message = f"'{shown(value)}' bukan jumlah rupiah utuh."
    digits = re.sub(r"^rp\.?\s*", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,-|,00)?", digits):
        plain = digits.split(",")[0].replace(".", "")
        raise wrong(message, f"tulis tanpa titik: {plain}", Code.UANG_BERTITIK)
    worded = rupiah_in_words(text)
    if worded is not None:
        raise wrong(message, f"tulis angkanya: {worded}", Code.UANG_BERKATA)
    hint = "tulis rupiah utuh tanpa titik, misalnya 1250000000; null bila belum diketahui"
    raise wrong(message, hint)


def rupiah_in_words(text: str) -> int | None:
    """What 'Rp 300 miliar' or '1,25 M' amounts to; `None` when it is no such text."""
    match = _WORDED.fullmatch(text.strip())
    if match is None:
        return None
    whole, fraction, word = match[1].replace(".", ""), match[2] or "", match[3].lower()
    amount = Decimal(f"{whole}.{fraction or 0}") * _SCALE[word]
    return int(amount) if amount == amount.to_integral_value() else None


def day(value: Any) -> date:
    """Read a day, ISO 8601."""
    text = str(value)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise wrong(
        f"'{shown(value)}' bukan tanggal.",
        "tulis tahun-bulan-hari, misalnya 2025-03-12",
        Code.TANGGAL_SALAH,
    )


def partial_day(value: Any) -> str:
    """Read a day, a month or a year, ISO 8601, and keep it as text."""
    text = str(value)
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    try:
        if match:
            year, month, day = (int(part) if part else 1 for part in match.groups())
            date(year, month, day)
            return text
    except ValueError:
        pass
    raise wrong(
        f"'{shown(value)}' bukan tanggal.",
        "tulis 2021, 2021-09 atau 2021-09-01; rentang dengan mulai dan selesai",
        Code.TANGGAL_SALAH,
    )


def yes_or_no(value: Any) -> bool:
    """Read ya or tidak."""
    words = {"ya": True, "true": True, "tidak": False, "false": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise wrong(f"'{shown(value)}' bukan ya atau tidak.", "tulis ya atau tidak")
    return words[str(value).lower()]


def text_of(value: Any) -> str:
    """Read a text that is not empty."""
    if isinstance(value, (list, dict)):
        raise wrong(
            f"Di sini harus ada satu teks, bukan {shown(value)}.",
            "apit dengan tanda kutip bila teksnya memuat tanda kurung atau titik dua",
        )
    text = "" if value is None else str(value).strip()
    if not text:
        raise wrong("Di sini harus ada teks.", "tulis teksnya, atau hapus kuncinya bila belum ada")
    return text


def url(value: Any) -> str:
    """Read a web address."""
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
        raise wrong(f"'{shown(value)}' bukan alamat web.", "awali dengan https://")
    return text


def one_or_many(value: Any) -> Any:
    """Let a single text stand for a list of one."""
    return [value] if isinstance(value, str) else value

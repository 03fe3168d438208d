"""Numbers, money and dates as Indonesian readers write them.

Unknown is shown as such: every function takes `None` and gives the words for it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date

UNKNOWN = "belum diketahui"

_ABBREVIATIONS = {"sdm", "spbe", "tik", "opd"}

_STATUS = {
    "usulan": "Usulan",
    "direncanakan": "Direncanakan",
    "berjalan": "Berjalan",
    "selesai": "Selesai",
    "tertunda": "Tertunda",
    "dibatalkan": "Dibatalkan",
    "belum": "Belum",
    "tidak-diketahui": "Tidak diketahui",
    "tercapai": "Tercapai",
    "belum-tercapai": "Belum tercapai",
    "belum-dapat-dinilai": "Belum dapat dinilai",
}


def angka(value: Decimal | int | None) -> str:
    """Write a number with dots for thousands and a decimal comma: 31.465,977."""
    if value is None:
        return UNKNOWN
    whole, _, part = f"{Decimal(value):,f}".partition(".")
    whole, part = whole.replace(",", "."), part.rstrip("0")
    return f"{whole},{part}" if part else whole


def rupiah(value: int | None) -> str:
    """Write money in full: Rp 1.250.000.000."""
    return UNKNOWN if value is None else f"Rp\u00a0{angka(value)}"


def rupiah_pendek(value: int | None) -> str:
    """Write money for a glance: Rp 1,25 miliar."""
    if value is None or abs(value) < 10**6:
        return rupiah(value)
    for size, word in ((10**6, "juta"), (10**9, "miliar"), (10**12, "triliun")):
        rounded = (Decimal(value) / size).quantize(Decimal("0.01"))
        short = f"Rp\u00a0{angka(rounded)} {word}"
        if abs(rounded) < 1000:  # 999.999.999 rounds to one miliar, not to a thousand juta
            break
    return short


def juta(value: int | None) -> str:
    """Write money in millions, for the cells of a matrix that says so: 1.250,5."""
    return UNKNOWN if value is None else angka((Decimal(value) / 10**6).quantize(Decimal("0.1")))


def persen(value: Decimal | None) -> str:
    """Write a percentage: 12,5%."""
    return UNKNOWN if value is None else f"{angka(value)}%"


def tanggal(value: date | str | None) -> str:
    """Write a day, month or year in words: 12 Maret 2025, Maret 2025, 2025."""
    if value is None:
        return UNKNOWN
    parts = str(value).split("-")
    if len(parts) == 1:
        return parts[0]
    day = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 1)
    pattern = "d MMMM y" if len(parts) == 3 else "MMMM y"
    return format_date(day, pattern, locale="id")


def rentang(start: str | date | None, end: str | date | None) -> str:
    """Write a span of days: 1–2 September 2021, 27 September–2 Oktober 2021."""
    if start is None or end is None or str(start) == str(end):
        known = start or end
        return tanggal(known) if known is not None else UNKNOWN
    first, last = str(start), str(end)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{tanggal(last)}"
    if first[:4] == last[:4] and len(first) == len(last) > 4:
        return f"{tanggal(first).rsplit(' ', 1)[0]}–{tanggal(last)}"
    return f"{tanggal(start)}–{tanggal(end)}"


def status(value: str) -> str:
    """Write a status word as a reader sees it."""
    return _STATUS.get(value, value)


def kata(value: str) -> str:
    """Write an id as words: `tata-kelola` → tata kelola."""
    return value.replace("-", " ")


def judul(value: str) -> str:
    """Write an id as the start of a line: `sdm-literasi` → SDM literasi."""
    first, _, rest = kata(value).partition(" ")
    first = first.upper() if first in _ABBREVIATIONS else first.capitalize()
    return f"{first} {rest}".strip()


def awal(text: str, least: int = 90) -> str:
    """Give the first sentences of a text, until they are at least `least` characters."""
    end = 0
    for match in re.finditer(r"[.!?](?=\s|$)", text):
        end = match.end()
        if end >= least:
            break
    return text[:end] if end else text


def sebutan_bab(number: int) -> str:
    """Call a chapter by its number: Bab III; what stands before the first is the front part."""
    return f"Bab {romawi(number)}" if number else "Bagian awal"


def romawi(number: int) -> str:
    """Write a chapter's number in Roman numerals (1 to 89)."""
    tens, ones = divmod(number, 10)
    unit = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    ten = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens]
    return ten + unit

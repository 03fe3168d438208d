"""A cell as people fill it in, a value as a source writes it out, or `Unclear` with what to do.

Only what can mean one thing is taken. `1,250` may be a thousand or one and a quarter, `300 M` a
miliar or a million, `-` nothing or unknown: those are for the office to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from masterplan.authoring.excel.grid import Cell

UNKNOWN = {"tidak diketahui", "belum diketahui", "null"}
"""What an office writes where a value is wanted that nobody has."""

_UNITS = {
    "triliun": 10**12, "trilyun": 10**12, "miliar": 10**9, "milyar": 10**9, "mlr": 10**9,
    "juta": 10**6, "jt": 10**6, "ribu": 10**3, "rb": 10**3,
}  # fmt: skip
_CAPTION = re.compile(
    r"(?:dalam|\(|rp\.?)\s*(?:rp\.?\s*)?(?P<word>triliun|miliar|milyar|juta|ribu|000[.,]000|000)(?:an)?\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:rp\.?|idr)?\s*(?P<digits>[0-9][0-9.,]*?)(?:,-|,–)?\s*(?P<unit>[a-z]*)\.?", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(19[4-9][0-9]|20[0-9]{2})(?![0-9])")
_YEARS = re.compile(
    r"(?:t\.?\s?a\.?|tahun(?: anggaran)?|thn\.?|sejak|mulai)?\s*(?P<first>[0-9]{4})"
    r"(?:\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    r"(?P<last>[0-9]{4}|sekarang|seterusnya|selesai|kini)?)?",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?P<number>-?[0-9][0-9.,]*)\s*(?P<unit>[^0-9]*)", re.DOTALL)
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip


class Unclear(Exception):  # noqa: N818 -- not an error of the program
    """What stands in a cell cannot be taken; `hint` says what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def factor_in(text: str) -> int:
    """By what a caption such as "(dalam ribu rupiah)" multiplies the money below it; 1 if none."""
    found = _CAPTION.search(text)
    if found is None:
        return 1
    word = found["word"].lower()
    return 1000 ** word.count("000") if word[0] == "0" else _UNITS[word]


def rupiah(cell: Cell, factor: int = 1) -> str | None:
    """Whole rupiah; `None` where the office says that it does not know."""
    number = _number_in(cell)
    if number is None:
        text = " ".join(cell.text.split())
        if text.lower() in UNKNOWN:
            return None
        if re.fullmatch(r"(rp\.?\s*)?[-–—]+", text, re.IGNORECASE):
            raise Unclear("'-' dapat berarti nol atau belum diketahui", "tulis 0, atau kosongkan")
        found = _AMOUNT.fullmatch(text)
        unit = found["unit"].lower() if found is not None else ""
        if found is None or (unit and unit not in _UNITS):
            hint = "tulis rupiah utuh, misalnya 1250000000, atau '1,25 miliar'"
            raise Unclear(f"'{_short(text)}' tidak dapat dibaca sebagai uang", hint)
        number = _money_digits(found["digits"], counted=bool(unit) or factor > 1)
        factor = _UNITS[unit] if unit else factor
    elif cell.percent:
        raise Unclear(f"'{cell.text}' berformat persen, bukan uang", "ubah format selnya")
    amount = number * factor
    if amount < 0 or amount != amount.to_integral_value() or amount >= 10**16:
        raise Unclear(f"'{_short(cell.text)}' bukan rupiah utuh", "tulis tanpa pecahan rupiah")
    return str(int(amount))


def measure(cell: Cell) -> tuple[str, str]:
    """A number as a source writes it, and the unit that stands with it ('' if none)."""
    number = _number_in(cell)
    if number is not None:
        return (_plain(number * 100), "%") if cell.percent else (_plain(number), "")
    found = _MEASURE.fullmatch(cell.text)
    if found is None:
        raise Unclear(f"'{_short(cell.text)}' bukan angka", "tulis angkanya saja")
    return _plain(_digits(found["number"])), " ".join(found["unit"].split())


def number(cell: Cell, unit: str = "") -> str:
    """A number; a unit in the cell must be the one that is expected there."""
    value, found = measure(cell)
    if found and found.lower() != unit.lower() and not (found == "%" and unit in ("%", "persen")):
        wanted = f"'{unit}'" if unit else "angka tanpa satuan"
        raise Unclear(f"satuan '{_short(found)}' lain dari {wanted}", "samakan satuannya")
    return value


def year(cell: Cell) -> str:
    """One year, also out of "TA 2022"."""
    first, last = years(cell)
    if last != first:
        raise Unclear(f"'{_short(cell.text)}' bukan satu tahun", "tulis satu tahun di setiap sel")
    return first


def years(cell: Cell) -> tuple[str, str | None]:
    """First and last year; `None` for a last one that is not said ("2018-sekarang")."""
    if isinstance(cell.value, (date, datetime)):
        raise Unclear(f"'{cell.text}' adalah tanggal", "tulis tahunnya saja, misalnya 2026")
    found = _YEARS.fullmatch(" ".join(cell.text.split()))
    parts = [found["first"], found["last"] or ""] if found is not None else []
    if found is None or not all(_YEAR.fullmatch(part) for part in parts if part.isdigit()):
        raise Unclear(f"'{_short(cell.text)}' bukan tahun", "tulis empat angka, misalnya 2026")
    if found["last"] is None:
        open_end = not cell.text.rstrip(" .")[-1].isdigit()
        return parts[0], None if open_end else parts[0]
    if not parts[1].isdigit():
        return parts[0], None
    if parts[1] < parts[0]:
        raise Unclear(f"'{_short(cell.text)}' berakhir sebelum dimulai", "periksa tahunnya")
    return parts[0], parts[1]


def year_in(text: str) -> str:
    """The one year that a heading names; '' when it names none or several."""
    found = set(_YEAR.findall(text))
    return found.pop() if len(found) == 1 else ""


def day(cell: Cell) -> str:
    """A day as ISO 8601 writes it, also out of "2 Maret 2026"."""
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    text = " ".join(cell.text.lower().split())
    named = re.fullmatch(rf"([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})", text)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    try:
        if named is not None:
            month = _MONTHS.index(named[2]) + 1
            return date(int(named[3]), month, int(named[1])).isoformat()
        if iso is not None:
            return date(*map(int, iso.groups())).isoformat()
    except ValueError:
        pass
    hint = "tulis sebagai tanggal Excel, '2 Maret 2026', atau 2026-03-02"
    raise Unclear(f"'{_short(cell.text)}' bukan tanggal yang pasti", hint)


def choice(cell: Cell, choices: Iterable[str], words: Mapping[str, str] | None = None) -> str:
    """One of some words; `words` are other ways to say them."""
    text = " ".join(cell.text.split())
    known = {word.lower(): word for word in choices}
    for said in (text.lower(), text.lower().replace(" ", "-")):
        if said in known:
            return known[said]
    meant = (words or {}).get(text.lower())
    if meant is not None:
        return meant
    raise Unclear(f"'{_short(text)}' bukan pilihan di sini", f"pilih: {', '.join(known.values())}")


def text(cell: Cell) -> str:
    """A text; a number stays as Excel shows it."""
    if isinstance(cell.value, bool):
        return "ya" if cell.value else "tidak"
    if isinstance(cell.value, float):
        return _plain(Decimal(repr(cell.value)))
    return cell.text


def _number_in(cell: Cell) -> Decimal | None:
    """The number that a cell holds as a number; Excel knows fifteen digits of it."""
    if isinstance(cell.value, bool) or not isinstance(cell.value, (int, float)):
        return None
    try:
        return Decimal(format(cell.value, ".15g") if isinstance(cell.value, float) else cell.value)
    except InvalidOperation:  # pragma: no cover -- nan and infinity are texts in a workbook
        return None


def _money_digits(digits: str, *, counted: bool) -> Decimal:
    """Digits with separators; without a unit nobody writes fractions of a rupiah.

    `counted` says that they count thousands or millions, so that fractions are possible.
    """
    plain = re.sub(r"(?<=[0-9]{3}),00$", "", digits) if not counted else digits
    if not counted and re.fullmatch(r"[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*", plain):
        return Decimal(re.sub("[.,]", "", plain))
    return _digits(plain)


def _digits(digits: str) -> Decimal:
    """A number as Indonesians write it, or as others do where that can mean nothing else."""
    if re.fullmatch(r"-?[0-9]+", digits):
        return Decimal(digits)
    if re.fullmatch(
        r"-?[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?|-?[0-9]{1,3}\.[0-9]{3},[0-9]+", digits
    ):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(
        r"-?[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]+)?|-?[0-9]{1,3},[0-9]{3}\.[0-9]+", digits
    ):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"-?[0-9]+[.,]([0-9]{1,2}|[0-9]{4,12})|-?0[.,][0-9]{3}", digits):
        return Decimal(digits.replace(",", "."))
    hint = "tulis sebagai angka Excel, tanpa titik atau koma pemisah ribuan"
    raise Unclear(f"'{_short(digits)}' dapat dibaca dengan dua cara", hint)


def _plain(value: Decimal) -> str:
    """A number as a source writes it: no exponent, no zeros at the end, twelve decimals."""
    exact = int(value.as_tuple().exponent) >= -12
    plain = format(value if exact else round(value, 12), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _short(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= 60 else text[:57] + "…"

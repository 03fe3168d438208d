"""A word in, whether it tells what a text is about out: search looks up only what does."""

from __future__ import annotations

from functools import cache

HENTI = frozenset({
    "ada", "adalah", "agar", "akan", "antara", "apa", "apakah", "atas", "atau", "bagaimana",
    "bagi", "bahwa", "bila", "dalam", "dan", "dapat", "dari", "dengan", "di", "dia", "hanya",
    "harus", "ialah", "ini", "itu", "jadi", "jika", "juga", "kami", "karena", "ke", "kepada",
    "kita", "lagi", "lain", "lalu", "maka", "mana", "mereka", "nya", "oleh", "pada", "para", "pun",
    "saja", "sambil", "sampai", "sangat", "saya", "sebab", "sebagai", "sedang", "sedangkan",
    "sehingga", "seperti", "serta", "setelah", "setiap", "siapa", "sudah", "supaya", "telah",
    "tentang", "terhadap", "tersebut", "tetapi", "tiap", "untuk", "walaupun", "yaitu", "yakni",
    "yang",
})  # fmt: skip
"""Words that say nothing of what a text is about: left out of the index and of queries."""

LONGEST = 40
LONGEST_NUMBER = 4
"""Digits of a number that is looked up: years and codes, not money."""


@cache
def is_telling(form: str) -> bool:
    """Whether a word is worth looking up."""
    if form.isdigit():
        return len(form) <= LONGEST_NUMBER
    return form not in HENTI and 1 < len(form) <= LONGEST and form.replace("-", "").isalnum()

"""Do the synonyms that editors add for search have an effect, and only one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic
from masterplan.library import Library
from masterplan.telling import is_telling


@check
def synonyms_are_in_one_group(library: Library) -> Iterator[Diagnostic]:
    """No word is in two groups, nor twice in one."""
    seen: dict[str, str] = {}
    for group in library.padanan.padanan:
        for place, word in enumerate(group.kata):
            name = " ".join(word.lower().split())
            if name in seen:
                yield Diagnostic(
                    Code.ID_GANDA,
                    group.at("kata", place),
                    f"'{word}' sudah ada di kelompok '{seen[name]}'.",
                    "satukan kedua kelompok, atau hapus yang kedua",
                )
            seen.setdefault(name, group.kata[0])


@check
def synonyms_are_looked_up(library: Library) -> Iterator[Diagnostic]:
    """Every word is one that search looks up, and a single word stands for its group."""
    for group in library.padanan.padanan:
        for place, word in enumerate(group.kata):
            if not _is_looked_up(word):
                yield Diagnostic(
                    Code.PADANAN_TANPA_GUNA,
                    group.at("kata", place),
                    f"'{word}' tidak dicari: terlalu umum, terlalu pendek, atau terlalu panjang.",
                    "hapus, atau tulis kata yang menyebut halnya",
                )
        if all(len(word.split()) > 1 for word in group.kata):
            yield Diagnostic(
                Code.PADANAN_TANPA_GUNA,
                group.at("kata"),
                "Kelompok ini tidak memuat kata tunggal, jadi frasanya tidak saling menemukan.",
                "tambahkan satu kata atau singkatan yang menjadi namanya",
            )


def _is_looked_up(text: str) -> bool:
    """Whether a text has a word that search looks up."""
    return any(is_telling(word) for word in re.findall(r"[^\W_]+", text.lower()))

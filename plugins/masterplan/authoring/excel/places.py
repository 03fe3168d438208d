"""What an office writes under "Lokasi" in, the places that it means out."""

from __future__ import annotations

import re

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.names import words_of
from masterplan.boundaries import places

_KECAMATAN = re.compile(r"(kecamatan|kec\.?)\s+", re.IGNORECASE)
_DESA = re.compile(r"(kelurahan|kel\.?|desa)\s+", re.IGNORECASE)
_WHOLE = {"seluruh", "semua", "se"}
_AREAS = {"kota", "kabupaten", "kecamatan", "daerah", "wilayah", "kelurahan", "desa"}
_ONLINE = {"daring", "online"}


def read_places(text: str, daerah: CommentedMap) -> list[CommentedMap]:
    """The places of a region that a cell names; `Unclear` when one of them is not known."""
    words = words_of(text)
    own = {words_of(str(daerah.get(key))) for key in ("nama", "singkat") if daerah.get(key)}
    if words and set(words) <= _ONLINE:
        return [CommentedMap(jenis="daring")]
    if words in own or (words[:1] and words[0] in _WHOLE and _is_whole(words[1:], own)):
        return [CommentedMap(jenis="seluruh-daerah")]
    kode = str(daerah.get("kode"))
    parts = [part.strip() for part in re.split(r"[,;\n]|\bdan\b", text) if part.strip()]
    return [_place(part, kode) for part in parts]


def _is_whole(words: tuple[str, ...], own: set[tuple[str, ...]]) -> bool:
    rest = words[1:] if words[:1] and words[0] in _AREAS else words
    return not rest or words in own or rest in own


def _place(text: str, kode: str) -> CommentedMap:
    name = words_of(_DESA.sub("", _KECAMATAN.sub("", text)))
    found = [
        (code, place)
        for code, place in places().items()
        if code.startswith(f"{kode}.") and words_of(place) == name
    ]
    if _KECAMATAN.match(text):
        found = [pair for pair in found if len(pair[0]) == len("82.71.01")]
    elif _DESA.match(text):
        found = [pair for pair in found if len(pair[0]) > len("82.71.01")]
    if len(found) != 1:
        problem = "dapat berarti beberapa tempat" if found else "bukan tempat di daerah ini"
        raise Unclear(f"'{text[:60]}' {problem}", "tulis 'Kec. …' atau 'Kel. …', atau isi di YAML")
    code, place = found[0]
    jenis = "kecamatan" if len(code) == len("82.71.01") else "desa-kelurahan"
    return CommentedMap(jenis=jenis, nama=place, kode=CommentedSeq([code]))

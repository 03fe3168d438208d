"""The model in, the columns of a sheet out: how each is filled in, and what it means.

A column is a path of keys. Its kind, its choices and what it points at are read from the model,
its title and meaning from the words for editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from masterplan.authoring.keterangan import of_key
from masterplan.authoring.kinds import reader_of
from masterplan.authoring.shape import readers
from masterplan.model import scalars
from masterplan.model.base import Entity
from masterplan.model.pilar import LANGKAH
from masterplan.model.pointers import Menunjuk


class Kind(Enum):
    """How a value stands in a cell, and the sentence that tells an editor so."""

    TEKS = "Tulis teks."
    ID = "Huruf kecil, angka, dan tanda hubung. Kosongkan pada baris baru: dibuat dari namanya."
    KODE = "Tulis sebagai teks; titiknya bagian dari kode."
    PILIHAN = "Pilih dari daftar."
    RUJUKAN = "Pilih id dari daftar, atau tulis namanya."
    RUPIAH = "Rupiah utuh. Kosong berarti belum diketahui, 0 berarti memang nol."
    ANGKA = "Tulis angka tanpa satuan."
    PERSEN = "Tulis angka 0 sampai 100 tanpa tanda persen."
    TAHUN = "Tulis satu tahun, empat angka."
    TANGGAL = "Tulis sebagai tanggal."
    LOKASI = "Satu tempat setiap baris (Alt+Enter), misalnya: kecamatan: Moti [82.71.04]"
    KETERANGAN = "Hanya untuk dibaca; tidak diimpor."


_BY_READER = {
    reader_of(scalars.Id): Kind.ID,
    reader_of(scalars.KodeNomenklatur): Kind.KODE,
    reader_of(scalars.KodeTpb): Kind.KODE,
    reader_of(scalars.Rupiah): Kind.RUPIAH,
    reader_of(scalars.Angka): Kind.ANGKA,
    reader_of(scalars.Persen): Kind.PERSEN,
    reader_of(scalars.Tahun): Kind.TAHUN,
    reader_of(scalars.Tanggal): Kind.TANGGAL,
}


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    key: str
    """Where the value stands in its item: `manfaat.bisnis`. Stands in the hidden first row."""
    kind: Kind
    title: str
    note: str
    many: bool = False
    """Several values in one cell: ids with commas, texts on lines of their own."""
    choices: tuple[str, ...] = ()
    refs: str = ""
    """The kind of thing that is pointed at."""
    parent: bool = False
    """Names the item that holds this one, and is no key of it."""

    @property
    def between(self) -> str:
        """What stands between several values."""
        return "\n" if self.kind is Kind.TEKS else ", "


def columns(model: type[Entity], keys: str) -> tuple[Column, ...]:
    """The columns of a sheet, named by paths of keys with spaces between them."""
    return tuple(_column(model, key) for key in keys.split())


def _column(model: type[Entity], key: str) -> Column:
    """Read from the model what stands at a path of keys."""
    *above, last = key.split(".")
    holder = model
    titles = []
    for step in above:
        titles.append(of_key(holder, step).judul)
        holder = _model_at(holder.model_fields[step].annotation)
    words = of_key(holder, last)
    info = holder.model_fields[last]
    choices = _choices(info)
    refs = next((mark.jenis for mark in info.metadata if isinstance(mark, Menunjuk)), "")
    return Column(
        key=key,
        kind=_kind(key, info, refs, choices),
        title=": ".join([*titles, words.judul]),
        note=re.sub(r",? (masing-masing )?dalam tanda kutip", "", words.arti).replace(
            "null bila", "kosong bila"
        ),
        many=any(get_origin(part) is tuple for part in _parts(info.annotation)),
        choices=choices,
        refs=refs,
    )


def _kind(key: str, info: FieldInfo, refs: str, choices: tuple[str, ...]) -> Kind:
    if key == "lokasi":
        return Kind.LOKASI
    if refs:
        return Kind.RUJUKAN
    if choices:
        return Kind.PILIHAN
    found = (kind for reader, kind in _BY_READER.items() if reader in readers(info))
    return next(found, Kind.TEKS)


def _choices(info: FieldInfo) -> tuple[str, ...]:
    for part in _parts(info.annotation):
        if get_origin(part) is Literal:
            return get_args(part)
    if reader_of(scalars.Langkah) in readers(info):
        return tuple(str(number) for number in LANGKAH)
    return ()


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all that it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _model_at(annotation: Any) -> type[Entity]:
    return next(
        part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Entity)
    )

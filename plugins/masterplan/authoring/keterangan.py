"""A model, a key or a choice in, its title and meaning in an editor's Indonesian out.

The words stand in `assets/keterangan.yml`; the fixed tables of the movement explain themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from pydantic import BaseModel

from masterplan.diagnostics import Report
from masterplan.model.pilar import LANGKAH, PILAR, TAHAP
from masterplan.sources.located import Mapping as Located
from masterplan.sources.located import Value
from masterplan.sources.yaml_reader import read_yaml

SHARED = "Umum"
"""What is said of a key wherever a part does not say better."""


@dataclass(frozen=True, slots=True)
class Keterangan:
    """How something is called, and what it means, as one sentence."""

    judul: str
    arti: str


def of_model(model: type[BaseModel]) -> Keterangan:
    """The words for a file, or for a part of one."""
    for part in _parts(model):
        if "judul" in part:
            return Keterangan(str(part["judul"]), str(part["arti"]))
    raise KeyError(model.__name__)


def of_key(model: type[BaseModel], key: str) -> Keterangan:
    """The words for a key of a part."""
    for part in _parts(model):
        found = _below(part, "kunci").get(key)
        if isinstance(found, list):
            judul, arti = found
            return Keterangan(str(judul), str(arti))
    raise KeyError(f"{model.__name__}.{key}")


def of_choices(model: type[BaseModel], key: str) -> Mapping[str, str]:
    """What the words mean that may stand at a key; none where they explain themselves."""
    fixed = _fixed().get(key)
    if fixed is not None:
        return fixed
    for part in _parts(model):
        found = _below(part, "pilihan").get(key)
        if isinstance(found, Located):
            return {word: str(meaning) for word, meaning in found.items()}
    return {}


def _parts(model: type[BaseModel]) -> Iterator[Located]:
    """What is written of a model, then of those that it extends, then of all."""
    for name in (*(kind.__name__ for kind in model.__mro__), SHARED):
        found = words().get(name)
        if isinstance(found, Located):
            yield found


def _below(part: Located, key: str) -> Mapping[str, Value]:
    found = part.get(key)
    return found if isinstance(found, Located) else {}


@cache
def words() -> Located:
    """The whole of `assets/keterangan.yml`."""
    path = PurePosixPath("assets/keterangan.yml")
    text = (files("masterplan") / str(path)).read_text(encoding="utf-8")
    report = Report()
    found = read_yaml(text, path, report)
    assert found is not None, list(report)
    return found


@cache
def _fixed() -> Mapping[str, Mapping[str, str]]:
    """The tables that `model.pilar` holds, by the keys whose choices they are."""
    pilar = {item.id: f"{item.nama}: {item.arti}." for item in PILAR.values()}
    parts = {
        part.id: f"{part.nama} ({item.nama})."
        for item in PILAR.values()
        for part in item.sub_dimensi
    }
    steps = {str(number): f"{step}." for number, step in LANGKAH.items()}
    return {
        "pilar": pilar,
        "pilar_lain": pilar,
        "sub_dimensi": parts,
        "tahap": {id: f"{name}." for id, name in TAHAP.items()},
        "langkah": steps,
        "langkah_transformasi": steps,
    }

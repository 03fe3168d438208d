"""Located data in, a frozen model out, or findings at the key that is wrong.

pydantic does the decoding. Its errors carry a path of keys; here that path becomes a place in
the file, and its English becomes a sentence that an editor can act on.
"""

from __future__ import annotations

from copy import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.model.base import Entity
from masterplan.model.readers import shown
from masterplan.sources.located import Mapping, Sequence, forget_texts

Model = TypeVar("Model", bound=Entity)

_CODES = {code.slug: code for code in Code}
"""Errors of our own readers carry the code of the finding as their type."""

_CLOSE = 72
"""From what likeness (0–100) on a known word is offered as a guess."""


def decode(data: Mapping, model: type[Model], report: Report) -> Model | None:
    """Decode one file's data, leaving out the items of its lists that are wrong.

    So one mistake costs a preview one programme and not all of them. `None` when what is wrong
    is not inside such an item.
    """
    try:
        read = model.model_validate(data)
        forget_texts(data)
        return read
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not _echo(each)]
    meant = _misspelled(found, model)
    for detail in found:
        if detail["type"] != "missing" or detail["loc"] not in meant:
            _explain(detail, data, model, report)
    broken = {tuple(detail["loc"][:2]) for detail in found}
    if not all(len(path) == 2 and isinstance(path[1], int) for path in broken):
        return None
    try:
        return model.model_validate(_without(data, broken))
    except ValidationError:
        return None


def _echo(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items were found wrong."""
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and len(detail["input"]) >= least


def _without(data: Mapping, broken: set[tuple[str | int, ...]]) -> Mapping:
    """Copy a file's data without some items of its lists."""
    kept = copy(data)
    for key, value in data.items():
        if isinstance(value, Sequence):
            left = Sequence(value.path)
            for index, (item, at) in enumerate(zip(value, value.positions, strict=True)):
                if (key, index) not in broken:
                    left.put(item, at)
            kept[key] = left
    return kept


def _misspelled(found: list[ErrorDetails], model: type[BaseModel]) -> set[tuple[str | int, ...]]:
    """Paths of keys that are missing because they were misspelled: one typo, one finding."""
    meant = set()
    for detail in found:
        if detail["type"] == "extra_forbidden":
            known = _keys(model, detail["loc"][:-1])
            close = process.extractOne(str(detail["loc"][-1]), known, score_cutoff=_CLOSE)
            if close is not None:
                meant.add((*detail["loc"][:-1], close[0]))
    return meant


def guess(word: str, known: list[str]) -> str:
    """Say what an author may have meant, or list what there is; '' when that is too much."""
    found = process.extractOne(word, known, score_cutoff=_CLOSE)
    if found is not None:
        return f"mungkin maksud Anda '{found[0]}'?"
    return f"yang dikenal: {', '.join(known)}" if 0 < len(known) <= 30 else ""


def _explain(detail: ErrorDetails, data: Mapping, model: type[BaseModel], report: Report) -> None:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    key = str(path[-1]) if path else ""
    kind = detail["type"]
    context: dict[str, Any] = detail.get("ctx", {})
    at_value = data.locate(path)
    if kind == "missing" and isinstance(path[-1], int):
        report.add(
            Code.NILAI_SALAH, at_value, f"'{_name(path)}' tidak punya butir ke-{path[-1] + 1}."
        )
    elif kind == "missing":
        where = data.parent(path[:-1]).location
        report.add(Code.KUNCI_WAJIB, where, f"Kunci '{key}' wajib diisi.", hint=_why(model, path))
    elif kind == "extra_forbidden":
        where = data.parent(path[:-1]).key_location(key)
        known = _keys(model, path[:-1])
        report.add(
            Code.KUNCI_TAK_DIKENAL, where, f"Kunci '{key}' tidak dikenal.", hint=guess(key, known)
        )
    elif kind in {"literal_error", "enum"}:
        word = shown(detail["input"])
        choices = (
            str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
        )
        report.add(
            Code.PILIHAN_SALAH,
            at_value,
            f"'{word}' bukan pilihan untuk '{_name(path)}'.",
            hint=guess(word, choices),
        )
    elif kind in _CODES:
        hint = str(context["hint"])
        if kind == Code.NILAI_GABUNGAN.slug and not isinstance(path[-1], int):
            hint = "hanya satu nilai di sini; pilih salah satu"
        report.add(_CODES[kind], at_value, str(context["message"]), hint=hint)
    else:
        _explain_shape(kind, context, path, detail["input"], at_value, report)


def _explain_shape(
    kind: str,
    context: dict[str, Any],
    path: tuple[str | int, ...],
    given: Any,
    where: Location,
    report: Report,
) -> None:
    name = _name(path)
    if kind == "too_short":
        least = context.get("min_length", 1)
        report.add(
            Code.NILAI_SALAH,
            where,
            f"'{name}' harus berisi sedikitnya {least} butir.",
            hint="tambahkan butir yang kurang",
        )
    elif kind in {"tuple_type", "list_type"}:
        report.add(
            Code.JENIS_SALAH,
            where,
            f"'{name}' harus berupa daftar.",
            hint="awali tiap butir dengan '- ' pada barisnya sendiri",
        )
    elif kind in {"model_type", "model_attributes_type", "dict_type"}:
        found = f"'{shown(given)}'" if isinstance(given, str) else shown(given)
        report.add(
            Code.JENIS_SALAH,
            where,
            f"'{name}' harus berisi pasangan 'kunci: nilai', bukan {found}.",
        )
    elif kind in {"too_long", "string_too_long"}:
        most = context.get("max_length", "")
        report.add(Code.NILAI_SALAH, where, f"'{name}' terlalu panjang (paling banyak {most}).")
    else:
        report.add(Code.JENIS_SALAH, where, f"'{name}' tidak dapat dibaca: '{shown(given)}'.")


def _name(path: tuple[str | int, ...]) -> str:
    """The innermost key on a path, without indices."""
    return next((step for step in reversed(path) if isinstance(step, str)), "isi berkas")


def _why(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """What may be written when a required value is not known."""
    owner = _model_at(model, path[:-1])
    annotation = owner.model_fields[str(path[-1])].annotation if owner and path else None
    if annotation is not None and type(None) in getattr(annotation, "__args__", ()):
        return "tulis null bila belum diketahui"
    if any("tidak_diketahui" in part.model_fields for part in _models(annotation)):
        return "bila belum diketahui, tulis: tidak_diketahui: alasannya"
    return ""


def _keys(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    owner = _model_at(model, path)
    return list(owner.model_fields) if owner else []


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that reads the mapping at the end of a path."""
    here: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        field = here.model_fields.get(step)
        inner = _models(field.annotation) if field else []
        # a map of years to entities adds a key to the path that is no field
        here = inner[0] if inner else here
    return here


def _models(annotation: Any) -> list[type[BaseModel]]:
    """All models named in an annotation, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models(part)]

"""Does a schema take what the models take, refuse what they refuse, and say what keys mean?"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from masterplan.authoring.keterangan import of_choices, of_key, of_model, words
from masterplan.authoring.modeline import modeline, with_modeline
from masterplan.authoring.schema import (
    FOLDER,
    MODELS,
    schema_name,
    schema_text,
    schemas,
    write_schemas,
)
from masterplan.model.base import Entity
from masterplan.model.decode import _models
from tests.authoring.editor import Typed, TypedAsBefore, as_text, problems, typed
from tests.builds import ROOT

SCHEMAS = schemas()
SOURCES = sorted(ROOT.glob("masterplans/**/*.yml"))
each_file = pytest.mark.parametrize("file", MODELS)
each_source = pytest.mark.parametrize(
    "source", SOURCES, ids=lambda file: str(file.relative_to(ROOT))
)


def schema_for(file: str) -> dict[str, Any]:
    return SCHEMAS[schema_name(file)]


def _entities() -> Iterator[type[Entity]]:
    """All models, files and parts."""
    waiting: list[type[Any]] = list(MODELS.values())
    seen: set[type[Any]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            for field in model.model_fields.values():
                waiting += _models(field.annotation)


ENTITIES = sorted(_entities(), key=lambda model: model.__name__)


# The files


@each_file
def test_schema_is_valid_itself(file: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_for(file))


def test_committed_copies_are_the_generated_ones() -> None:
    """After a change of a model or of its words, write them anew: `masterplan skema`."""
    kept = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / FOLDER).iterdir()}

    assert {name: schema_text(schema) for name, schema in SCHEMAS.items()} == kept


def test_schemas_are_written_the_same_each_time(tmp_path: Path) -> None:
    first = [(file.name, file.read_bytes()) for file in write_schemas(tmp_path / "satu")]
    second = [(file.name, file.read_bytes()) for file in write_schemas(tmp_path / "dua")]

    assert first == second
    assert [name for name, _ in first] == sorted(schema_name(file) for file in MODELS)


@each_source
@pytest.mark.parametrize("loader", [Typed, TypedAsBefore], ids=["yaml-1.2", "yaml-1.1"])
def test_real_source_is_accepted(source: Path, loader: type[yaml.SafeLoader]) -> None:
    text = source.read_text(encoding="utf-8")

    assert [] == problems(schema_for(source.name), typed(text, loader))


@pytest.mark.parametrize(
    "chapter", sorted(ROOT.glob("masterplans/*/bab/*.md")), ids=lambda f: f.name
)
def test_real_chapter_is_accepted(chapter: Path) -> None:
    head = chapter.read_text(encoding="utf-8").split("---\n")[1]

    assert [] == problems(schema_for("bab.md"), typed(head))


def test_examples_of_the_guide_are_accepted() -> None:
    """What an editor copies from the page is not underlined."""
    page = (ROOT / "docs/panduan/berkas.md").read_text(encoding="utf-8")
    found = re.findall(r"^## `([a-z-]+\.yml)`.*?^```yaml\n(.*?)^```", page, re.M | re.S)

    assert {name for name, _ in found} == {name for name in MODELS if name.endswith(".yml")}
    assert {} == {
        name: wrong for name, text in found if (wrong := problems(schema_for(name), typed(text)))
    }


# What is refused

WRONG = [
    ("daerah.yml", "kode", "82.71", "a code without quotation marks is a number"),
    ("daerah.yml", "kode", '"8271"', "Kemendagri codes have dots"),
    ("daerah.yml", "kode_bps", '"82.71"', "BPS codes have none"),
    ("daerah.yml", "nama", '" "', "a text of spaces"),
    ("daerah.yml", "nama", "[Kota, Ternate]", "a list where a text belongs"),
    ("daerah.yml", "slug", "Kota Ternate", "an id has no spaces"),
    ("daerah.yml", "jenis", "kotamadya", "not one of the words"),
    ("daerah.yml", "ditinjau", "2026-02-30", "no such day"),
    ("daerah.yml", "ditinjau", "24-11-2026", "day first"),
    ("daerah.yml", "ditinjau", "null", "required, and never null"),
    ("daerah.yml", "luas_km2", "162.04", "a number where a fact belongs"),
    ("daerah.yml", "luas_km2", "{nilai: '162,04'}", "decimal comma"),
    ("daerah.yml", "penduduk", "{nilai: 210.836}", "a dot between thousands"),
    ("daerah.yml", "penduduk", "{}", "neither a value nor why there is none"),
    ("daerah.yml", "penduduk", "{nilai: 8, tidak_diketahui: belum}", "both"),
    ("daerah.yml", "titik", "[127.3]", "half a point"),
    ("daerah.yml", "warna", "merah", "no such key"),
    ("daerah.yml", "situs", "contoh.go.id", "an address without https://"),
    ("program.yml", "program/0/mulai", '"2026"', "a year between quotation marks"),
    ("program.yml", "program/0/selesai", "2026-2029", "two years in one"),
    ("program.yml", "program/0/selesai", "1926", "before the republic"),
    ("program.yml", "program/0/sasaran", "[]", "at least one"),
    ("program.yml", "program/0/penanggung_jawab", "[dpmptsp, setda]", "one agency only"),
    ("program.yml", "program/0/lokasi", "{jenis: daring}", "a list is asked for"),
    ("program.yml", "program/0/anggaran/0/pagu", "1.250.000.000", "dots between thousands"),
    ("program.yml", "program/0/anggaran/0/pagu", "Rp 300 miliar", "an amount in words"),
    ("program.yml", "program/0/anggaran/0/pagu", "12.5", "a part of a rupiah"),
    ("program.yml", "program/0/anggaran/0/pagu", "-1", "less than nothing"),
    ("program.yml", "program/0/kemajuan_persen", "101", "more than all"),
    ("program.yml", "program/0/langkah_transformasi", "[6]", "there are five steps"),
    ("program.yml", "program/0/tpb", "[9.1]", "a number where a code belongs"),
    ("program.yml", "program/0/infrastruktur_bersama", "mungkin", "yes or no"),
    ("program.yml", "program/0/peran_kabkota", "{'8271': mitra}", "a key that is no code"),
    ("program.yml", "program/0/selaras_provinsi", "{alasan: belum}", "no such key"),
    ("sasaran.yml", "sasaran/0/indikator/0/target", "{}", "no year at all"),
    ("sasaran.yml", "sasaran/0/indikator/0/target", "{26: 5}", "a year of two digits"),
    ("sasaran.yml", "sasaran/0/indikator/0/target", "{2026: meningkat}", "a word for a number"),
    ("analisis.yml", "risiko/0/dampak", "6", "a score above five"),
    ("tahapan.yml", "tahapan", "null", "a list is never null"),
]


@pytest.mark.parametrize(
    ("file", "key", "text"), [row[:3] for row in WRONG], ids=[f"{row[1]}={row[2]}" for row in WRONG]
)
def test_wrong_value_is_refused_where_it_stands(file: str, key: str, text: str) -> None:
    data = _ternate(file)
    _put(data, [int(step) if step.isdigit() else step for step in key.split("/")], typed(text))
    wrong = problems(schema_for(file), data)

    assert wrong != []
    parent = key.rpartition("/")[0]
    assert all(place == parent or f"{place}/".startswith(f"{key}/") for place in wrong)
    assert not _model_takes(file, data) or text in _STRICTER


_STRICTER = {"82.71", '"2026"', "[9.1]"}
"""Quotation marks too few or too many: the models read through them, a schema teaches them."""


RIGHT = [
    ("daerah.yml", "versi", '"1"'),
    ("daerah.yml", "luas_km2", "{nilai: null, tidak_diketahui: belum ada sumbernya}"),
    ("daerah.yml", "penduduk/per", "2024"),
    ("daerah.yml", "penduduk/sumber", "[k2430, idn]"),
    ("daerah.yml", "situs", "null"),
    ("sumber.yml", "sumber/0/tahun", "null"),
    ("masterplan.yml", "visi/visi_rpjmd", "null"),
    ("masterplan.yml", "revisi/0/nomor", "1"),
    ("sasaran.yml", "sasaran/0/misi", "misi-tata-kelola"),
    ("sasaran.yml", "sasaran/0/indikator/0/target", "{2025: 28, 2029: null}"),
    ("program.yml", "program/0/anggaran/0/pagu", "null"),
    ("program.yml", "program/0/peran_kabkota", "{82.71: mitra}"),
    ("program.yml", "program/0/selaras_provinsi", "pusat-data"),
    ("program.yml", "program/0/selaras_provinsi", "[pusat-data, 82/program/serat-optik]"),
    ("program.yml", "program/0/selaras_provinsi", "{program: pusat-data}"),
    ("program.yml", "program/0/selaras_provinsi", "null"),
    ("program.yml", "program/0/infrastruktur_bersama", "ya"),
    ("tahapan.yml", "evaluasi", "[{tahun: 2024, putaran: 1, indeks: 3.1}]"),
]


@pytest.mark.parametrize(("file", "key", "text"), RIGHT, ids=[f"{k}={t}" for _, k, t in RIGHT])
def test_every_way_of_writing_a_value_is_accepted(file: str, key: str, text: str) -> None:
    data = _ternate(file)
    _put(data, [int(step) if step.isdigit() else step for step in key.split("/")], typed(text))

    assert [] == problems(schema_for(file), data)
    assert _model_takes(file, data)


# Model and schema say the same of whole files

_VALUES: list[Any] = [
    None, True, -1, 0, 3, 2026, 99_999_999, 12.5, "kata", "dua kata", "2021-09-01", "",
    [], ["kata"], [{}], {}, {"kunci": 1}, {"2026": 1},
]  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(
        [
            "daerah.yml",
            "masterplan.yml",
            "analisis.yml",
            "sasaran.yml",
            "program.yml",
            "opd.yml",
            "tahapan.yml",
            "sumber.yml",
        ]
    ),
    st.data(),
)
def test_schema_and_model_agree_on_a_changed_source(file: str, data: st.DataObject) -> None:
    """Whatever becomes of one value of a real source, both take it or both refuse it."""
    source = copy.deepcopy(_small_ternate(file))
    path = data.draw(st.sampled_from(list(_paths(source))))
    change = data.draw(st.sampled_from(["put", "drop", "add"]))
    value = data.draw(st.sampled_from(_VALUES))
    _put(source, path if change != "add" else [*path[:-1], "asing"], value, drop=change == "drop")
    takes = not problems(schema_for(file), source)

    # a number where a code belongs lacks its quotation marks: only the schema says so
    if takes or not isinstance(value, (int, float)):
        assert _model_takes(file, source) == takes


def _ternate(file: str) -> Any:
    return typed((ROOT / "masterplans/kota-ternate" / file).read_text(encoding="utf-8"))


@cache
def _small_ternate(file: str) -> Any:
    return _small(_ternate(file))


def _small(data: Any) -> Any:
    """The same source with two items in each list, so that every kind of place is met."""
    if isinstance(data, dict):
        return {key: _small(item) for key, item in data.items()}
    return [_small(item) for item in data[:2]] if isinstance(data, list) else data


def _paths(data: Any) -> Iterator[list[str | int]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, item in pairs if isinstance(data, (dict, list)) else ():
        yield [key]
        if isinstance(item, (dict, list)):
            yield from ([key, *rest] for rest in _paths(item))


def _put(data: Any, path: list[str | int], value: Any, *, drop: bool = False) -> None:
    for step in path[:-1]:
        data = data[step]
    if drop:
        del data[path[-1]]
    elif isinstance(data, list) and path[-1] == "asing":
        data.append(copy.deepcopy(value))
    else:
        data[path[-1]] = copy.deepcopy(value)


def _model_takes(file: str, data: Any) -> bool:
    try:
        MODELS[file].model_validate(as_text(data))
    except ValidationError:
        return False
    return True


# The words


@pytest.mark.parametrize("model", ENTITIES, ids=lambda model: model.__name__)
def test_every_part_and_key_is_explained(model: type[Entity]) -> None:
    told = [of_model(model), *(of_key(model, key) for key in model.model_fields)]

    for item in told:
        assert item.judul[0].isupper()
        assert not item.judul.endswith(".")
        assert item.arti.endswith(".")
        assert len(item.judul) <= 32
        assert len(item.arti) <= 110


def test_only_parts_keys_and_choices_that_exist_are_explained() -> None:
    """What the models dropped does not live on in the words."""
    known = {kind.__name__: kind for model in ENTITIES for kind in model.__mro__[:-1]}
    for name, part in words().items():
        assert isinstance(part, dict)
        if name == "Umum":
            continue
        model = known[name]
        heirs = [item for item in ENTITIES if issubclass(item, model)]
        keys = {key for heir in heirs for key in heir.model_fields}
        assert set(part.get("kunci") or {}) <= keys
        for key in map(str, part.get("pilihan") or {}):
            choices = of_choices(heirs[0], key)
            assert set(choices) == _choices(heirs[0], key), f"{name}.{key}"


def test_english_of_the_code_does_not_reach_the_editor() -> None:
    text = json.dumps(SCHEMAS)

    assert [] == re.findall(r"\b(?:the|of|which|programme|region)\b", text)


def _choices(model: type[Entity], key: str) -> set[str]:
    """The words that the schema lets stand at a key, or be keys below it."""
    [made] = [
        part
        for schema in SCHEMAS.values()
        for name, part in {"": schema, **schema.get("$defs", {})}.items()
        if part["title"] == of_model(model).judul and key in part["properties"]
    ][:1]
    found = made["properties"][key]
    for inner in ("items", "additionalProperties"):
        if isinstance(found.get(inner), dict):
            found = found[inner]
    for below in found.get("patternProperties", {}).values():
        found = below
    return {
        str(word) for word in found.get("enum", found.get("properties", {})) if word is not None
    }


# The modeline


@each_source
def test_source_begins_with_its_modeline(source: Path) -> None:
    path = PurePosixPath(source.relative_to(ROOT).as_posix())
    text = source.read_text(encoding="utf-8")

    assert with_modeline(text, path) == text
    named = text.split("\n", 1)[0].split("$schema=")[1]
    assert (source.parent / named).resolve() == ROOT / FOLDER / schema_name(source.name)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("masterplans/kota-ternate/daerah.yml", "../../docs/skema/daerah.schema.json"),
        ("masterplans/glosarium.yml", "../docs/skema/glosarium.schema.json"),
        ("opd.yml", "docs/skema/opd.schema.json"),
    ],
)
def test_modeline_leads_from_the_file_to_its_schema(path: str, line: str) -> None:
    assert f"# yaml-language-server: $schema={line}" == modeline(PurePosixPath(path))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("versi: 1\n", "{}\nversi: 1\n"),
        ("versi: 1\r\nopd: []\r\n", "{}\r\nversi: 1\r\nopd: []\r\n"),
        ("\ufeffversi: 1\n", "\ufeff{}\nversi: 1\n"),
        ("# yaml-language-server: $schema=lama.json\nversi: 1\n", "{}\nversi: 1\n"),
        ("# yaml-language-server: $schema=lama.json", "{}\n"),
        ("", "{}\n"),
    ],
)
def test_modeline_is_added_or_renewed(before: str, after: str) -> None:
    path = PurePosixPath("masterplans/kota/opd.yml")
    expected = after.replace("{}", modeline(path))

    assert expected == with_modeline(before, path)
    assert expected == with_modeline(expected, path)


def test_what_has_no_schema_gets_no_modeline() -> None:
    path = PurePosixPath("masterplans/kota/bab/01-pendahuluan.md")

    assert "---\n" == with_modeline("---\n", path)

"""The models in, a JSON Schema of every source file out: what VS Code completes and underlines.

pydantic walks the models; what an editor types for each kind of value comes from
`authoring.kinds`, the Indonesian words from `authoring.keterangan`. `enumDescriptions` and
`errorMessage` are not part of JSON Schema: VS Code shows them, others pass over them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from masterplan.authoring.keterangan import of_choices, of_key, of_model
from masterplan.authoring.kinds import (
    BY_READER,
    ONE_OR_MANY,
    YEAR_KEY,
    Schema,
    one_or_many,
    or_null,
    reader_of,
)
from masterplan.files import write_whole
from masterplan.library import FILES, SHARED
from masterplan.model.bab import KepalaBab
from masterplan.model.base import Entity
from masterplan.model.fakta import Fakta
from masterplan.model.pointers import DaftarProgramProvinsi
from masterplan.model.program import SelarasProvinsi
from masterplan.model.scalars import Tahun

FOLDER = PurePosixPath("docs/skema")
"""Where the project keeps the schemas, so that its site serves them below `/skema/`."""

MODELS: Mapping[str, type[Entity]] = {**FILES, **SHARED, "bab.md": KepalaBab}
"""The model of each file; a chapter's is that of its front matter."""


def schemas() -> dict[str, Schema]:
    """The schema of each file, by the name under which it is kept, in name order."""
    made = {schema_name(name): _schema(model) for name, model in MODELS.items()}
    return dict(sorted(made.items()))


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder, and give back their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        write_whole(folder / name, schema_text(schema).encode())
        written.append(folder / name)
    return written


def schema_name(file: str) -> str:
    """`daerah.yml` is described by `daerah.schema.json`."""
    return f"{PurePosixPath(file).stem}.schema.json"


def schema_text(schema: Schema) -> str:
    """A schema as it is kept: the same bytes from the same models."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(model: type[Entity]) -> Schema:
    made = model.model_json_schema(schema_generator=_EditorSchema)
    parts = made.pop("$defs", {})
    made = {"$schema": _EditorSchema.schema_dialect, **made}
    return {**made, "$defs": dict(sorted(parts.items()))} if parts else made


class _EditorSchema(GenerateJsonSchema):
    """Describes what is typed rather than what the models hold."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Keep the order of the models; definitions are sorted at the end."""
        return value

    def field_title_should_be_set(self, schema: object) -> bool:
        """Titles come from the words."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A part of a file, with its own words and those of its keys."""
        made = super().model_schema(schema)
        model = schema["cls"]
        keys = {key: _key(model, key, below) for key, below in made["properties"].items()}
        required = {"required": made["required"]} if "required" in made else {}
        words = of_model(model)
        return {
            "title": words.judul,
            "description": words.arti,
            "type": "object",
            "properties": keys,
            **required,
            **(_ONE_OF_TWO if issubclass(model, Fakta) else {}),
            "additionalProperties": False,
        }

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A kind of single value, or a list of one kind, by the function that reads it."""
        reader: Any = schema["function"]["function"]
        known = BY_READER.get(reader)
        if known is not None:
            return dict(known)
        inner = self.generate_inner(schema["schema"])
        return one_or_many(inner) if reader is ONE_OR_MANY else inner

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What may be left empty."""
        return or_null(self.generate_inner(schema["schema"]))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A key that may be left out; empty defaults are nothing to complete."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": inner["enum"][0]} if isinstance(default, str) else inner

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """One of some words; a word of digits may be typed as the number that it looks like."""
        words = [str(word) for word in schema["expected"]]
        numbers = [int(word) for word in words if word.isdecimal()]
        kinds = ["integer", "string"] if numbers else "string"
        message = f"Pilihan yang dikenal: {', '.join(words)}."
        return {"type": kinds, "enum": [*numbers, *words], "errorMessage": message}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list, or a pair of the same kind: a point."""
        made = super().tuple_schema(schema)
        message = {"errorMessage": "Tulis sebagai daftar: awali tiap butir dengan '- '."}
        if "prefixItems" in made:
            first, *_ = made.pop("prefixItems")
            message = {"errorMessage": "Tulis bujur lalu lintang: [127.341, 0.8104]."}
            made = {**made, "items": first}
        return {"type": "array", **made, **message}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Pairs whose keys are data: years, codes, or some words."""
        value = self.generate_inner(schema["values_schema"])
        kind = self.generate_inner(schema["keys_schema"])
        least = {"minProperties": schema["min_length"]} if "min_length" in schema else {}
        keys: Schema = {}
        if "enum" in kind:
            keys["properties"] = dict.fromkeys(kind["enum"], value)
        else:
            is_year = kind == BY_READER[reader_of(Tahun)]
            keys["patternProperties"] = {YEAR_KEY if is_year else kind["pattern"]: value}
        if "maxLength" in kind:
            keys["propertyNames"] = {"maxLength": kind["maxLength"]}
        message = f"Kuncinya salah. {kind['errorMessage']}"
        return {
            "type": "object",
            **keys,
            **least,
            "additionalProperties": False,
            "errorMessage": message,
        }


_ONE_OF_TWO: Schema = {
    "oneOf": [
        {"required": [key], "properties": {key: {"not": {"type": "null"}}}}
        for key in ("nilai", "tidak_diketahui")
    ]
}
"""A fact has its value, or says why it has none."""


def schema_of(kind: Any) -> Schema:
    """What is typed for one kind of value."""
    return TypeAdapter(kind).json_schema(schema_generator=_EditorSchema)


def _key(model: type[Any], key: str, below: Schema) -> Schema:
    """What may stand at a key, with the words for it and for its choices."""
    field = model.model_fields[key]
    words = of_key(model, key)
    rest = {name: item for name, item in below.items() if name != "description"}
    if field.annotation == SelarasProvinsi | None:
        rest["anyOf"] = [*rest["anyOf"], schema_of(DaftarProgramProvinsi)]
    kinds = rest.get("type")
    if isinstance(kinds, list) and kinds[-1] == "null" and kinds[0] in {"integer", "number"}:
        # what VS Code fills in first: unknown is not zero
        rest |= {"default": None} if field.is_required() else {"type": ["null", *kinds[:-1]]}
    explained = _explained(rest, of_choices(model, key))
    return {"title": words.judul, "description": words.arti, **explained}


def _explained(schema: Schema, choices: Mapping[str, str]) -> Schema:
    """The same schema with what each of its words means beside it."""
    made = dict(schema)
    if "enum" in made and choices:
        made["enumDescriptions"] = [choices.get(str(word), "") for word in made["enum"]]
    for inner in ("items", "additionalProperties"):
        if isinstance(made.get(inner), dict):
            made[inner] = _explained(made[inner], choices)
    for word, inner in made.get("properties", {}).items() if choices else ():
        made["properties"] = {
            **made["properties"],
            word: {"description": choices.get(word, ""), **inner},
        }
    return made

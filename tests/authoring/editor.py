"""What an editor's program sees: YAML as typed values, and a schema as its validator reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import yaml

from masterplan.authoring.kinds import Schema


class Typed(yaml.SafeLoader):
    """YAML 1.2's core types, as VS Code reads them: a day is a text, and so are all keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Take keys as they are written: JSON knows no other."""
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


class TypedAsBefore(yaml.SafeLoader):
    """The same with the types of YAML 1.1, which VS Code offers as a setting."""

    construct_mapping = Typed.construct_mapping
    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, form) for tag, form in rules if not tag.endswith(":timestamp")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


for _tag, _form, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Typed.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_form})$"), _first)
Typed.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
Typed.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def typed(text: str, loader: type[yaml.SafeLoader] = Typed) -> Any:
    """The values that an editor's program sees in a text."""
    return yaml.load(text, Loader=loader)  # both loaders are safe ones


def as_text(value: Any) -> Any:
    """The same values as the project's own reader gives them: texts, lists, mappings, None."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (float, Decimal)):
        return format(Decimal(str(value)), "f")
    return value if value is None else str(value)


def problems(schema: Schema, value: Any) -> list[str]:
    """Where a schema does not take a value: keys and indices joined with slashes."""
    return sorted("/".join(map(str, error.path)) for error in _Validator(schema).iter_errors(value))


def _pattern(
    validator: Any, pattern: str, instance: Any, schema: Schema
) -> Iterator[jsonschema.ValidationError]:
    """ECMAScript's `$` is the end of a text; Python's also stands before a last line end."""
    exact = re.sub(r"\$$", r"\\Z", pattern)
    if validator.is_type(instance, "string") and not re.search(exact, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator, {"pattern": _pattern}
)

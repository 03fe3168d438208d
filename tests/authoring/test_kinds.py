"""Do a schema and the reader of the same kind of value agree on what an editor may type?

The law, for every kind in `model.scalars`: of a value of the YAML types that the schema names, the
schema takes what the model takes, and nothing else. The types are fewer than the model's: a code
without quotation marks, or a year between them, is read by the model and underlined in the editor.

Left out is what YAML cannot hold or JSON cannot tell apart (control signs; `2025.0` is 2025), and
hosts that are numbers between brackets.
"""

from __future__ import annotations

import string
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from masterplan.authoring.kinds import Schema
from masterplan.authoring.schema import schema_of
from masterplan.model import scalars
from tests import strategies
from tests.authoring.editor import as_text, problems

KINDS = {name: kind for name, kind in vars(scalars).items() if get_origin(kind) is Annotated}
SCHEMAS = {name: schema_of(kind) for name, kind in KINDS.items()}
MODELS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in KINDS.items()}

SIGNS = st.characters(exclude_categories=["Cc", "Cs"], max_codepoint=0x2FF)
NUMBERS = strategies.numbers.filter(
    lambda number: number % 1 != 0 or number.as_tuple().exponent == 0
)
DAYS = st.builds(
    "{:04}-{:02}-{:02}".format, st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32)
)


def types_of(schema: Schema) -> list[str]:
    kinds = schema["type"]
    return kinds if isinstance(kinds, list) else [kinds]


def values(schema: Schema) -> st.SearchStrategy[Any]:
    """Values of the types that a schema names, many of them near what it takes."""
    low, high = schema.get("minimum", 0), schema.get("maximum", 10**18)
    found: dict[str, st.SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "integer": st.integers(low - 2, high + 2) | st.sampled_from([low - 1, low, high, high + 1]),
        "number": NUMBERS | st.integers(low - 2, high + 2),
        "string": st.text(SIGNS) | DAYS | DAYS.map(lambda day: day[:7]),
    }
    if "enum" in schema:
        found["integer"] |= st.sampled_from(schema["enum"])
    if "pattern" in schema:
        alphabet = st.sampled_from(string.ascii_letters + string.digits + "-._/:?#@ é'\"<")
        like = st.from_regex(schema["pattern"], alphabet=alphabet)
        found["string"] |= like | like.map(str.upper) | st.tuples(like, like).map("".join)
    if "items" in schema:
        found["array"] = st.lists(values(schema["items"]), max_size=3)
    return st.one_of([found[kind] for kind in types_of(schema)])


@pytest.mark.parametrize("name", KINDS)
@settings(deadline=None, max_examples=50)
@given(st.data())
def test_schema_and_model_agree(name: str, data: st.DataObject) -> None:
    value = data.draw(values(SCHEMAS[name]))
    try:
        MODELS[name].validate_python(as_text(value))
        takes = True
    except ValidationError:
        takes = False

    assert takes == (problems(SCHEMAS[name], value) == [])


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_takes_neither_nothing_nor_pairs(name: str) -> None:
    assert problems(SCHEMAS[name], None) != []
    assert problems(SCHEMAS[name], {"kunci": 1}) != []


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_says_how_it_is_written(name: str) -> None:
    """VS Code shows this under a value that is not taken."""
    message = SCHEMAS[name]["errorMessage"]

    assert message.startswith("Tulis ")
    assert message.endswith(".")


def test_every_kind_is_held_to_the_law() -> None:
    """Aliases that are no single kind would be passed over without a word."""
    assert {"Id", "Teks", "Rupiah", "Tahun", "DaftarId", "YaTidak"} < KINDS.keys()
    assert all(len(get_args(kind)) >= 2 for kind in KINDS.values())


TAKEN = [
    ("Tanggal", "2024-02-29", True),
    ("Tanggal", "2023-02-29", False),
    ("Tanggal", "1900-02-29", False),
    ("Tanggal", "2000-02-29", True),
    ("Tanggal", "2025-04-31", False),
    ("Tanggal", "0000-02-29", False),
    ("Tanggal", "2025-3-1", False),
    ("TanggalParsial", 2021, True),
    ("TanggalParsial", "2021", True),
    ("TanggalParsial", "2021-09", True),
    ("TanggalParsial", "2021-13", False),
    ("TanggalParsial", 21, False),
    ("Rupiah", 0, True),
    ("Rupiah", 1_250_000_000, True),
    ("Rupiah", Decimal("12.5"), False),
    ("Persen", Decimal("12.5"), True),
    ("Tahun", 1945, True),
    ("Tahun", 2101, False),
    ("DaftarId", "seed", True),
    ("DaftarId", ["seed", "idn"], True),
    ("DaftarId", [], True),
    ("DaftarId", [None], False),
    ("DaftarTeks", [["dalam"]], False),
    ("Url", "https://contoh.go.id/berkas.pdf?id=1", True),
    ("Url", "HTTP://contoh.go.id", True),
    ("Url", "https:///berkas", False),
    ("Url", "ftp://contoh.go.id", False),
    ("YaTidak", "ya", True),
    ("YaTidak", "Tidak", True),
    ("YaTidak", True, True),
    ("YaTidak", "y", False),
    ("KodeNomenklatur", "2.16.02.2.01.0001", True),
    ("KodeNomenklatur", "X.XX", True),
    ("KodeNomenklatur", "16", False),
]


@pytest.mark.parametrize(("name", "value", "taken"), TAKEN)
def test_schema_takes(name: str, value: object, taken: bool) -> None:
    assert taken == (problems(SCHEMAS[name], value) == [])

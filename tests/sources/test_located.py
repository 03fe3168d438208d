"""Plain data that remembers where it was written."""

from __future__ import annotations

import pickle
from copy import copy
from pathlib import PurePosixPath

import pytest

from masterplan.diagnostics import Location, Report
from masterplan.sources.located import Mapping, Sequence, texts_at
from masterplan.sources.yaml_reader import read_yaml

PATH = PurePosixPath("masterplans/kota/program.yml")
TEXT = """\
program:
  - id: satu
    anggaran:
      - {tahun: 2025, pagu: null}
      - {tahun: 2026, pagu: 5}
  - id: dua
nama: Kota
"""


@pytest.fixture
def data() -> Mapping:
    report = Report()
    found = read_yaml(TEXT, PATH, report)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("nama",), 7, 7),
        (("program",), 2, 3),
        (("program", 0), 2, 5),
        (("program", 1, "id"), 6, 9),
        (("program", 0, "anggaran", 1, "pagu"), 5, 29),
    ],
)
def test_value_is_found_by_its_path(
    data: Mapping, path: tuple[str | int, ...], line: int, column: int
) -> None:
    assert Location(PATH, line, column) == data.locate(path)


@pytest.mark.parametrize(
    "rest", [("pagu",), ("pagu", 0), ("nama",), ("program", 0, "id"), (3,), ("id",)]
)
def test_path_into_what_is_missing_ends_where_it_is_missed(
    data: Mapping, rest: tuple[str | int, ...]
) -> None:
    """Even when keys of the same names stand elsewhere in the file."""
    found = data.locate(("program", 1, "anggaran", *rest))

    assert Location(PATH, 6, 5) == found


def test_key_stands_where_it_begins(data: Mapping) -> None:
    assert Location(PATH, 7, 1) == data.key_location("nama")


def test_key_that_is_lacking_is_missed_where_the_mapping_begins(data: Mapping) -> None:
    assert Location(PATH, 2, 5) == data.parent(("program", 0)).key_location("nama")


def test_parent_is_the_innermost_mapping(data: Mapping) -> None:
    program = data["program"]
    assert isinstance(program, Sequence)

    assert data is data.parent(("program",))
    assert program[0] is data.parent(("program", 0, "anggaran"))
    assert program[1] is data.parent(("program", 1, "tidak-ada", "nama"))


def test_texts_at_a_key_are_found_however_deep(data: Mapping) -> None:
    assert ["satu", "dua"] == list(texts_at("id", data))
    assert ["2025", "2026"] == list(texts_at("tahun", data))
    assert ["5"] == list(texts_at("pagu", data))


def test_places_travel_to_another_process(data: Mapping) -> None:
    there = pickle.loads(pickle.dumps(data))

    path = ("program", 0, "anggaran", 1, "pagu")
    assert data == there
    assert data.locate(path) == there.locate(path)


def test_copy_keeps_its_places_and_leaves_the_original(data: Mapping) -> None:
    other = copy(data)
    other["nama"] = "lain"

    assert "Kota" == data["nama"]
    assert Location(PATH, 7, 7) == other.locate(("nama",))

"""What decoding says of wrong data. The words of each mistake are in `tests/cases/`."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from masterplan.diagnostics import Report
from masterplan.library import FILES
from masterplan.model.base import Entity
from masterplan.model.decode import _models as models_in
from masterplan.model.decode import decode, guess
from masterplan.model.opd import BerkasOpd
from masterplan.sources.yaml_reader import read_yaml
from tests import strategies

PATH = PurePosixPath("masterplans/kota/opd.yml")


def read(text: str, model: type[Entity] = BerkasOpd) -> tuple[Entity | None, list[str]]:
    report = Report()
    data = read_yaml(text, PATH, report)
    assert data is not None
    assert 0 == len(report)
    found = decode(data, model, report)
    return found, [f"{item.location.line}:{item.location.column} {item.message}" for item in report]


def agencies(text: str) -> tuple[list[str], list[str]]:
    """Ids of the agencies that could be read, and what is said."""
    found, said = read(text)
    assert isinstance(found, BerkasOpd)
    return [item.id for item in found.opd], said


def test_wrong_item_costs_that_item_alone() -> None:
    """So that a preview shows the other nineteen programmes."""
    text = """\
opd:
- {id: kominfo, nama: Kominfo, singkatan: K}
- {id: dinkes, nama: [], singkatan: D}
- {id: dlh, nama: Lingkungan, singkatan: L}
"""

    assert (["kominfo", "dlh"], ["3:22 Di sini harus ada satu teks, bukan daftar."]) == agencies(
        text
    )


def test_items_that_are_left_keep_their_places() -> None:
    found, _ = read("opd:\n- {id: A}\n- {id: dlh, nama: Lingkungan, singkatan: L}\n")

    assert isinstance(found, BerkasOpd)
    assert (3, 8) == (found.opd[0].at("id").line, found.opd[0].at("id").column)


def test_mistake_outside_the_lists_costs_the_file() -> None:
    assert (None, ["1:8 '3' bukan pilihan untuk 'versi'."]) == read("versi: 3\nopd: []\n")


def test_misspelled_key_is_one_finding() -> None:
    """Not a second one for the required key that it was meant to be."""
    _, said = read("opd:\n- {id: kominfo, nam: Kominfo, singkatan: K}\n")

    assert ["2:17 Kunci 'nam' tidak dikenal."] == said


def test_wrong_item_does_not_make_its_list_too_short() -> None:
    text = """\
isu_strategis:
- id: antrean
  judul: Antrean
  pilar: [smart-livin]
"""
    _, said = read(text, FILES["analisis.yml"])

    assert ["4:11 'smart-livin' bukan pilihan untuk 'pilar'."] == said


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    _, said = read("opd:\n- {id: A}\naplikasi: banyak\nhal: 1\n")

    assert [
        "2:3 Kunci 'nama' wajib diisi.",
        "2:3 Kunci 'singkatan' wajib diisi.",
        "2:8 'A' bukan id.",
        "3:11 'aplikasi' harus berupa daftar.",
        "4:1 Kunci 'hal' tidak dikenal.",
    ] == said


def test_guess_is_the_nearest_known_word() -> None:
    assert "mungkin maksud Anda 'kominfo'?" == guess("komimfo", ["dinkes", "kominfo"])


def test_without_a_near_word_all_are_listed() -> None:
    assert "yang dikenal: dinkes, kominfo" == guess("pupr", ["dinkes", "kominfo"])


def test_long_lists_are_not_listed() -> None:
    known = [f"program-{n}" for n in range(31)]

    assert "" == guess("xyz", known)
    assert "yang dikenal: " in guess("xyz", known[:30])
    assert "" == guess("xyz", [])


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_any_data_ends_in_a_model_or_in_findings(name: str, data: st.DataObject) -> None:
    """Nothing raises, and what is not read is told at a place in the file."""
    model = FILES[name]
    keys = st.sampled_from(sorted(model.model_fields))
    tree = data.draw(st.dictionaries(keys, _values(), max_size=4))
    text = yaml.safe_dump(tree)
    report = Report()
    located = read_yaml(text, PATH, report)
    assert located is not None

    found = decode(located, model, report)

    assert found is not None or len(report) > 0
    for item in report:
        assert PATH == item.location.path
        assert 1 <= item.location.line <= text.count("\n") + 1
        assert item.message.endswith(".")


def _names(model: type[BaseModel]) -> set[str]:
    """The names of all fields of a model and of the models inside it."""
    found = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            found |= _names(inner)
    return found


def _values() -> st.SearchStrategy[object]:
    """Anything, made of the words that plans are made of."""
    known = set().union(*(_names(model) for model in FILES.values()))
    keys = st.sampled_from(sorted(known)) | st.just("2025") | strategies.words
    return st.recursive(
        st.none() | strategies.texts | strategies.ids | st.sampled_from(["2025", "82.71"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
        max_leaves=12,
    )

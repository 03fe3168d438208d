"""Names in a cell, the things that they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.names import Names, slug
from tests.strategies import ids


def _agencies() -> Names:
    names = Names("perangkat daerah")
    names.add("kominfo", ["Diskomsandi", "Dinas Komunikasi, Informatika dan Persandian"])
    names.add("dinkes", ["Dinkes", "Dinas Kesehatan", "Diskes"])
    names.add("disdik", ["Disdik", "Dinas Pendidikan"])
    names.add("diskop-ukm", ["Dinas Koperasi, Usaha Kecil dan Menengah"])
    return names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dinkes", ["dinkes"]),
        ("DINAS KESEHATAN", ["dinkes"]),
        ("Dinkes, Disdik", ["dinkes", "disdik"]),
        ("Dinkes/Disdik", ["dinkes", "disdik"]),
        ("Dinas Kesehatan dan Dinas Pendidikan", ["dinkes", "disdik"]),
        ("1. Dinkes\n2. Disdik", ["dinkes", "disdik"]),
        ("Disdik; diskop-ukm", ["disdik", "diskop-ukm"]),
        ("Dinas Komunikasi, Informatika dan Persandian, Dinkes", ["kominfo", "dinkes"]),
        ("dinkes, dinkes", ["dinkes"]),
    ],
)
def test_several_names_in_a_cell(text: str, found: list[str]) -> None:
    assert found == _agencies().all(text)


@pytest.mark.parametrize(
    "text",
    ["Dinas Pendidikan dan Kebudayaan", "Dinkes dan lainnya", "Semua OPD", "dan", "Dinas"],
)
def test_cell_is_taken_whole_or_not_at_all(text: str) -> None:
    """What is left over may be the rest of another agency's name."""
    with pytest.raises(Unclear):
        _agencies().all(text)


def test_name_of_two_things_names_none() -> None:
    names = Names("program")
    names.add("a", ["Loket"])
    names.add("b", ["LOKET"])

    assert names.one("loket") is None
    with pytest.raises(Unclear):
        names.all("Loket")


@given(st.lists(ids, min_size=1, max_size=5, unique=True))
def test_ids_always_mean_themselves(listed: list[str]) -> None:
    names = Names("program")
    for id in listed:
        names.add(id, [])

    assert listed == names.all(", ".join(listed))


@given(st.text(max_size=80), st.lists(ids))
def test_new_id_is_an_id_and_new(name: str, taken: list[str]) -> None:
    made = slug(name, taken)

    assert made not in taken
    assert made.replace("-", "").isalnum()
    assert made == made.lower()
    assert len(made) <= 80

"""Does every form of a word find the others, and nothing that only looks like it?"""

from __future__ import annotations

import pytest

from masterplan.search.language.bahasa import Bahasa
from tests.search.language.families import confused, measure, read


@pytest.fixture(scope="module")
def bahasa() -> Bahasa:
    return Bahasa()


def test_lists_are_long_enough() -> None:
    families, _ = read("keluarga-kata.yml")
    _, pairs = read("hampir-sama.yml")

    assert len(families) >= 80
    assert len(pairs) >= 80
    assert all(len(set(family)) == len(family) for family in families)


@pytest.mark.parametrize(
    ("name", "recall"),
    [
        ("keluarga-kata.yml", 0.99),
        ("keluarga-umum.yml", 0.99),
        ("keluarga-dinas.yml", 0.99),
        # counts secara with cara and menurut with turut, which search keeps apart on purpose
        ("keluarga-rencana.yml", 0.93),
    ],
)
def test_families_stay_together_and_apart(name: str, recall: float, bahasa: Bahasa) -> None:
    families, _ = read(name)

    found = measure(bahasa.root, families)

    assert found.recall >= recall, found.split
    assert found.precision >= 0.995, found.merged


@pytest.mark.parametrize("name", ["hampir-sama.yml", "keluarga-umum.yml", "keluarga-dinas.yml"])
def test_no_near_miss_is_confused(name: str, bahasa: Bahasa) -> None:
    _, pairs = read(name)

    assert [] == confused(bahasa.root, pairs)


def test_measure_sees_what_is_split_and_what_is_merged() -> None:
    families = [["satu", "bersatu", "kesatuan"], ["suatu", "sesuatu"]]

    found = measure(lambda word: word[0] if word != "kesatuan" else word, families)

    assert (1, 3, 2) == (found.right, found.missed, found.wrong)
    assert 0.25 == found.recall
    assert 1 / 3 == found.precision
    assert ("satu→s, bersatu→b, kesatuan→kesatuan",) == found.split[:1]
    assert ("s: satu, suatu, sesuatu",) == found.merged
    assert ["satu, suatu"] == confused(lambda word: word[0], [["satu", "suatu"], ["a", "b"]])

"""The front door: roots with names and synonyms, and the words of running text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from masterplan.boundaries import places
from masterplan.cli.main import main
from masterplan.diagnostics import Report
from masterplan.library import Library, load
from masterplan.search.language.bahasa import Bahasa
from masterplan.search.language.names import place_names
from tests.builds import ROOT
from tests.search.language.families import read

BAHASA = Bahasa()


@pytest.fixture(scope="module")
def sources() -> Library:
    return load(ROOT / "masterplans", Report())


def roots(text: str, *, beside: bool = False) -> list[str]:
    return [token.root for token in BAHASA.tokens(text) if token.beside == beside]


@pytest.mark.parametrize(
    "name", ["ternate", "tidore", "makian", "maluku", "bacan", "kasturian", "selayar", "bekasi"]
)
def test_name_of_a_place_is_its_own_root(name: str) -> None:
    assert name == BAHASA.root(name) == BAHASA.root(name.title()) == BAHASA.root(f"{name}nya")


def test_districts_whose_name_is_one_word_are_protected() -> None:
    names = [name.lower() for kode, name in places().items() if len(kode) == 8 and name.isalpha()]

    assert names != []
    assert names == [BAHASA.root(name) for name in names]


@pytest.mark.parametrize(("word", "root"), [("kepulauan", "pulau"), ("terpadu", "padu")])
def test_ordinary_word_in_a_name_keeps_its_family(word: str, root: str) -> None:
    assert word not in place_names()
    assert root == BAHASA.root(word)


def test_agencies_of_the_sources_are_protected(sources: Library) -> None:
    short = {opd.singkatan.lower() for region in sources for opd in region.berkas_opd.opd}
    bahasa = Bahasa.of(sources)
    single = {name for name in short if name.isalpha()}

    assert len(single) > 20
    assert single == {bahasa.root(name) for name in single}


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("Pelayanan", "layan"),
        ("PELAYANAN", "layan"),
        ("pelayánan", "layan"),
        ("Jum\u2019at", "jumat"),
        ("tolong-menolong", "tolong"),
        ("undang-undang", "undang"),
        ("desa2", "desa"),
        ("2025", "2025"),
        ("P3K", "p3k"),
        ("VIII", "viii"),
        ("", ""),
    ],
)
def test_root_of_a_word_as_it_may_be_typed(word: str, root: str) -> None:
    assert root == BAHASA.root(word)


@pytest.mark.parametrize("word", ["a" * 10_000, "<script>", "💡", "' OR 1=1", "-" * 500])
def test_nonsense_has_a_root_too(word: str) -> None:
    assert isinstance(BAHASA.root(word), str)
    assert all(token.root for token in BAHASA.tokens(word))


def test_root_of_a_root_is_that_root() -> None:
    families, _ = read("keluarga-kata.yml")
    found = {BAHASA.root(word) for family in families for word in family}

    assert found == {BAHASA.root(root) for root in found}


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("wifi", {"internet"}),
        ("kab", {"kabupaten"}),
        ("persampahan", {"limbah"}),
        ("limbah", {"sampah"}),
        ("website", {"situs", "web", "laman"}),
        ("Bappeda", {"bapperida", "bappelitbangda"}),
        ("pulau", set()),
    ],
)
def test_word_finds_what_means_the_same(word: str, others: set[str]) -> None:
    first, *rest = BAHASA.expand(word)

    assert BAHASA.root(word) == first
    assert others <= set(rest)
    assert len(set(rest)) == len(rest)
    assert all(first in BAHASA.expand(other) for other in rest)


def test_agency_is_found_by_its_abbreviation_and_its_name(sources: Library) -> None:
    bahasa = Bahasa.of(sources)
    agencies = [opd for region in sources for opd in region.berkas_opd.opd]
    opd = next(opd for opd in agencies if opd.singkatan.isalpha() and " " in opd.nama)

    found = [token for token in bahasa.tokens(f"Kantor {opd.nama} buka.") if token.beside]

    assert bahasa.root(opd.singkatan) in {token.root for token in found}


def test_text_is_cut_into_words() -> None:
    text = (
        "Pulau-pulau Rp1.500.000 (2025–2029), se-Maluku; SPBE-nya & non-ASN: sosial-ekonomi 82.71."
    )

    assert [
        "pulau", "rp", "1500000", "2025", "2029", "maluku", "spbe", "nonasn", "sosial", "ekonomi",
        "82.71",
    ] == roots(text)  # fmt: skip


def test_token_says_where_it_stands() -> None:
    text = "Warga pulau-pulau di-data kembali."

    places_of = {token.root: text[token.start : token.end] for token in BAHASA.tokens(text)}

    assert "pulau-pulau" == places_of["pulau"]
    assert "di-data" == places_of["data"]


def test_compound_is_found_together_and_apart() -> None:
    """So that a search for `kerjasama` finds `bekerja sama`, and the other way round."""
    assert "kerjasama" in roots("Dinas bekerja sama dengan kampus.", beside=True)
    assert ["tanggung", "jawab"] == roots("pertanggungjawaban", beside=True)


def test_phrase_is_found_by_its_abbreviation() -> None:
    assert "spbe" in roots("Sistem Pemerintahan Berbasis Elektronik", beside=True)
    assert [] == roots("Sistem berbasis pemerintahan elektronik", beside=True)


@given(st.text(max_size=60))
def test_tokens_stand_in_order_and_inside_the_text(text: str) -> None:
    ends = 0
    for token in BAHASA.tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        if not token.beside:
            assert token.start >= ends
            ends = token.end
            assert re.search(r"\w", text[token.start : token.end])


def test_command_prints_a_root_for_each_word(tmp_path: Path) -> None:
    words = ["pelayanan", "Ternate", "tanggung jawab"]

    result = CliRunner().invoke(main, ["akar", "--letak", str(tmp_path), *words])

    assert 0 == result.exit_code
    assert "pelayanan\tlayan\nTernate\tternate\ntanggung jawab\ttanggung jawab\n" == result.stdout


def test_command_knows_the_synonyms_of_a_project(tmp_path: Path) -> None:
    root = tmp_path / "masterplans"
    root.mkdir()
    (root / "padanan.yml").write_text("padanan:\n- kata: [sagu, papeda]\n", encoding="utf-8")

    result = CliRunner().invoke(main, ["akar", "--padanan", "--letak", str(tmp_path), "papeda"])

    assert "papeda\tpapeda\tsagu\n" == result.stdout

"""Roots of single words, one kind of word-building at a time."""

from __future__ import annotations

import pytest

from masterplan.search.language.guess import guess
from masterplan.search.language.lexicon import shipped
from masterplan.search.language.loans import neighbour, without_beginning
from masterplan.search.language.roots import root_of


@pytest.mark.parametrize(
    ("word", "root"),
    [
        # the longest known way wins, and of two equally long ones the root with the larger family
        ("kepala", "kepala"),
        ("pesisir", "pesisir"),
        ("beruang", "beruang"),
        ("berikan", "beri"),
        ("perikanan", "ikan"),
        ("mengukur", "ukur"),
        ("peralatan", "alat"),
        ("pengadaan", "ada"),
        ("penerangan", "terang"),
        ("kesiapan", "siap"),
        # a headword keeps what only looks like a prefix
        ("menyetarakan", "setara"),
        ("berpeluang", "peluang"),
        ("seperangkat", "perangkat"),
        ("sekitarnya", "sekitar"),
        # one root for two meanings is told apart by the lists
        ("pengangguran", "nganggur"),
        ("pengalaman", "pengalaman"),
        ("mengalami", "pengalaman"),
        ("alami", "alam"),
        ("undangan", "undangan"),
        ("perundangan", "undang"),
        # written together
        ("pepohonan", "pohon"),
        ("mempertanggungjawabkan", "tanggungjawab"),
        ("kerjasamanya", "kerjasama"),
        ("mengujicobakan", "ujicoba"),
        ("kepasarmalaman", "pasarmalam"),
        ("pasarmalamnya", "pasarmalam"),
        ("pascabencana", "bencana"),
        ("antarpulau", "pulau"),
        # other spellings of one word
        ("resiko", "risiko"),
        ("beresiko", "risiko"),
        ("aktifitas", "aktif"),
        ("kementrian", "menteri"),
        # in nobody's list
        ("karburasinya", "karburasi"),
        ("dashboard", "dashboard"),
    ],
)
def test_root(word: str, root: str) -> None:
    assert root == root_of(word, shipped())


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("digitalisasi", "digital"),
        ("efektivitas", "efektif"),
        ("akuntabilitas", "akuntabel"),
        ("inovatif", "inovasi"),
        ("inovator", "inovasi"),
        ("stabilisator", "stabil"),
        ("koordinir", "koordinasi"),
        ("geologis", "geologi"),
        ("wisatawan", "wisata"),
        ("organisasi", "organisasi"),
        ("kapasitas", "kapasitas"),
        ("indikator", "indikator"),
        ("karyawan", "karyawan"),
        ("takhir", "takhir"),
    ],
)
def test_loan_goes_back_to_its_neighbour(word: str, base: str) -> None:
    assert base == neighbour(word, shipped())


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("antardaerah", "daerah"),
        ("antarmuka", ""),
        ("pascabencana", "bencana"),
        ("prasarana", ""),
        ("pulau", ""),
    ],
)
def test_beginning_comes_off(word: str, rest: str) -> None:
    assert rest == without_beginning(word, shipped())


@pytest.mark.parametrize(
    "word", ["terrain", "performance", "meeting", "keyboard", "disease", "mile"]
)
def test_foreign_spelling_is_left_as_it_is(word: str) -> None:
    assert word == guess(word)


@pytest.mark.parametrize(("word", "other"), [("pesawat", "sawat"), ("kelompok", "lompok")])
def test_guess_never_lands_on_a_known_root(word: str, other: str) -> None:
    """What could lead there has been tried with what the lexicon knows of both."""
    assert other == guess(word)
    assert other in shipped()
    assert word == root_of(word, shipped())

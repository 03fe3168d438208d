"""The word lists: made from the dictionary by the script, and true to their own rules."""

from __future__ import annotations

import runpy
from importlib.resources import files
from pathlib import Path

import pytest

from masterplan.search.language.lexicon import ANY, BOUND, LICENCES, listed, shipped
from masterplan.search.language.roots import root_of
from tests.builds import ROOT

SCRIPT = ROOT / "scripts" / "lexicon.py"
LIST = Path(str(files("masterplan"))) / "assets" / "bahasa" / "kata-dasar.txt"
DICTIONARY = Path("/usr/share/hunspell/id_ID.dic")
"""Where Debian's hunspell-id puts it."""
KNOWN = {letter for letters in LICENCES.values() for letter in letters} | {BOUND}

lexicon = runpy.run_path(str(SCRIPT))["lexicon"]


def test_script_reads_flags_as_letters() -> None:
    lines = [
        "5",
        "layan/DiMiMkOiP0Paa0i0o0",
        "Melayu/o0",
        "lajar/A2BEPa",
        "abah-abah",
        "anti-",
        "x",
    ]

    rows = [row for row in lexicon(lines).splitlines() if not row.startswith("#")]

    assert ["lajar -Pb", "layan Paikp", "melayu"] == rows


def test_script_puts_entries_of_one_word_together() -> None:
    rows = lexicon(["2", "kaji/M0", "kaji/Pl"]).splitlines()

    assert "kaji Pm" == rows[-1]


@pytest.mark.skipif(not DICTIONARY.is_file(), reason="needs Debian's hunspell-id 1:7.5.0-1")
def test_shipped_list_is_what_the_script_writes() -> None:
    lines = DICTIONARY.read_text(encoding="latin-1").splitlines()

    assert lexicon(lines) == LIST.read_text(encoding="utf-8")


def test_list_is_small_sorted_and_names_its_licence() -> None:
    text = LIST.read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("#")]
    words = [row.partition(" ")[0] for row in rows]

    assert len(text.encode()) < 300_000
    assert sorted(set(words)) == words
    assert "LGPL-3" in text.splitlines()[0]
    assert (LIST.parent / "LGPL-3.txt").is_file()
    assert f"{len(words):,}".replace(",", ".") in (LIST.parent / "LISENSI.md").read_text("utf-8")


def test_every_letter_means_something() -> None:
    used = {letter for letters in shipped().letters.values() for letter in letters}

    assert used <= KNOWN | {ANY}


def test_every_exception_leads_to_a_root() -> None:
    """`akar: kata` promises that looking for either finds the other."""
    known = shipped()
    roots = {*known.derived.values(), *known.whole.values()}

    assert {} == {
        root: root_of(root, known)
        for root in roots
        if "-" not in root and root_of(root, known) != root
    }


def test_no_exception_says_what_the_rules_say_already() -> None:
    known = shipped()
    rows = [row.partition(": ") for row in listed("kata-khusus.txt")]
    forms = [form for _, _, words in rows for form in words.split()]

    assert sorted({form for form in forms if forms.count(form) > 1}) == []
    assert all(root in known.letters or root == "-" or "-" in root for root, _, _ in rows)


def test_compounds_are_made_of_words() -> None:
    known = shipped()
    wrong = [pair for pair in known.compounds if not all(known.is_word(half) for half in pair)]

    assert [] == wrong

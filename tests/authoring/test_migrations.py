"""A field that is renamed never strands an office."""

from __future__ import annotations

from pathlib import PurePosixPath
from textwrap import dedent

from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.migrations import STEPS, Step, each, rename, version_of
from masterplan.authoring.style import MODELS, format_text
from masterplan.diagnostics import Report

PATH = PurePosixPath("masterplans/kota-contoh/opd.yml")

OLD = """\
# Perangkat daerah.
versi: 0
opd:
  # yang utama
  - id: kominfo
    nama: Dinas Komunikasi
    pendek: Diskominfo  # sejak 2016
    alias: [Diskominfo Lama]
"""


def _pendek_is_singkatan(tree: CommentedMap) -> None:
    for agency in each(tree, "opd"):
        rename(agency, "pendek", "singkatan")


def _alias_is_a_list(tree: CommentedMap) -> None:
    for agency in each(tree, "opd"):
        rename(agency, "nama_lain", "alias")


SHORTER = Step("opd.yml", "0", "1", _pendek_is_singkatan)


def _formatted(text: str, *steps: Step) -> tuple[str | None, list[str]]:
    report = Report()
    made = format_text(dedent(text), PATH, report, steps=steps)
    return made, [str(found) for found in report]


def test_old_key_takes_its_new_name() -> None:
    """It keeps its value and its comment, and the file gets the new version."""
    made, found = _formatted(OLD, SHORTER)

    assert [] == found
    assert OLD.replace("versi: 0", "versi: 1").replace("pendek", "singkatan") == made


def test_migrating_twice_is_migrating_once() -> None:
    once, _ = _formatted(OLD, SHORTER)
    assert once is not None

    assert (once, []) == _formatted(once, SHORTER)


def test_steps_follow_one_another() -> None:
    older = OLD.replace("versi: 0", "versi: 00").replace("alias", "nama_lain")
    made, found = _formatted(older, SHORTER, Step("opd.yml", "00", "0", _alias_is_a_list))

    assert [] == found
    assert OLD.replace("versi: 0", "versi: 1").replace("pendek", "singkatan") == made


def test_key_that_is_there_already_is_not_overwritten() -> None:
    both = OLD.replace("    alias", "    singkatan: Kominfo\n    alias")
    made, _ = _formatted(both, SHORTER)

    assert made is not None
    assert "singkatan: Kominfo" in made
    assert "pendek: Diskominfo" in made


def test_unknown_version_is_named_and_left() -> None:
    """A file from a newer program is not guessed at."""
    made, found = _formatted(OLD.replace("versi: 0", "versi: 7"), SHORTER)

    assert made is None
    assert found == [
        "masterplans/kota-contoh/opd.yml:2:8 pilihan-salah Versi '7' tidak dikenal untuk opd.yml."
        " (versi yang dikenal: 1; perbarui program ini bila berkasnya lebih baru)"
    ]


def test_steps_in_a_circle_end() -> None:
    around = (
        Step("opd.yml", "0", "7", _pendek_is_singkatan),
        Step("opd.yml", "7", "0", _pendek_is_singkatan),
    )
    made, found = _formatted(OLD, *around)

    assert made is None
    assert 1 == len(found)


def test_step_is_for_one_file() -> None:
    made, _ = _formatted(OLD, Step("program.yml", "0", "1", _pendek_is_singkatan))

    assert made is None


def test_file_without_version_is_of_today() -> None:
    made, found = _formatted("opd: []\n", SHORTER)

    assert ("opd: []\n", []) == (made, found)


def test_every_step_leads_to_the_version_of_its_model() -> None:
    """The table has no loose end: from every version in it there is a way to today's."""
    for step in STEPS:
        ahead = {other.dari: other.ke for other in STEPS if other.file == step.file}
        here = step.ke
        while here in ahead:
            here = ahead.pop(here)
        assert version_of(MODELS[step.file]) == here

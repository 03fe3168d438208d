"""An edit in a preview costs the pages that it can change, and no page is ever stale."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from masterplan.diagnostics import Report
from masterplan.library import Library, load
from masterplan.site.kept import Kept, marks
from masterplan.views.page import PageView
from masterplan.views.shared_pages import all_pages
from tests.builds import ROOT, change

EDITS = {
    "a chapter": ("kota-ternate/bab/07-rencana-aksi.md", "## Cara membaca", "## Membaca"),
    "an agency": ("kota-ternate/opd.yml", "    nama: Dinas", "    nama: Badan"),
    "a programme of the province": ("provinsi/program.yml", "    nama: ", "    nama: Nama Lain "),
    "a stage": ("pulau-morotai/tahapan.yml", "ringkasan: ", "ringkasan: Kata lain, "),
    "the glossary": ("glosarium.yml", "istilah: Anggaran", "istilah: Anggaran Belanja"),
}
"""A file below `masterplans/`, and a text in it to replace."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the repository publishes."""
    copytree(ROOT / "masterplans", tmp_path / "masterplans")
    return tmp_path


def read(project: Path) -> Library:
    return load(project / "masterplans", Report(), base=project)


def pages(library: Library) -> list[PageView]:
    return list(all_pages(library, Report(), dict, "https://contoh.example/"))


@pytest.mark.slow
def test_kept_pages_are_those_that_would_be_made(project: Path) -> None:
    """One edit after the other, as in a preview that is left open for a day."""
    kept = Kept()
    shown = _shown(kept, read(project))
    for what, (file, old, new) in EDITS.items():
        text = (project / "masterplans" / file).read_text(encoding="utf-8")
        assert old in text
        (project / "masterplans" / file).write_text(text.replace(old, new), encoding="utf-8")
        library = read(project)
        before, shown = shown, _shown(kept, library)
        made = {view.address: view.html for view in pages(library)}

        assert made != before, what
        assert [] == [address for address in made if made[address] != shown[address]], what


def _shown(kept: Kept, library: Library) -> dict[str, str]:
    made_from = marks(library)
    return {view.address: kept.page(view, made_from).html for view in pages(library)}


def test_a_chapter_is_no_matter_of_other_regencies(project: Path) -> None:
    before = marks(read(project))
    change(project / "masterplans" / EDITS["a chapter"][0], *EDITS["a chapter"][1:])
    after = marks(read(project))

    assert {"kota-ternate", "provinsi"} == {slug for slug in after if after[slug] != before[slug]}


def test_what_was_made_is_not_made_again_for_the_same_mark() -> None:
    kept = Kept()
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    for mark, text in (("1", "a"), ("1", "b"), ("2", "c"), ("1", "d")):
        kept.get("satu", mark, lambda text=text: make(text))  # type: ignore[misc]

    assert ["a", "c", "d"] == made

"""Synonyms that editors write, and what is told of a slip in them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path, PurePosixPath

import pytest

from masterplan.diagnostics import Report
from masterplan.search.language.padanan import (
    FILE,
    own_padanan,
    read_padanan,
    shipped_padanan,
)

WHERE = PurePosixPath("masterplans")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "padanan:\n- kata: [sagu, papeda]\n- kata:\n  - ikan\n  - Sagu\n",
            "masterplans/padanan.yml:5:5 id-ganda 'Sagu' sudah ada di kelompok 'sagu'.",
        ),
        ("padanan:\n- kata: [sagu]\n", "masterplans/padanan.yml:2:9 "),
        ("padanan:\n- kta: [sagu, papeda]\n", "masterplans/padanan.yml:2:3 kunci-tak-dikenal"),
        ("padanan: [\n", "masterplans/padanan.yml:1:11 yaml-rusak"),
    ],
)
def test_slip_is_told_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    report = Report()

    own_padanan(tmp_path, WHERE, report)

    assert 1 == len(report)
    assert str(next(iter(report))).startswith(said)


def test_good_groups_are_kept_beside_a_bad_one(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text("padanan:\n- kata: [a]\n- kata: [sagu, papeda]\n", encoding="utf-8")

    groups = read_padanan(file, WHERE / FILE, Report())

    assert [("sagu", "papeda")] == [group.kata for group in groups]


def test_shipped_groups_are_without_findings() -> None:
    report = Report()
    file = Path(str(files("masterplan"))) / "assets" / "bahasa" / FILE
    groups = read_padanan(file, PurePosixPath(FILE), report)

    assert [] == [str(found) for found in report]
    assert shipped_padanan() == groups != ()

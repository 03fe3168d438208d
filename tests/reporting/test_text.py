"""Findings for a person: one line each that never changes its form, then the source."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click
import pytest

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.reporting.excerpt import Excerpts
from masterplan.reporting.text import FIRST, render, summary

FILE = PurePosixPath("masterplans/kota/program.yml")


def report_of(*places: tuple[Code, int, int]) -> Report:
    report = Report()
    for code, line, column in places:
        report.add(code, Location(FILE, line, column), f"Salah di {line}.", hint="perbaiki")
    return report


def source(tmp_path: Path, text: str) -> Excerpts:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return Excerpts(tmp_path)


def shown(report: Report, excerpts: Excerpts | None, *, every: bool = False) -> list[str]:
    return [click.unstyle(line) for line in render(report, excerpts, every=every)]


def test_first_line_is_the_same_with_and_without_the_source(tmp_path: Path) -> None:
    report = report_of((Code.KUNCI_TAK_DIKENAL, 2, 3))
    excerpts = source(tmp_path, "program:\n  nama: x\n")

    plain = shown(report, None)

    assert [f"{FILE}:2:3 kunci-tak-dikenal Salah di 2. (perbaiki)"] == plain
    assert plain[0] == shown(report, excerpts)[0]


def test_carets_stand_under_the_word(tmp_path: Path) -> None:
    excerpts = source(tmp_path, "program:\n  nama: layanan\n")

    lines = shown(report_of((Code.NILAI_SALAH, 2, 9)), excerpts)

    assert ["  2 |   nama: layanan", "    |         ^^^^^^^", ""] == lines[1:]


@pytest.mark.parametrize(("line", "column"), [(1, 1), (1, 999), (99, 1)])
def test_place_outside_the_file_has_no_source_or_a_caret_at_its_end(
    tmp_path: Path, line: int, column: int
) -> None:
    excerpts = source(tmp_path, "nama: x\n")

    lines = shown(report_of((Code.NILAI_SALAH, line, column)), excerpts)

    assert (1 if line == 99 else 4) == len(lines)


def test_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    excerpts = source(tmp_path, f"a: {'x' * 300} salah {'y' * 300}\n")

    _, text, carets, _ = shown(report_of((Code.NILAI_SALAH, 1, 305)), excerpts)

    assert len(text) < 120
    start = carets.index("^")
    assert "salah" == text[start : start + 5]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    excerpts = source(tmp_path, "nama: \x1b[31mmerah\n")

    assert not any("\x1b" in line for line in shown(report_of((Code.YAML_RUSAK, 1, 7)), excerpts))


def test_source_outside_the_project_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "rahasia.yml").write_text("kata: sandi\n", encoding="utf-8")
    report = Report()
    report.add(Code.NILAI_SALAH, Location(PurePosixPath("../rahasia.yml"), 1, 1), "Salah.")

    assert 1 == len(shown(report, Excerpts(tmp_path / "proyek")))


def test_repeats_are_counted_after_the_first_three() -> None:
    many = report_of(*((Code.RUJUKAN_PUTUS, line, 1) for line in range(1, 9)))

    lines = shown(many, None)

    assert FIRST + 1 == len(lines)
    assert f"{FILE}: … dan 5 temuan rujukan-putus lagi" in lines[-1]
    assert 8 == len(shown(many, None, every=True))


def test_as_many_as_are_shown_are_not_counted() -> None:
    few = report_of(*((Code.RUJUKAN_PUTUS, line, 1) for line in range(1, FIRST + 1)))

    assert FIRST == len(shown(few, None))


def test_summary_counts_the_worst_first() -> None:
    report = report_of(
        (Code.TARGET_UJUNG, 1, 1), (Code.NILAI_SALAH, 2, 1), (Code.TANPA_RISIKO, 3, 1)
    )

    counted = "1 galat, 1 peringatan, 1 catatan kelengkapan (tampilkan dengan --catatan)"
    assert counted == click.unstyle(summary(report))
    assert "Tidak ada temuan." == summary(Report())

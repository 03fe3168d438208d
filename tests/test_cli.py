"""The front door: what a person types, what is printed, how it ends."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from masterplan.cli.main import main
from masterplan.cli.sources import find_sources

CASES = Path(__file__).parent / "cases"
NOTES = r"\d+ catatan kelengkapan \(tampilkan dengan --catatan\)"
"""Of the smallest plan; one more when its review has grown old by the calendar on the wall."""

PROGRAM = Path(sys.executable).with_name("masterplan")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small valid project."""
    for part in ("_base", "_plan"):
        shutil.copytree(CASES / part, tmp_path / "masterplans", dirs_exist_ok=True)
    return tmp_path


def masterplan(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *words], cwd=cwd, capture_output=True, text=True, check=False)


def test_project_without_findings_ends_well(project: Path) -> None:
    result = masterplan("check", cwd=project)

    assert (0, "") == (result.returncode, result.stdout)
    assert re.fullmatch(rf"0 galat, 0 peringatan, {NOTES}\n", result.stderr)


def test_project_with_an_error_ends_with_one(project: Path) -> None:
    (project / "masterplans" / "kota-contoh" / "opd.yml").write_text("opd: [\n")

    result = masterplan("check", cwd=project)

    assert 1 == result.returncode
    assert result.stdout.startswith("masterplans/kota-contoh/opd.yml:1:7 yaml-rusak ")
    # what was not read whole cannot be called incomplete
    assert "1 galat, 0 peringatan\n" == result.stderr


def test_warning_alone_ends_well(project: Path) -> None:
    (project / "masterplans" / "kota-contoh" / "catatan.txt").write_text("x")

    result = masterplan("check", cwd=project)

    assert 0 == result.returncode
    assert re.fullmatch(rf"0 galat, 1 peringatan, {NOTES}\n", result.stderr)


def test_place_without_sources_cannot_be_checked(tmp_path: Path) -> None:
    result = masterplan("check", cwd=tmp_path)

    assert (2, "") == (result.returncode, result.stdout)
    assert "tidak ada folder masterplans" in result.stderr


def test_place_that_does_not_exist_cannot_be_checked(tmp_path: Path) -> None:
    result = masterplan("check", "tidak-ada", cwd=tmp_path)

    assert (2, "") == (result.returncode, result.stdout)


def test_one_region_is_told_of_its_own_findings_only(project: Path) -> None:
    """The others are read all the same, so that references to them resolve."""
    root = project / "masterplans"
    (root / "kabupaten-sunyi" / "opd.yml").write_text("opd: [\n")
    agreement = """\
kerja_sama:
- id: berbagi
  judul: Berbagi
  pihak: [Kota Contoh, Kabupaten Sunyi]
  bentuk: PKS
  program: 82.71/program/satu-pintu
  sumber: []
"""
    (root / "provinsi" / "smart-province.yml").write_text(agreement)

    province = CliRunner().invoke(main, ["check", str(root / "provinsi")])
    regency = CliRunner().invoke(main, ["check", str(root / "kabupaten-sunyi")])

    assert (0, "") == (province.exit_code, province.stdout)
    assert 1 == regency.exit_code
    assert regency.stdout.startswith("masterplans/kabupaten-sunyi/opd.yml:")


@pytest.mark.parametrize(
    ("asked", "root", "only"),
    [
        (".", "masterplans", ""),
        ("masterplans", "masterplans", ""),
        ("masterplans/kota-contoh", "masterplans", "kota-contoh"),
        ("masterplans/baru", "masterplans", "baru"),
    ],
)
def test_sources_are_found_from_project_folder_or_region(
    project: Path, asked: str, root: str, only: str
) -> None:
    (project / "masterplans" / "baru").mkdir()

    assert (project / root, only) == find_sources(project / asked)


def test_folder_of_regions_may_have_another_name(project: Path) -> None:
    (project / "masterplans").rename(project / "rencana")

    assert (project / "rencana", "") == find_sources(project / "rencana")
    assert (project / "rencana", "provinsi") == find_sources(project / "rencana" / "provinsi")


def test_findings_are_named_from_the_project_wherever_it_is_asked_from(project: Path) -> None:
    (project / "masterplans" / "kota-contoh" / "opd.yml").write_text("opd: [\n")

    inside = masterplan("check", ".", cwd=project / "masterplans" / "kota-contoh")
    outside = masterplan("check", str(project), cwd=project.parent)

    assert inside.stdout == outside.stdout != ""


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_command_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)

    assert command is not None
    assert command.help
    assert name == command.name


@pytest.mark.parametrize("word", ["-h", "--help", "--bantuan"])
def test_help_is_given_in_both_languages(word: str) -> None:
    result = CliRunner().invoke(main, ["check", word])

    assert 0 == result.exit_code
    assert "Memeriksa sumber" in result.stdout


def test_version_is_a_number_alone() -> None:
    result = CliRunner().invoke(main, ["--version"])

    assert result.stdout.strip().replace(".", "").isdigit()

from __future__ import annotations

from pathlib import Path

import pytest

from masterplan.exports.pdf import circumstances as module
from masterplan.exports.pdf.circumstances import circumstances, key, press_version

FILES = (
    "assets/cetak/cetak.css",
    "assets/fonts/a.ttf",
    "assets/batas/peta.geojson",
    "assets/situs/situs.css",
    "templates/cetak/bab.html",
    "templates/blok/opd.html",
    "exports/pdf/press.py",
    "views/blocks.py",
    "site/plugin.py",
    "cli/main.py",
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one file of each sort."""
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    monkeypatch.setattr(module, "files", lambda name: tmp_path)
    return tmp_path


def changed(package: Path, name: str) -> set[str]:
    """What is said to have changed when this file does."""
    before = circumstances()
    (package / name).write_text("lain")
    after = circumstances()

    assert before.keys() == after.keys()
    assert (before == after) == (key(before) == key(after))
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("assets/cetak/cetak.css", "gaya cetak"),
        ("assets/fonts/a.ttf", "huruf"),
        ("templates/cetak/bab.html", "templat"),
        ("templates/blok/opd.html", "templat"),
        ("exports/pdf/press.py", "program masterplan"),
        ("views/blocks.py", "program masterplan"),
        ("assets/batas/peta.geojson", "program masterplan"),
    ],
)
def test_each_part_of_the_package_goes_by_its_name(package: Path, name: str, said: str) -> None:
    assert {said} == changed(package, name)


@pytest.mark.parametrize("name", ["assets/situs/situs.css", "site/plugin.py", "cli/main.py"])
def test_what_no_pdf_is_made_with_does_not_count(package: Path, name: str) -> None:
    assert set() == changed(package, name)


def test_what_tools_leave_does_not_count(package: Path) -> None:
    before = circumstances()
    (package / "views" / "__pycache__").mkdir()
    (package / "views" / "__pycache__" / "blocks.cpython-311.pyc").write_bytes(b"x")
    (package / "views" / ".blocks.py.swp").write_bytes(b"x")

    assert before == circumstances()


def test_a_renamed_file_counts(package: Path) -> None:
    before = circumstances()
    (package / "templates/blok/opd.html").rename(package / "templates/blok/lain.html")

    assert before["templat"] != circumstances()["templat"]


def test_versions_of_what_lays_out_are_known() -> None:
    said = circumstances()

    assert "70.0" == said["versi WeasyPrint"]
    assert all(said.values()), "a library goes by another name here"


def test_another_version_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = circumstances()
    monkeypatch.setattr(module, "version", lambda package: "99")
    after = circumstances()

    assert key(before) != key(after)
    assert "99" == after["versi WeasyPrint"]
    assert before["gaya cetak"] == after["gaya cetak"]


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("assets/cetak/cetak.css", True),
        ("templates/cetak/bab.html", True),
        ("exports/pdf/press.py", True),
        ("templates/blok/opd.html", False),
        ("views/blocks.py", False),
    ],
)
def test_a_laid_out_part_depends_on_the_press_and_its_style(
    package: Path, name: str, counts: bool
) -> None:
    """What is written in blocks reaches a part as its text, and counts there."""
    press_version.cache_clear()
    before = press_version()
    (package / name).write_text("lain")
    press_version.cache_clear()

    assert counts == (before != press_version())
    press_version.cache_clear()

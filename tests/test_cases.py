"""The mistakes that an editor can make, each in a file of `tests/cases/` that an editor can read.

A case is a YAML file with these keys:

* `base`: what the case is laid over. Always a tiny province and a regency without a plan
  (`_base/`); with `base: plan` also a city with the smallest valid plan (`_plan/`).
* `files`: path below `masterplans/` → text of a file that is added, or put in place of the
  base's; `null` takes the base's file away.
* `replace`: path → old text → new text, for a small change to a file of the base.
* `binary`: path → base64 of a file's bytes. `fill`: path → size in bytes of a file of `#`.
* `links`: path → where a symbolic link there leads.
* `says`: the lines that `masterplan check` prints, all of them; `[]` when nothing is wrong.
* `hanya`: slugs of codes; notes of completeness are shown too, and only lines with these codes
  are compared (the smallest plan lacks nearly everything that completeness asks for).
* `exit`: how it ends; 1 where something is said and 0 otherwise, unless the case tells; 0 with
  `hanya`.

Every case is checked on the same day, 30 June 2026.
"""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel, ConfigDict, ValidationError

from masterplan.cli.main import main
from masterplan.codes import Code
from tests.code_users import CHECKED

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.yml"))


class Case(BaseModel):
    """A mistake and what is said of it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    base: Literal["", "plan"] = ""
    files: dict[str, str | None] = {}
    replace: dict[str, dict[str, str]] = {}
    binary: dict[str, str] = {}
    fill: dict[str, int] = {}
    links: dict[str, str] = {}
    says: list[str]
    hanya: list[str] = []
    exit: int | None = None

    def write(self, project: Path) -> None:
        """Lay the case's files over its base."""
        root = project / "masterplans"
        shutil.copytree(CASES / "_base", root)
        if self.base == "plan":
            shutil.copytree(CASES / "_plan", root, dirs_exist_ok=True)
        for path, changes in self.replace.items():
            text = (root / path).read_text(encoding="utf-8")
            for old, new in changes.items():
                assert text.count(old) == 1, f"{path} must hold {old!r} once"
                text = text.replace(old, new)
            (root / path).write_text(text, encoding="utf-8")
        for path, content in self.contents().items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        for path, target in self.links.items():
            (root / path).symlink_to(target)
        for path in [path for path, text in self.files.items() if text is None]:
            (root / path).unlink()

    def contents(self) -> dict[str, bytes]:
        """The bytes of every file that the case brings."""
        texts = {path: text.encode() for path, text in self.files.items() if text is not None}
        binary = {path: b64decode(data, validate=True) for path, data in self.binary.items()}
        return texts | binary | {path: b"#" * size for path, size in self.fill.items()}


def read(file: Path) -> Case:
    """Read a case, refusing one that changes nothing or expects nothing."""
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    case = Case.model_validate(data)
    assert data.keys() & {"files", "replace", "binary", "fill", "links"}, "nothing is changed"
    return case


@pytest.mark.usefixtures("hari_ini")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_case_is_told_in_these_words(file: Path, tmp_path: Path) -> None:
    case = read(file)
    case.write(tmp_path)

    options = ["--semua", *(["--catatan"] if case.hanya else [])]
    result = CliRunner().invoke(main, ["check", *options, str(tmp_path)])

    said = result.stdout.splitlines()
    if case.hanya:
        said = [line for line in said if line.split(" ")[1] in case.hanya]
    assert case.says == said
    ends = bool(case.says) and not case.hanya
    assert (ends if case.exit is None else case.exit) == result.exit_code


@pytest.mark.parametrize("base", ["", "plan"])
def test_base_has_no_findings(base: Literal["", "plan"], tmp_path: Path) -> None:
    """So whatever a case says comes from what the case shows."""
    Case(base=base, says=[]).write(tmp_path)

    result = CliRunner().invoke(main, ["check", str(tmp_path)])

    assert ("", 0) == (result.stdout, result.exit_code)


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.slug)
def test_every_code_is_shown_by_a_case(code: Code) -> None:
    """A code that no case shows is one whose words nobody has read."""
    said = [line for file in FILES for line in read(file).says]
    pattern = re.compile(rf"[^ ]+:\d+:\d+ {code.slug} ")

    assert any(pattern.match(line) for line in said), f"no case in tests/cases/ says {code.slug}"


def test_unknown_key_in_a_case_is_refused(tmp_path: Path) -> None:
    """A misspelled `says` must not make a case that passes whatever happens."""
    file = tmp_path / "case.yml"
    file.write_text("files: {a/b.yml: x}\nsays: []\nsay: []\n", encoding="utf-8")

    with pytest.raises(ValidationError, match=r"say\n.*Extra inputs are not permitted"):
        read(file)


def test_case_without_expectation_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.yml"
    file.write_text("files: {a/b.yml: x}\n", encoding="utf-8")

    with pytest.raises(ValidationError, match=r"says\n.*Field required"):
        read(file)


def test_case_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.yml"
    file.write_text("base: plan\nsays: []\n", encoding="utf-8")

    with pytest.raises(AssertionError, match="nothing is changed"):
        read(file)

"""The list of checks: each states a truth, and only reads."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import masterplan.checks
from masterplan.checks.registry import CHECKS, Check, run
from masterplan.codes import Severity
from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.model.glosarium import Glosarium

NOTE = Severity.NOTE
run(Library((), Glosarium()), Report())  # fills the list

every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)


@every_check
def test_check_says_what_holds(check: Check) -> None:
    assert (check.__doc__ or "").endswith(".")
    assert inspect.isgeneratorfunction(check)


@every_check
def test_check_has_nothing_to_say_of_no_regions(check: Check) -> None:
    assert [] == list(check(Library((), Glosarium())))


@every_check
def test_check_has_nothing_to_say_of_a_valid_project(check: Check, small_library: Library) -> None:
    """Notes of what a small plan lacks are no findings of something wrong."""
    assert [] == [str(found) for found in check(small_library) if found.severity is not NOTE]


def test_every_module_adds_to_the_list() -> None:
    """So that a check cannot be written and never run."""
    folder = Path(masterplan.checks.__file__).parent
    written = {file.stem for file in folder.glob("*.py")} - {"__init__", "registry"}

    assert written == {check.__module__.split(".")[-1] for check in CHECKS}


def test_list_is_filled_whoever_asks_first() -> None:
    """Also when nothing but the registry has been imported."""
    program = (
        "from masterplan.checks.registry import CHECKS, run\n"
        "from masterplan.diagnostics import Report\n"
        "from masterplan.library import Library\n"
        "from masterplan.model.glosarium import Glosarium\n"
        "run(Library((), Glosarium()), Report())\n"
        "print(len(CHECKS))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert f"{len(CHECKS)}\n" == result.stdout

"""The closed list of findings: permanent names, each used, each with one severity."""

from __future__ import annotations

import re

import pytest

from masterplan.codes import Code, Severity
from tests.code_users import users

every_code = pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)


@every_code
def test_slug_is_the_name_in_small_letters(code: Code) -> None:
    """So that whoever reads a report finds the code, and whoever reads the code the report."""
    assert code.name.lower().replace("_", "-") == code.slug


def test_no_two_codes_are_the_same() -> None:
    """Equal values would make one code an alias of the other."""
    assert sorted(Code.__members__) == sorted(code.name for code in Code)


@every_code
def test_rule_is_one_of_the_data_model(code: Code) -> None:
    assert re.fullmatch(r"([XACP]\d{1,2})?", code.rule)


@every_code
def test_code_is_used(code: Code) -> None:
    """A finding that nothing makes is a promise that nobody keeps."""
    assert users(code)


def test_severities_are_listed_worst_first() -> None:
    assert ["galat", "peringatan", "catatan"] == [severity.label for severity in Severity]

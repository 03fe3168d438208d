"""The list of all checks, filled by the decorator that marks one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from masterplan.diagnostics import Diagnostic, Report
from masterplan.library import Library

Check: TypeAlias = Callable[[Library], Iterator[Diagnostic]]

CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Mark a generator of findings as a check."""
    assert function not in CHECKS
    CHECKS.append(function)
    return function


def run(library: Library, report: Report) -> None:
    """Run every check over the library."""
    # imported here so that the decorators above have run, whoever asks first
    import masterplan.checks.arithmetic
    import masterplan.checks.chapters
    import masterplan.checks.completeness
    import masterplan.checks.identity
    import masterplan.checks.money
    import masterplan.checks.places
    import masterplan.checks.printing
    import masterplan.checks.references
    import masterplan.checks.synonyms
    import masterplan.checks.time  # noqa: F401

    for each in CHECKS:
        report.extend(each(library))

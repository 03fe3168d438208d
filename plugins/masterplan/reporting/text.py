"""Findings for a person at a terminal: one line each, the source with a caret, the way out.

The first line of a finding never changes its form (`path:line:column code message (hint)`), so
that an editor's program or a pipe can read it; what follows it is for the eyes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from masterplan.codes import Severity
from masterplan.diagnostics import Diagnostic, Report
from masterplan.reporting.excerpt import Excerpts

FIRST = 3
"""Findings of one kind in one file that are shown before the rest are counted."""

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def render(report: Report, excerpts: Excerpts | None, *, every: bool = False) -> Iterator[str]:
    """Yield the lines to print; without `excerpts` one line a finding, with `every` no grouping."""
    totals = Counter(_kind(found) for found in report)
    seen: Counter[tuple[str, str]] = Counter()
    for found in report:
        kind = _kind(found)
        seen[kind] += 1
        if every or seen[kind] <= FIRST:
            yield from _finding(found, excerpts)
        if not every and seen[kind] == totals[kind] > FIRST:
            more = f"… dan {totals[kind] - FIRST} temuan {found.code.slug} lagi di berkas ini"
            yield f"{found.location.path}: {more} (tampilkan dengan --semua)"


def summary(report: Report) -> str:
    """Say how many there are, and whether they stand in the way."""
    text = report.summary()
    if any(found.severity is Severity.NOTE for found in report):
        text = f"{text} kelengkapan (tampilkan dengan --catatan)"
    return click.style(text, bold=True) if report.fatal else text


def _finding(found: Diagnostic, excerpts: Excerpts | None) -> Iterator[str]:
    if excerpts is None:
        yield str(found)
        return
    colour = _COLOUR[found.severity]
    hint = f" ({found.hint})" if found.hint else ""
    code = click.style(found.code.slug, fg=colour, bold=True)
    yield f"{click.style(str(found.location), bold=True)} {code} {found.message}{hint}"
    lines = excerpts.of(found.location)
    for number, line in enumerate(lines):
        yield click.style(f"  {line}", fg=colour) if number else f"  {line}"
    if lines:
        yield ""


def _kind(found: Diagnostic) -> tuple[str, str]:
    return str(found.location.path), found.code.slug

"""What all tests share: the small invented project, the real sources, and golden files.

A golden file in `tests/golden/` is an expected value that is too long for a test's text. To renew
them after a change that is meant:

    .venv/bin/python -m pytest --terima

This writes anew what differs and then fails with the list of what it wrote: read each of those
files as you would read a test, and run again without `--terima`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from masterplan.diagnostics import Report
from masterplan.library import Library, load
from masterplan.model.region import Plan, Region
from tests.builds import ROOT, SMALL_PROJECT, TESTS, Built, build

GOLDEN = TESTS / "golden"

SITE = "https://contoh.example/"
"""The public address that the small project's mkdocs.yml names."""

REAL_SITE = "https://masterplan-malut.example/"
"""The public address for which tests build what the repository publishes."""

Golden: TypeAlias = Callable[[str, "str | bytes"], None]

_REWRITTEN = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--terima",
        action="store_true",
        help="write golden files that differ anew, then fail with their list so that it is read",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_REWRITTEN] = []


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.config.stash[_REWRITTEN] and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    rewritten = terminalreporter.config.stash[_REWRITTEN]
    if rewritten:
        terminalreporter.section("golden files written anew: read them", red=True)
        for name in sorted(rewritten):
            terminalreporter.line(name)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text or bytes with the golden file of a name."""

    def compare(name: str, actual: str | bytes) -> None:
        file = GOLDEN / name
        expected = file.read_bytes() if file.is_file() else b""
        made = actual.encode() if isinstance(actual, str) else actual
        if request.config.getoption("--terima"):
            if expected != made:
                file.write_bytes(made)
                request.config.stash[_REWRITTEN].append(str(file.relative_to(ROOT)))
            return
        assert expected.decode().splitlines() == made.decode().splitlines()
        assert expected == made

    return compare


class _Today(date):
    """A calendar that has stopped."""

    @classmethod
    def today(cls) -> _Today:
        return cls(2026, 6, 30)


@pytest.fixture
def hari_ini(monkeypatch: pytest.MonkeyPatch) -> date:
    """Makes every day on which `masterplan check` runs the same one, since it counts ages."""
    monkeypatch.setattr("masterplan.cli.check.date", _Today)
    return _Today.today()


@pytest.fixture(scope="session")
def small_library() -> Library:
    """The regions of the small invented project."""
    return _without_findings(SMALL_PROJECT)


@pytest.fixture(scope="session")
def real_library() -> Library:
    """The regions that the repository publishes."""
    return _without_findings(ROOT)


@pytest.fixture(scope="session")
def contoh_raya(small_library: Library) -> Region:
    """The invented regency with a complete small plan."""
    return small_library.by_slug["kabupaten-contoh-raya"]


@pytest.fixture(scope="session")
def plan(contoh_raya: Region) -> Plan:
    """The small plan."""
    assert contoh_raya.plan is not None
    return contoh_raya.plan


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What the repository publishes, built into a folder of its own."""
    site = tmp_path_factory.mktemp("situs") / "site"
    return build(ROOT, site=site, env={"SITUS_ALAMAT": REAL_SITE})


def _without_findings(project: Path) -> Library:
    report = Report()
    library = load(project / "masterplans", report, base=project)
    assert [str(found) for found in report] == []
    return library

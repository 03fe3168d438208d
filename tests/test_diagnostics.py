"""Findings are values: they print one way, sort one way, and are counted in one place."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.codes import Code, Severity
from masterplan.diagnostics import Diagnostic, Location, Report

PROGRAM = PurePosixPath("masterplans/kota/program.yml")

locations = st.builds(
    Location,
    st.sampled_from([PurePosixPath("a.yml"), PurePosixPath("a/b.yml"), PurePosixPath("b.yml")]),
    st.integers(1, 3),
    st.integers(1, 3),
)
findings = st.builds(
    Diagnostic, st.sampled_from(Code), locations, st.sampled_from(["Ini.", "Itu."]), st.just("")
)


def test_location_is_where_a_cursor_goes() -> None:
    assert "masterplans/kota/program.yml:12:5" == str(Location(PROGRAM, 12, 5))


def test_location_of_a_whole_file_is_its_beginning() -> None:
    assert "masterplans/kota/program.yml:1:1" == str(Location(PROGRAM))


def test_finding_prints_place_code_message_and_hint() -> None:
    found = Diagnostic(Code.ID_GANDA, Location(PROGRAM, 2, 9), "Sudah ada.", "beri id lain")

    assert "masterplans/kota/program.yml:2:9 id-ganda Sudah ada. (beri id lain)" == str(found)


def test_finding_without_hint_prints_no_brackets() -> None:
    found = Diagnostic(Code.ID_GANDA, Location(PROGRAM, 2, 9), "Sudah ada.")

    assert "masterplans/kota/program.yml:2:9 id-ganda Sudah ada." == str(found)


@given(st.text(max_size=30), st.text(max_size=30))
@settings(deadline=None, max_examples=100)
def test_finding_is_one_line_whatever_it_quotes(message: str, hint: str) -> None:
    """A text over several lines, or with signs that steer a terminal, stays one printable line."""
    line = str(Diagnostic(Code.ID_GANDA, Location(PROGRAM), message, hint))

    assert [line] == line.splitlines()
    assert line.isprintable()


def test_severity_is_decided_by_the_code() -> None:
    assert Severity.WARNING is Diagnostic(Code.TARGET_UJUNG, Location(PROGRAM), "").severity
    assert Severity.ERROR is Diagnostic(Code.ID_GANDA, Location(PROGRAM), "").severity


@given(st.lists(findings, max_size=6).flatmap(lambda f: st.tuples(st.just(f), st.permutations(f))))
@settings(deadline=None, max_examples=50)
def test_report_reads_the_same_whatever_order_it_was_made_in(
    orders: tuple[list[Diagnostic], list[Diagnostic]],
) -> None:
    one, other = Report(), Report()
    one.extend(orders[0])
    other.extend(orders[1])

    assert [str(item) for item in one] == [str(item) for item in other]


@given(st.lists(findings, max_size=8))
@settings(deadline=None, max_examples=50)
def test_report_goes_by_file_line_and_column(found: list[Diagnostic]) -> None:
    report = Report()
    report.extend(found)

    assert sorted(item.location for item in found) == [item.location for item in report]
    assert len(found) == len(report)


def test_report_is_fatal_when_it_holds_an_error() -> None:
    report = Report()
    assert not report.fatal

    report.add(Code.TARGET_UJUNG, Location(PROGRAM), "Belum ada target.")
    assert not report.fatal

    report.add(Code.ID_GANDA, Location(PROGRAM), "Sudah ada.")
    assert report.fatal


def test_summary_counts_the_worst_first() -> None:
    report = Report()
    assert "Tidak ada temuan." == report.summary()

    report.add(Code.TARGET_UJUNG, Location(PROGRAM), "Belum ada target.")
    report.add(Code.ID_GANDA, Location(PROGRAM), "Sudah ada.", hint="beri id lain")
    report.add(Code.ID_GANDA, Location(PROGRAM), "Sudah ada.")

    assert "2 galat, 1 peringatan" == report.summary()


def test_below_a_folder_are_its_own_findings_only() -> None:
    """`kota` is not the beginning of `kota-lama`."""
    report = Report()
    for folder in ("kota", "kota-lama"):
        report.add(Code.ID_GANDA, Location(PurePosixPath("masterplans", folder, "a.yml")), folder)

    inside = report.below(PurePosixPath("masterplans/kota"))

    assert ["kota"] == [found.message for found in inside]
    assert 2 == len(report)

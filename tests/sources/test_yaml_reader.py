"""YAML text in, located data out. The words of every mistake are in `tests/cases/yaml-*.yml`."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from masterplan.diagnostics import Location, Report
from masterplan.sources.located import Mapping
from masterplan.sources.yaml_reader import MAX_DEPTH, read_yaml
from tests import strategies

PATH = PurePosixPath("masterplans/kota/program.yml")


def found_in(text: str, *, first_line: int = 1) -> tuple[Mapping | None, list[str]]:
    """The data and the findings, these without their path and hint."""
    report = Report()
    data = read_yaml(text, PATH, report, first_line=first_line)
    return data, [
        f"{item.location.line}:{item.location.column} {item.code.slug}" for item in report
    ]


def read(text: str) -> Mapping:
    """The data of a text without mistakes."""
    data, said = found_in(text)
    assert said == []
    assert data is not None
    return data


@given(strategies.data, st.booleans(), st.sampled_from([None, True, False]))
@settings(deadline=None, max_examples=150)
def test_what_yaml_wrote_is_read_back(
    data: dict[str, object], unicode: bool, flow: bool | None
) -> None:
    """Texts and null come back as they were, in whatever style another program wrote them."""
    text = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow)
    assume(not set("\x85\u2028\u2029") & set(text))  # invisible line ends, read as spaces

    assert data == read(text)


@given(
    st.recursive(
        st.dictionaries(strategies.words, strategies.words | st.none(), min_size=1, max_size=3),
        lambda inner: st.dictionaries(strategies.words, inner | st.lists(inner), max_size=3),
        max_leaves=10,
    )
)
@settings(deadline=None, max_examples=100)
def test_every_key_and_value_is_found_where_it_stands(data: dict[str, object]) -> None:
    """`locate` and `key_location` lead to the line and the column where the word is written."""
    text = yaml.safe_dump(data)
    lines = text.split("\n")
    whole = read(text)

    def rest_at(location: Location) -> str:
        return lines[location.line - 1][location.column - 1 :]

    def visit(value: object, path: tuple[str | int, ...]) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                assert rest_at(value.key_location(key)).lstrip("'").startswith(key)
                visit(inner, (*path, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                visit(inner, (*path, index))
        elif isinstance(value, str):
            assert rest_at(whole.locate(path)).lstrip("'").startswith(value)

    visit(whole, ())


@given(st.text(max_size=200) | st.text(alphabet="ab:-?[]{}'\"&*!|>%@#,. \t\n\\", max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_text_ends_in_data_or_in_a_finding(text: str) -> None:
    """Nothing raises, and nothing is lost in silence; a finding is at a place in the file."""
    text = text.replace("\r", "\n")  # as `read_text` gives it
    report = Report()
    data = read_yaml(text, PATH, report)

    assert data is not None or len(report) > 0
    lines = text.split("\n")
    for found in report:
        assert 1 <= found.location.line <= len(lines)
        assert 1 <= found.location.column <= len(lines[found.location.line - 1]) + 1
        assert "\n" not in str(found)


@pytest.mark.parametrize("text", ["82.10", "no", "0102", "1e5", "2025-01-31", "12:30", "1_000"])
def test_scalar_stays_what_was_typed(text: str) -> None:
    assert {"nilai": text} == read(f"nilai: {text}\n")


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_unquoted_null_is_nothing(text: str) -> None:
    assert {"nilai": None} == read(f"nilai: {text}\n")


@pytest.mark.parametrize("text", ["''", '""', "'null'", '"~"', "|\n  null"])
def test_quoted_null_is_text(text: str) -> None:
    assert read(f"nilai: {text}\n")["nilai"] is not None


def test_empty_text_is_an_empty_mapping_at_its_first_line() -> None:
    data, said = found_in("# nanti\n", first_line=2)

    assert ({}, []) == (data, said)
    assert data is not None
    assert Location(PATH, 2, 1) == data.location


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    data, said = found_in("judul: a\njudul: b\n", first_line=2)

    assert ["3:1 kunci-ganda"] == said
    assert data is not None
    assert Location(PATH, 2, 8) == data.locate(["judul"])


def test_duplicate_key_names_the_first_line_and_keeps_the_first_value() -> None:
    report = Report()
    data = read_yaml("a: 1\nb: 2\na: 3\na: 4\n", PATH, report)

    assert {"a": "1", "b": "2"} == data
    assert ["Kunci 'a' sudah ada di baris 1."] * 2 == [found.message for found in report]
    assert [3, 4] == [found.location.line for found in report]


def test_key_may_have_any_depth_up_to_the_limit() -> None:
    """The file itself is the first level."""
    within = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    beyond = "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert [] == found_in(within)[1]
    assert [f"1:{3 + MAX_DEPTH} yaml-terlalu-dalam"] == found_in(beyond)[1]


@pytest.mark.parametrize("opening", ["- ", "? ", "[", "{a: ", "- ? ", "-\t"])
def test_nesting_without_end_is_a_finding(opening: str) -> None:
    """A parser that walks it by recursion would take the whole program down."""
    data, said = found_in("a:\n " + opening * 100_000)

    assert data is None
    assert 1 == len(said)


def test_brackets_in_a_text_are_no_nesting() -> None:
    assert {"a": "[" * 100} == read(f"a: '{'[' * 100}'\n")


def test_alias_that_would_fill_the_memory_is_never_expanded() -> None:
    """Ten lines of this kind stand for a billion words."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 31)]

    data, said = found_in("\n".join(lines))

    assert data is None
    assert {"yaml-alias"} == {line.split()[1] for line in said}


@pytest.mark.parametrize("sign", ["&a", "*a", "!a"])
def test_value_never_loses_its_first_word(sign: str) -> None:
    """YAML would take the word as an anchor, an alias or a tag, and say nothing."""
    data, said = found_in(f"nama: {sign} b\n")

    assert data is None
    assert 1 == len(said)


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_invisible_line_end_moves_no_place(separator: str) -> None:
    """No editor counts these as lines, so neither may the report."""
    data = read(f"a: b{separator}c\nd: e\n")

    assert {"a": "b c", "d": "e"} == data
    assert Location(PATH, 2, 4) == data.locate(["d"])


def test_open_quote_is_told_where_it_opens() -> None:
    assert ["1:4 yaml-rusak"] == found_in('a: "b\nc: d\ne: "f"\n')[1]


def test_quote_over_several_lines_is_not_blamed_for_a_later_mistake() -> None:
    assert ["3:5 yaml-rusak"] == found_in('a: "b\n  c"\nd: e: f\n')[1]


@pytest.mark.parametrize("text", ["a: [", "a: {b: c", "a: [1,\n  2\n\n", "a: 'b\n\n\n"])
def test_what_is_never_closed_is_told_within_the_file(text: str) -> None:
    report = Report()
    read_yaml(text, PATH, report)

    (found,) = report
    assert found.location.line <= len(text.rstrip().split("\n"))

"""Front matter and body of a chapter, each with its place in the file."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.diagnostics import Report
from masterplan.sources.chapters import ChapterSource, read_chapter

PATH = PurePosixPath("masterplans/kota/bab/01-awal.md")


def read(text: str) -> tuple[ChapterSource | None, list[str]]:
    report = Report()
    chapter = read_chapter(text, PATH, report)
    return chapter, [f"{item.location.line} {item.code.slug}" for item in report]


def test_head_and_body_are_split_at_the_second_mark() -> None:
    chapter, said = read("---\njudul: Awal\n---\nIsi\n\n---\n\nlagi\n")

    assert [] == said
    assert chapter is not None
    assert {"judul": "Awal"} == chapter.head
    assert "Isi\n\n---\n\nlagi\n" == chapter.body
    assert 4 == chapter.body_line


def test_body_may_be_empty() -> None:
    chapter, _ = read("---\njudul: Awal\n---")

    assert chapter is not None
    assert ("", 4) == (chapter.body, chapter.body_line)


def test_head_may_be_empty() -> None:
    """What it lacks is for the model to say."""
    chapter, said = read("---\n---\nIsi\n")

    assert [] == said
    assert chapter is not None
    assert ({}, 3) == (chapter.head, chapter.body_line)


@pytest.mark.parametrize("text", ["", "Isi\n", "\n---\njudul: a\n---\n", "---\njudul: a\n", "---"])
def test_chapter_without_head_is_a_finding_at_its_first_line(text: str) -> None:
    assert (None, ["1 front-matter-hilang"]) == read(text)


def test_mistake_in_the_head_is_told_by_the_line_of_the_file() -> None:
    assert (None, ["3 yaml-rusak"]) == read("---\njudul: a\nbuku: b: c\n---\n")


@given(st.text(max_size=60), st.text(alphabet="-\n ab:", max_size=40))
@settings(deadline=None, max_examples=100)
def test_body_stands_on_the_line_that_it_says(head: str, body: str) -> None:
    """Whatever a chapter holds, its lines are those of the file from `body_line` on."""
    text = f"---\n{head}\n---\n{body}"
    chapter, said = read(text)

    assert chapter is not None or said != []
    if chapter is not None:
        assert text.split("\n")[chapter.body_line - 1 :] == chapter.body.split("\n")

"""Chapters are numbered by their file names and cut into prose and blocks."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.diagnostics import Location, Report
from masterplan.model.bab import BLOK, PER_PILAR, Bab, Blok, Prosa, picture_key
from masterplan.model.chapters import build_chapters
from masterplan.model.pilar import PILAR
from masterplan.sources.chapters import read_chapter

FOLDER = PurePosixPath("masterplans/kota/bab")


def build(*chapters: tuple[str, str]) -> tuple[tuple[Bab, ...], list[str]]:
    report = Report()
    sources = [
        read_chapter(f"---\njudul: Judul\n---\n{body}", FOLDER / name, report)
        for name, body in chapters
    ]
    found = build_chapters([source for source in sources if source is not None], report)
    return found, [f"{item.location.line} {item.code.slug}" for item in report]


def parts(body: str) -> list[tuple[str, int]]:
    """The parts of a chapter: the text of prose or the name of a block, with its line."""
    (chapter,), _ = build(("01-awal.md", body))
    return [
        (part.teks, part.line) if isinstance(part, Prosa) else (part.nama, part.location.line)
        for part in chapter.bagian
    ]


def test_chapters_come_in_the_order_of_their_numbers() -> None:
    found, said = build(("10-akhir.md", ""), ("02-isi.md", ""), ("01-awal.md", ""))

    assert [] == said
    assert [(1, "awal"), (2, "isi"), (10, "akhir")] == [(bab.nomor, bab.slug) for bab in found]


@pytest.mark.parametrize("name", ["1-awal.md", "awal.md", "01-Awal.md", "01-awal-.md", "01_a.md"])
def test_chapter_with_another_name_is_a_finding(name: str) -> None:
    assert ((), ["1 nama-bab"]) == build((name, "Isi\n"))


def test_wrong_name_does_not_hide_what_is_wrong_inside() -> None:
    assert ["1 nama-bab", "5 blok-tak-dikenal"] == build(("awal.md", "Isi\n{{ x }}\n"))[1]


def test_prose_and_blocks_alternate_with_their_lines() -> None:
    body = "Satu\n\n{{ swot }}\nDua\n{{ program smart-living }}\n\nTiga\n"

    assert [
        ("Satu\n", 4),
        ("swot", 6),
        ("Dua", 7),
        ("program", 8),
        ("\nTiga\n", 9),
    ] == parts(body)


def test_empty_prose_between_blocks_is_left_out() -> None:
    assert [("swot", 5), ("sumber", 7)] == parts("\n{{ swot }}\n\n{{ sumber }}\n\n")


@pytest.mark.parametrize("line", ["{{swot}}", "{{  swot  }}", "{{ swot }}  "])
def test_spaces_in_a_block_line_do_not_count(line: str) -> None:
    assert [("swot", 4)] == parts(line)


@pytest.mark.parametrize(
    "line", ["Lihat {{ swot }}.", "    {{ swot }}", "{ { swot } }", "`{{ swot }}`"]
)
def test_what_does_not_fill_its_line_is_prose(line: str) -> None:
    assert [(line, 4)] == parts(line)


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "  ```"])
def test_block_inside_a_fence_is_an_example(fence: str) -> None:
    body = f"{fence}yaml\n{{{{ swot }}}}\n{fence}\n{{{{ sumber }}}}"

    assert [(f"{fence}yaml\n{{{{ swot }}}}\n{fence}", 4), ("sumber", 7)] == parts(body)


def test_shorter_fence_does_not_close_a_longer_one() -> None:
    body = "````\n```\n{{ swot }}\n```\n````\n{{ sumber }}"

    assert [("````\n```\n{{ swot }}\n```\n````", 4), ("sumber", 9)] == parts(body)


@pytest.mark.parametrize("name", BLOK)
def test_every_block_may_stand_alone_and_some_for_a_pillar(name: str) -> None:
    found, said = build(("01-awal.md", f"{{{{ {name} }}}}\n{{{{ {name} smart-living }}}}"))

    assert [] == said if name in PER_PILAR else ["5 blok-tak-dikenal"] == said
    assert [None, "smart-living"][: 1 + (name in PER_PILAR)] == [b.pilar for b in found[0].blok]


def test_block_is_known_for_the_six_pillars_only() -> None:
    where = Location(FOLDER / "01-awal.md")

    assert PER_PILAR <= BLOK.keys()
    assert all(Blok("program", pilar, where).known for pilar in PILAR)
    assert not Blok("program", "smart-livin", where).known


@given(
    st.lists(st.sampled_from(["Isi", "", "{{ swot }}", "{{ x }}", "```", "# Judul"]), max_size=12)
)
@settings(deadline=None, max_examples=100)
def test_every_line_of_prose_stands_where_its_part_says(lines: list[str]) -> None:
    """Nothing is lost: what is not a block's line is in a part, at its own line."""
    (chapter,), _ = build(("01-awal.md", "\n".join(lines)))

    for part in chapter.bagian:
        if isinstance(part, Prosa):
            for number, line in enumerate(part.teks.split("\n"), part.line):
                assert line == lines[number - 4]
    kept = [line for p in chapter.bagian if isinstance(p, Prosa) for line in p.teks.split("\n")]
    assert lines.count("Isi") == kept.count("Isi")
    assert lines.count("# Judul") == kept.count("# Judul")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("../gambar/peta.png", "gambar/peta.png"),
        ("../gambar/./foto/../peta.png", "gambar/peta.png"),
        ("foto.png", "bab/foto.png"),
        ("../../lain/gambar/peta.png", ""),
        ("../../../etc/passwd", ""),
        ("..", ""),
    ],
)
def test_picture_is_found_inside_its_region_only(path: str, key: str) -> None:
    assert key == picture_key(path)

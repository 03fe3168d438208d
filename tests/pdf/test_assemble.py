"""Parts joined to one document: labels, bookmarks, links, files inside, what it says of itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pikepdf
import pytest

from masterplan.exports.pdf.assemble import Assembly, Piece, assemble
from masterplan.exports.pdf.attachments import Attachment
from masterplan.exports.pdf.fragment import Fragment
from tests.builds import ROOT, TESTS
from tests.pdf.aloud import read_aloud
from tests.pdf.parts import document, pdf, printed

SITE = "https://contoh.example/"

SHIPPED = {"Jakarta", "Serif4", "Sans3"}
"""The families of the fonts in the theme's folder, as the print style names them."""

TABLE = Attachment("b.csv", b"tahun;pagu\n2025;1\n", "text/csv", "Data", "Pagu per tahun")
SOURCE = Attachment("a.json", b"{}", "application/json", "Source", "Sumber")

SHORT = "".join(f"<p>Paragraf {n}</p>" for n in range(50))
LONG = "".join(f"<p>Paragraf {n}</p>" for n in range(90))


@pytest.fixture(scope="module")
def parts() -> list[Fragment]:
    """A cover, an imprint of two pages, and chapters of two regencies."""
    first = f"""
    <h1 id="bab">Pertama</h1><h2 id="a">Bagian A</h2>
    <p><a href="#c">dalam bab</a> <a href="#lain">bab lain</a> <a href="{SITE}b/">situs</a>
    <a href="{SITE}luar/">luar</a> <a href="#tidak-ada">putus</a> <a href="x/y/">putus juga</a></p>
    {LONG}<h3 id="c">Anak bagian</h3><h4>Terlalu dalam</h4>"""
    second = f'<h1 id="bab-2">Kedua</h1>{LONG}<p id="lain">Di sini</p><p><a href="#a">ke A</a></p>'
    third = '<h1 id="bab">Daerah lain</h1><p id="a">A yang lain</p><p><a href="#a">ke A</a></p>'
    return [
        printed("<p>Sampul</p>", key_name="a/sampul", kind="sampul", label="", numbering="tanpa"),
        printed(
            f"<h1>Tentang</h1>{SHORT}", key_name="a/t", kind="depan", label="", numbering="romawi"
        ),
        printed(first, key_name="a/satu", label="I"),
        printed(second, key_name="a/dua", label="II", start=5),
        printed(third, key_name="b/satu", label="I"),
    ]


@pytest.fixture(scope="module")
def joined(parts: list[Fragment]) -> Assembly:
    made = document(
        *parts,
        links={f"{SITE}b/": "b/satu#bab"},
        attachments=(TABLE, SOURCE),
        identifier=f"{SITE}unduhan/uji.pdf",
    )
    pieces = (*made.pieces[:-1], Piece(parts[-1], shift=1, prefix="Daerah B "))
    return replace(made, pieces=pieces)


@pytest.fixture(scope="module")
def made(joined: Assembly) -> bytes:
    return assemble(joined)


@pytest.fixture(scope="module")
def opened(made: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(made)) as file:
        yield file


def _page(opened: pikepdf.Pdf, destination: Any) -> str:
    """The label of the page that a destination opens."""
    (number,) = [n for n, page in enumerate(opened.pages) if page.objgen == destination[0].objgen]
    return opened.pages[number].label


def _bookmarks(opened: pikepdf.Pdf, item: Any, depth: int = 0) -> Iterator[str]:
    while item is not None:
        yield f"{'  ' * depth}{item.Title} [{_page(opened, item.Dest)}]"
        yield from _bookmarks(opened, item.get("/First"), depth + 1)
        item = item.get("/Next")


def _links(opened: pikepdf.Pdf, label: str) -> dict[str, str]:
    """What the links of a page are called, and where they lead."""
    (page,) = [page for page in opened.pages if page.label == label]
    return {
        str(one.Contents): str(one.A.URI) if "/A" in one else _page(opened, one.Dest)
        for one in page.Annots
    }


def test_pages_are_labelled_as_they_are_numbered(
    opened: pikepdf.Pdf, parts: list[Fragment]
) -> None:
    labels = [page.label for page in opened.pages]
    printed_ones = [part.page_label(page) for part in parts[1:-1] for page in range(part.pages)]

    assert ["Sampul", "i", "ii", "I-1", "I-2"] == labels[:5]
    assert "II-5" == labels[3 + parts[2].pages]
    assert "Daerah B I-1" == labels[-1]
    assert printed_ones == labels[1:-1]


def test_bookmarks_are_three_deep(opened: pikepdf.Pdf, parts: list[Fragment]) -> None:
    """Deeper headings are for reading, not for finding; a region's chapters hang below it."""
    last = f"I-{parts[2].pages}"

    assert [
        "Tentang [i]",
        "Pertama [I-1]",
        "  Bagian A [I-1]",
        f"    Anak bagian [{last}]",
        "Kedua [II-5]",
        "  Daerah lain [Daerah B I-1]",
    ] == list(_bookmarks(opened, opened.Root.Outlines.First))


def test_chapters_are_closed_in_the_list_of_bookmarks(opened: pikepdf.Pdf) -> None:
    """Whoever opens it sees the chapters, not four hundred lines."""
    assert 3 == int(opened.Root.Outlines.Count)
    assert -2 == int(opened.Root.Outlines.First.Next.Count)


def test_links_lead_where_they_say(opened: pikepdf.Pdf, parts: list[Fragment]) -> None:
    ends = [f"{part.label}-{part.start + part.pages - 1}" for part in parts[2:4]]

    assert {
        "dalam bab": ends[0],
        "bab lain": ends[1],
        "situs": "Daerah B I-1",
        "luar": f"{SITE}luar/",
    } == _links(opened, "I-1")


def test_a_link_means_the_place_in_its_own_region(
    opened: pikepdf.Pdf, parts: list[Fragment]
) -> None:
    end = f"II-{4 + parts[3].pages}"

    assert {"ke A": "I-1"} == _links(opened, end)
    assert {"ke A": "Daerah B I-1"} == _links(opened, "Daerah B I-1")


def test_links_that_lead_nowhere_leave_their_words(opened: pikepdf.Pdf, made: bytes) -> None:
    """No rectangle, and no element that a screen reader would call a link."""
    (page,) = [page for page in opened.pages if page.label == "I-1"]
    called = {str(one.Contents) for one in page.Annots}
    heard = [line.strip() for line in read_aloud(made)]

    assert not {"putus", "putus juga"} & called
    assert {"Span “putus”", "Span “putus juga”"} <= set(heard)


def test_files_travel_inside(opened: pikepdf.Pdf) -> None:
    inside = opened.Root.Names.EmbeddedFiles.Names
    names = [str(name) for name in inside[::2]]
    found = {str(one.UF): one for one in opened.Root.AF}

    assert ["a.json", "b.csv"] == names == list(found)
    assert TABLE.content == found["b.csv"].EF.F.read_bytes()
    assert "/text/csv" == str(found["b.csv"].EF.F.Subtype)
    assert "/Data" == str(found["b.csv"].AFRelationship)
    assert "/Source" == str(found["a.json"].AFRelationship)
    assert "Pagu per tahun" == str(found["b.csv"].Desc)
    assert "D:20260715000000Z" == str(found["b.csv"].EF.F.Params.ModDate)


def test_it_says_what_it_is(opened: pikepdf.Pdf, joined: Assembly) -> None:
    said = {name: str(text) for name, text in opened.trailer.Info.items()}
    packet = opened.Root.Metadata.read_raw_bytes().decode()

    assert joined.title == said["/Title"]
    assert joined.author == said["/Author"]
    assert "uji, contoh" == said["/Keywords"]
    assert said["/CreationDate"] == said["/ModDate"] == "D:20260715000000Z"
    assert "id" == str(opened.Root.Lang)
    assert bool(opened.Root.MarkInfo.Marked)
    assert f"<dc:identifier>{SITE}unduhan/uji.pdf</dc:identifier>" in packet


def test_only_shipped_fonts_are_embedded_and_each_once(opened: pikepdf.Pdf) -> None:
    """A font of the machine would make another PDF on another machine."""
    fonts = {one.objgen: one for page in opened.pages for one in page.Resources.Font.values()}
    names = [str(font.BaseFont) for font in fonts.values()]

    assert len(names) == len(set(names))
    assert SHIPPED == {re.split(r"[-+]", name)[1] for name in names}
    assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts.values())


def test_a_watermark_is_drawn_once_for_all_parts() -> None:
    """And put in its place once, however many pages name it."""
    text = "<h1>J</h1>" + "<p>x</p>" * 120
    parts = [printed(text, key_name=f"a/{n}", watermark="CONTOH") for n in range(3)]
    with pikepdf.open(BytesIO(assemble(document(*parts)))) as found:
        drawings = [
            one
            for one in found.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"
        ]
        named = [name.objgen for page in found.pages for name in page.Resources.XObject.values()]

        assert len(found.pages) > 9
        assert 2 == len(drawings)
        assert 1 == len(set(named))


def test_fonts_hold_only_what_is_used(opened: pikepdf.Pdf) -> None:
    """A one-page document does not carry two megabytes of letters."""
    assert len(pdf("<h1>J</h1><p>Satu halaman</p>")) < 40_000


def test_the_file_has_no_errors(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "uji.pdf"
    file.write_bytes(made)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)

    assert (0, "") == (done.returncode, done.stderr)


def test_the_same_parts_make_the_same_bytes(joined: Assembly, made: bytes) -> None:
    assert made == assemble(joined)


def test_two_processes_in_two_folders_make_the_same_bytes(tmp_path: Path) -> None:
    """Neither a folder's name nor what a process did before can be seen in a file."""
    html = (TESTS / "data" / "pdf" / "bab-uji.html").read_text(encoding="utf-8")
    found = [pdf(html)]
    for name in ("satu", "folder lain/dua"):
        plugins = tmp_path / name / "plugins"
        copytree(ROOT / "plugins", plugins, ignore=lambda *_: {"__pycache__"})
        code = (
            "import sys; sys.path[:0] = sys.argv[1:]\n"
            "from tests.pdf.parts import pdf\n"
            "import masterplan\n"
            "assert masterplan.__file__.startswith(sys.argv[1])\n"
            "sys.stdout.buffer.write(pdf(sys.stdin.read()))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(plugins), str(ROOT)],
            cwd=tmp_path / name, input=html.encode(), capture_output=True, check=True,
        )  # fmt: skip
        found.append(done.stdout)

    assert found[0] == found[1] == found[2]


def test_a_part_is_the_same_whatever_was_made_before_it() -> None:
    """Fonts and styles are shared by the parts of a process; nothing else is."""
    html = "<h1>J</h1><p>Kata</p>"
    first = printed(html)
    printed("<h1>Lain</h1><p><strong>Tebal</strong> ≤ ₂</p><table><tr><td>x</td></tr></table>")

    assert first == printed(html)

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.model.bab import BLOK, Bab, picture_key
from masterplan.model.chapters import build_chapters
from masterplan.model.region import Plan, Region
from masterplan.sources.chapters import read_chapter
from masterplan.views.blocks import Scene, web_scene
from masterplan.views.chapters import BLOCK_PAGE, chapter
from tests.conftest import Golden
from tests.pages import read_page


@pytest.fixture
def web(small_library: Library, contoh_raya: Region) -> Scene:
    """The scene of a chapter's page."""
    return web_scene(small_library, contoh_raya, "kabupaten-contoh-raya/bab/uji/")


@pytest.fixture
def paper(web: Scene) -> Scene:
    """The scene of a printed chapter."""
    return replace(web, medium="cetak")


def _bab(body: str) -> Bab:
    report = Report()
    source = read_chapter(f"---\njudul: Uji\n---\n{body}", PurePosixPath("bab/01-uji.md"), report)
    assert source is not None
    (bab,) = build_chapters([source], report)
    assert [] == [str(found) for found in report]
    return bab


def test_a_chapter_on_the_web(web: Scene, plan: Plan, golden: Golden) -> None:
    """Prose, table, picture, footnote and a small block, in the author's order."""
    golden("bab-pendahuluan.html", chapter(web, plan.bab[0], picture_key))


def test_every_block_stands_on_the_web_in_full_or_by_a_pointer() -> None:
    """No block may be in neither list, or a chapter that places it could not be shown."""
    assert set(BLOK) == set(BLOCK_PAGE)


@pytest.mark.parametrize(
    ("line", "address", "words"),
    [
        ("{{ anggaran }}", "../../anggaran/", "Rekapitulasi anggaran"),
        ("{{ risiko }}", "../../analisis/", "Daftar risiko"),
        ("{{ sasaran }}", "../../indikator/", "Sasaran dan indikator"),
        (
            "{{ program smart-living }}",
            "../../pilar/smart-living/",
            "Kartu program: Smart Living",
        ),
        (
            "{{ swot smart-governance }}",
            "../../analisis/#swot-smart-governance",
            "Analisis SWOT: Smart Governance",
        ),
    ],
)
def test_the_web_points_to_larger_blocks(web: Scene, line: str, address: str, words: str) -> None:
    page = read_page(chapter(web, _bab(line), str))

    assert [address] == page.hrefs
    assert f"{words} Buka bagian lengkapnya" == page.words


def test_paper_holds_every_block_in_full(paper: Scene) -> None:
    words = read_page(chapter(paper, _bab("{{ anggaran }}"), str)).words

    assert words.startswith("Rp 400.000.000 + 1 pagu belum diketahui untuk 3 program")
    assert "Buka bagian lengkapnya" not in words


def test_blocks_stand_in_the_authors_order(paper: Scene) -> None:
    body = "Awal.\n\n{{ swot }}\n\nTengah.\n\n{{ opd }}\n\nAkhir."
    words = read_page(chapter(paper, _bab(body), str)).words
    marks = ["Awal.", "Kekuatan", "Tengah.", "Singkatan", "Akhir."]

    assert sorted(words.index(mark) for mark in marks) == [words.index(mark) for mark in marks]


def test_headings_of_a_block_are_one_below_the_prose_before_it(paper: Scene) -> None:
    """Two blocks under one heading are equals: the second is no part of the first."""
    body = (
        "## Rencana\n\n### Program\n\n"
        "{{ program smart-governance }}\n\n{{ program smart-living }}\n\n"
        "## Kelemahan\n\n{{ swot }}\n"
    )
    found = read_page(chapter(paper, _bab(body), str)).headings

    assert [
        (2, "Rencana"),
        (3, "Program"),
        (4, "Loket Contoh Daring"),
        (4, "Jaringan Kantor Contoh"),
        (4, "Antrean Puskesmas Contoh"),
        (2, "Kelemahan"),
        (3, "SWOT Smart Governance"),
    ] == [(level, words) for level, _, words in found]


def test_a_block_without_a_heading_before_it_begins_at_the_top(paper: Scene) -> None:
    found = read_page(chapter(paper, _bab("{{ swot }}"), str)).headings

    assert [(2, "swot-smart-governance", "SWOT Smart Governance")] == found


@pytest.mark.parametrize(
    "body",
    [
        "<div class='kotak'>\n{{ opd }}\n</div>",
        "- butir\n\n{{ opd }}\n\n- butir",
        "> kutipan\n{{ opd }}\nakhir",
        "Teks langsung\n{{ opd }}\nlalu teks.",
        "Catatan[^1].\n\n[^1]: Isi.\n{{ opd }}",
    ],
)
def test_a_block_finds_its_place_whatever_is_around_it(paper: Scene, body: str) -> None:
    html = chapter(paper, _bab(body), str)

    assert 1 == html.count("<caption>Perangkat daerah dan programnya</caption>")
    assert "tempatblok" not in html


def test_a_block_in_a_comment_is_left_out(paper: Scene) -> None:
    html = chapter(paper, _bab("Awal.\n\n<!--\n{{ opd }}\n-->\n\nAkhir."), str)

    assert "Awal. Akhir." == read_page(html).words


def test_footnotes_reach_across_blocks_and_close_the_chapter(paper: Scene) -> None:
    body = "Satu[^a].\n\n{{ opd }}\n\nDua[^b].\n\n[^a]: Catatan A.\n[^b]: Catatan B."
    html = chapter(paper, _bab(body), str)

    assert read_page(html).words.endswith("Dua2. Catatan A. ↩ Catatan B. ↩")
    assert 1 == html.count('<section class="mp-catatan-kaki">')


def test_prefixes_keep_the_anchors_of_printed_chapters_apart(paper: Scene, plan: Plan) -> None:
    pages = [read_page(chapter(paper, bab, str, anchor_prefix=f"{bab.slug}-")) for bab in plan.bab]

    assert "pendahuluan-latar-belakang" in pages[0].ids
    assert set() == set(pages[0].ids) & set(pages[1].ids)


def test_pictures_are_named_by_their_place_in_the_folder(web: Scene) -> None:
    bab = _bab("![Tiga kotak](../gambar/kotak.png)")

    assert [("img", "gambar/kotak.png")] == read_page(chapter(web, bab, picture_key)).links

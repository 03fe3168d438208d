"""A whole import: what is written, what is never overwritten, and that the plan can read it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masterplan.authoring.docx_in import Imported, import_docx
from masterplan.authoring.staging import write_all
from masterplan.checks.chapters import pictures_can_be_shown
from masterplan.diagnostics import Report
from masterplan.library import load
from masterplan.model.chapters import build_chapters
from masterplan.sources.chapters import read_chapter
from tests.authoring.importing import AT, imported, said
from tests.authoring.word_file import (
    WordFile,
    cell,
    heading,
    item,
    link,
    note,
    paragraph,
    picture,
    png,
    row,
    run,
    table,
)
from tests.builds import SMALL_PROJECT


def _word() -> WordFile:
    """A small plan with one of each thing."""
    word = WordFile()
    numbers = word.numbering("decimal")
    address = word.link("https://contoh.id/data")
    shown = picture(word.picture(png()), "Peta jaringan")
    word.notes(paragraph("Undang-Undang Nomor 23 Tahun 2014."))
    word.add(
        paragraph("MASTERPLAN KOTA CERDAS", "Title"),
        heading("BAB I PENDAHULUAN"),
        heading("1.1 Latar Belakang", 2),
        paragraph(run("Kota cerdas (") + run("smart city", italic=True) + run(").") + note(1)),
        paragraph(link(run("Data"), address)),
        item("satu", numbers),
        item("dua", numbers),
        heading("BAB II GAMBARAN UMUM"),
        paragraph(shown),
        table(row("Program", "Pagu"), row("Satu Data", cell("1.000")), columns=2),
    )
    return word


FIRST = """\
---
judul: PENDAHULUAN
---
## 1.1 Latar Belakang

Kota cerdas (*smart city*).[^1]

[Data](https://contoh.id/data)

1. satu
2. dua

[^1]: Undang-Undang Nomor 23 Tahun 2014.
"""

SECOND = """\
---
judul: GAMBARAN UMUM
---
![Peta jaringan](../gambar/02-gambaran-umum-1.png)

| Program | Pagu |
| --- | --- |
| Satu Data | 1.000 |
"""


def test_document_becomes_chapters(tmp_path: Path) -> None:
    result = imported(_word(), tmp_path)

    assert FIRST == result.text("bab/01-pendahuluan.md")
    assert SECOND == result.text("bab/02-gambaran-umum.md")
    assert png() == (result.folder / "gambar/02-gambaran-umum-1.png").read_bytes()
    assert [
        "Naskah Akhir.docx:1:1 word-tidak-ikut 1 paragraf sampul (MASTERPLAN KOTA CERDAS) tidak"
        " diikutkan; situs membuat sampulnya sendiri."
    ] == result.found
    assert result.imported == Imported(
        (PurePosixPath("bab/01-pendahuluan.md"), PurePosixPath("bab/02-gambaran-umum.md")),
        (PurePosixPath("gambar/02-gambaran-umum-1.png"),),
    )


def test_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("satu", "dua")]
    for folder in folders:
        folder.mkdir()
    first, second = (imported(_word(), folder) for folder in folders)

    assert first.files == second.files
    for name in first.files:
        assert (first.folder / name).read_bytes() == (second.folder / name).read_bytes()


def test_book_stands_in_the_front_matter(tmp_path: Path) -> None:
    result = imported(_word(), tmp_path, buku="buku-1")

    assert result.text("bab/01-pendahuluan.md").startswith(
        "---\nbuku: buku-1\njudul: PENDAHULUAN\n---\n## 1.1"
    )


def test_second_book_counts_on(tmp_path: Path) -> None:
    imported(_word(), tmp_path)
    result = imported(_word(), tmp_path, mulai=3)

    assert [
        "bab/01-pendahuluan.md",
        "bab/02-gambaran-umum.md",
        "bab/03-pendahuluan.md",
        "bab/04-gambaran-umum.md",
        "gambar/02-gambaran-umum-1.png",
        "gambar/04-gambaran-umum-1.png",
    ] == result.files


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    imported(_word(), tmp_path)
    changed = tmp_path / "kota-contoh/bab/01-pendahuluan.md"
    changed.write_text("tulisan orang", encoding="utf-8")
    result = imported(_word(), tmp_path)

    hint = "(simpan salinannya lalu impor dengan --timpa bila memang akan diganti)"
    sentence = "Berkas ini sudah ada, jadi impor dibatalkan dan tidak ada yang ditulis."
    assert [
        f"bab/01-pendahuluan.md:1:1 berkas-sudah-ada {sentence} {hint}",
        f"bab/02-gambaran-umum.md:1:1 berkas-sudah-ada {sentence} {hint}",
    ] == result.found
    assert result.imported is None
    assert "tulisan orang" == result.text("bab/01-pendahuluan.md")


def test_another_picture_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    other = tmp_path / "kota-contoh/gambar/02-gambaran-umum-1.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(png(colour="red"))
    result = imported(_word(), tmp_path)

    assert ["gambar/02-gambaran-umum-1.png"] == result.files
    assert png(colour="red") == other.read_bytes()
    assert result.imported is None


def test_overwriting_is_asked_for(tmp_path: Path) -> None:
    imported(_word(), tmp_path)
    changed = tmp_path / "kota-contoh/bab/01-pendahuluan.md"
    changed.write_text("tulisan orang", encoding="utf-8")
    result = imported(_word(), tmp_path, timpa=True)

    assert FIRST == result.text("bab/01-pendahuluan.md")


@pytest.mark.parametrize("timpa", [False, True])
def test_number_that_another_chapter_has_is_not_taken(timpa: bool, tmp_path: Path) -> None:
    """Two chapters of one number would both be printed as "Bab I"."""
    other = tmp_path / "kota-contoh/bab/01-lain.md"
    other.parent.mkdir(parents=True)
    other.write_text("tulisan orang", encoding="utf-8")
    result = imported(_word(), tmp_path, timpa=timpa)

    assert [
        "Nomor bab 01 sudah dipakai berkas ini, jadi '01-pendahuluan.md' tidak ditulis."
    ] == said(result.found)
    assert ["bab/01-lain.md"] == result.files


def test_folder_that_leads_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    (tmp_path / "kota-contoh").mkdir()
    (tmp_path / "kota-contoh/bab").symlink_to(elsewhere)
    result = imported(_word(), tmp_path)

    assert ["Tautan berkas ini menunjuk ke luar folder daerah."] == said(result.found)
    assert [] == list(elsewhere.iterdir())


def test_link_in_the_place_of_a_chapter_is_replaced_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "lain.md"
    elsewhere.write_text("milik orang", encoding="utf-8")
    (tmp_path / "kota-contoh/bab").mkdir(parents=True)
    (tmp_path / "kota-contoh/bab/01-pendahuluan.md").symlink_to(elsewhere)
    result = imported(_word(), tmp_path, timpa=True)

    assert FIRST == result.text("bab/01-pendahuluan.md")
    assert "milik orang" == elsewhere.read_text(encoding="utf-8")


def test_region_that_is_not_there(tmp_path: Path) -> None:
    report = Report()

    assert import_docx(tmp_path / "a.docx", tmp_path / "kota-lain", AT, report) is None
    assert [
        "masterplans/kota-contoh:1:1 berkas-hilang Folder daerah ini belum ada."
        " (buat dulu dengan: masterplan baru kota-lain)"
    ] == [str(found) for found in report]


def test_disk_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where the folder of chapters should be: a finding, and nothing else is left."""
    (tmp_path / "kota-contoh").mkdir()
    (tmp_path / "kota-contoh/bab").write_text("", encoding="utf-8")
    result = imported(_word(), tmp_path)

    assert ["bab"] == result.files
    assert result.imported is None
    assert ["berkas-tak-terbaca"] == [found.split()[1] for found in result.found]


def test_plan_reads_what_was_imported(tmp_path: Path) -> None:
    """A region with a plan takes the chapters in, and every check of pictures passes."""
    shutil.copytree(SMALL_PROJECT / "masterplans", tmp_path / "masterplans")
    folder = tmp_path / "masterplans/kabupaten-contoh-raya"
    file = tmp_path / "naskah.docx"
    file.write_bytes(_word().data)
    report = Report()
    made = import_docx(
        file, folder, PurePosixPath("masterplans/kabupaten-contoh-raya"), report, mulai=7
    )
    assert made is not None

    found = Report()
    library = load(tmp_path / "masterplans", found, base=tmp_path)
    found.extend(pictures_can_be_shown(library))

    assert [] == [str(each) for each in found]
    plan = library.by_slug["kabupaten-contoh-raya"].plan
    assert plan is not None
    assert [(7, "PENDAHULUAN"), (8, "GAMBARAN UMUM")] == [
        (bab.nomor, bab.judul) for bab in plan.bab if bab.nomor > 6
    ]


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
    words=st.text("ab{}:-#|<>[]() \n\t\"'\\é", max_size=40),
)
def test_every_chapter_can_be_read(title: str, words: str, tmp_path: Path) -> None:
    """Whatever the title and the words: the reader finds the same chapter and no block in it."""
    title = re.sub("[\ufffe\uffff]", "", title)
    result = imported(WordFile(heading(title), paragraph(words or "-")), tmp_path, timpa=True)
    for name in result.imported.chapters if result.imported else ():
        report = Report()
        source = read_chapter(result.text(str(name)), AT / name, report)
        assert source is not None
        made = build_chapters([source], report)
        assert [] == [str(found) for found in report]
        assert [()] == [bab.blok for bab in made]
        (result.folder / name).unlink()


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    """When the last of three files cannot be put in place, the first two are taken back."""
    old = tmp_path / "bab/01-lama.md"
    old.parent.mkdir()
    old.write_bytes(b"lama")
    files = {PurePosixPath(name): b"baru" for name in ("bab/01-lama.md", "gambar/a.png", "x/y/z")}

    with pytest.raises(OSError, match="y"):
        write_all(tmp_path, files)

    assert b"lama" == old.read_bytes()
    assert [old.parent, old] == sorted(tmp_path.rglob("*"))

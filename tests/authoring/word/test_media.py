"""Pictures: which can be shown, what they are called, and whether they speak."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from masterplan.authoring.word.media import alternative
from tests.authoring.importing import body, imported, said
from tests.authoring.word_file import (
    WordFile,
    drawing,
    heading,
    paragraph,
    picture,
    png,
    repacked,
    run,
)

EMF = b"\x01\0\0\0".ljust(40, b"\0") + b" EMF"


def test_pictures_are_named_after_their_chapter(tmp_path: Path) -> None:
    """The same picture is one file, whoever shows it."""
    word = WordFile()
    red, blue = word.picture(png(colour="red")), word.picture(png(colour="blue"))
    again = word.picture(png(colour="red"))
    word.add(heading("Peta Kota"), paragraph(picture(red, "merah") + picture(blue, "biru")))
    word.add(heading("Penutup"), paragraph(picture(again, "merah lagi")))
    result = imported(word, tmp_path)

    assert [
        "bab/01-peta-kota.md",
        "bab/02-penutup.md",
        "gambar/01-peta-kota-1.png",
        "gambar/01-peta-kota-2.png",
    ] == result.files
    assert png(colour="red") == (result.folder / "gambar/01-peta-kota-1.png").read_bytes()
    assert "![merah](../gambar/01-peta-kota-1.png)![biru](../gambar/01-peta-kota-2.png)\n" in (
        result.text("bab/01-peta-kota.md")
    )
    assert "![merah lagi](../gambar/01-peta-kota-1.png)\n" in result.text("bab/02-penutup.md")
    assert [] == result.found


def test_missing_alternative_is_a_finding(tmp_path: Path) -> None:
    """It names the chapter and the picture, and offers the caption."""
    word = WordFile()
    first, second = word.picture(png()), word.picture(png(colour="red"))
    _, found = body(
        tmp_path,
        paragraph(picture(first)),
        paragraph("Gambar 1 Peta jaringan", "Caption"),
        paragraph(picture(second, "C:\\Data\\foto 1.jpg")),
        word=word,
    )

    assert [
        "bab/01-pendahuluan.md:4:1 gambar-tanpa-alt Gambar '01-pendahuluan-1.png' di bab"
        " 'Pendahuluan' tidak punya teks pengganti di Word. (tulis di antara tanda kurung siku,"
        " mulai dari keterangannya: Gambar 1 Peta jaringan)",
        "bab/01-pendahuluan.md:8:1 gambar-tanpa-alt Gambar '01-pendahuluan-2.png' di bab"
        " 'Pendahuluan' tidak punya teks pengganti di Word. (tulis isinya dalam kata:"
        " ![peta jaringan kabel laut](…))",
    ] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peta kelurahan", "Peta kelurahan"),
        ("Peta\n\nDeskripsi dibuat secara otomatis", "Peta"),
        ("A map\n\nDescription automatically generated", "A map"),
        ("image1.png", ""),
        ("D:\\Foto\\kantor wali kota.JPG", ""),
        ("Bagan dari data.xlsx", "Bagan dari data.xlsx"),
        (" " * 100_000 + "x", ""),
    ],
)
def test_alternative(text: str, expected: str) -> None:
    assert expected == alternative(text)


def test_alternative_cannot_break_out(tmp_path: Path) -> None:
    word = WordFile()
    shown = picture(word.picture(png()), "a](x) {{ swot }} <b> *c* [d]")
    text, found = body(tmp_path, paragraph(shown), word=word)

    assert r"![a)(x) \{\{ swot }} &lt;b> \*c\* (d)](../gambar/01-pendahuluan-1.png)" "\n" == text
    assert [] == found


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (EMF, "1 gambar EMF atau WMF (image1.png) tidak dapat ditampilkan di situs, jadi tidak"
         " diikutkan."),
        (b"\xd7\xcd\xc6\x9a wmf", "1 gambar EMF atau WMF (image1.png) tidak dapat ditampilkan di"
         " situs, jadi tidak diikutkan."),
        (b"bukan gambar", "1 gambar yang rusak atau tidak dikenal (image1.png) tidak diikutkan."),
        (png()[:40], "1 gambar yang rusak atau tidak dikenal (image1.png) tidak diikutkan."),
        (png((8_000, 5_000)), "1 gambar yang terlalu besar (image1.png: 8000 × 5000 piksel) tidak"
         " diikutkan."),
        (png((20_000, 20_000)), "1 gambar yang terlalu besar (image1.png) tidak diikutkan."),
    ],
    ids=["emf", "wmf", "nonsense", "cut off", "40 megapixels", "400 megapixels"],
)  # fmt: skip
def test_picture_that_cannot_be_shown(content: bytes, sentence: str, tmp_path: Path) -> None:
    word = WordFile()
    shown = paragraph(picture(word.picture(content), "peta") + run("ada"))
    text, found = body(tmp_path, shown, word=word)

    assert "ada\n" == text
    assert [sentence] == said(found)
    assert not (tmp_path / "kota-contoh/gambar").exists()


def test_half_a_photo_is_no_photo(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((200, 200), 50).save(out, "JPEG")
    word = WordFile()
    shown = picture(word.picture(out.getvalue()[:2_000], "jpeg"), "foto")
    text, found = body(tmp_path, paragraph(shown + run("ada")), word=word)

    assert "ada\n" == text
    assert ["1 gambar yang rusak atau tidak dikenal (image1.jpeg) tidak diikutkan."] == said(found)


def test_scans_are_redrawn(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (30, 20)).save(out, "TIFF")
    word = WordFile()
    text, found = body(
        tmp_path, paragraph(picture(word.picture(out.getvalue(), "tiff"), "pindaian")), word=word
    )

    assert "![pindaian](../gambar/01-pendahuluan-1.png)\n" == text
    assert [] == found
    with Image.open(tmp_path / "kota-contoh/gambar/01-pendahuluan-1.png") as image:
        assert ("PNG", (30, 20)) == (image.format, image.size)


def test_cropped_picture_comes_whole(tmp_path: Path) -> None:
    word = WordFile()
    _, found = body(tmp_path, paragraph(picture(word.picture(png()), "peta", crop=True)), word=word)

    assert [
        "1 gambar yang dipangkas di Word masuk utuh, termasuk bagian yang tidak tampak."
    ] == said(found)


def test_picture_outside_the_file_is_not_fetched(tmp_path: Path) -> None:
    linked = '<pic:pic><pic:blipFill><a:blip r:link="rId1"/></pic:blipFill></pic:pic>'
    word = WordFile()
    outside = picture(word.link("https://contoh.id/mata-mata.png"), "jauh")
    text, found = body(
        tmp_path, paragraph(drawing("picture", linked) + outside + run("ada")), word=word
    )

    assert "ada\n" == text
    assert ["2 gambar yang tersimpan di luar berkas Word tidak diikutkan."] == said(found)


def test_picture_that_leads_out_of_the_package_is_not_read(tmp_path: Path) -> None:
    """A name of a part is never a name of a file, however many dots it has."""
    (tmp_path / "rahasia.png").write_bytes(png())
    word = WordFile()
    shown = paragraph(picture(word.picture(png(colour="red")), "peta") + run("ada"))
    content = word.add(heading("Pendahuluan"), shown).data
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        relations = package.read(name).replace(
            b"media/image1.png", b"../../../../" + str(tmp_path).encode() + b"/rahasia.png"
        )
    result = imported(repacked(content, {name: relations}), tmp_path)

    assert ["bab/01-pendahuluan.md"] == result.files
    assert ["1 gambar yang rusak atau tidak dikenal (rahasia.png) tidak diikutkan."] == (
        said(result.found)
    )


def test_picture_in_a_heading_stands_below_it(tmp_path: Path) -> None:
    word = WordFile()
    title = run("Peta ") + picture(word.picture(png()), "lambang")
    text, _ = body(tmp_path, paragraph(title, "Heading2"), word=word)

    assert "## Peta\n\n![lambang](../gambar/01-pendahuluan-1.png)\n" == text

"""What a chapter cannot hold as it was: nothing of it is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from masterplan.authoring.word.kinds import Kind, Mark
from tests.authoring.importing import body, said
from tests.authoring.word_file import (
    WordFile,
    drawing,
    field,
    heading,
    paragraph,
    run,
    text_box,
)

KEPT = run("ada")


def test_tracked_changes_are_accepted(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="x">{run("baru ")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>lama</w:delText></w:r></w:del>'
    text, found = body(tmp_path, paragraph(inserted + deleted + run("tetap")))

    assert "baru tetap\n" == text
    assert ["2 perubahan terlacak dianggap diterima: sisipan masuk, hapusan dibuang."] == said(
        found
    )


def test_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    text, _ = body(
        tmp_path,
        paragraph(run("satu "), properties='<w:rPr><w:del w:id="1"/></w:rPr>'),
        paragraph("dua"),
        paragraph(run("tiga"), properties='<w:rPr><w:del w:id="2"/></w:rPr>'),
    )

    assert "satu dua\n\ntiga\n" == text


def test_comments(tmp_path: Path) -> None:
    word = WordFile().comments("Benarkah?")
    commented = f'<w:commentRangeStart w:id="0"/>{KEPT}<w:commentRangeEnd w:id="0"/>'
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    text, found = body(tmp_path, paragraph(commented + reference), word=word)

    assert "ada\n" == text
    assert ["1 komentar tidak diikutkan."] == said(found)


def test_text_box_follows_its_paragraph(tmp_path: Path) -> None:
    """Word writes its text twice; it is read once."""
    text, found = body(tmp_path, paragraph(text_box(paragraph("dalam kotak")) + run("di luar")))

    assert "di luar\n\ndalam kotak\n" == text
    assert ["1 kotak teks menjadi paragraf biasa sesudah paragraf tempatnya melekat."] == said(
        found
    )


@pytest.mark.parametrize(
    ("kind", "content", "sentence"),
    [
        ("chart", '<c:chart r:id="rId9"/>', "1 grafik tidak diikutkan."),
        ("diagram", '<dgm:relIds r:dm="rId9"/>', "1 bagan SmartArt tidak diikutkan."),
        ("shape", "<wps:wsp/>", "1 bentuk (garis, panah, kotak) tidak diikutkan."),
    ],
)
def test_drawings(kind: str, content: str, sentence: str, tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph(drawing(kind, content) + KEPT))

    assert "ada\n" == text
    assert [sentence] == said(found)


def test_embedded_object(tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph(f"<w:r><w:object><v:shape/></w:object></w:r>{KEPT}"))

    assert "ada\n" == text
    assert ["1 objek sisipan (lembar Excel, Visio, dan sejenisnya) tidak diikutkan."] == said(found)


def test_equation_is_written_on_one_line(tmp_path: Path) -> None:
    def math(name: str, content: str) -> str:
        return f"<m:{name}>{content}</m:{name}>"

    def letters(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = math("f", math("num", letters("a+b")) + math("den", letters("n")))
    power = math("sSup", math("e", letters("x")) + math("sup", letters("2")))
    root = math("rad", math("deg", "") + math("e", letters("y")))
    equation = math("oMath", fraction + letters("=") + power + letters("−") + root)
    text, found = body(tmp_path, paragraph(run("Nilai ") + equation + run(".")))

    assert "Nilai (a+b)/n=x^2−√(y).\n" == text
    assert ["1 rumus ditulis sebagai teks sebaris."] == said(found)


def test_fields_are_what_they_showed(tmp_path: Path) -> None:
    text, found = body(
        tmp_path,
        paragraph(run("Gambar ") + field("SEQ Gambar \\* ARABIC", run("7"))),
        paragraph(f'<w:fldSimple w:instr=" REF _Tabel2 ">{run("Tabel 2")}</w:fldSimple>'),
        paragraph(run("tanpa hasil") + field("XE indeks", "")),
    )

    assert "Gambar 7\n\nTabel 2\n\ntanpa hasil\n" == text
    assert [
        "2 kode bidang (nomor otomatis, rujukan silang, tanggal) menjadi teks tetap seperti yang"
        " terakhir tampak di Word."
    ] == said(found)


@pytest.mark.parametrize(
    ("properties", "shown", "sentence"),
    [
        ("<w:vanish/>", " ", "2 potongan teks tersembunyi tidak diikutkan."),
        ('<w:u w:val="single"/>', "xx xx", "2 potongan teks bergaris bawah menjadi teks biasa."),
        ('<w:highlight w:val="yellow"/>', "xx xx", "2 potongan teks yang disorot warna menjadi teks"
         " biasa."),
        ("<w:strike/>", "xx xx", "2 potongan teks yang dicoret menjadi teks biasa."),
    ],
)  # fmt: skip
def test_looks(properties: str, shown: str, sentence: str, tmp_path: Path) -> None:
    """Words that someone cut into runs are one piece."""
    twice = run("x", properties=properties) * 2
    text, found = body(tmp_path, paragraph(twice + run(" ada ") + twice))

    assert shown.replace(" ", " ada ").strip() + "\n" == text
    assert [sentence] == said(found)


def test_unknown_elements_are_named(tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph("<w:r><w:hologram/></w:r>" + KEPT))

    assert "ada\n" == text
    assert ["1 unsur Word yang tidak dikenal (hologram) tidak diikutkan."] == said(found)


def test_document_inside_the_document(tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph("ada"), '<w:altChunk r:id="rId9"/>')

    assert "ada\n" == text
    assert ["1 dokumen lain yang disisipkan tidak diikutkan."] == said(found)


def test_prompt_of_a_form_is_no_text(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    empty = control.format("<w:showingPlcHdr/>", run("Klik di sini untuk mengetik."))
    text, found = body(tmp_path, paragraph(KEPT + control.format("", run(" diisi")) + empty))

    assert "ada diisi\n" == text
    assert [] == found


def test_findings_name_the_nearest_heading_and_line(tmp_path: Path) -> None:
    chart = paragraph(drawing("chart", "<c:chart/>"))
    _, found = body(
        tmp_path,
        heading("Satu", 2),
        paragraph("Isi."),
        chart,
        heading("Dua", 2),
        chart,
        chart,
        paragraph("Isi."),
    )

    assert [
        "bab/01-pendahuluan.md:8:1 word-tidak-ikut 3 grafik di bawah “Satu”, “Dua” tidak diikutkan."
        " (tulis angkanya sebagai tabel, atau simpan grafiknya sebagai gambar PNG)"
    ] == found


def test_many_places_are_counted() -> None:
    marks = [Mark(Kind.GRAFIK, heading=f"J{number}") for number in range(5)]

    assert "5 grafik di bawah “J0”, “J1”, “J2”, dan 2 lainnya tidak diikutkan." == (
        Kind.GRAFIK.sentence(marks)
    )

"""Where chapters begin, what they are called, and the levels of the headings inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from masterplan.authoring.word.chapter_file import scalar, slug
from masterplan.authoring.word.numbers import numbered
from masterplan.authoring.word.outline import Chapter
from masterplan.authoring.word.package import Refused
from tests.authoring.importing import body, imported, said
from tests.authoring.word_file import WordFile, field, heading, paragraph, run

CENTRED = '<w:jc w:val="center"/>'
FOREWORD = "Puji syukur kami panjatkan karena dokumen perencanaan ini selesai pada waktunya."


def shout(text: str) -> str:
    """A line that stands out only by its looks."""
    return paragraph(run(text, bold=True), properties=CENTRED)


def test_indonesian_word_names_its_styles_otherwise(tmp_path: Path) -> None:
    word = WordFile().rename_style("Heading1", "Judul1").rename_style("Heading2", "Judul2")
    word.add(paragraph("Pendahuluan", "Judul1"), paragraph("Latar", "Judul2"), paragraph("Isi."))
    result = imported(word, tmp_path)

    assert ["bab/01-pendahuluan.md"] == result.files
    assert "---\njudul: Pendahuluan\n---\n## Latar\n\nIsi.\n" == result.text(result.files[0])
    assert [] == result.found


def test_style_made_from_a_heading_is_one(tmp_path: Path) -> None:
    word = WordFile().style(
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="SubBab">'
        '<w:name w:val="Sub Bab"/><w:basedOn w:val="Heading2"/></w:style>'
    )
    text, _ = body(
        tmp_path,
        paragraph("Dari gaya", "SubBab"),
        paragraph("Dari aras", properties='<w:outlineLvl w:val="1"/>'),
        word=word,
    )

    assert "## Dari gaya\n\n## Dari aras\n" == text


@pytest.mark.parametrize(
    "title",
    [
        paragraph("BAB IV VISI DAN MISI", "Heading1"),
        paragraph("Bab 4: VISI DAN MISI", "Heading1"),
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>"
        "<w:r><w:t>BAB IV</w:t><w:br/><w:t>VISI DAN MISI</w:t></w:r></w:p>",
        paragraph("BAB IV", "Heading1") + paragraph("VISI DAN MISI", "Heading1"),
        shout("BAB IV") + shout("VISI DAN MISI"),
        shout("BAB IV") + shout("VISI") + shout("DAN MISI"),
        paragraph(run("BAB IV VISI DAN MISI", bold=True)),
    ],
)
def test_chapter_says_its_number(title: str, tmp_path: Path) -> None:
    result = imported(WordFile(title, paragraph("Isi.")), tmp_path)

    assert "---\njudul: VISI DAN MISI\n---\nIsi.\n" == result.text("bab/04-visi-dan-misi.md")
    assert [] == result.found


def test_sentence_about_a_chapter_begins_none(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph("BAB II menjelaskan gambaran umum daerah."))

    assert "BAB II menjelaskan gambaran umum daerah.\n" == text


def test_chapter_without_a_title(tmp_path: Path) -> None:
    result = imported(WordFile(heading("BAB I"), paragraph("Isi."), heading("Dua", 2)), tmp_path)

    assert "---\njudul: Bab I\n---\nIsi.\n\n## Dua\n" == result.text("bab/01-bab-i.md")


def test_heading_one_below_unstyled_chapters_is_a_section(tmp_path: Path) -> None:
    """Many offices use the first heading's style for "1.1"."""
    word = WordFile(
        shout("BAB I PENDAHULUAN"), heading("1.1 Latar"), heading("Rinci", 2), paragraph("Isi.")
    )
    result = imported(word, tmp_path)

    assert ["bab/01-pendahuluan.md"] == result.files
    assert result.text(result.files[0]).endswith("---\n## 1.1 Latar\n\n### Rinci\n\nIsi.\n")
    assert [] == result.found


def test_skipped_levels_are_closed(tmp_path: Path) -> None:
    text, found = body(
        tmp_path,
        heading("Dua", 2),
        heading("Empat", 4),
        heading("Empat lagi", 4),
        heading("Tiga", 3),
        heading("Dua lagi", 2),
    )

    assert "## Dua\n\n### Empat\n\n### Empat lagi\n\n### Tiga\n\n## Dua lagi\n" == text
    assert [
        "bab/01-pendahuluan.md:6:1 word-berubah-bentuk 2 judul yang melompati jenjang atau"
        " terlalu dalam di bawah “Empat”, “Empat lagi” jenjangnya disesuaikan."
        " (periksa jumlah tanda # di depannya)"
    ] == found


def test_deepest_heading(tmp_path: Path) -> None:
    text, found = body(tmp_path, *(heading(f"J{level}", level) for level in range(2, 8)))

    assert "## J2\n\n### J3\n\n#### J4\n\n##### J5\n\n##### J6\n\n##### J7\n" == text
    assert [
        "2 judul yang melompati jenjang atau terlalu dalam di bawah “J6”, “J7” jenjangnya"
        " disesuaikan."
    ] == said(found)


def test_automatic_numbers_of_headings(tmp_path: Path) -> None:
    """They are no text; but those of chapters count, and unnumbered ones stand before."""
    word = WordFile()
    number = word.numbering("upperRoman", "decimal")

    def counted(text: str, level: int) -> str:
        list_ = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(text, f"Heading{level}", list_)

    word.add(heading("Kata Pengantar"), paragraph(FOREWORD))
    word.add(counted("Pendahuluan", 1), counted("Latar", 2), counted("Gambaran", 1))
    result = imported(word, tmp_path)

    assert ["bab/00-kata-pengantar.md", "bab/01-pendahuluan.md", "bab/02-gambaran.md"] == (
        result.files
    )
    assert result.text("bab/01-pendahuluan.md").endswith("---\n## Latar\n")
    assert 2 == len([each for each in result.found if "nomor otomatis pada judul" in each])


def test_looks_of_a_heading_are_dropped(tmp_path: Path) -> None:
    title = run("Kota ", bold=True) + run("smart", bold=True, italic=True) + run(" #")
    text, found = body(tmp_path, paragraph(title, "Heading2"))

    assert "## Kota *smart* \\#\n" == text
    assert [] == found


def test_cover_and_contents_are_left_out(tmp_path: Path) -> None:
    contents = [
        paragraph(field('TOC \\o "1-3"', run("BAB I PENDAHULUAN ") + run("1")), "TOC1"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('BAB I ... 1')}</w:sdtContent></w:sdt>",
    ]
    word = WordFile(paragraph("MASTERPLAN KOTA CERDAS", "Title"), paragraph("2025–2029"))
    word.add(shout("DAFTAR ISI"), *contents, heading("BAB I PENDAHULUAN"), paragraph("Isi."))
    word.header("Kepala")
    result = imported(word, tmp_path)

    assert "---\njudul: PENDAHULUAN\n---\nIsi.\n" == result.text("bab/01-pendahuluan.md")
    assert [
        "Naskah Akhir.docx:1:1 word-tidak-ikut 1 kepala atau kaki halaman tidak diikutkan.",
        "Naskah Akhir.docx:1:1 word-tidak-ikut 2 paragraf sampul (MASTERPLAN KOTA CERDAS,"
        " 2025–2029) tidak diikutkan; situs membuat sampulnya sendiri.",
        "Naskah Akhir.docx:1:1 word-tidak-ikut 3 baris daftar isi, daftar tabel, atau daftar gambar"
        " tidak diikutkan; situs membuatnya sendiri.",
    ] == result.found


def test_contents_that_span_paragraphs_are_left_out(tmp_path: Path) -> None:
    """One field from the first line of the table of contents to its last."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = '<w:r><w:instrText> TOC \\h \\z \\c "Gambar" </w:instrText></w:r>'
    text, found = body(
        tmp_path,
        paragraph(begin + code + separate + run("Gambar 1 Peta")),
        paragraph("Gambar 2 Bagan"),
        paragraph(end + run("Sesudahnya.")),
    )

    assert "Sesudahnya.\n" == text
    assert said(found)[0].startswith("2 baris daftar isi, daftar tabel, atau daftar gambar")


def test_contents_typed_by_hand_are_left_out(tmp_path: Path) -> None:
    def line(text: str, page: str) -> str:
        return paragraph(f"{run(text)}<w:r><w:tab/></w:r>{run(page)}")

    word = WordFile(shout("DAFTAR ISI"), line("BAB I PENDAHULUAN", "1"), line("1.1 Latar", "2"))
    word.add(paragraph("BAB II GAMBARAN ......... 9"), shout("BAB I PENDAHULUAN"))
    word.add(line("Jumlah kelurahan", "78"))
    result = imported(word, tmp_path)

    assert ["bab/01-pendahuluan.md"] == result.files
    assert result.text(result.files[0]).endswith("---\nJumlah kelurahan 78\n")
    assert said(result.found)[0].startswith("4 baris daftar isi")


def test_foreword_without_a_style_is_kept(tmp_path: Path) -> None:
    word = WordFile(paragraph("MASTERPLAN", "Title"), shout("KATA PENGANTAR"), paragraph(FOREWORD))
    word.add(heading("BAB I PENDAHULUAN"), paragraph("Isi."))
    result = imported(word, tmp_path)

    assert ["bab/00-kata-pengantar.md", "bab/01-pendahuluan.md"] == result.files
    assert f"---\njudul: KATA PENGANTAR\n---\n{FOREWORD}\n" == result.text(result.files[0])


def test_several_forewords_are_one_chapter(tmp_path: Path) -> None:
    word = WordFile(heading("Kata Pengantar"), paragraph(FOREWORD), heading("Ringkasan Eksekutif"))
    word.add(heading("Inti", 2), paragraph("Pendek."), heading("BAB I PENDAHULUAN"))
    result = imported(word, tmp_path)

    assert "bab/00-bagian-awal.md" == result.files[0]
    assert result.text(result.files[0]).endswith(
        f"---\n## Kata Pengantar\n\n{FOREWORD}\n\n## Ringkasan Eksekutif\n\n### Inti\n\nPendek.\n"
    )


def test_annexes_count_on(tmp_path: Path) -> None:
    word = WordFile(heading("BAB I PENDAHULUAN"), heading("BAB II PENUTUP"), heading("Lampiran"))
    result = imported(word, tmp_path)

    assert ["bab/01-pendahuluan.md", "bab/02-penutup.md", "bab/03-lampiran.md"] == result.files


def test_numbers_out_of_order_are_made_anew(tmp_path: Path) -> None:
    word = WordFile(heading("BAB I SATU"), heading("BAB III DUA"), heading("BAB II TIGA"))
    result = imported(word, tmp_path)

    assert ["bab/01-satu.md", "bab/02-dua.md", "bab/03-tiga.md"] == result.files
    assert ["3 bab nomornya disusun ulang karena nomor di dokumen tidak berurutan."] == said(
        result.found
    )


def test_document_without_chapters_is_one(tmp_path: Path) -> None:
    result = imported(WordFile(heading("Latar", 2), paragraph("Isi.")), tmp_path)

    assert ["bab/01-naskah-akhir.md"] == result.files
    assert "---\njudul: Naskah Akhir\n---\n## Latar\n\nIsi.\n" == result.text(result.files[0])
    assert ["1 dokumen tanpa judul bab menjadi satu bab."] == said(result.found)


def test_what_looks_like_a_heading_is_named(tmp_path: Path) -> None:
    text, found = body(tmp_path, paragraph(run("Sasaran", bold=True)), paragraph("Isi."))

    assert "**Sasaran**\n\nIsi.\n" == text
    assert [
        "1 paragraf pendek yang tebal tampak seperti subjudul tetapi tidak bergaya Judul, jadi"
        " tetap paragraf."
    ] == said(found)


def test_too_many_chapters() -> None:
    with pytest.raises(Refused):
        numbered([Chapter("Bab")] * 100, None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Gambaran Umum & Isu Strategis", "gambaran-umum-isu-strategis"),
        ("ANALISIS SWOT", "analisis-swot"),
        ("Café à la Ternate", "cafe-a-la-ternate"),
        ("日本", ""),
        ("kata " * 30, "kata-kata-kata-kata-kata-kata-kata-kata-kata-kata"),
        ("x" * 80, "x" * 50),
    ],
)
def test_slug(title: str, expected: str) -> None:
    assert expected == slug(title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visi dan Misi", "Visi dan Misi"),
        ("Rencana 2025–2029 (contoh)", "Rencana 2025–2029 (contoh)"),
        ("Visi: maju", '"Visi: maju"'),
        ("2025", '"2025"'),
        ("yes", '"yes"'),
        ("- butir", '"- butir"'),
        ('Kata "maju" \\', '"Kata \\"maju\\" \\\\"'),
    ],
)
def test_title_in_the_front_matter(text: str, expected: str) -> None:
    assert expected == scalar(text)

"""Words of a Word file in a chapter: they show what they said, and mean nothing to Markdown."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.authoring.word import escape
from masterplan.authoring.word.inline import InlineWriter
from masterplan.html_tree import Node
from masterplan.views import prose
from tests.authoring.importing import body, said
from tests.authoring.word_file import WordFile, field, link, paragraph, run

Letter = tuple[str, bool, bool]
"""A letter, whether it is bold, whether it is slanted."""


class _Letters(HTMLParser):
    """The letters of HTML with their looks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Letter] = []
        self.bold = self.italic = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"p", "h2", "ul", "li", "strong", "em", "a", "table", "thead", "tbody",
                       "tr", "th", "td"}  # fmt: skip
        self.bold = self.bold or tag == "strong"
        self.italic = self.italic or tag == "em"

    def handle_endtag(self, tag: str) -> None:
        self.bold = self.bold and tag != "strong"
        self.italic = self.italic and tag != "em"

    def handle_data(self, data: str) -> None:
        self.found += [(letter, self.bold, self.italic) for letter in data]


def _without_spaces(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if not letter[0].isspace()]


texts = st.text(alphabet="\\`*_{}[]()<>#+-.!|~=:&;^\"'/1aé 2", max_size=8) | st.sampled_from(
    ["{{ swot }}", "<script>", "https://a.id", "&amp;", "[^1]:", "!!! awas", "~~~", "---", "===",
     "1. ", "- ", "a_b", "*[X]: y", "{: .x }", "<a@b.c>", "<!-- x -->", "    kode", "![x](y)",
     "| a | b |", ": arti", "`x`", "# judul", "> kutip"]
)  # fmt: skip
pieces = st.lists(st.tuples(texts, st.booleans(), st.booleans()), max_size=4)

FRAMES = {
    "paragraph": "awal\n\n{}\n\nakhir",
    "heading": "awal\n\n## {}\n\nakhir",
    "item": "awal\n\n- {}\n\nakhir",
    "cell": "| awal | b |\n| --- | --- |\n| {} | akhir |",
}


@pytest.mark.parametrize("frame", FRAMES)
@settings(deadline=None, max_examples=60)
@given(pieces=pieces, linked=st.booleans())
def test_words_are_shown_as_they_were(
    frame: str, pieces: list[tuple[str, bool, bool]], linked: bool
) -> None:
    """Whatever is typed in Word: the page shows these letters, with these looks and no others."""
    nodes: list[Node | str] = []
    for number, (text, bold, italic) in enumerate(pieces):
        node: Node | str = text
        node = Node("em", {}, [node]) if italic else node
        node = Node("strong", {}, [node]) if bold else node
        if linked and number == 1:
            node = Node("a", {"href": "https://contoh.id/a_b(c)?d=*e*&f"}, [node])
        nodes.append(node)
    writer = InlineWriter(lambda number, alt: "", lambda anchor: "")
    text = writer.write(nodes, heading=frame == "heading").text
    if frame in {"paragraph", "item"}:
        text = escape.line(text)
    elif frame == "heading":
        text = escape.heading(text)
    else:
        text = escape.cell(text)

    reader = _Letters()
    reader.feed(prose.render(FRAMES[frame].format(text)).html)

    around = [(letter, False, False) for letter in ("awalb" if frame == "cell" else "awal")]
    expected = [(letter, b, i) for text, b, i in pieces for letter in text]
    end = [(letter, False, False) for letter in "akhir"]
    assert around + _without_spaces(expected) + end == _without_spaces(reader.found)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{{ swot }}", r"\{\{ swot }}"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("suhu < 5 & hujan > 10", "suhu < 5 & hujan > 10"),
        ("&copy;", "&amp;copy;"),
        ("# bukan judul", r"\# bukan judul"),
        ("1. bukan daftar", r"1\. bukan daftar"),
        ("- bukan butir", r"\- bukan butir"),
        ("-5 derajat", "-5 derajat"),
        ("a*b_c_d", r"a\*b_c_d"),
        ("[^1]: bukan catatan", r"\[^1]: bukan catatan"),
        (": bukan arti", "&#58; bukan arti"),
        ("~~~ bukan kode", "&#126;~~ bukan kode"),
    ],
)
def test_signs_lose_their_power(typed: str, written: str, tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph(typed))

    assert f"{written}\n" == text


def test_braces_are_reported(tmp_path: Path) -> None:
    """An author who meant a block has to hear that it is none now."""
    _, found = body(tmp_path, paragraph("{{ swot }}"))

    assert [
        "bab/01-pendahuluan.md:4:1 word-berubah-bentuk 1 tulisan '{{' diberi garis miring terbalik"
        " agar tidak dikira blok."
    ] == found


def test_looks(tmp_path: Path) -> None:
    text, found = body(
        tmp_path,
        paragraph(
            run("Pusat ")
            + run("kendali ", bold=True)
            + run("kota", bold=True)
            + run(" atau ")
            + run("command center ", italic=True)
            + run("dan ")
            + run("keduanya", bold=True, italic=True)
            + run(".")
        ),
    )

    assert "Pusat **kendali kota** atau *command center* dan **_keduanya_**.\n" == text
    assert [] == found


def test_look_inside_a_word_is_kept(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph(run("mem") + run("bangun", italic=True) + run("kan")))

    assert "mem*bangun*kan\n" == text


def test_look_of_a_character_style(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph(run("kuat", properties='<w:rStyle w:val="Strong"/>')))

    assert "**kuat**\n" == text


def test_raised_and_lowered(tmp_path: Path) -> None:
    def shifted(text: str, shift: str) -> str:
        return run(text, properties=f'<w:vertAlign w:val="{shift}"/>')

    up, down = "superscript", "subscript"
    text, _ = body(
        tmp_path,
        paragraph(run("162 km") + shifted("2", up) + run(", CO") + shifted("2", down)),
        paragraph(run("ke-n") + shifted("a", up)),
    )

    assert "162 km², CO₂\n\nke-n<sup>a</sup>\n" == text


def test_broken_line(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph("<w:r><w:t>satu</w:t><w:br/><w:t>- dua</w:t></w:r>"))

    assert "satu<br>\n\\- dua\n" == text


def test_tabs_and_other_spaces_are_one_space(tmp_path: Path) -> None:
    text, _ = body(tmp_path, paragraph("<w:r><w:t>a\u00a0</w:t><w:tab/><w:t>  b</w:t></w:r>"))

    assert "a b\n" == text


def test_nothing_unseen_comes_in(tmp_path: Path) -> None:
    """Zero-width and direction-turning letters could make a text read other than it is."""
    text, _ = body(tmp_path, paragraph("ang\u200bga\u202eran\u00ad\ufeff"))

    assert "anggaran\n" == text


def test_symbols(tmp_path: Path) -> None:
    """Letters of symbol fonts are looked up; one that nobody knows is said."""
    known = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    unknown = '<w:r><w:sym w:font="Logo Kota" w:char="F041"/></w:r>'
    text, found = body(tmp_path, paragraph(known + run(" selesai \uf0b7 \ue123") + unknown))

    assert "✓ selesai •\n" == text
    assert ["2 huruf dari fon simbol yang tidak dikenal tidak diikutkan."] == said(found)


def test_links(tmp_path: Path) -> None:
    word = WordFile()
    address = word.link("https://contoh.id/a?b=1&c=2")
    text, found = body(
        tmp_path,
        paragraph(run("Lihat ") + link(run("data ") + run("kota", bold=True), address)),
        paragraph(run("atau ") + field('HYPERLINK "https://contoh.id/peta"', run("peta"))),
        word=word,
    )

    assert (
        "Lihat [data **kota**](https://contoh.id/a?b=1&c=2)\n\n"
        "atau [peta](https://contoh.id/peta)\n"
    ) == text
    assert [] == found


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///C:/a.xlsx", "../lain.docx"])
def test_address_that_leads_astray_is_left_out(address: str, tmp_path: Path) -> None:
    word = WordFile()
    target = word.link(address)
    text, found = body(tmp_path, paragraph(link(run("klik"), target)), word=word)

    assert "klik\n" == text
    assert [
        "1 alamat tautan yang bukan http, https, atau mailto tidak diikutkan; kata-katanya tetap"
        " ada."
    ] == said(found)


def test_link_inside_the_document_keeps_its_words(tmp_path: Path) -> None:
    inside = f'<w:hyperlink w:anchor="_Ref1">{run("Bab II")}</w:hyperlink>'
    text, found = body(tmp_path, paragraph(inside))

    assert "Bab II\n" == text
    assert ["1 tautan ke bagian lain dokumen menjadi teks biasa."] == said(found)

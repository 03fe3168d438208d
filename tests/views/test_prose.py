from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.views.prose import Heading, headings, inline, plain, render, slugify

HARMLESS_SCHEMES = ("http://", "https://", "mailto:", "#")


class _Tags(HTMLParser):
    """Collects what a browser would see: every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def _tags(html: str) -> list[tuple[str, dict[str, str]]]:
    return _Tags(html).found


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//contoh.example/x.js></SCRIPT>",
    '<p onclick="alert(1)">teks</p>',
    "teks\n{: onclick=alert(1) style=position:fixed }",
    "[tautan](javascript:alert(1))",
    "[tautan](JaVaScRiPt:alert(1))",
    '<a href="java&#x0A;script:alert(1)">tautan</a>',
    "[tautan](data:text/html,<script>alert(1)</script>)",
    "![gambar](javascript:alert(1))",
    '<img src="x&quot; onerror=&quot;alert(1)" alt="gambar">',
    "<img src=x onerror=alert(1)>",
    '<iframe src="https://contoh.example/"></iframe>',
    '<p style="position:fixed">teks</p>',
    "<style>body { display: none }</style>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<object data="x"></object><embed src="x">',
    '<form action="https://contoh.example/"><input name="sandi"><button>Kirim</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://contoh.example/">',
    '<base href="https://contoh.example/"><link rel="stylesheet" href="x">',
    "teks[^1]\n\n[^1]: <script>alert(1)</script> <b onmouseover=alert(1)>x</b>",
    "| a |\n| --- |\n| <script>alert(1)</script> |",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("how", ["chapter", "inline"])
def test_nothing_that_acts_passes(text: str, how: str) -> None:
    """No script, style, frame, form, handler or address that runs something comes out."""
    rendered = render(text)
    html = rendered.html + rendered.notes if how == "chapter" else str(inline(text))

    for tag, attributes in _tags(html):
        assert tag not in {
            "script", "style", "iframe", "svg", "object", "embed", "form", "input", "button",
            "meta", "base", "link",
        }  # fmt: skip
        assert [name for name in attributes if name.startswith("on") or name == "style"] == []
        for name in ("href", "src"):
            scheme = attributes.get(name, "").partition(":")
            assert not scheme[1] or attributes[name].startswith(HARMLESS_SCHEMES)
    assert "alert(1)</script>" not in html
    assert "display: none" not in html


def test_a_picture_address_cannot_add_attributes() -> None:
    """The address that `image` gives is text to the browser, whatever an author has typed."""
    html = render('<img src="x&quot; onerror=&quot;alert(1)" alt="a">').html

    assert [("p", {}), ("img", {"src": 'x" onerror="alert(1)', "alt": "a"})] == _tags(html)


@pytest.mark.parametrize(
    "address", ["https://contoh.example/a?b=1&c=2", "mailto:a@contoh.example", "../bab/lain.md"]
)
def test_harmless_links_pass(address: str) -> None:
    assert [("p", {}), ("a", {"href": address})] == _tags(render(f"[tautan]({address})").html)


def test_pictures_get_the_address_that_the_page_gives_them() -> None:
    html = render("![Peta](../gambar/peta%20a.png)", image=lambda path: f"/daerah/{path[3:]}").html

    assert '<p><img alt="Peta" src="/daerah/gambar/peta%20a.png"></p>' == html


def test_alignment_of_table_columns_is_kept_without_style() -> None:
    html = render("| a | b |\n| :-- | --: |\n| 1 | 2 |").html

    assert ["left", "right"] == [
        attributes["align"] for tag, attributes in _tags(html) if tag == "td"
    ]
    assert "style" not in html


def test_headings_carry_anchors_in_their_order() -> None:
    rendered = render("## Latar belakang\n\nteks\n\n### SPBE & *data*\n\n## Kota 2029")
    expected = (
        Heading(2, "latar-belakang", "Latar belakang"),
        Heading(3, "spbe-data", "SPBE & data"),
        Heading(2, "kota-2029", "Kota 2029"),
    )

    assert expected == rendered.heading
    assert expected == headings(rendered.html)


def test_a_prefix_keeps_the_anchors_of_several_texts_apart() -> None:
    first = render("## Tujuan", anchor_prefix="pendahuluan-")
    second = render("## Tujuan", anchor_prefix="penutup-")

    assert "pendahuluan-tujuan" == first.heading[0].anchor
    assert "penutup-tujuan" == second.heading[0].anchor


def test_an_anchor_of_the_author_is_kept() -> None:
    assert (Heading(2, "kunci", "Judul panjang sekali"),) == render(
        "## Judul panjang sekali {: #kunci }"
    ).heading


def test_a_footnote_mark_is_no_part_of_a_heading() -> None:
    heading = render("## Tujuan[^1]\n\n[^1]: Catatan.").heading

    assert (Heading(2, "tujuan", "Tujuan"),) == heading


@given(st.lists(st.sampled_from(["Bab", "Bab 2", "Bab-2", "bab 2 2", "!", "?"]), max_size=8))
@settings(deadline=None)
def test_no_two_headings_share_an_anchor(titles: list[str]) -> None:
    """A link to a heading leads to that heading, however alike the titles are."""
    found = render("\n\n".join(f"## {title}" for title in titles)).heading

    assert len(titles) == len(found)
    assert [] == [anchor for anchor, n in Counter(h.anchor for h in found).items() if n > 1]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Latar belakang", "latar-belakang"),
        ("  Kota & Pulau: 2025–2029 ", "kota-pulau-2025-2029"),
        ("…", "bagian"),
    ],
)
def test_anchors_are_lower_case_words_joined_by_hyphens(text: str, anchor: str) -> None:
    assert anchor == slugify(text)


def test_footnotes_stand_apart_and_lead_back() -> None:
    rendered = render("satu[^a] dua[^b] lagi[^a]\n\n[^a]: Catatan A.\n[^b]: Catatan B.")
    links = [attributes for tag, attributes in _tags(rendered.html) if tag == "a"]
    notes = _tags(rendered.notes)

    assert "Catatan A." not in rendered.html
    assert ["#fn-a", "#fn-b", "#fn-a"] == [link["href"] for link in links]
    assert ["fn-a", "fn-b"] == [attributes["id"] for tag, attributes in notes if tag == "li"]
    assert ["#fnref-a", "#fnref2-a", "#fnref-b"] == [
        attributes["href"] for tag, attributes in notes if tag == "a"
    ]


def test_footnotes_of_several_chapters_do_not_meet() -> None:
    """Chapters of one document may use the same marks."""
    first = render("teks[^1]\n\n[^1]: Satu.", prefix="pendahuluan")
    second = render("teks[^1]\n\n[^1]: Dua.", prefix="penutup")
    ids = [
        attributes["id"]
        for rendered in (first, second)
        for _, attributes in _tags(rendered.html + rendered.notes)
        if "id" in attributes
    ]

    assert 4 == len(set(ids)) == len(ids)


def test_a_text_without_footnotes_has_no_list_of_them() -> None:
    assert "" == render("teks").notes


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("biasa saja", "biasa saja"),
        ("satu_dua_tiga", "satu_dua_tiga"),
        ("**tebal** dan *miring*", "<strong>tebal</strong> dan <em>miring</em>"),
        ("nilai 5 < 6 & 7", "nilai 5 &lt; 6 &amp; 7"),
        (
            "lihat [laman](https://contoh.example/)",
            'lihat <a href="https://contoh.example/">laman</a>',
        ),
        ("<b>bukan</b> <p>paragraf</p>", "bukan paragraf"),
    ],
)
def test_short_texts_know_emphasis_and_links_and_no_paragraphs(text: str, html: str) -> None:
    assert html == str(inline(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("biasa saja", "biasa saja"),
        ("satu_dua_tiga", "satu_dua_tiga"),
        ("**tebal** dan [laman](https://contoh.example/a_b)", "tebal dan laman"),
        ("nilai 5 < 6 & 7", "nilai 5 < 6 & 7"),
        ("<b>bukan</b> <script>markah</script>", "bukan"),
        ("&amp; tetap", "& tetap"),
    ],
)
def test_plain_text_has_the_words_alone(text: str, words: str) -> None:
    """Where no markup can be shown: descriptions for search engines, what opens on a term."""
    assert words == plain(text)

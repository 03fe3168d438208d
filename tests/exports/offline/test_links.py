from __future__ import annotations

import pytest

from masterplan.exports.offline.links import for_disk, read_links, with_notice
from tests.pages import read_page

PUBLIC = "https://contoh.example/"
HERE = {"index.html", "satu/index.html", "satu/program/p/index.html", "data/satu/a b.csv"}


def _on_disk(href: str, name: str = "satu/index.html", public: str = PUBLIC) -> str:
    return for_disk(
        read_links(name, f'<p><a class="x" href="{href}">Ke sana</a></p>'), HERE, public
    )


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("program/p/", "program/p/index.html"),
        ("program/p/#a", "program/p/index.html#a"),
        ("program/p/?x=1&amp;y=2#a", "program/p/index.html?x=1&amp;y=2#a"),
        ("./", "index.html"),
        (".", "index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("../#peta", "../index.html#peta"),
        ("../data/satu/a%20b.csv", "../data/satu/a%20b.csv"),
    ],
)
def test_a_link_inside_names_its_file(href: str, written: str) -> None:
    assert f'<p><a class="x" href="{written}">Ke sana</a></p>' == _on_disk(href)


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("../dua/", "https://contoh.example/dua/"),
        ("../dua/program/q/#a", "https://contoh.example/dua/program/q/#a"),
        ("../unduhan/satu/satu.pdf", "https://contoh.example/unduhan/satu/satu.pdf"),
    ],
)
def test_a_link_out_leads_to_the_public_site_and_is_marked(href: str, written: str) -> None:
    expected = f'<p><a data-daring class="x" href="{written}">Ke sana</a></p>'

    assert expected == _on_disk(href)


def test_without_a_public_site_a_link_out_leads_nowhere() -> None:
    assert '<a data-daring class="x" data-href="/dua/">' in _on_disk("../dua/", public="/")


@pytest.mark.parametrize("href", ["#a", "https://lain.example/", "mailto:a@b.example", "//x/", ""])
def test_other_addresses_stay(href: str) -> None:
    assert f'href="{href}"' in _on_disk(href)


def test_what_only_looks_like_a_link_stays() -> None:
    html = (
        '<code>&lt;a href="../dua/"&gt;</code> href="../dua/" <b title=\'<a href="../dua/">\'></b>'
    )
    page = read_links("satu/index.html", html.replace("<a", "&lt;a"))

    assert html.replace("<a", "&lt;a") == for_disk(page, HERE, PUBLIC)


def test_what_a_page_loads_is_told_from_where_it_leads() -> None:
    page = read_links(
        "satu/index.html",
        '<link rel="stylesheet" href="../aset/a.css"><link rel="alternate" href="../p.xml">'
        '<script src="../aset/a.js"></script><img src="gambar/a.png"><a href="b.pdf">B</a>'
        '<form action="../cari/" data-klien="../aset/cari.js"></form>',
    )

    assert ["aset/a.css", "aset/a.js", "satu/gambar/a.png", "aset/cari.js"] == list(page.loads)


def test_a_link_that_leads_out_of_the_site_says_so() -> None:
    """Nothing on a disk is above the folder of the copy."""
    assert "https://contoh.example/" in _on_disk("../../../rahasia/")


def test_a_notice_stands_above_the_content_of_a_page() -> None:
    html = '<head>\n</head><header></header><div class="mp-badan mp-lebar"><main>Isi</main></div>'
    page = read_page(with_notice(html, "<aside>Salinan</aside>", "../aset/salinan.css"))

    assert "Salinan Isi" == page.words
    assert [("link", "../aset/salinan.css")] == page.links

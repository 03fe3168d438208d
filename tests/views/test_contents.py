from __future__ import annotations

import re

import pytest

from masterplan.views.contents import LEAST, with_contents
from tests.pages import read_page


def _page(count: int) -> str:
    return "<h1>Judul</h1>\n<p>Awal.</p>\n" + "".join(
        f'<h2 id="bagian-{number}">Bagian {number}</h2><h3 id="dalam-{number}">Dalam</h3>'
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize("count", range(LEAST))
def test_a_short_page_is_left_alone(count: int) -> None:
    assert _page(count) == with_contents(_page(count))


@pytest.mark.parametrize("count", [LEAST, LEAST + 3])
def test_a_long_page_lists_its_sections(count: int) -> None:
    """Those of level 2 alone, in their order, each leading to its place on the page."""
    made = with_contents(_page(count))
    page = read_page(made)

    assert [f"#bagian-{number}" for number in range(1, count + 1)] == page.hrefs
    assert {href[1:] for href in page.hrefs} <= set(page.ids)


def test_the_list_stands_before_the_first_section_and_is_folded() -> None:
    made = with_contents(_page(LEAST))
    before, box, after = re.split(r"(<details.*?</details>\n)", made, flags=re.DOTALL)

    assert "<h1>Judul</h1>\n<p>Awal.</p>\n" == before
    assert box.startswith('<details class="mp-isi-halaman"><summary>Di halaman ini</summary>')
    assert after.startswith('<h2 id="bagian-1">')
    assert _page(LEAST) == before + after


def test_a_heading_that_cannot_be_linked_to_is_left_out() -> None:
    html = "<h2>Tanpa jangkar</h2>" + _page(LEAST)
    made = with_contents(html)

    assert LEAST == len(read_page(made).hrefs)
    assert made.startswith("<details")


def test_words_of_a_heading_stay_words() -> None:
    html = _page(LEAST) + '<h2 id="akhir">Warga &amp; <em>daerah</em> &lt;b&gt;</h2>'
    made = with_contents(html)

    assert '<a href="#akhir">Warga &amp; daerah &lt;b&gt;</a>' in made

from __future__ import annotations

import pytest

from masterplan.library import Library
from masterplan.views import search_pages
from masterplan.views.search_pages import Tautan, Topik, fill, library_topics, topic_pages
from tests.pages import read_page


def _topics(library: Library) -> dict[str, Topik]:
    return {topic.nama: topic for topic in library_topics(library)}


def test_the_page_of_results_has_what_the_script_fills(small_library: Library) -> None:
    view = search_pages.search_page(small_library, "aset/cari.1234.js")
    page = read_page(view.html)

    assert "cari/" == view.address
    assert {"jumlah", "hasil", "catatan-cari", "saring", "lagi"} <= set(page.ids)
    assert ("script", "../aset/cari.1234.js") in page.links
    assert ("script", "daftar.js") in page.links


def test_without_a_script_the_page_leads_to_the_topics(small_library: Library) -> None:
    html = search_pages.search_page(small_library, "aset/cari.js").html
    told = html.partition('<p id="tanpa-skrip">')[2].partition("</p>")[0]

    assert "memerlukan JavaScript" in told
    assert ["../topik/"] == read_page(told).hrefs


def test_topics_are_terms_programmes_agencies_places_and_regions(small_library: Library) -> None:
    topics = _topics(small_library)
    region = small_library.by_slug["kabupaten-contoh-raya"]
    assert region.plan is not None

    assert {term.istilah for term in small_library.glosarium.istilah} <= set(topics)
    assert {item.nama for item in region.plan.program} <= set(topics)
    assert {agency.nama for agency in region.berkas_opd.opd} <= set(topics)
    assert {home.daerah.nama for home in small_library} <= set(topics)


def test_a_place_leads_to_its_programmes(small_library: Library) -> None:
    region = small_library.by_slug["kabupaten-contoh-raya"]
    assert region.plan is not None
    item = next(p for p in region.plan.program if any(place.nama for place in p.lokasi))
    place = next(place.nama for place in item.lokasi if place.nama)
    topics = _topics(small_library)

    assert any(
        link.alamat == f"kabupaten-contoh-raya/program/{item.id}/"
        for name in topics
        if name in place
        for link in topics[name].tautan
    )


def test_topics_stand_under_their_letters(small_library: Library) -> None:
    topics = [
        Topik("sampah", (Tautan("Bank Sampah", "x/program/bank/", "X"),)),
        Topik("Anggaran", (Tautan("arti", "glosarium/#anggaran"),)),
        Topik("4G", (Tautan("Sinyal", "x/program/sinyal/"),)),
    ]
    (html,) = fill(small_library, topics).values()
    page = read_page(html)

    assert [(2, "huruf-0-9", "0-9"), (2, "huruf-a", "A"), (2, "huruf-s", "S")] == page.headings[1:]
    assert ["#huruf-0-9", "#huruf-a", "#huruf-s"] == page.hrefs[:3]
    assert "../x/program/bank/" in page.hrefs
    assert "Bank Sampah (X)" in page.words


def test_many_topics_are_spread_over_a_page_for_each_letter(
    small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page stays light however many regions there are; its address does not depend on words."""
    monkeypatch.setattr(search_pages, "MOST_ON_ONE_PAGE", 1)
    pages = fill(small_library, [Topik("Sampah", (Tautan("Bank", "x/"),))])

    assert {view.address for view in topic_pages(small_library)} == set(pages)
    assert 28 == len(pages)
    assert "../topik/s/" in [f"../topik/{href}" for href in read_page(pages["topik/"]).hrefs]
    assert "Sampah" in read_page(pages["topik/s/"]).words
    assert "../../x/" in read_page(pages["topik/s/"]).hrefs
    assert "Belum ada topik" in read_page(pages["topik/z/"]).words


def test_the_real_topics_fit_a_page_that_travels_light(real_library: Library) -> None:
    import gzip

    (html,) = fill(real_library, library_topics(real_library)).values()

    assert len(gzip.compress(html.encode(), 6)) < 36_000

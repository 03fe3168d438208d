from __future__ import annotations

from dataclasses import replace

from masterplan.library import Library
from masterplan.search.build import Kept, build_parts, wilayah
from masterplan.search.index import Index
from masterplan.search.language.bahasa import Bahasa
from masterplan.search.topics import text_topics
from tests.search.pages import pages_of, part, record


def test_regions_come_in_the_order_of_their_codes(small_library: Library) -> None:
    found = list(wilayah(small_library))

    assert ["0", "99", "9901", "9902"] == [place.kode for place in found]
    assert [False, True, False] == [place.contoh for place in found[1:]]


def test_only_a_region_whose_pages_change_is_indexed_anew(small_library: Library) -> None:
    """A preview after an edit costs one region."""
    language = Bahasa.of(small_library)
    pages = pages_of(small_library)
    kept: Kept = {}
    before = build_parts(small_library, pages, language, kept)
    edited = [
        replace(page, html=f"{page.html}<p>Tambahan.</p>")
        if page.daerah == "kabupaten-tanpa-rencana"
        else page
        for page in reversed(pages)
    ]
    after = build_parts(small_library, edited, language, kept)

    assert [True, True, True, False] == [old is new for old, new in zip(before, after, strict=True)]
    assert "tambah" in after[3].postings


def test_a_change_of_names_makes_every_region_anew(small_library: Library) -> None:
    """Agencies and terms decide how words are told apart, in whosever text they stand."""
    language = Bahasa.of(small_library)
    pages = pages_of(small_library)
    kept: Kept = {}
    before = build_parts(small_library, pages, language, kept)
    glossary = small_library.glosarium.model_copy(update={"istilah": ()})
    after = build_parts(replace(small_library, glosarium=glossary), pages, language, kept)

    assert [] == [old for old, new in zip(before, after, strict=True) if old is new]


def test_topics_are_what_several_titles_speak_of() -> None:
    titles = ("Bank Sampah", "Angkut Sampah", "Sampah Pulang", "Kapal")
    items = [record(title, alamat=f"x/program/{title}/", jenis="program") for title in titles]
    (topic,) = [
        topic for topic in text_topics(Index([part(*items)])) if topic.nama not in {"Program"}
    ]

    assert "Sampah" == topic.nama
    assert ["Bank Sampah", "Angkut Sampah", "Sampah Pulang"] == [x.judul for x in topic.tautan]
    assert {"X"} == {link.daerah for link in topic.tautan}


def test_the_name_of_a_region_is_no_topic() -> None:
    items = [record(f"Ternate {number}") for number in range(5)]
    found = text_topics(Index([part(*items, sebutan="Kota Ternate")]))

    assert "Ternate" not in {topic.nama for topic in found}

from __future__ import annotations

from collections import Counter

import pytest

from masterplan.library import Library
from masterplan.search.kinds import GRUP, JENIS
from masterplan.search.records import Dikenal, Halaman, Record, known, records
from tests.search.pages import pages_of


def _records(library: Library) -> list[Record]:
    facts = known(library)
    return [found for page in pages_of(library) for found in records(page, facts)]


def test_everything_with_a_permanent_address_is_found_there(small_library: Library) -> None:
    """Programmes, indicators, objectives, agencies, rules and quick wins, each once."""
    found = _records(small_library)

    assert set() == set(known(small_library)) - {record.alamat for record in found}
    assert [] == [at for at, count in Counter(r.alamat for r in found).items() if count > 1]


def test_the_real_plans_are_found_without_doubles(real_library: Library) -> None:
    found = _records(real_library)
    addresses = Counter(record.alamat for record in found)

    assert [] == [at for at, count in addresses.items() if count > 1]
    assert set(JENIS) - {"panduan"} == {record.jenis for record in found}
    assert [] == [record.alamat for record in found if not record.judul]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("x/program/kapal/", ("program", "Kapal Antarpulau")),
        ("x/bab/pendahuluan/", ("bab", "Judul")),
        ("x/bab/pendahuluan/#a", ("bab", "Bagian")),
        ("x/tahapan/#a", ("daerah", "Bagian")),
        ("x/quick-win/#quick-win-kapal", ("quick-win", "Kapal")),
        ("x/analisis/#swot-smart-living", ("analisis", "SWOT")),
        ("glosarium/#dak", ("istilah", "DAK")),
        ("panduan/git/#a", ("panduan", "Bagian")),
        ("tentang/#a", ("keterangan", "Bagian")),
    ],
)
def test_an_address_says_what_kind_of_thing_it_is(address: str, expected: tuple[str, str]) -> None:
    html = (
        '<h1>Judul</h1><p>Awal.</p><h2 id="a">Bagian</h2><p>Isi.</p>'
        '<h2 id="quick-win-kapal">Kapal</h2><p>Isi.</p>'
        '<h2 id="swot-smart-living">SWOT</h2><p>Isi.</p>'
        '<dl><div id="dak"><dt>DAK</dt><dd>Uang.</dd></div></dl>'
    )
    facts = {"x/program/kapal/": Dikenal("Kapal Antarpulau", "smart-living", 2026, 2028)}
    page = address.partition("#")[0]
    region = "x" if page.startswith("x/") else ""
    found = {item.alamat: item for item in records(Halaman(page, html, region), facts)}

    assert expected == (found[address].jenis, found[address].judul)


def test_a_programme_is_one_record_with_its_pillar_and_years() -> None:
    html = '<h1>Lama</h1><p>Isi.</p><h2 id="kutip">Cara mengutip</h2><p>Kutip.</p>'
    facts = {"x/program/kapal/": Dikenal("Kapal", "smart-living", 2026, 2028)}
    (found,) = records(Halaman("x/program/kapal/", html, "x"), facts)

    assert ("Kapal", "Isi.", "smart-living", 2026, 2028) == (
        found.judul, found.teks, found.pilar, found.mulai, found.selesai,
    )  # fmt: skip


def test_an_address_that_a_programme_had_before_is_not_found() -> None:
    assert [] == list(records(Halaman("x/program/lama/", "<h1>Kapal</h1>", "x"), {}))


def test_a_page_that_repeats_others_is_found_by_its_introduction() -> None:
    rows = "".join(f"<p>Program {number} berjalan.</p>" for number in range(200))
    html = f'<h1>Peta jalan</h1><p>Kapan apa.</p><h2 id="p">Peta</h2>{rows}'
    (found,) = records(Halaman("x/peta-jalan/", html, "x"), {})

    assert "Kapan apa. · Peta" == found.teks


def test_a_long_matrix_is_cut_where_words_end() -> None:
    (found,) = records(Halaman("x/", f"<h1>X</h1><p>{'kata ' * 900}</p>", "x"), {})

    assert 800 < len(found.teks) < 910
    assert found.teks.endswith("kata …")


def test_every_group_is_a_kind_with_a_pillar_if_it_has_any() -> None:
    assert len(GRUP) == len(set(GRUP)) <= 93
    assert {kind for kind, _ in GRUP} == set(JENIS)
    assert {kind for kind, pilar in GRUP if pilar} == {k for k, j in JENIS.items() if j.per_pilar}

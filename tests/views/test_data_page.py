from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.exports.chart_data import chart_files
from masterplan.exports.data import data_files
from masterplan.exports.province_data import province_files
from masterplan.library import Library
from masterplan.model.region import Plan
from masterplan.views import addresses
from masterplan.views.data_files import (
    ISI,
    KOLOM,
    BerkasData,
    column_meaning,
    kind_of,
    license_url,
    measure,
)
from masterplan.views.data_page import data_page, size
from tests.builds import Built
from tests.conftest import SITE
from tests.links import Site
from tests.pages import read_page
from tests.province.regions import TigaDaerah

RAYA = "kabupaten-contoh-raya"


def _made(library: Library) -> dict[str, bytes]:
    """Every data file of a library by address, as a build makes them."""
    found: dict[str, bytes] = {}
    for region in library:
        files = data_files(region, SITE) | chart_files(region)
        files |= province_files(library, SITE) if region.provinsi else {}
        found |= {addresses.data(region, name): content for name, content in files.items()}
    return found


def _measured(files: dict[str, bytes]) -> dict[str, BerkasData]:
    return {address: measure(content, address) for address, content in files.items()}


def _words(library: Library, files: dict[str, BerkasData]) -> str:
    return read_page(data_page(library, files).html).words


@pytest.fixture(scope="module")
def small_files(small_library: Library) -> dict[str, BerkasData]:
    return _measured(_made(small_library))


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_file_is_listed_and_nothing_else(
    which: str, small_library: Library, real_library: Library
) -> None:
    library = small_library if which == "small" else real_library
    files = _made(library)
    read = read_page(data_page(library, _measured(files)).html)
    linked = [f"data/{href}" for href in read.hrefs if href.endswith((".csv", ".json"))]

    assert sorted(files) == sorted(linked)
    assert [] == read.twice
    assert len(read.words) > 1000


@pytest.mark.slow
def test_the_page_lists_what_the_build_has_written(real_build: Built) -> None:
    """So that no file is published without a word about it, and no word without a file."""
    site = Site(real_build.site, SITE)
    hrefs = site.page("data/").hrefs
    listed = {f"data/{href}" for href in hrefs if href[0].isalpha() and "://" not in href}

    assert listed == {
        name for name in site.files if name.startswith("data/") and name != "data/index.html"
    }


def test_every_kind_of_file_and_every_column_is_explained(
    real_library: Library, small_files: dict[str, BerkasData]
) -> None:
    """And nothing is explained that no file has."""
    files = small_files | _measured(_made(real_library))
    columns = {
        (kind_of(address), column) for address, found in files.items() for column in found.kolom
    }

    assert set(ISI) == {kind_of(address) for address in files}
    assert [] == [found for found in sorted(columns) if not column_meaning(*found)]
    assert set(KOLOM) == {column for _, column in columns}
    assert [] == [
        (kind, column)
        for kind, isi in ISI.items()
        for column in isi.kolom
        if (kind, column) not in columns
    ]


def test_a_word_means_what_it_means_in_its_file() -> None:
    assert "Id program daerah." == column_meaning("anggaran.csv", "program")
    assert "Banyaknya program." == column_meaning("cakupan.csv", "program")
    assert "" == column_meaning("cakupan.csv", "entah")


def test_rows_size_and_status_are_those_of_the_file(
    small_library: Library, small_files: dict[str, BerkasData]
) -> None:
    words = _words(small_library, small_files)
    kilo = size(small_files[f"data/{RAYA}/program.csv"].ukuran).replace("\u00a0", " ")

    assert f"program.csv tiap program 3 {kilo} contoh" in words
    assert "anggaran.csv tiap program, tahun dan sumber dana 5 " in words
    assert "tahapan.csv tiap daerah dan tahap 26 " in words
    assert (
        "masterplan.json bukan tabel: seluruh rencana dan nilai yang dihitung darinya – " in words
    )
    assert "Berkas data Kabupaten Contoh Raya, edisi 15 Juli 2026" in words


def test_tables_behind_charts_are_folded_away_under_their_region(
    small_library: Library, small_files: dict[str, BerkasData]
) -> None:
    charts = [address for address in small_files if "/grafik/" in address]
    html = data_page(small_library, small_files).html

    assert charts
    assert f"<summary>{len(charts)} tabel di balik grafik, berstatus contoh</summary>" in html
    assert "swot.csv, 1 baris, " in _words(small_library, small_files)


def test_samples_and_licences_are_told(
    small_library: Library, small_files: dict[str, BerkasData]
) -> None:
    read = read_page(data_page(small_library, small_files).html)

    assert "Contoh. Data berstatus contoh berasal dari rencana yang dikarang" in read.words
    assert "Lisensi: CC BY 4.0." in read.words
    assert "https://creativecommons.org/licenses/by/4.0/" in read.hrefs


def test_official_data_carries_no_warning(tiga: TigaDaerah) -> None:
    library = tiga.library(raya=[tiga.program("satu")], status="resmi")
    words = _words(library, _measured(_made(library)))

    assert "Contoh. Data" not in words
    assert "program.csv tiap program 1 " in words
    assert " resmi " in words


def test_regions_without_data_are_named(
    small_library: Library, small_files: dict[str, BerkasData]
) -> None:
    assert "Belum ada berkas data untuk Kabupaten Tanpa Rencana." in _words(
        small_library, small_files
    )


def test_a_file_that_nobody_has_explained_is_listed_all_the_same(small_library: Library) -> None:
    files = {
        "data/semua.csv": BerkasData(2000, 1200, ("kode",)),
        f"data/{RAYA}/lain.zip": BerkasData(100),
    }
    read = read_page(data_page(small_library, files).html)

    assert {"semua.csv", f"{RAYA}/lain.zip"} <= set(read.hrefs)
    assert "semua.csv – 1.200 2 KB –" in read.words
    assert "semua.csv: 1 kolom kode –" in read.words


def test_files_are_read_when_the_page_is_shown(small_library: Library) -> None:
    """The plugin fills the mapping after it has made the pages."""
    files: dict[str, BerkasData] = {}
    page = data_page(small_library, files, linked=({"@type": "DataCatalog"},))
    files[f"data/{RAYA}/program.csv"] = BerkasData(1, 1)

    assert f"{RAYA}/program.csv" in read_page(page.html).hrefs
    assert ({"@type": "DataCatalog"},) == page.linked
    assert ("data/", "Data terbuka") == (page.address, page.title)


def test_a_line_end_in_a_cell_makes_no_row() -> None:
    content = b'a,b\r\n"satu\r\ndua",2\r\n3,4\r\n'

    assert BerkasData(len(content), 2, ("a", "b")) == measure(content, "data/x/y.csv")
    assert BerkasData(len(content)) == measure(content, "data/x/y.json")


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_rows_are_counted_whatever_they_hold(cells: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("a", "b"), *cells])

    assert len(cells) == measure(out.getvalue().encode("utf-8", "surrogatepass"), "x.csv").baris


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (12_595, "12,3 KB"),
        (1_048_576, "1 MB"),
        (1_572_864, "1,5 MB"),
        (2_621_440_000, "2.500 MB"),
    ],
)
def test_sizes_are_written_as_indonesian_readers_do(count: int, written: str) -> None:
    assert written == size(count).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("CC BY 4.0", "licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "licenses/by-sa/4.0/"),
        ("CC BY-NC-ND 3.0", "licenses/by-nc-nd/3.0/"),
        ("CC BY 3.0 IGO", "licenses/by/3.0/igo/"),
        ("CC0 1.0", "publicdomain/zero/1.0/"),
    ],
)
def test_creative_commons_licences_have_an_address(words: str, place: str) -> None:
    assert f"https://creativecommons.org/{place}" == license_url(words)


@pytest.mark.parametrize("words", ["CC", "CC BY", "Lisensi rekaan", "bukan CC BY 4.0"])
def test_other_licences_have_none(words: str) -> None:
    assert license_url(words) is None


@pytest.fixture(scope="module")
def tiga(small_library: Library, plan: Plan) -> TigaDaerah:
    """Makes libraries of three regions."""
    return TigaDaerah(small_library, plan)

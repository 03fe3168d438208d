from __future__ import annotations

from datetime import date

from masterplan.library import Library
from masterplan.views.downloads import berkas, by_region, checksums
from masterplan.views.print.document import PrintDocument
from masterplan.views.print.documents import documents
from masterplan.views.region_page import Berkas
from masterplan.views.shared_pages import shared_pages
from tests.conftest import SITE
from tests.pages import read_page


def _made(library: Library) -> list[tuple[PrintDocument, Berkas]]:
    """Every document of the library, as if it had been made."""
    return [
        (one, berkas(one, number + 1, 5000 * (number + 1), f"{number:064x}"))
        for number, one in enumerate(documents(library, SITE))
    ]


def test_each_pdf_is_called_what_a_reader_looks_for(small_library: Library) -> None:
    titles = [file.judul for _, file in _made(small_library)]

    assert "Masterplan lengkap" == titles[0]
    assert "Buku 1: Buku Contoh" in titles
    assert "Ringkasan eksekutif" in titles
    assert "Petikan Dinas Kesehatan Contoh" in titles
    assert len(set(titles)) == len(titles)


def test_size_is_written_for_a_glance() -> None:
    file = Berkas("a.pdf", "buku", "A", 3, 1_258_291, "0", date(2026, 1, 1))

    assert "1,2\u00a0MB" == file.besar


def test_pdfs_stand_with_their_region(small_library: Library) -> None:
    made = _made(small_library)

    assert {"kabupaten-contoh-raya": [file for _, file in made]} == by_region(made)
    assert {} == by_region([])


def test_checksums_are_those_of_sha256sum() -> None:
    files = [
        Berkas(f"unduhan/kota-b/{name}.pdf", "buku", name, 1, 1, digit * 64, date(2026, 1, 1))
        for name, digit in (("z", "1"), ("a", "2"))
    ]

    assert f"{'2' * 64}  kota-b/a.pdf\n{'1' * 64}  kota-b/z.pdf\n".encode() == checksums(files)
    assert checksums(files) == checksums(reversed(files))


def test_the_page_of_downloads_lists_every_pdf(small_library: Library) -> None:
    made = _made(small_library)
    listed = by_region(made)
    (page,) = [
        one for one in shared_pages(small_library, lambda: listed) if one.address == "unduhan/"
    ]
    read = read_page(page.html)

    for document, file in made:
        assert document.address.removeprefix("unduhan/") in read.hrefs
        size = file.besar.replace("\u00a0", " ")
        assert f"{file.judul} (PDF) {file.halaman} halaman, {size}" in read.words
        assert f'title="{file.sha256}"' in page.html
    assert "PDF setiap perangkat daerah (2)" in read.words
    assert "PDF setiap buku (1)" in read.words
    assert "SHA256SUMS" in read.hrefs
    assert "PDF belum tersedia" not in read.words


def test_without_pdfs_the_page_says_so(small_library: Library) -> None:
    (page,) = [one for one in shared_pages(small_library, dict) if one.address == "unduhan/"]

    assert "PDF belum tersedia di sini" in read_page(page.html).words
    assert "SHA256SUMS" not in page.html
    assert "<details>" not in page.html

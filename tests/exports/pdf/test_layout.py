from __future__ import annotations

import gc
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from masterplan.exports.pdf.layout import Rendered, quiet_weasyprint, render
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.print_document import PrintDocument, PrintPart, print_document
from tests.conftest import SITE, Golden

SHIPPED = {"Jakarta", "Serif4", "Sans3"}
"""The families of the fonts in the theme's folder, as the print style names them."""


@pytest.fixture(scope="module")
def document(small_library: Library, contoh_raya: Region) -> PrintDocument:
    """The printed masterplan of the invented regency."""
    assert contoh_raya.plan is not None
    return print_document(small_library, contoh_raya, contoh_raya.plan, SITE)


@pytest.fixture(scope="module")
def pictures(contoh_raya: Region) -> dict[str, bytes]:
    """The pictures of the invented regency."""
    return {name: file.read_bytes() for name, file in contoh_raya.images.items()}


@pytest.fixture(scope="module")
def made(document: PrintDocument, pictures: dict[str, bytes]) -> Rendered:
    """Its PDF, laid out for real."""
    quiet_weasyprint()
    return render(document, pictures)


@pytest.fixture(scope="module")
def pdf(made: Rendered) -> PdfReader:
    """Its PDF, opened."""
    return PdfReader(io.BytesIO(made.pdf))


@pytest.fixture(scope="module")
def texts(pdf: PdfReader) -> list[str]:
    """The words of each page."""
    return [page.extract_text() for page in pdf.pages]


@pytest.fixture(scope="module")
def long_table(document: PrintDocument) -> PdfReader:
    """A document of one chapter that is a table of many pages."""
    rows = "".join(f"<tr><td>Baris {n}</td><td>Isi {n}</td></tr>" for n in range(1, 151))
    table = f"<table><thead><tr><th>Kepala kolom</th><th>Isi</th></tr></thead>{rows}</table>"
    part = PrintPart("bab", "III", "bab-panjang", "Tabel panjang", f"<h2 id='t'>Tabel</h2>{table}")
    return PdfReader(io.BytesIO(render(replace(document, part=(part,)), {}).pdf))


def _contents(texts: list[str]) -> list[str]:
    """The pages of the table of contents."""
    return [text for text in texts if "· Kabupaten Contoh Raya Daftar isi" in text]


def _bookmarks(pdf: PdfReader, items: list[Any], depth: int = 0) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from _bookmarks(pdf, item, depth + 1)
        else:
            number = pdf.get_destination_page_number(item)
            assert number is not None
            yield f"{'  ' * depth}{item.title} [{pdf.page_labels[number]}]"


def _link_targets(pdf: PdfReader, page: PageObject) -> dict[str, str]:
    """The places that the links of a page lead to, in their order, with the labels of their pages.

    A link that spans boxes is one place, though it has a rectangle for each.
    """
    found: dict[str, str] = {}
    for reference in page.get("/Annots", []):
        name = reference.get_object().get("/Dest")
        if name is not None:
            number = pdf.get_destination_page_number(pdf.named_destinations[name])
            assert number is not None
            found[name] = pdf.page_labels[number]
    return found


def _fonts(pdf: PdfReader) -> set[str]:
    return {
        font.get_object()["/BaseFont"]
        for page in pdf.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[attr-defined]
    }


def test_pages_are_labelled_by_chapter(pdf: PdfReader) -> None:
    """What a reader's page field shows: cover, roman front matter, then chapter by chapter."""
    labels = pdf.page_labels

    assert ["Sampul", "i", "ii", "iii", "I-1", "II-1", "II-2"] == labels[:7]
    assert "A-1" in labels
    assert len(set(labels)) == len(labels)


def test_the_number_on_a_page_is_its_label(pdf: PdfReader, texts: list[str]) -> None:
    """Paper and screen agree: what is printed at the foot is what the reader shows."""
    feet = [text.rstrip().rsplit(" ", 1)[-1] for text in texts[1:]]

    assert pdf.page_labels[1:] == feet


def test_the_page_count_is_that_of_the_file(made: Rendered, pdf: PdfReader) -> None:
    assert made.pages == len(pdf.pages)


def test_contents_as_text(texts: list[str], golden: Golden) -> None:
    golden("pdf-daftar-isi.txt", "\n".join(_contents(texts)) + "\n")


def test_bookmarks_as_text(pdf: PdfReader, golden: Golden) -> None:
    golden("pdf-markah.txt", "\n".join(_bookmarks(pdf, pdf.outline)) + "\n")


def test_the_contents_name_the_pages_that_they_lead_to(pdf: PdfReader, texts: list[str]) -> None:
    """The label printed beside an entry is the label of the page that its link opens."""
    printed: list[str] = []
    opened: list[str] = []
    for page, text in zip(pdf.pages, texts, strict=True):
        if text in _contents(texts):
            printed += re.findall(r" ([IVX]+-\d+|[A-Z]-\d+)$", text, flags=re.MULTILINE)
            opened += _link_targets(pdf, page).values()

    assert len(opened) > 30
    assert opened == printed


def test_chapters_and_sections_begin_where_the_contents_say(
    pdf: PdfReader, texts: list[str]
) -> None:
    page_of = dict(zip(pdf.page_labels, texts, strict=True))

    assert "BAB II\nProgram dan Anggaran" in page_of["II-1"]
    assert "Menurut tahun" in page_of["II-2"]
    assert "LAMPIRAN A\nProfil daerah" in page_of["A-1"]


def test_links_between_chapters_lead_there(pdf: PdfReader, texts: list[str]) -> None:
    """Chapters are laid out apart, yet a programme's indicator is one click away."""
    labels = pdf.page_labels
    targets = _link_targets(pdf, pdf.pages[labels.index("II-1")])
    page = labels.index(targets["ind-layanan-contoh"])

    assert "Matriks indikator" in texts[page]
    assert "Layanan rekaan yang selesai daring" in texts[page]


def test_what_names_a_programme_leads_to_its_card(pdf: PdfReader, texts: list[str]) -> None:
    """It has a page of its own on the site, and a place in this document on paper."""
    cards = {
        "loket-contoh": "Loket Contoh Daring",
        "jaringan-contoh": "Jaringan Kantor Contoh",
        "puskesmas-contoh": "Antrean Puskesmas Contoh",
    }
    labels = pdf.page_labels
    found = [_link_targets(pdf, page) for page in pdf.pages]

    for id, name in cards.items():
        (place,) = {targets[id] for targets in found if id in targets}
        assert name in texts[labels.index(place)]
    assert [] == [
        address
        for page in pdf.pages
        for reference in page.get("/Annots", [])
        if "/program/" in (address := str(reference.get_object().get("/A", {}).get("/URI", "")))
    ]


def test_every_page_of_a_sample_says_so(texts: list[str]) -> None:
    """A page that is copied or printed alone still says that it is invented."""
    assert [] == [
        number
        for number, text in enumerate(texts[1:], 1)
        if "CONTOH, bukan kebijakan resmi" not in text
    ]


def test_the_cover_says_so_in_its_own_words(texts: list[str]) -> None:
    assert "Contoh: isi dikarang, bukan kebijakan resmi" in texts[0]
    assert "CONTOH" not in texts[0]
    assert "Revisi 1.1, 15 Juli 2026" in texts[0]


@pytest.mark.parametrize(
    ("status", "foot"),
    [
        ("resmi", "Revisi 1.1, 15 Juli 2026 I-1"),
        ("rancangan", "RANCANGAN, belum ditetapkan · Revisi 1.1, 15 Juli 2026 I-1"),
    ],
)
def test_other_plans_say_what_they_are(document: PrintDocument, status: str, foot: str) -> None:
    short = replace(document, status=status, part=document.part[:1])
    pages = PdfReader(io.BytesIO(render(short, {}).pdf)).pages
    last = pages[-1].extract_text()

    assert foot == last.rstrip().rsplit("\n", 1)[-1]
    assert "CONTOH" not in last


def test_only_shipped_fonts_are_embedded(pdf: PdfReader) -> None:
    """A font of the machine would make another PDF on another machine."""
    families = {re.split(r"[-+]", name)[1] for name in _fonts(pdf)}

    assert SHIPPED == families


def test_a_table_that_crosses_pages_repeats_its_header(long_table: PdfReader) -> None:
    labels = long_table.page_labels
    body = [
        page.extract_text()
        for page, label in zip(long_table.pages, labels, strict=True)
        if label.startswith("III-")
    ]
    rows = [re.findall(r"Baris (\d+)", text) for text in body]

    assert len(body) >= 3
    assert [f"III-{n}" for n in range(1, len(body) + 1)] == labels[-len(body) :]
    assert [1] * len(body) == [text.count("Kepala kolom") for text in body]
    assert [str(n) for n in range(1, 151)] == [row for page in rows for row in page]


def test_no_page_is_left_empty(texts: list[str]) -> None:
    assert [] == [number for number, text in enumerate(texts) if len(text) < 150]


def test_pictures_are_in_the_document(pdf: PdfReader) -> None:
    page = pdf.pages[pdf.page_labels.index("I-1")]

    assert [(48, 16)] == [image.image.size for image in page.images if image.image is not None]


def test_pictures_that_are_not_the_regions_are_left_out(document: PrintDocument) -> None:
    """A hostile address costs its picture, and nothing is read for it."""
    html = "".join(
        f'<img src="{address}" alt="gambar">'
        for address in ("file:///etc/hostname", "https://contoh.example/a.png", "../../a.png")
    )
    part = PrintPart("bab", "I", "bab-a", "Judul", html)
    pages = PdfReader(io.BytesIO(render(replace(document, part=(part,)), {}).pdf)).pages

    assert [] == list(pages[-1].images)
    assert "gambargambargambar" in pages[-1].extract_text()


def test_the_document_describes_itself(pdf: PdfReader) -> None:
    """Title, author, language and structure: what archives and screen readers ask for."""
    assert pdf.metadata is not None
    catalog = pdf.root_object

    assert "Masterplan Kota Cerdas Contoh Raya 2025–2027 (contoh)" == pdf.metadata.title
    assert "Pemerintah Kabupaten Contoh Raya" == pdf.metadata.author
    assert "D:20260715" == str(pdf.metadata["/CreationDate"])
    assert "id" == str(catalog["/Lang"])
    assert catalog["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_the_same_sources_make_the_same_bytes(
    made: Rendered, document: PrintDocument, pictures: dict[str, bytes]
) -> None:
    assert made == render(document, pictures)


def test_the_collector_is_on_again_afterwards(made: Rendered) -> None:
    assert gc.isenabled()

"""The small project's full masterplan, as an official gets it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from masterplan.library import Library
from masterplan.views.print.documents import documents
from tests.conftest import SITE
from tests.pdf.parts import finished

LABEL = re.compile(r"(?:[IVXLC]+|[A-Z])-\d+|[ivxlc]+")
"""How a page is numbered in print."""


@pytest.fixture(scope="module")
def content(small_library: Library) -> bytes:
    """The PDF."""
    (plan,) = [
        one
        for one in documents(small_library, SITE)
        if (one.slug, one.kind) == ("kabupaten-contoh-raya", "masterplan")
    ]
    return finished(plan)


@pytest.fixture(scope="module")
def pdf(content: bytes) -> PdfReader:
    """The PDF, opened."""
    return PdfReader(BytesIO(content))


@pytest.fixture(scope="module")
def texts(content: bytes) -> list[str]:
    """The words of each page, in the order in which they are seen."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


def _links(pdf: PdfReader, page: PageObject) -> Iterator[tuple[str, str]]:
    """The links of a page that stay inside: what they are called, the label of their page."""
    for reference in page.get("/Annots", []):
        link = reference.get_object()
        if "/Dest" in link:
            number = pdf.get_page_number(link["/Dest"][0].get_object())
            assert number is not None
            yield link["/Contents"], pdf.page_labels[number]


def test_the_number_on_a_page_is_its_label(pdf: PdfReader, texts: list[str]) -> None:
    """Paper and screen agree: what is printed at the foot is what the reader shows."""
    feet = [text.split()[-1] for text in texts[1:]]

    assert len(pdf.pages) > 20
    assert feet == pdf.page_labels[1:]
    assert "Sampul" == pdf.page_labels[0]
    assert len(pdf.pages) == len(set(pdf.page_labels))


def test_lists_name_the_pages_that_they_lead_to(pdf: PdfReader) -> None:
    """The label printed beside an entry is that of the page which its link opens."""
    entries = [
        (words.split()[-1], label)
        for page, number in zip(pdf.pages, pdf.page_labels, strict=True)
        if LABEL.fullmatch(number) and number.islower()
        for words, label in _links(pdf, page)
        if LABEL.fullmatch(words.split()[-1])
    ]

    assert len(entries) > 30
    assert [label for _, label in entries] == [words for words, _ in entries]


def test_links_between_chapters_lead_there(pdf: PdfReader) -> None:
    """Parts are laid out apart, yet what they speak of is one click away."""
    across = [
        (number, label)
        for page, number in zip(pdf.pages, pdf.page_labels, strict=True)
        if "-" in number
        for _, label in _links(pdf, page)
        if label.split("-")[0] != number.split("-")[0]
    ]

    assert len(across) > 10


def test_every_page_of_a_sample_says_so(texts: list[str]) -> None:
    """A page that is copied or printed alone still says that it is invented."""
    assert [] == [number for number, text in enumerate(texts) if "contoh" not in text.lower()]


def test_pictures_are_in_the_document(pdf: PdfReader) -> None:
    page = pdf.pages[pdf.page_labels.index("I-1")]

    assert [(48, 16)] == [image.image.size for image in page.images if image.image is not None]

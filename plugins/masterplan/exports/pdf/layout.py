"""A print document in, the bytes of one PDF out.

Each chapter is laid out once, on its own, because pages are numbered by chapter ("III-12"). The
contents are laid out last, when every label is known, so no second pass is needed; then all
pages are joined and written as one document.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pydyf
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from masterplan.exports.pdf.fetcher import BASE, ClosedFetcher
from masterplan.memory import without_collector
from masterplan.views.environment import environment
from masterplan.views.formatting import tanggal
from masterplan.views.print_document import PrintDocument, PrintPart
from masterplan.views.prose import headings

_STATUS = {
    "contoh": "CONTOH, bukan kebijakan resmi",
    "rancangan": "RANCANGAN, belum ditetapkan",
    "resmi": "",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF with what a page about it tells."""

    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    level: int
    anchor: str
    text: str
    page: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive pages with one style of label: a PDF /PageLabels entry."""

    pages: int
    prefix: str
    roman: bool = False


def render(document: PrintDocument, images: Mapping[str, bytes]) -> Rendered:
    """Lay out and write a whole masterplan."""
    with without_collector():
        return _render(document, images)


def _render(document: PrintDocument, images: Mapping[str, bytes]) -> Rendered:
    press = _Press(document, images)
    cover = press.lay_out(document.cover, "sampul-halaman", "", "")
    imprint = press.lay_out(document.imprint, "depan", "Tentang dokumen ini", "", roman=True)
    bodies: list[weasyprint.Document] = []
    entries: list[Entry] = []
    runs: list[_Run] = []
    for part in document.part:
        html = environment().get_template("cetak/bab.html").render(bagian=part)
        body = press.lay_out(html, "lebar" if part.wide else "", part.title, f"{part.label}-")
        bodies.append(body)
        entries += _entries(part, html, body)
        runs.append(_Run(len(body.pages), f"{part.label}-"))
    contents = press.lay_out(
        environment().get_template("cetak/daftar-isi.html").render(entri=entries),
        "depan",
        "Daftar isi",
        "",
        roman=True,
        start=len(imprint.pages) + 1,
    )
    pages = [page for each in (cover, imprint, contents, *bodies) for page in each.pages]
    front = _Run(len(imprint.pages) + len(contents.pages), "", roman=True)
    labels = [_Run(len(cover.pages), "Sampul"), front, *runs]
    joined = cover.copy(pages)
    pdf = joined.write_pdf(finisher=lambda _, file: _add_labels(file, labels), pdf_tags=True)
    return Rendered(pdf, len(pages))


class _Press:
    """Lays out HTML with the project's style, fonts and fetcher, all set up once."""

    def __init__(self, document: PrintDocument, images: Mapping[str, bytes]) -> None:
        self.document = document
        self.fetcher = ClosedFetcher(_assets(), images)
        self.fonts = FontConfiguration()
        self.style = weasyprint.CSS(
            string=(_assets() / "cetak" / "cetak.css").read_text(encoding="utf-8"),
            base_url=BASE + "aset/cetak/",
            url_fetcher=self.fetcher,
            font_config=self.fonts,
        )
        status = _STATUS[document.status]
        edition = f"Revisi {document.revision}, {tanggal(document.edition)}"
        self.foot = f"{status} · {edition}" if status else edition

    def lay_out(
        self,
        html: str,
        kind: str,
        title: str,
        prefix: str,
        *,
        roman: bool = False,
        start: int = 1,
    ) -> weasyprint.Document:
        """Lay out one part; `prefix` stands before its page numbers, which begin at `start`."""
        whole = (
            environment()
            .get_template("cetak/dokumen.html")
            .render(
                dokumen=self.document,
                isi=html,
                kelas=kind,
                judul=title,
                awalan=prefix,
                kaki=self.foot,
                romawi_kecil=roman,
                mulai=start,
            )
        )
        source = weasyprint.HTML(
            string=whole, base_url=BASE, url_fetcher=self.fetcher, media_type="print"
        )
        return source.render(stylesheets=[self.style], font_config=self.fonts, pdf_tags=True)


def _entries(part: PrintPart, html: str, body: weasyprint.Document) -> Iterator[Entry]:
    """The lines of the contents for a part: its title and its sections, with page labels."""
    page_of = {
        anchor: number
        for number, page in reversed([*enumerate(body.pages, 1)])
        for anchor in page.anchors
    }
    yield Entry(1, part.anchor, f"{part.eyebrow} {part.title}", f"{part.label}-1")
    for heading in headings(html):
        if heading.level == 2 and heading.anchor in page_of:
            label = f"{part.label}-{page_of[heading.anchor]}"
            yield Entry(2, heading.anchor, heading.text, label)


def _add_labels(pdf: pydyf.PDF, runs: list[_Run]) -> None:
    """Write the page labels that a reader shows: 'iii', 'III-12', 'A-1'."""
    numbers: list[object] = []
    index = 0
    for run in runs:
        label = pydyf.Dictionary()
        if run.prefix:
            label["P"] = pydyf.String(run.prefix)
        if run.prefix != "Sampul":
            label["S"] = "/r" if run.roman else "/D"
        numbers += [index, label]
        index += run.pages
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(numbers)})


@cache
def _assets() -> Path:
    """The folder of the theme's files."""
    with as_file(files("masterplan") / "assets") as folder:
        return folder


def quiet_weasyprint() -> None:
    """Keep the layout's chatter about fonts and CSS out of the build's log."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)

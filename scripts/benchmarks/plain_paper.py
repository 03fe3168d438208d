"""A document's parts in, one HTML document out, as WeasyPrint alone would print a plan.

The same HTML, pictures, fonts and style as ours; contents with page numbers and leaders, running
heads, page numbers and watermark in CSS, as WeasyPrint's own samples have them.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from masterplan.exports.pdf.desk import assets
from masterplan.exports.pdf.fetcher import ClosedFetcher
from masterplan.exports.pdf.fragment import BASE
from masterplan.views.print.document import PartJob, PrintDocument

VARIANT = "pdf/a-3a"
"""Tagged, as ours are; PDF/UA besides costs no layout."""

UNNUMBERED = {"sampul", "depan"}
"""The parts that no contents name."""

_HEADING = re.compile(r'<h([12])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)

_STYLE = """
.kepala-jalan {
  string-set: bab content(); font-size: 0.1pt; margin: 0; height: 0; visibility: hidden
}
.bagian { break-before: page }
.bagian.lebar { page: melintang }
.bagian.sampul { page: sampul }
.bagian.lembar { page: lembar }
.daftar a { display: block }
.daftar a::after { content: leader('.') target-counter(attr(href), page) }
@page {
  background: url(/aset/cetak/contoh.svg) no-repeat center;
  @top-left { content: "%s" } @top-right { content: string(bab) }
  @bottom-left { content: "%s" } @bottom-right { content: counter(page) }
}
"""


def plain_html(document: PrintDocument) -> str:
    """Put all parts of a document into one page of HTML."""
    parts = document.parts
    body = [_part(part) for part in parts]
    lists = document.made.listed
    if lists is not None:
        body.insert(lists, _contents(parts))
    front = parts[-1]
    style = (assets() / "cetak" / "cetak.css").read_text(encoding="utf-8")
    style += _STYLE % (front.running.replace('"', ""), front.foot.replace('"', ""))
    style = style.replace("url(../fonts/", "url(/aset/fonts/")
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8">'
        f"<title>{html.escape(document.title)}</title><style>{style}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )


def print_plainly(document: PrintDocument) -> tuple[int, int]:
    """Lay out and write a document with WeasyPrint as it comes: its pages, its bytes."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    pictures = {name: content for part in document.parts for name, content in part.images}
    page = weasyprint.HTML(
        string=plain_html(document),
        base_url=BASE,
        url_fetcher=ClosedFetcher(assets(), pictures),
        media_type="print",
    )
    drawn = page.render(font_config=FontConfiguration(), pdf_variant=VARIANT, pdf_tags=True)
    written = drawn.write_pdf(pdf_variant=VARIANT, pdf_tags=True)
    return len(drawn.pages), len(written)


def _part(part: PartJob) -> str:
    kind = f"bagian {part.kind}{' lebar' if part.wide else ''}"
    title = f'<p class="kepala-jalan">{html.escape(part.title)}</p>' if part.title else ""
    return f'<div class="{kind}">{title}{part.html}</div>'


def _contents(parts: tuple[PartJob, ...]) -> str:
    lines = "".join(
        f'<li class="tingkat-{level}"><a href="#{anchor}">{title}</a></li>'
        for level, anchor, title in _headings(parts)
    )
    return f'<div class="bagian depan"><h1>Daftar isi</h1><ul class="daftar">{lines}</ul></div>'


def _headings(parts: tuple[PartJob, ...]) -> Iterator[tuple[str, str, str]]:
    for part in parts:
        if part.kind not in UNNUMBERED:
            for level, anchor, title in _HEADING.findall(part.html):
                yield level, anchor, re.sub(r"<[^>]+>", "", title)

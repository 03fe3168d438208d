"""Parts and documents for tests: short HTML in, a PDF out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from masterplan.exports.pdf.assemble import Assembly, Piece, assemble
from masterplan.exports.pdf.fragment import Fragment
from masterplan.exports.pdf.orders import assembly, order, with_lists
from masterplan.exports.pdf.press import press
from masterplan.views.print.document import PartJob, PrintDocument

_PART = PartJob(
    key_name="contoh/bab/uji",
    kind="bab",
    label="I",
    html="",
    title="Bab uji",
    running="Dokumen uji",
    foot="Kaki halaman uji",
    watermark="",
    wide=False,
)


def part(html: str, **changes: Any) -> PartJob:
    """A chapter with this content."""
    return replace(_PART, html=html, **changes)


def printed(html: str, **changes: Any) -> Fragment:
    """A chapter, laid out."""
    return press(part(html, **changes))


def document(*fragments: Fragment, **changes: Any) -> Assembly:
    """A document of these parts, in their order."""
    about = {
        "title": "Dokumen uji",
        "author": "Pemerintah Kabupaten Contoh Raya",
        "publisher": "Pemerintah Kabupaten Contoh Raya",
        "subject": "Dokumen untuk pengujian",
        "keywords": ("uji", "contoh"),
        "edition": date(2026, 7, 15),
        "rights": "CC BY 4.0",
    }
    pieces = tuple(Piece(fragment) for fragment in fragments)
    return Assembly(pieces=pieces, **{**about, **changes})


def pdf(*contents: str, **changes: Any) -> bytes:
    """A document with a chapter for each of these contents."""
    fragments = [
        printed(html, key_name=f"contoh/bab/{number}", label=label)
        for number, (html, label) in enumerate(zip(contents, ("I", "II", "III"), strict=False))
    ]
    return assemble(document(*fragments, **changes))


def finished(document: PrintDocument) -> bytes:
    """A whole document, made as the build makes it, without files inside."""
    ordered = order(document, "", (), "", "")
    fragments = [press(part.job) for part in ordered.parts]
    listed = with_lists(ordered, fragments, "")
    if listed.lists is not None:
        fragments.insert(listed.lists, press(listed.parts[listed.lists].job))
    pieces = tuple(
        Piece(fragment, part.shift, part.prefix)
        for fragment, part in zip(fragments, listed.parts, strict=True)
    )
    return assemble(replace(assembly(listed), pieces=pieces))

"""A part in, its fragment out: laid out and drawn by WeasyPrint, once, whatever it is needed for.

The same part gives the same bytes in any process and any folder. WeasyPrint's private names are
touched only here, in `reading`, `survey` and `drawing`; its version is pinned for that.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint

from masterplan.exports.pdf.desk import Sheet, faces, laid_out
from masterplan.exports.pdf.drawing import Owners, PaintedPage, compress, settle
from masterplan.exports.pdf.fragment import Face, Fragment, Link
from masterplan.exports.pdf.nodes import Mark
from masterplan.exports.pdf.proofs import open_links, replace_unknown_letters
from masterplan.exports.pdf.reading import Reader, Reading
from masterplan.exports.pdf.stamps import Stamp
from masterplan.exports.pdf.survey import Clickable, Survey, rectangle, survey
from masterplan.exports.pdf.tags import TagWriter
from masterplan.memory import without_collector
from masterplan.views.environment import environment
from masterplan.views.print.document import PartJob


def press(job: PartJob) -> Fragment:
    """Lay out and draw one part."""
    quiet()
    with without_collector():
        return _press(job)


@cache
def quiet() -> None:
    """Keep the layout's chatter about fonts and CSS out of the build's log."""
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _press(job: PartJob) -> Fragment:
    html = environment().get_template("cetak/dokumen.html").render(bagian=job)
    sheet = Sheet(html, dict(job.images))
    root = sheet.etree_element
    open_links(root)
    losses = replace_unknown_letters(root)
    with laid_out(sheet) as document:
        drawn = _Drawn(job, document, root)
        pdf = document.write_pdf(finisher=drawn.finish)
    return Fragment(
        key_name=job.key_name,
        pdf=pdf,
        pages=len(drawn.pages),
        kind=job.kind,
        label=job.label,
        numbering=job.numbering,
        start=job.start,
        anchors=tuple(drawn.found.anchors),
        outline=tuple(drawn.found.headings),
        captions=tuple(drawn.found.captions),
        links=tuple(drawn.links),
        fonts=tuple(_faces(drawn.fonts.values())),
        losses=(*losses, *drawn.losses),
    )


class _Drawn:
    """The pages of a part while they are drawn."""

    def __init__(self, job: PartJob, document: weasyprint.Document, root: Element) -> None:
        self.job = job
        self.root = root
        self.pages: list[Any] = document.pages
        self.found: Survey = survey(self.pages, root)
        self.fonts: dict[int, Any] = {}
        self.links: list[Link] = []
        self.losses: list[str] = []
        stamps: dict[Any, Stamp] = {}
        for page in self.pages:
            PaintedPage.prepare(page, self.fonts, stamps)

    def finish(self, _: weasyprint.Document, pdf: pydyf.PDF) -> None:
        """Add what makes the drawing a document: its structure and its links."""
        clickable = self.found.links
        reader = Reader(self.root, [(link.page, link.element) for link in clickable])
        marks = [page.marks() for page in self.pages]
        reading = reader.read([page._page_box for page in self.pages], marks)
        self._settle(reading)
        for node, number, box in reading.graphics:
            node.box = _area(self.pages[number], box)
        annotations = {index: _annotation(clickable[index]) for index in sorted(reading.spots)}
        sheets = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        for index, annotation in annotations.items():
            link = clickable[index]
            sheet = sheets[link.page]
            listed = sheet.setdefault("Annots", pydyf.Array())
            self.links.append(Link(link.page, len(listed), link.address))
            pdf.add_object(annotation)
            annotation["P"] = sheet.reference
            listed.append(annotation.reference)
        for number, sheet in enumerate(sheets):
            sheet["StructParents"] = number
            sheet["Tabs"] = "/S"
        TagWriter(pdf, annotations, self.job.key_name).write(reading.root)
        if reading.untold:
            self.losses.append(f"{reading.untold} gambar tanpa keterangan")

    def _settle(self, reading: Reading) -> None:
        """Clean the drawings, and let the tree speak of the marks that are left."""
        owners = Owners.of(reading.root)
        marks: dict[Mark, Mark | None] = {}
        for number, page in enumerate(self.pages):
            items, renamed = settle(page, number, owners, reading.running)
            compress(page.stream, items)
            marks |= renamed
        for node in reading.root.walk():
            node.kids = [
                kept
                for kid in node.kids
                if (kept := marks[kid] if isinstance(kid, Mark) else kid) is not None
            ]


def _area(page: Any, box: Any) -> tuple[float, float, float, float]:
    left, top = box.content_box_x(), box.content_box_y()
    return rectangle(page, left, top, left + box.width, top + box.height)


def _annotation(link: Clickable) -> pydyf.Dictionary:
    """A link's rectangle; where it leads is written at assembly."""
    return pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array(link.rectangle),
            "Border": pydyf.Array((0, 0, 0)),
            "F": 4,  # printed, as the archive's standard wants of every annotation
            "Contents": pydyf.String(link.words),
        }
    )


def _faces(fonts: Iterable[Any]) -> Iterator[Face]:
    """How the pages used the shipped fonts; sizes of one face are one."""
    by_name: dict[str, list[Any]] = {}
    for font in fonts:
        by_name.setdefault(font.hash, []).append(font)
    for name in sorted(by_name):
        first = by_name[name][0]
        glyphs: dict[int, tuple[int, int, str]] = {}
        for font in by_name[name]:
            for glyph, text in font.to_unicode.items():
                glyphs.setdefault(glyph, (glyph, font.widths[glyph], text))
        yield Face(
            name=name,
            file=_file(first.file_content),
            family=first.family,
            base=first.name[1:].decode(),
            flags=first.flags,
            ascent=first.ascent,
            descent=first.descent,
            glyphs=tuple(glyphs[glyph] for glyph in sorted(glyphs)),
        )


def _file(content: bytes) -> str:
    """The shipped file that a font came from."""
    name = faces().get(hashlib.sha256(content).hexdigest())
    if name is None:
        raise RuntimeError("sebuah huruf bukan dari folder huruf yang dibawa")
    return name

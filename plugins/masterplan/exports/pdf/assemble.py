"""Fragments of a document in, the bytes of its PDF out.

Pages are copied as they are; what belongs to the whole is made here: one structure tree, fonts,
labels, bookmarks, links between parts, attachments and description. The same parts give the same
bytes, and memory holds drawings, never a layout.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, String

from masterplan.exports.pdf.attachments import Attachment, attach
from masterplan.exports.pdf.fragment import Fragment
from masterplan.exports.pdf.joined_fonts import embed_fonts
from masterplan.exports.pdf.joined_stamps import Shared, share_stamps
from masterplan.exports.pdf.joined_tags import JoinedTags, unlink
from masterplan.exports.pdf.labels import page_labels
from masterplan.exports.pdf.metadata import About, describe, pdf_date
from masterplan.exports.pdf.outline import Bookmark, bookmarks, destination
from masterplan.exports.pdf.targets import Place, Targets


@dataclass(frozen=True, slots=True)
class Piece:
    """A part in its place in a document."""

    fragment: Fragment
    shift: int = 0
    """How many levels its bookmarks are pushed down: a chapter below its region."""
    prefix: str = ""
    """What stands before its page labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly(About):
    """All that a document is made from, and what it says of itself."""

    pieces: tuple[Piece, ...]
    attachments: tuple[Attachment, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    """Address, public or relative, as parts write it → 'anchor' here, or 'part#anchor'."""


def assemble(document: Assembly) -> bytes:
    """Join the parts of a document."""
    fragments = [piece.fragment for piece in document.pieces]
    with Pdf.new() as pdf:
        sources = _add_pages(pdf, fragments, Targets(fragments, document.links))
        pages = [page.obj for page in pdf.pages]
        pdf.Root.PageLabels = page_labels((one.fragment, one.prefix) for one in document.pieces)
        outlines = bookmarks(pdf, _bookmarks(document.pieces), pages)
        if outlines is not None:
            pdf.Root.Outlines = outlines
            pdf.Root.PageMode = Name.UseOutlines
        attach(pdf, document.attachments, pdf_date(document.edition))
        pdf.Root.Lang = String(document.lang)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.OutputIntents = Array([_output_intent(pdf)])
        describe(pdf, document)
        out = io.BytesIO()
        pdf.save(
            out,
            force_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
        for source in sources:
            source.close()
        return out.getvalue()


def _add_pages(pdf: Pdf, fragments: list[Fragment], targets: Targets) -> list[Pdf]:
    """Copy the pages of all parts, their structure and their links; the files still read from."""
    tags = JoinedTags(pdf, sum(fragment.pages for fragment in fragments))
    fonts = embed_fonts(pdf, fragments)
    stamps: Shared = {}
    sources = []
    starts = list(itertools.accumulate((one.pages for one in fragments), initial=0))
    waiting: list[tuple[Fragment, list[Object], list[Object]]] = []
    for fragment, start in zip(fragments, starts, strict=False):
        source = Pdf.open(io.BytesIO(fragment.pdf))
        sources.append(source)
        pdf.pages.extend(source.pages)
        pages: list[Object] = [page.obj for page in pdf.pages[start : start + fragment.pages]]
        used = pages[0].Resources.Font
        for face in fragment.fonts:
            used[Name("/" + face.name)] = fonts[face.name]
        share_stamps(pages[0].Resources, stamps)
        structure = pdf.copy_foreign(source.Root.StructTreeRoot)
        waiting.append((fragment, pages, tags.add(structure, pages)))
    tags.write(pdf)
    every_page: list[Object] = [page.obj for page in pdf.pages]
    for fragment, own_pages, elements in waiting:
        _lead(fragment, own_pages, elements, every_page, targets)
    return sources


def _lead(
    fragment: Fragment,
    pages: list[Object],
    elements: list[Object],
    every_page: list[Object],
    targets: Targets,
) -> None:
    """Let the links of a part lead somewhere; those that cannot become words."""
    dead: set[tuple[int, int]] = set()
    for link, element in zip(fragment.links, elements, strict=True):
        annotation = pages[link.page].Annots[link.annotation]
        target = targets.find(fragment, link.address)
        if isinstance(target, Place):
            annotation.Dest = destination(every_page[target.page], target.y)
        elif target is not None:
            annotation.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(target))
        else:
            dead.add((link.page, link.annotation))
            unlink(element)
    for number in sorted({page for page, _ in dead}):
        page = pages[number]
        kept = [one for at, one in enumerate(page.Annots) if (number, at) not in dead]
        page.Annots = Array(kept)


def _bookmarks(pieces: tuple[Piece, ...]) -> list[Bookmark]:
    found = []
    start = 0
    for piece in pieces:
        for heading in piece.fragment.outline:
            level = heading.level + piece.shift
            found.append(Bookmark(level, heading.text, start + heading.page, heading.y))
        start += piece.fragment.pages
    return found


def _output_intent(pdf: Pdf) -> Object:
    """How the colours of the file are meant: sRGB, as archives want it said."""
    profile = Stream(pdf, _srgb())
    profile.N = 3
    name = String("sRGB2014.icc")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=name,
            Info=name,
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


@cache
def _srgb() -> bytes:
    """The profile that WeasyPrint ships, read without loading WeasyPrint."""
    spec = importlib.util.find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise RuntimeError("WeasyPrint tidak terpasang")
    return (Path(spec.origin).parent / "pdf" / "sRGB2014.icc").read_bytes()

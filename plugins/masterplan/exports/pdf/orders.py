"""A document in, the order for its PDF out: the parts it is joined from, what it says of itself.

A part is known by its key; its pages may have been laid out long ago, for another document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256

from masterplan.exports.pdf.assemble import Assembly
from masterplan.exports.pdf.attachments import Attachment
from masterplan.exports.pdf.enclosures import Enclosure
from masterplan.exports.pdf.fragment import Fragment
from masterplan.exports.pdf.keys import hashed, part_key
from masterplan.exports.pdf.record import PartRecord
from masterplan.views.data_files import license_url
from masterplan.views.print.document import PartJob, PrintDocument
from masterplan.views.print.listings import Entry, listing


@dataclass(frozen=True, slots=True)
class Part:
    """A part in its place in a document."""

    key: str
    job: PartJob
    shift: int = 0
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made."""

    document: PrintDocument
    key: str
    """Of all that it may depend on."""
    parts: tuple[Part, ...]
    """In the order of the pages."""
    enclosed: tuple[Enclosure, ...]
    links: Mapping[str, str]
    finished: str
    """The key of what stands in it."""
    lists: int | None = None
    """Which of its parts are the lists of contents, once they are among them."""

    @property
    def numbered(self) -> bool:
        """Whether it is known of every part with which page number it begins."""
        return all(part.job.start for part in self.parts)

    @property
    def sources(self) -> dict[str, PartRecord]:
        """Each part with what it was made from, for the next build to compare with."""
        parts = [part for number, part in enumerate(self.parts) if number != self.lists]
        return {part.job.key_name: PartRecord(part.key, dict(part.job.sources)) for part in parts}


def order(
    document: PrintDocument,
    key: str,
    enclosed: tuple[Enclosure, ...],
    press: str,
    circumstances: str,
) -> Order:
    """Order a document; `press` and `circumstances` are the versions of what makes it."""
    made = document.made
    parts = tuple(
        Part(part_key(placed.job, press), placed.job, placed.shift, placed.prefix)
        for placed in made.placed
    )
    finished = _finished_key(document, parts, enclosed, circumstances)
    return Order(document, key, parts, enclosed, made.links, finished)


def _finished_key(
    document: PrintDocument,
    parts: Iterable[Part],
    enclosed: Iterable[Enclosure],
    circumstances: str,
) -> str:
    """The key of all that stands in a PDF; a source that left no trace there does not change it."""
    said = [
        (field.name, getattr(document, field.name))
        for field in fields(document)
        if field.name not in {"make", "inputs", "attachments"}
    ]
    placed = [(part.key, part.shift, part.prefix) for part in parts]
    inside = [(one.name, one.description, sha256(one.content).hexdigest()) for one in enclosed]
    made = document.made
    return hashed(circumstances, said, placed, made.listed, sorted(made.links.items()), inside)


def with_starts(order: Order, pages: Mapping[str, int], press: str) -> Order:
    """Number the parts that go on where one ends whose `pages`, by key, are known."""
    parts: list[Part] = []
    for part in order.parts:
        if not part.job.start and parts[-1].job.start and parts[-1].key in pages:
            start = parts[-1].job.start + pages[parts[-1].key]
            job = replace(part.job, start=start)
            part = replace(part, key=part_key(job, press), job=job)
        parts.append(part)
    return replace(order, parts=tuple(parts))


def with_lists(order: Order, fragments: Sequence[Fragment], press: str) -> Order:
    """Add the lists of contents, tables and figures, now that the pages of all parts are known."""
    at = order.document.made.listed
    if at is None:
        return order
    headings, captions = [], []
    for part, fragment in list(zip(order.parts, fragments, strict=True))[at:]:
        name = part.job.key_name
        headings += [
            Entry(name, one.anchor, one.text, fragment.page_label(one.page), one.level + part.shift)
            for one in fragment.outline
            if one.anchor
        ]
        captions += [
            Entry(
                name,
                one.anchor,
                one.text,
                fragment.page_label(one.page),
                number=f"{one.kind.capitalize()} {one.number}",
            )
            for one in fragment.captions
        ]
    before = sum(one.pages for one in fragments[:at] if one.numbering == "romawi")
    made = listing(order.document, headings, captions, before + 1)
    lists = Part(part_key(made.job, press), made.job)
    parts = (*order.parts[:at], lists, *order.parts[at:])
    return replace(order, parts=parts, links={**order.links, **made.links}, lists=at)


def assembly(order: Order) -> Assembly:
    """All that the PDF says besides its pages."""
    document = order.document
    return Assembly(
        pieces=(),
        title=document.title,
        author=document.author,
        publisher=document.author,
        subject=f"{document.subtitle}, {document.region}, periode {document.period}",
        keywords=document.keywords,
        edition=document.edition,
        rights=document.rights,
        rights_url=license_url(document.rights) or "",
        identifier=_public(document),
        attachments=tuple(Attachment(**asdict(one)) for one in order.enclosed),
        links=order.links,
    )


def _public(document: PrintDocument) -> str:
    """The permanent address of the PDF itself; '' while the site has none."""
    site = document.home.removesuffix(f"{document.slug}/")
    return site + document.address if site else ""

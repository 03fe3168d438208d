"""All documents in, their PDFs out: what did not change from the store, the rest made.

A build in which nothing changed asks no document for its parts: keys of the sources say enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from masterplan.exports.pdf.calls import AHEAD
from masterplan.exports.pdf.circumstances import circumstances, key
from masterplan.exports.pdf.enclosures import Enclosures
from masterplan.exports.pdf.keys import document_key
from masterplan.exports.pdf.progress import Progress
from masterplan.exports.pdf.record import Pdf, Record
from masterplan.exports.pdf.store import Shelf, Store
from masterplan.views.print.document import PrintDocument


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that is ready to be published."""

    document: PrintDocument
    file: Path
    """Where it lies in the store."""
    pdf: Pdf


def make(
    documents: Iterable[PrintDocument],
    store: Store,
    executor: Executor | None = None,
    *,
    enclosures: Enclosures,
    ahead: int = AHEAD,
    tell: Callable[[str], None] = lambda said: None,
    progress: Progress | None = None,
) -> dict[str, Printed]:
    """Give all PDFs by address, in the documents' order.

    Without an `executor`, much work goes to as many processes as the machine has room for; one
    that is given takes `ahead` calls at once. `tell` hears why each PDF is made, and what went
    wrong on the way.
    """
    wanted = list(documents)
    around = circumstances()
    keys = {one.address: document_key(one, key(around)) for one in wanted}
    before = {one.address: last(store, one) for one in wanted}
    found: dict[str, Printed] = {}
    for document in wanted:
        remembered = before[document.address]
        if remembered is not None and remembered.key == keys[document.address]:
            found |= _printed(store, document, remembered.pdf)
    changed = [one for one in wanted if one.address not in found]
    if changed:
        # what makes PDFs takes longer to load than a build takes in which nothing changed
        from masterplan.exports.pdf.orders import order
        from masterplan.exports.pdf.workshop import Workshop

        workshop = Workshop(store, around, tell, progress or Progress(watched=False))
        orders = [
            order(one, keys[one.address], enclosures.of(one), workshop.press, key(around))
            for one in changed
        ]
        made = workshop.make(orders, before, executor, ahead)
        for document in changed:
            found |= _printed(store, document, made[document.address])
        _prune(store, wanted)
    return {one.address: found[one.address] for one in wanted}


def kept(documents: Iterable[PrintDocument], store: Store) -> dict[str, Printed]:
    """Give the PDFs that the last build left, however old; nothing is made."""
    found: dict[str, Printed] = {}
    for document in documents:
        remembered = last(store, document)
        if remembered is not None:
            found |= _printed(store, document, remembered.pdf)
    return found


def last(store: Store, document: PrintDocument) -> Record | None:
    """What the last build remembers of a document."""
    said = store.get("catatan", document.address)
    return Record.from_bytes(said) if said is not None else None


def _printed(store: Store, document: PrintDocument, pdf: Pdf) -> dict[str, Printed]:
    """A document's PDF by its address; nothing where it is not whole in the store any more."""
    file = store.file(pdf.sha256)
    return {document.address: Printed(document, file, pdf)} if file is not None else {}


def _prune(store: Store, documents: Iterable[PrintDocument]) -> None:
    """Throw away what has not been used for long, but nothing that these documents need."""
    entries: set[tuple[Shelf, str]] = set()
    files = set()
    for document in documents:
        remembered = last(store, document)
        if remembered is not None:
            files.add(remembered.pdf.sha256)
            entries |= {("catatan", document.address), ("susunan", remembered.finished)}
            entries |= {("bagian", part.key) for part in remembered.parts.values()}
            entries.add(("bagian", remembered.pdf.lists))
    store.prune(entries, files)

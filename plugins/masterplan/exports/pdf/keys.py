"""What is made in, the key under which it is kept out: equal keys mean equal bytes."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from masterplan.views.print.document import PartJob, PrintDocument


def part_key(job: PartJob, press: str) -> str:
    """The key of a laid-out part; `press` is the version of what lays it out.

    Where the part's text came from does not matter, only the text.
    """
    said = [
        (field.name, getattr(job, field.name))
        for field in fields(job)
        if field.name not in {"images", "sources"}
    ]
    pictures = [(name, hashlib.sha256(content).hexdigest()) for name, content in job.images]
    return hashed(press, said, pictures)


def document_key(document: PrintDocument, circumstances: str) -> str:
    """The key of all that a document may depend on; nothing needs to be rendered to know it."""
    said = [
        (field.name, getattr(document, field.name))
        for field in fields(document)
        if field.name != "make"
    ]
    return hashed(circumstances, said)


def hashed(*said: object) -> str:
    """One text for all that is said; plain values only, whose `repr` says all of them."""
    return hashlib.sha256(repr(said).encode()).hexdigest()

"""Data files in, files inside a PDF out, each with what it is to the document.

Who has only the PDF, ten years on, has the numbers too, in a form that programs read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels in a PDF."""

    name: str
    content: bytes
    mime: str
    relationship: str
    """'Data' for what tables and charts show, 'Source' for what the document was made from."""
    description: str


def attach(pdf: Pdf, attachments: Iterable[Attachment], date: str) -> None:
    """Embed files; `date` is that of the edition, as PDF writes dates."""
    listed = sorted(attachments, key=lambda one: one.name)
    if not listed:
        return
    names = Array()
    specifications = Array()
    for attachment in listed:
        specification = _specification(pdf, attachment, date)
        names.append(String(attachment.name))
        names.append(specification)
        specifications.append(specification)
    pdf.Root.AF = specifications
    pdf.Root.Names = Dictionary(EmbeddedFiles=pdf.make_indirect(Dictionary(Names=names)))


def _specification(pdf: Pdf, attachment: Attachment, date: str) -> Object:
    file = Stream(pdf, attachment.content)
    file.Type = Name.EmbeddedFile
    file.Subtype = Name("/" + attachment.mime)
    file.Params = Dictionary(
        Size=len(attachment.content),
        CheckSum=String(hashlib.md5(attachment.content, usedforsecurity=False).digest()),
        CreationDate=String(date),
        ModDate=String(date),
    )
    embedded = pdf.make_indirect(file)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description),
            AFRelationship=Name("/" + attachment.relationship),
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )

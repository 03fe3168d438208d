"""A PDF, trusted roots and the published list in, whether it is what it is taken for out.

A file that cannot be read is broken, whatever the reason; every way of breaking it ends in one
sentence.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader

from masterplan.exports.pdf.signatures.judging import Judge, Signature
from masterplan.exports.pdf.signatures.published import Published, find_published
from masterplan.exports.pdf.signatures.refusal import Broken, Refused, quiet


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found of a file, and whether it is what it is taken for."""

    signatures: tuple[Signature, ...]
    published: Published | None
    problems: tuple[str, ...]
    """Why it is not proved; nothing where it is."""


def examine(
    content: bytes,
    roots: Sequence[Certificate] = (),
    listed: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> Examination:
    """Hold a file against its signatures, the trusted roots and the published list.

    A file without a signature is proved by the list alone, unless roots ask for a signature.
    """
    found = signatures(content, roots, at)
    published = find_published(content, listed) if listed is not None else None
    problems = [problem for each in found for problem in each.problems]
    if not found and (roots or listed is None):
        problems.append("berkas tidak bertanda tangan")
    if listed is not None and published is None:
        problems.append("isinya tidak ada di daftar terbitan")
    if published is not None and not (published.whole or (found and published.only_signed)):
        problems.append("isi yang terbit diubah atau ditambahi")
    return Examination(found, published, tuple(dict.fromkeys(problems)))


def open_pdf(content: bytes) -> PdfFileReader:
    """Read a PDF; a refusal where it is none."""
    quiet()
    if b"%PDF-" not in content[:1024]:
        raise Refused("Berkas ini bukan PDF.")
    try:
        reader = PdfFileReader(BytesIO(content), strict=True)
        locked = reader.encrypted
        _ = locked or (reader.root["/Pages"], reader.embedded_signatures)
    except Exception as error:  # a reader of broken files fails in every way that there is
        raise Broken("Berkas ini rusak: tidak dapat dibaca sebagai PDF.") from error
    if locked:
        raise Refused("Berkas ini terkunci dengan kata sandi.")
    return reader


def signatures(
    content: bytes, roots: Sequence[Certificate] = (), at: datetime | None = None
) -> tuple[Signature, ...]:
    """All signatures of a file, the first first; none where it is not signed.

    `at` is the moment for which certificates are judged: now, unless told otherwise.
    """
    reader = open_pdf(content)
    try:
        return asyncio.run(Judge(reader, content, tuple(roots), at or datetime.now(UTC)).all())
    except Exception as error:  # as above
        raise Broken("Tanda tangan di berkas ini rusak: tidak dapat dibaca.") from error

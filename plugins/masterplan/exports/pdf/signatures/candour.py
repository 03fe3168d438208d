"""A built PDF and a reason for signing it in, a reason that is true of it out, or a refusal.

A sample is invented: signed as "telah disahkan" it would be a forgery made with a real certificate.
A built file says by a keyword what it is, so that nobody has to remember it when signing.
"""

from __future__ import annotations

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader

from masterplan.exports.pdf.signatures.refusal import Refused
from masterplan.views.print.document import MARKS

REASON = "Telah disahkan secara elektronik"
"""Why a masterplan is signed, unless told otherwise."""

SAMPLE = "CONTOH, bukan dokumen resmi"
"""What the signature of a sample says before any other reason."""


def true_reason(reader: PdfFileReader, reason: str, *, sample: bool) -> str:
    """The reason that may stand in the signature and its stamp; `sample`: a sample is meant."""
    marks = _keywords(reader)
    if MARKS["contoh"] in marks:
        if not sample:
            raise Refused(
                "Dokumen ini contoh, bukan dokumen resmi; sebut --contoh bila memang perlu "
                "ditandatangani, misalnya untuk latihan."
            )
        return SAMPLE if reason in {"", REASON} else f"{SAMPLE}: {reason}"
    if sample:
        raise Refused("Dokumen ini bukan contoh; tanda tangani tanpa --contoh.")
    if MARKS["rancangan"] in marks and reason == REASON:
        raise Refused(
            "Dokumen ini rancangan yang belum ditetapkan; sebut alasan yang sebenarnya dengan "
            "--alasan."
        )
    return reason


def _keywords(reader: PdfFileReader) -> frozenset[str]:
    """The keywords of a file; none where it says none."""
    try:
        about = reader.trailer["/Info"]
    except KeyError:
        return frozenset()
    said = about.get("/Keywords", "") if isinstance(about, DictionaryObject) else ""
    return frozenset(word.strip() for word in str(said).split(","))

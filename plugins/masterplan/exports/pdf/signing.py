"""A built PDF and someone who can sign in, the signed PDF out (PAdES, with or without a stamp).

The published bytes stay as they are: the signature is added after them, so that they can still be
held against the published list. Nothing but signature, stamp and their tag is added; not even the
date of the last change is touched. Without a time server the level is B-B; with one B-T; with
roots as well B-LT, which also keeps the proof that no certificate was revoked.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    InvisSigSettings,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSignatureMetadata,
    PdfSigner,
    SigDSSPlacementPreference,
)
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp.noop import NoOpStampStyle
from pyhanko_certvalidator import ValidationContext

from masterplan.exports.pdf.signatures.candour import REASON, true_reason
from masterplan.exports.pdf.signatures.certificates import (
    moment,
    name_of,
    office_of,
    refuse_unfit,
)
from masterplan.exports.pdf.signatures.credentials import DIGEST, Container, Credential
from masterplan.exports.pdf.signatures.form_tag import tag_field
from masterplan.exports.pdf.signatures.hands import KeyHand, ServiceHand
from masterplan.exports.pdf.signatures.objects import pdf
from masterplan.exports.pdf.signatures.places import Place
from masterplan.exports.pdf.signatures.refusal import Refused, quiet
from masterplan.exports.pdf.signatures.stamp import Words, draw
from masterplan.exports.pdf.verifying import open_pdf, signatures

_FIELD = "TandaTangan"

_PATIENCE = 30
"""Seconds that a time server may take: it may be far away, behind a weak line."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a document is to be signed."""

    reason: str = REASON
    stamp: Place | None = None
    """Where the stamp is drawn; without one the signature is seen in the reader's panel alone."""
    time_server: str = ""
    """The address of a time stamping authority (RFC 3161)."""
    roots: tuple[Certificate, ...] = ()
    """Roots of all chains, the time server's too: asks for the long-term level."""
    sample: bool = False
    """Whether a sample is meant to be signed; its signature then says that it is one."""


def sign(
    content: bytes, signer: Credential | Container, at: datetime, order: Order | None = None
) -> bytes:
    """The signed document; `at` is the moment of signing, which the document will name."""
    quiet()
    order = order or Order()
    _refuse(signer, at, order)
    reader = open_pdf(content)
    writer = _writer(reader)
    try:
        order = replace(order, reason=true_reason(reader, order.reason, sample=order.sample))
        _add_field(writer, _words(signer, at, order.reason), order.stamp)
        signed = asyncio.run(_sign(writer, signer, at, order))
    except TimestampRequestError as error:
        raise Refused(f"Peladen stempel waktu tidak menjawab: {order.time_server}.") from error
    except SigningError as error:
        raise Refused(_told(error, order)) from error
    except (PdfError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise Refused("Dokumen ini tidak dapat ditandatangani: susunannya rusak.") from error
    if not all(found.intact for found in signatures(signed)):
        raise Refused("Tanda tangan yang dibuat tidak cocok dengan dokumennya.")
    return signed


class _Addition(IncrementalPdfFileWriter):
    """Writes what is added to a document, and nothing else."""

    def _update_meta(self) -> None:
        """Leave date and maker as published; pyHanko would put in its own."""


def _refuse(signer: Credential | Container, at: datetime, order: Order) -> None:
    if isinstance(signer, Credential):
        refuse_unfit(signer.certificate, at)
    if order.roots and not order.time_server:
        raise Refused("Tanda tangan jangka panjang memerlukan peladen stempel waktu.")
    if isinstance(signer, Container) and order.time_server:
        raise Refused("Layanan tanda tangan ini sendiri yang menentukan tingkat tanda tangannya.")


def _writer(reader: PdfFileReader) -> IncrementalPdfFileWriter:
    if any(enumerate_sig_fields(reader, filled_status=True)):
        raise Refused("Berkas ini sudah bertanda tangan.")
    return _Addition.from_reader(reader)


def _words(signer: Credential | Container, at: datetime, reason: str) -> Words:
    if isinstance(signer, Container):
        return Words(reason, signer.name, "", moment(at))
    certificate = signer.certificate
    return Words(reason, name_of(certificate), office_of(certificate), moment(at))


def _add_field(writer: IncrementalPdfFileWriter, words: Words, place: Place | None) -> None:
    """The field that will hold the signature, with its stamp and its tag."""
    if place is None:
        # Far off the page: a field inside it would have to be seen.
        unseen = InvisSigSettings(box_out_of_bounds=True)
        spec = SigFieldSpec(_FIELD, invis_sig_settings=unseen, readable_field_name=str(words))
        append_signature_field(writer, spec)
        return
    box = (round(place.left), round(place.bottom), round(place.right), round(place.top))
    spec = SigFieldSpec(_FIELD, place.page, box, readable_field_name=str(words))
    append_signature_field(writer, spec)
    page_ref, _ = writer.find_page_for_modification(place.page)
    ((_, _, field_ref),) = enumerate_sig_fields(writer, with_name=_FIELD)
    drawing = draw(writer, words, box[2] - box[0], box[3] - box[1])
    field_ref.get_object()[pdf_name("/AP")] = pdf({"N": drawing})
    tag_field(writer, page_ref, field_ref, str(words))


async def _sign(
    writer: IncrementalPdfFileWriter, signer: Credential | Container, at: datetime, order: Order
) -> bytes:
    """Have the document signed in pyHanko's single steps, since only these let us set the time."""
    proofs = _proofs(order.roots) if order.roots else None
    pen = PdfSigner(
        PdfSignatureMetadata(
            field_name=_FIELD,
            md_algorithm=DIGEST,
            reason=order.reason,
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=proofs is not None,
            validation_context=proofs,
            # In the same revision, so that the signature covers the whole file.
            dss_settings=DSSContentSettings(
                include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
            ),
            signer_key_usage=set(),  # `refuse_unfit` has looked: one of two uses will do
        ),
        KeyHand(signer) if isinstance(signer, Credential) else ServiceHand(signer),
        timestamper=(
            HTTPTimeStamper(order.time_server, timeout=_PATIENCE) if order.time_server else None
        ),
        stamp_style=NoOpStampStyle(),
    )
    session = pen.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    try:
        found = await session.perform_presign_validation(writer)
        room = (
            2 * signer.room
            if isinstance(signer, Container)
            else await session.estimate_signature_container_size(found)
        )
        document = session.prepare_tbs_document(found, room)
        digest, output = document.digest_tbs_document()
        after = await document.perform_signature(
            digest.document_digest, PdfCMSSignedAttributes(signing_time=at)
        )
        await after.post_signature_processing(output)
    finally:
        if proofs is not None:
            await proofs.aclose()
    assert isinstance(output, BytesIO)
    return output.getvalue()


def _proofs(roots: tuple[Certificate, ...]) -> ValidationContext:
    """Where the proofs against revocation come from: the addresses in the certificates."""
    return ValidationContext(
        trust_roots=list(roots), allow_fetching=True, revocation_mode="hard-fail"
    )


def _told(error: SigningError, order: Order) -> str:
    """Why pyHanko gave up, in our words."""
    if order.roots:
        return (
            "Sertifikat tidak dapat dibuktikan sampai ke akar yang disebut, atau data "
            "pencabutannya tidak terjangkau."
        )
    return f"Dokumen ini tidak dapat ditandatangani ({error})."

"""A signature in a PDF in, what it is worth out: whole, by whom, when, and what came after it.

Nothing is fetched: chains are built from the certificates in the file up to the roots that the
caller trusts, and revocation is judged by what the file itself keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TypeAlias

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    DocumentTimestampStatus,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from masterplan.exports.pdf.signatures.certificates import issuer_of, name_of, office_of, plain
from masterplan.exports.pdf.signatures.objects import entry


class Trust(Enum):
    """Whether a certificate leads to a root that is trusted, and if not, why."""

    TRUSTED = "dipercaya"
    UNASKED = "belum diperiksa karena sertifikat akar tidak disebut"
    NO_CHAIN = "tidak diterbitkan oleh akar yang disebut"
    EXPIRED = "di luar masa berlakunya, dan tidak ada stempel waktu yang dipercaya"
    REVOKED = "sudah dicabut"
    STALE = "tidak dapat dipastikan: data pencabutan di berkas tidak mencakup waktunya"
    MOOT = "tidak diperiksa karena tanda tangannya rusak"
    OTHER = "tidak memenuhi syarat untuk tanda tangan"


class After(Enum):
    """What was added to a file after it was signed."""

    NOTHING = "berkas tidak berubah sesudahnya"
    PROOFS = "sesudahnya hanya ditambah bukti pemeriksaan"
    FORMS = "sesudahnya hanya ditambah tanda tangan lain"
    OTHER = "berkas diubah sesudahnya"


_AFTER = {
    ModificationLevel.LTA_UPDATES: After.PROOFS,
    ModificationLevel.FORM_FILLING: After.FORMS,
}

_TRUST: Mapping[AdESSubIndic, Trust] = {
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Trust.NO_CHAIN,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Trust.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Trust.EXPIRED,
    AdESIndeterminate.EXPIRED: Trust.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID: Trust.EXPIRED,
    AdESFailure.NOT_YET_VALID: Trust.EXPIRED,
    AdESIndeterminate.REVOKED_NO_POE: Trust.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Trust.REVOKED,
    AdESFailure.REVOKED: Trust.REVOKED,
    AdESIndeterminate.TRY_LATER: Trust.STALE,
    AdESIndeterminate.REVOCATION_OUT_OF_BOUNDS_NO_POE: Trust.STALE,
}

_USES = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})

Status: TypeAlias = PdfSignatureStatus | DocumentTimestampStatus


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, or a time stamp of the whole document."""

    signer: str
    office: str
    issuer: str
    """Who issued the certificate."""
    until: datetime
    """Until when the certificate is valid."""
    reason: str
    time: datetime | None
    """When it was made: proved by a time stamp, else as the signer's machine said."""
    time_proved: bool
    revocation_known: bool
    """Whether the file keeps proofs of what was revoked when it was signed."""
    intact: bool
    """Whether signature and signed bytes belong together, and nothing before it is left out."""
    after: After
    trust: Trust
    is_stamp: bool = False
    """Whether it is a time stamp of the document, which names no person."""

    @property
    def problems(self) -> Iterator[str]:
        """What speaks against it."""
        if not self.intact:
            yield "tanda tangan rusak atau berkas diubah"
            return
        if self.after is After.OTHER:
            yield "berkas diubah sesudah ditandatangani"
        if self.trust is not Trust.TRUSTED:
            yield f"sertifikat {self.trust.value}"


@dataclass(frozen=True, slots=True)
class Judge:
    """A file, and what its signatures are held against."""

    reader: PdfFileReader
    content: bytes
    roots: tuple[Certificate, ...]
    at: datetime
    """The moment for which certificates are judged where none is proved."""

    async def all(self) -> tuple[Signature, ...]:
        """What each signature is worth, the first first."""
        return tuple([await self.one(found) for found in self.reader.embedded_signatures])

    async def one(self, found: EmbeddedPdfSignature) -> Signature:
        """What one signature is worth."""
        status = await self._status(found)
        time, proved = _time(status)
        certificate = found.signer_cert
        coverage = status.coverage or SignatureCoverageLevel.UNCLEAR
        whole = coverage >= SignatureCoverageLevel.ENTIRE_REVISION and _covers(found, self.content)
        intact = status.intact and status.valid and whole
        return Signature(
            signer=name_of(certificate),
            office=office_of(certificate),
            issuer=issuer_of(certificate),
            until=certificate.not_valid_after,
            reason=plain(str(entry(found.sig_object, "/Reason") or "")),
            time=time,
            time_proved=proved,
            revocation_known=bool(self._proofs().crls or self._proofs().ocsps),
            intact=intact,
            after=_after(status),
            trust=self._trust(found, status) if intact else Trust.MOOT,
            is_stamp=isinstance(status, DocumentTimestampStatus),
        )

    async def _status(self, found: EmbeddedPdfSignature) -> Status:
        """The judgement of pyHanko, for the moment that a trusted time stamp proves, or for now.

        Proofs against revocation are as old as the signature: they count for its own moment. Where
        that is not proved, they may speak against it and not for it.
        """
        now = self._context(self.at)
        if found.sig_object_type == "/DocTimeStamp":
            return await async_validate_pdf_timestamp(found, now)
        status = await async_validate_pdf_signature(found, now, now, key_usage_settings=_USES)
        time, proved = _time(status)
        if time is None:
            return status
        then = self._context(time, self._proofs())
        past = await async_validate_pdf_signature(found, then, then, key_usage_settings=_USES)
        if past.revoked or (proved and _time(past)[1]):
            return past
        return replace(status, timestamp_validity=past.timestamp_validity) if proved else status

    def _context(
        self, moment: datetime, proofs: DocumentSecurityStore | None = None
    ) -> ValidationContext:
        used = DocumentSecurityStore(writer=None) if proofs is None else proofs
        return used.as_validation_context(
            {
                "trust_roots": list(self.roots),
                "other_certs": list(self._proofs().load_certs()),
                "moment": moment,
            }
        )

    def _proofs(self) -> DocumentSecurityStore:
        """Certificates and proofs against revocation that the file keeps."""
        try:
            return DocumentSecurityStore.read_dss(self.reader)
        except NoDSSFoundError:
            return DocumentSecurityStore(writer=None)

    def _trust(self, found: EmbeddedPdfSignature, status: Status) -> Trust:
        if status.trusted:
            return Trust.TRUSTED
        if not self.roots:
            return Trust.UNASKED
        if found.signer_cert.self_signed != "no":
            return Trust.NO_CHAIN
        problem = status.trust_problem_indic or AdESIndeterminate.GENERIC
        if problem is AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE:
            # also where a certificate above the signer's has ended; so this is looked at here
            moment = status.validation_time or self.at
            chain = (found.signer_cert, *found.other_embedded_certs, *self.roots)
            timely = all(each.not_valid_before <= moment <= each.not_valid_after for each in chain)
            return Trust.NO_CHAIN if timely else Trust.EXPIRED
        return _TRUST.get(problem, Trust.OTHER)


def _after(status: Status) -> After:
    """What came after a signature, and whether its own rules allow that."""
    level = status.modification_level
    if isinstance(status, PdfSignatureStatus) and not (status.docmdp_ok and status.seed_value_ok):
        return After.OTHER
    if level is ModificationLevel.NONE:
        # Bytes at the end that belong to no revision: readers do not see them, but they are there.
        untouched = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        return After.NOTHING if untouched else After.OTHER
    return After.OTHER if level is None else _AFTER.get(level, After.OTHER)


def _time(status: Status) -> tuple[datetime | None, bool]:
    """When a signature was made, and whether a trusted time stamp says so."""
    if isinstance(status, DocumentTimestampStatus):
        return status.timestamp, status.trusted
    stamp = status.timestamp_validity
    if stamp is not None and stamp.intact and stamp.valid and stamp.trusted:
        return stamp.timestamp, True
    return status.signer_reported_dt, False


def _covers(found: EmbeddedPdfSignature, content: bytes) -> bool:
    """Whether what a signature leaves out is its own value and nothing else."""
    start, before, after, length = (int(number) for number in found.byte_range)
    gap = content[before:after]
    return (
        start == 0
        and gap[:1] == b"<"
        and gap[-1:] == b">"
        and all(byte in b"0123456789abcdefABCDEF" for byte in gap[1:-1])
        and after + length <= len(content)
    )

"""Certificate files in, certificates out, with what a reader wants to know of one.

pyHanko speaks `asn1crypto`, and so does everything in this room; `cryptography` is left to those
who hold a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from asn1crypto import pem
from asn1crypto.x509 import Certificate, Name

from masterplan.exports.pdf.signatures.refusal import Refused
from masterplan.views.formatting import tanggal

ZONE = timezone(timedelta(hours=9), "WIT")
"""Waktu Indonesia Timur: the province's own time, in which dates and hours are shown."""


def read_certificates(content: bytes, name: str) -> tuple[Certificate, ...]:
    """All certificates of a file: PEM, which may hold several, or DER, which holds one."""
    try:
        found = tuple(_certificates(content))
        for certificate in found:
            _ = certificate.subject.native, certificate.public_key.native
    except (ValueError, TypeError):
        found = ()
    if not found:
        raise Refused(f"'{name}' bukan berkas sertifikat (PEM atau DER).")
    return found


def _certificates(content: bytes) -> Iterator[Certificate]:
    if not pem.detect(content):
        yield Certificate.load(content, strict=True)
        return
    for kind, _, der in pem.unarmor(content, multiple=True):
        if kind == "CERTIFICATE":
            yield Certificate.load(der, strict=True)


def name_of(certificate: Certificate) -> str:
    """Who a certificate is about, in one line."""
    return _part(certificate.subject, "common_name") or plain(certificate.subject.human_friendly)


def office_of(certificate: Certificate) -> str:
    """The office that a certificate names, or nothing."""
    unit = _part(certificate.subject, "organizational_unit_name")
    office = _part(certificate.subject, "organization_name")
    return ", ".join(part for part in (unit, office) if part)


def issuer_of(certificate: Certificate) -> str:
    """Who issued a certificate, in one line."""
    return _part(certificate.issuer, "common_name") or plain(certificate.issuer.human_friendly)


def moment(at: datetime) -> str:
    """Write a moment in the province's time: 24 November 2026 pukul 13.05 WIT."""
    return f"{day(at)} pukul {at.astimezone(ZONE):%H.%M %Z}"


def day(at: datetime) -> str:
    """Write the day that a moment falls on there: 24 November 2026."""
    return tanggal(at.astimezone(ZONE).date())


def refuse_unfit(certificate: Certificate, at: datetime) -> None:
    """Refuse a certificate that no reader would accept for a signature made at this time."""
    if at > certificate.not_valid_after:
        until = day(certificate.not_valid_after)
        raise Refused(f"Sertifikat {name_of(certificate)} sudah habis masa berlakunya ({until}).")
    if at < certificate.not_valid_before:
        since = day(certificate.not_valid_before)
        raise Refused(f"Sertifikat {name_of(certificate)} baru berlaku mulai {since}.")
    uses = certificate.key_usage_value
    if uses is not None and not {"digital_signature", "non_repudiation"} & uses.native:
        raise Refused(f"Sertifikat {name_of(certificate)} bukan untuk menandatangani.")


def plain(text: str, most: int = 200) -> str:
    """Words from a file that strangers may have made, fit to be shown in one line.

    Without this a name could hold line ends, terminal codes or marks that turn letters round, and
    so print a judgement of its own.
    """
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _part(name: Name, key: str) -> str:
    value = name.native.get(key, "")
    return plain(value if isinstance(value, str) else ", ".join(value))

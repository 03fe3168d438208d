"""A PKCS#12 file or a remote service in, something that can sign out.

Whoever holds the private key is reached through one callable, so that a remote service can stand
in a file's place. Two kinds of service are known: one that signs a digest, its certificate being
known beforehand (`Credential`), and one that gives back a whole CMS container (`Container`). No
service is built in: how to reach one, and how its owner proves who he is, is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from asn1crypto.pkcs12 import Pfx
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs12

from masterplan.exports.pdf.signatures.refusal import Refused

DIGEST = "sha256"
"""The one digest that is signed: all certificates in use take it."""

SignDigest: TypeAlias = Callable[[bytes], bytes]
"""A SHA-256 digest in; out the bare signature of it, RSA (PKCS#1 v1.5) or ECDSA as the key is."""

MakeContainer: TypeAlias = Callable[[bytes], bytes]
"""The document's SHA-256 digest in, a detached CMS `SignedData` (DER) with that digest out."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate, those that stand above it, and what signs in its name."""

    certificate: Certificate
    sign: SignDigest
    chain: tuple[Certificate, ...] = ()
    """Certificates of the authorities that issued it, in any order; may be left out."""


@dataclass(frozen=True, slots=True)
class Container:
    """A service that makes the whole CMS container, certificate and attributes included."""

    make: MakeContainer
    name: str
    """Who signs, for the stamp: his certificate is not known before."""
    room: int = 16384
    """Bytes that the container may take up."""


def open_pkcs12(content: bytes, passphrase: str) -> Credential:
    """Read a key and its certificates from a PKCS#12 file (.p12, .pfx)."""
    try:
        # The library below says the same of a wrong passphrase and of a file of another kind.
        _ = Pfx.load(content, strict=True)["auth_safe"]["content_type"].native
    except (ValueError, TypeError) as error:
        raise Refused("Berkas kunci bukan PKCS#12 (.p12 atau .pfx).") from error
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except UnsupportedAlgorithm as error:
        raise Refused("Cara penyandian berkas kunci tidak dikenal.") from error
    except ValueError as error:
        raise Refused("Kata sandi kunci salah, atau berkasnya rusak.") from error
    if key is None or certificate is None:
        raise Refused("Di berkas kunci tidak ada kunci pribadi beserta sertifikatnya.")
    if _public(key.public_key()) != _public(certificate.public_key()):
        raise Refused("Kunci dan sertifikat di berkas kunci bukan pasangannya.")
    return Credential(
        certificate=_translated(certificate),
        sign=_signing_with(key),
        chain=tuple(_translated(other) for other in others),
    )


def _signing_with(key: object) -> SignDigest:
    """What signs a digest with a key that is at hand."""
    sha256 = Prehashed(hashes.SHA256())
    match key:
        case rsa.RSAPrivateKey():
            return lambda digest: key.sign(digest, padding.PKCS1v15(), sha256)
        case ec.EllipticCurvePrivateKey():
            return lambda digest: key.sign(digest, ec.ECDSA(sha256))
        case _:
            raise Refused("Jenis kunci ini tidak dikenal; yang dapat dipakai RSA dan ECDSA.")


def _public(key: object) -> bytes:
    assert hasattr(key, "public_bytes")
    found: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return found


def _translated(certificate: x509.Certificate) -> Certificate:
    return Certificate.load(certificate.public_bytes(Encoding.DER))

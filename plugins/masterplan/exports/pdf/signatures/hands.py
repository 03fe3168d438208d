"""Someone who can sign in, what pyHanko asks for a signature out.

pyHanko builds the container around the bare signature of a key or a service (`KeyHand`), or takes
the container that a service has built (`ServiceHand`).
"""

from __future__ import annotations

import asyncio
from hashlib import sha256
from typing import Any

from asn1crypto import cms
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from masterplan.exports.pdf.signatures.credentials import Container, Credential
from masterplan.exports.pdf.signatures.refusal import Refused


class KeyHand(Signer):
    """Signs with what a certificate's owner holds, here or elsewhere."""

    def __init__(self, credential: Credential) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(credential.chain)
        super().__init__(signing_cert=credential.certificate, cert_registry=store)
        self._credential = credential

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """The bare signature of some data; a dry run only asks for its length."""
        if dry_run:
            # An ECDSA signature is two numbers of the key's size and their wrapping.
            return bytes(2 * int(self._credential.certificate.public_key.byte_size) + 16)
        # in a thread of its own: a service may well have an event loop of its own
        return await asyncio.to_thread(self._credential.sign, sha256(data).digest())


class ServiceHand(Signer):
    """Passes on the container that a service made."""

    def __init__(self, container: Container) -> None:
        super().__init__()
        self._container = container

    async def async_sign(self, data_digest: bytes, *_: Any, **__: Any) -> cms.ContentInfo:
        """The container for a document's digest."""
        answer = await asyncio.to_thread(self._container.make, data_digest)
        try:
            made = cms.ContentInfo.load(answer, strict=True)
            kind = made["content_type"].native
        except (ValueError, TypeError) as error:
            raise Refused("Layanan tanda tangan menjawab dengan bentuk lain.") from error
        if kind != "signed_data":
            raise Refused("Layanan tanda tangan menjawab dengan bentuk lain.")
        return made

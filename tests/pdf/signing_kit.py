"""What tests of signing need: keys and certificates made on the spot, PDFs, and a time server.

Nothing here is trusted by anyone, and nothing is kept: every run makes its own.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
from asn1crypto import keys, tsp
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from masterplan.exports.pdf.assemble import Assembly, Piece, assemble
from masterplan.exports.pdf.press import press
from masterplan.exports.pdf.signatures.credentials import Credential, open_pkcs12
from masterplan.views.print.document import PartJob

AT = datetime.now(UTC).replace(microsecond=0)
"""When the tests sign. The real now: certificates are judged by it, here as everywhere."""

PASSPHRASE = "tiga kata rahasia"
SIGNER = "Penanda Tangan Contoh"
OFFICE = "Pemerintah Kota Contoh"

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Issued:
    """A certificate, its key, and the certificate that stands above it."""

    certificate: x509.Certificate
    key: Key
    issuer: Issued | None = None

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def asn1(self) -> Certificate:
        return Certificate.load(self.certificate.public_bytes(Encoding.DER))

    @property
    def above(self) -> list[Issued]:
        return [] if self.issuer is None else [self.issuer, *self.issuer.above]

    def pkcs12(self, passphrase: str = PASSPHRASE) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"kunci",
            self.key,
            self.certificate,
            [each.certificate for each in self.above],
            BestAvailableEncryption(passphrase.encode()),
        )

    def credential(self) -> Credential:
        return open_pkcs12(self.pkcs12(), PASSPHRASE)


def issue(
    name: str,
    issuer: Issued | None = None,
    *,
    authority: bool = False,
    key: Key | None = None,
    days: tuple[int, int] = (-10, 365),
    signs: bool = True,
    stamps_time: bool = False,
    crl: str = "",
) -> Issued:
    """A new certificate, valid between two days counted from now."""
    key = key or (rsa_key() if stamps_time else ec.generate_private_key(ec.SECP256R1()))
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, OFFICE),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT + timedelta(days=days[0]))
        .not_valid_after(AT + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(_uses(authority=authority, signs=signs), critical=True)
    )
    if stamps_time:
        purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purposes, critical=True)
    if crl:
        where = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([where]), critical=False)
    signed = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    return Issued(signed, key, issuer)


def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _uses(*, authority: bool, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs and not authority,
        content_commitment=signs and not authority,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


@cache
def chain() -> tuple[Issued, Issued, Issued]:
    """A root, an authority under it, and someone who signs with an RSA key."""
    root = issue("Akar Contoh", authority=True)
    authority = issue("Penerbit Contoh", root, authority=True)
    return root, authority, issue(SIGNER, authority, key=rsa_key())


def revocations(authority: Issued, *revoked: Issued) -> bytes:
    """The authority's list of the certificates that it has revoked (DER)."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(AT - timedelta(hours=1))
        .next_update(AT + timedelta(days=7))
    )
    for each in revoked:
        entry = x509.RevokedCertificateBuilder(
            each.certificate.serial_number, AT - timedelta(days=1)
        )
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(authority.key, hashes.SHA256()).public_bytes(Encoding.DER)


# Documents


@cache
def document(mark: str = "") -> bytes:
    """Three pages as a build makes them: cover, imprint (i), first chapter (I-1).

    `mark` is the keyword of what is not official.
    """
    front = '<h1 class="tanpa-bab" id="tentang">Tentang dokumen ini</h1><p>Edisi pertama.</p>'
    chapter = '<h1 data-label="I Pendahuluan" id="satu">Pendahuluan</h1><p>Isi.</p>'
    parts = (
        _part("sampul", "<h1>Masterplan</h1><p>Sampul</p>", numbering="tanpa"),
        _part("depan", front, numbering="romawi"),
        _part("bab", chapter, label="I"),
    )
    return assemble(
        Assembly(
            pieces=tuple(Piece(press(part)) for part in parts),
            title="Masterplan Contoh",
            author=OFFICE,
            publisher=OFFICE,
            subject="Contoh",
            keywords=("masterplan", mark) if mark else ("masterplan",),
            edition=date(2026, 9, 17),
            rights="CC BY 4.0",
        )
    )


def _part(kind: str, html: str, *, label: str = "", numbering: str = "angka") -> PartJob:
    return PartJob(
        key_name=f"kota-contoh/{kind}",
        kind=kind,
        label=label,
        html=html,
        title="",
        running="",
        foot="Edisi 17 September 2026",
        watermark="",
        wide=False,
        numbering=numbering,
    )


def plain_document(pages: int = 1) -> bytes:
    """A small PDF without structure or bookmarks."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


# A desk


def bring_a_key_and_a_pdf(folder: Path) -> None:
    """What someone who signs has at hand, and whoever verifies; for the guide's page on signing."""
    name = "kota-ternate-masterplan.pdf"
    root, _, signer = chain()
    (folder / name).write_bytes(document())
    (folder / "kunci.p12").write_bytes(signer.pkcs12())
    (folder / "sandi.txt").write_text(PASSPHRASE, encoding="utf-8")
    (folder / "akar.pem").write_bytes(root.pem)
    listed = f"{sha256(document()).hexdigest()}  {name}\n"
    (folder / "SHA256SUMS").write_text(listed, encoding="utf-8")


# Services


@dataclass
class Services:
    """A time server and a place where lists of revoked certificates lie, on loopback."""

    address: str
    stamper: DummyTimeStamper | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def time_server(self) -> str:
        return f"{self.address}/waktu"

    def stamp_time(self, who: Issued, at: datetime = AT) -> None:
        key = who.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore()
        store.register_multiple(each.asn1 for each in who.above)
        self.stamper = DummyTimeStamper(who.asn1, keys.PrivateKeyInfo.load(key), store, fixed_dt=at)


@contextmanager
def services() -> Iterator[Services]:
    """Run the services of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            content = known.files.get(self.path)
            self._answer(404 if content is None else 200, content or b"", "application/pkix-crl")

        def do_POST(self) -> None:
            known.asked.append(self.path)
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            if known.stamper is None:
                self._answer(503, b"", "text/plain")
                return
            answer = known.stamper.request_tsa_response(tsp.TimeStampReq.load(asked))
            self._answer(200, answer.dump(), "application/timestamp-reply")

        def _answer(self, code: int, content: bytes, kind: str) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known = Services(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

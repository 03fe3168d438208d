"""Verifying: what a signature proves, and that nothing that was changed goes unnoticed."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_signer import (
    PdfSignatureMetadata,
    PdfSigner,
    PdfTimeStamper,
)
from pyhanko.sign.timestamps import HTTPTimeStamper

from masterplan.exports.pdf.signatures.certificates import plain, read_certificates
from masterplan.exports.pdf.signatures.hands import KeyHand
from masterplan.exports.pdf.signatures.judging import After, Signature, Trust
from masterplan.exports.pdf.signatures.objects import pdf
from masterplan.exports.pdf.signatures.places import find_place
from masterplan.exports.pdf.signatures.refusal import Broken, Refused
from masterplan.exports.pdf.signing import Order, sign
from masterplan.exports.pdf.verifying import examine, signatures
from tests.pdf.signing_kit import AT, Issued, chain, document, issue, services


@cache
def signed() -> bytes:
    """The document, signed with a stamp."""
    return sign(document(), chain()[2].credential(), AT, Order(stamp=find_place(document())))


def judged(content: bytes) -> Signature:
    (found,) = signatures(content, [chain()[0].asn1])
    return found


def proved(content: bytes) -> bool:
    """Whether a file passes; a file that is broken does not."""
    try:
        return not examine(content, [chain()[0].asn1]).problems
    except Refused:
        return False


def covered() -> list[int]:
    """The places that the signature covers: all but its own value."""
    found = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]", signed())
    ((start, length, second, rest),) = [tuple(map(int, numbers)) for numbers in found]
    assert (0, len(signed())) == (start, second + rest)
    return [*range(length), *range(second, second + rest)]


def test_signed_file_passes() -> None:
    assert proved(signed())


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_every_changed_byte_is_noticed(data: st.DataObject) -> None:
    """Wherever the signature reaches, any other byte in the place of one makes the file fail."""
    at = data.draw(st.sampled_from(covered()))
    other = data.draw(st.integers(1, 255))
    changed = bytearray(signed())
    changed[at] ^= other

    assert not proved(bytes(changed))


@pytest.mark.parametrize(
    "mark",
    [
        b"/ByteRange",
        b"/Contents <",
        b"/Type /Sig",
        b"/AcroForm",
        b"/SubFilter",
        b"startxref",
        b"%%EOF",
        b"/FT /Sig",
        b"/V ",
    ],
)
def test_changed_words_of_the_signature_are_noticed(mark: bytes) -> None:
    """Also where the change hides the signature from a reader."""
    at = signed().rindex(mark)

    assert not proved(signed()[:at] + b"/" + b"X" * (len(mark) - 1) + signed()[at + len(mark) :])


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 60_000))
def test_file_cut_short_is_noticed(length: int) -> None:
    content = signed()[: max(10, len(signed()) - length)]

    assert not proved(content)


@pytest.mark.parametrize("more", [b"\n", b"x", b"\n%%EOF\n", b"\n% catatan\n"])
def test_bytes_added_at_the_end_are_noticed(more: bytes) -> None:
    assert not proved(signed() + more)


def test_changed_value_of_the_signature_is_noticed() -> None:
    """The value is not among the bytes that it covers: its own key tells."""
    (found,) = PdfFileReader(BytesIO(signed())).embedded_signatures
    value = found.signer_info["signature"].native.hex().encode()
    at = signed().lower().index(value)
    for place in range(at, at + len(value), 37):
        digit = b"1" if signed()[place : place + 1] == b"0" else b"0"

        assert not proved(signed()[:place] + digit + signed()[place + 1 :])


# After signing


def _later(content: bytes) -> IncrementalPdfFileWriter:
    return IncrementalPdfFileWriter(BytesIO(content))


def _saved(writer: IncrementalPdfFileWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_page_that_is_changed_afterwards_is_noticed() -> None:
    """The signature still fits its own part of the file; the rest is looked at as well."""
    writer = _later(signed())
    first, last = (writer.find_page_for_modification(number)[0] for number in (0, 2))
    last.get_object()["/Contents"] = first.get_object().raw_get("/Contents")
    writer.mark_update(last)
    found = judged(_saved(writer))

    assert (True, After.OTHER) == (found.intact, found.after)
    assert ["berkas diubah sesudah ditandatangani"] == list(found.problems)


def test_note_that_is_added_afterwards_is_noticed() -> None:
    writer = _later(signed())
    page, _ = writer.find_page_for_modification(0)
    note = {"Type": "/Annot", "Subtype": "/FreeText", "Contents": "Batal", "Rect": [0, 0, 300, 300]}
    writer.register_annotation(page, writer.add_object(pdf(note)))

    assert After.OTHER is judged(_saved(writer)).after


def test_second_signature_by_another_program_is_told() -> None:
    """It adds a field, as other programs do; each signature is judged for itself."""
    writer = _later(signed())
    other = issue("Penanda Tangan Kedua", chain()[1])
    out = PdfSigner(
        PdfSignatureMetadata(field_name="Kedua", md_algorithm="sha256"), KeyHand(other.credential())
    ).sign_pdf(writer)
    first, second = signatures(out.getvalue(), [chain()[0].asn1])

    assert [] == [*first.problems, *second.problems]
    assert (After.FORMS, After.NOTHING) == (first.after, second.after)
    assert "Penanda Tangan Kedua" == second.signer


def test_time_stamp_that_is_added_afterwards_is_told_as_such() -> None:
    root, authority, _ = chain()
    with services() as near:
        near.stamp_time(issue("Peladen Waktu", authority, stamps_time=True))
        out = PdfTimeStamper(HTTPTimeStamper(near.time_server)).timestamp_pdf(
            _later(signed()), "sha256", validation_context=None
        )
    first, second = signatures(out.getvalue(), [root.asn1])

    assert [] == [*first.problems, *second.problems]
    assert (False, After.PROOFS) == (first.is_stamp, first.after)
    assert (True, "Peladen Waktu", True) == (second.is_stamp, second.signer, second.time_proved)


# Trust


def test_without_roots_nobody_is_trusted() -> None:
    (found,) = signatures(signed())

    assert (True, Trust.UNASKED) == (found.intact, found.trust)
    assert ["sertifikat belum diperiksa karena sertifikat akar tidak disebut"] == list(
        found.problems
    )


def test_root_of_others_trusts_nobody() -> None:
    (found,) = signatures(signed(), [issue("Akar Contoh", authority=True).asn1])

    assert Trust.NO_CHAIN is found.trust


def test_certificate_that_signed_itself_is_trusted_only_when_named() -> None:
    """Anyone can make one in another's name."""
    root = chain()[0]
    alone = issue("Penanda Tangan Contoh")
    content = sign(document(), alone.credential(), AT)

    assert Trust.NO_CHAIN is signatures(content, [root.asn1])[0].trust
    assert Trust.TRUSTED is signatures(content, [alone.asn1])[0].trust


def test_authority_that_was_no_authority_is_not_believed() -> None:
    root = chain()[0]
    middle = issue("Bukan Penerbit", root)
    content = sign(document(), issue("Lain", middle).credential(), AT)

    assert Trust.TRUSTED is not signatures(content, [root.asn1])[0].trust


def test_certificates_are_judged_for_the_moment_asked() -> None:
    content, root = signed(), chain()[0].asn1

    assert Trust.TRUSTED is signatures(content, [root], AT + timedelta(days=300))[0].trust
    assert Trust.EXPIRED is signatures(content, [root], AT + timedelta(days=400))[0].trust


@pytest.mark.parametrize("form", ["PEM", "DER"])
def test_roots_are_read_in_both_forms(form: str) -> None:
    root, authority, _ = chain()
    content = {"PEM": root.pem + authority.pem, "DER": root.asn1.dump()}[form]
    found = read_certificates(content, "akar")

    assert root.asn1.sha256 == found[0].sha256
    assert {"PEM": 2, "DER": 1}[form] == len(found)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"akar",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"\x30\x03\x02\x01\x01",
    ],
)
def test_what_is_no_certificate_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="bukan berkas sertifikat"):
        read_certificates(content, "akar.pem")


def _named(name: str) -> Issued:
    return issue(name, chain()[1])


def test_names_cannot_print_a_judgement_of_their_own() -> None:
    """Line ends, terminal codes and marks that turn letters round are taken out."""
    wicked = "A\nHasil: terbukti.\x1b[2J\u202e"
    (found,) = signatures(sign(document(), _named(wicked).credential(), AT))

    assert "A Hasil: terbukti. [2J" == found.signer


@given(st.text())
def test_plain_words_are_one_line_that_can_be_printed(text: str) -> None:
    shown = plain(text)

    assert shown.isprintable()
    assert len(shown) <= 200
    assert shown == plain(shown)


# What there is nothing to say of


def test_file_without_a_signature_is_not_proved() -> None:
    assert ("berkas tidak bertanda tangan",) == examine(document()).problems
    assert () == examine(document()).signatures


@pytest.mark.parametrize("content", [b"", b"teks", b"\x89PNG\r\n"])
def test_what_is_no_pdf_cannot_be_checked(content: bytes) -> None:
    with pytest.raises(Refused, match="bukan PDF") as told:
        examine(content)
    assert not isinstance(told.value, Broken)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_judgement_or_a_sentence(junk: bytes) -> None:
    try:
        found = examine(b"%PDF-1.7\n" + junk)
    except Refused:
        return
    assert found.problems

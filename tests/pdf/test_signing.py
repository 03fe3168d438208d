"""Signing: what is added to a PDF, with keys that are at hand and keys that are elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from pyhanko.pdf_utils.reader import PdfFileReader

from masterplan.exports.pdf.signatures.candour import REASON
from masterplan.exports.pdf.signatures.credentials import Container, Credential, open_pkcs12
from masterplan.exports.pdf.signatures.hands import KeyHand
from masterplan.exports.pdf.signatures.judging import Signature, Trust
from masterplan.exports.pdf.signatures.places import MM, Box, find_place
from masterplan.exports.pdf.signatures.refusal import Refused
from masterplan.exports.pdf.signing import Order, sign
from masterplan.exports.pdf.verifying import signatures
from masterplan.views.formatting import tanggal
from tests.pdf.signing_kit import (
    AT,
    OFFICE,
    PASSPHRASE,
    SIGNER,
    Issued,
    chain,
    document,
    issue,
    plain_document,
    revocations,
    services,
)


def only(content: bytes, *roots: Issued, at: datetime | None = None) -> Signature:
    """The one signature of a file."""
    (found,) = signatures(content, [root.asn1 for root in roots], at)
    return found


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def field_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    (field,) = pdf.Root.AcroForm.Fields
    return field


def with_stamp() -> Order:
    return Order(stamp=find_place(document()))


@pytest.mark.parametrize("order", [Order, with_stamp])
def test_signed_file_begins_with_the_published_one(order: Callable[[], Order]) -> None:
    signed = sign(document(), chain()[2].credential(), AT, order())

    assert signed.startswith(document())


@pytest.mark.parametrize("order", [Order, with_stamp])
def test_signature_is_whole_and_trusted(order: Callable[[], Order]) -> None:
    root, _, signer = chain()

    found = only(sign(document(), signer.credential(), AT, order()), root)

    assert [] == list(found.problems)
    assert (SIGNER, OFFICE, "Penerbit Contoh") == (found.signer, found.office, found.issuer)
    assert (REASON, AT, False) == (found.reason, found.time, found.time_proved)


def test_signature_is_pades() -> None:
    signed = sign(document(), chain()[2].credential(), AT)
    (found,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    kept = {attribute["type"].native for attribute in found.signer_info["signed_attrs"]}

    assert "/ETSI.CAdES.detached" == found.sig_object["/SubFilter"]
    assert "signing_certificate_v2" in kept
    assert "signing_time" not in kept, "the standard has the time in the dictionary alone"


def test_description_and_date_of_the_document_stay_as_published() -> None:
    signed = sign(document(), chain()[2].credential(), AT, with_stamp())
    with opened(document()) as before, opened(signed) as after:
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert before.docinfo.unparse() == after.docinfo.unparse()


def test_signature_without_a_stamp_is_small_and_off_the_page() -> None:
    signed = sign(document(), chain()[2].credential(), AT)

    assert len(signed) - len(document()) < 15_000
    with opened(signed) as pdf:
        field = field_of(pdf)
        assert "/AP" not in field
        assert all(side < -1000 for side in field.Rect)


def test_elliptic_keys_sign_as_well() -> None:
    root, authority, _ = chain()
    signer = issue("Kunci Lengkung", authority, key=ec.generate_private_key(ec.SECP384R1()))

    assert [] == list(only(sign(document(), signer.credential(), AT), root).problems)


def test_same_moment_and_key_give_the_same_signed_words() -> None:
    """All but the file's second identifier and what hangs on it."""
    signer = chain()[2].credential()
    made = [sign(document(), signer, AT, with_stamp()) for _ in range(2)]

    assert 1 == len({len(each) for each in made})
    drawn = set()
    for each in made:
        with opened(each) as pdf:
            drawn.add(field_of(pdf).AP.N.read_bytes() + pdf.Root.unparse(resolved=True))
    assert 1 == len(drawn)


# The stamp


def test_stamp_stands_in_a_form_tag_after_its_page() -> None:
    signed = sign(document(), chain()[2].credential(), AT, with_stamp())
    with opened(signed) as pdf:
        field = field_of(pdf)
        keys = pdf.Root.StructTreeRoot.ParentTree.Nums
        tags = {int(keys[at]): keys[at + 1] for at in range(0, len(keys), 2)}
        tag = tags[int(field.StructParent)]
        page = pdf.pages[1]

        assert (pikepdf.Name.Form, page.obj) == (tag.S, tag.Pg)
        assert field.objgen == tag.K.Obj.objgen
        assert pikepdf.Name.S == page.obj.Tabs
        assert field.objgen == page.obj.Annots[-1].objgen
        kinds = [str(kid.S) for kid in tag.P.K]
        assert ["/H1", "/P", "/Form"] == kinds[kinds.index("/Form") - 2 :][:3]


def test_stamp_says_who_when_and_why_to_those_who_listen() -> None:
    at = AT.replace(hour=20, minute=5)
    signed = sign(document(), chain()[2].credential(), at, with_stamp())
    with opened(signed) as pdf:
        said = str(field_of(pdf).TU)

    there = tanggal((at + timedelta(hours=9)).date())  # eastern Indonesia is nine hours ahead
    assert f"{REASON} oleh {SIGNER}, {OFFICE}, {there} pukul 05.05 WIT" == said


def test_signature_needs_no_reason() -> None:
    order = Order("", find_place(document()))
    signed = sign(document(), chain()[2].credential(), AT, order)
    with opened(signed) as pdf:
        assert str(field_of(pdf).TU).startswith(f"{SIGNER}, ")
    assert "" == only(signed).reason


def test_stamp_is_drawn_with_embedded_letters_that_can_be_read_out() -> None:
    signed = sign(document(), chain()[2].credential(), AT, with_stamp())
    with opened(signed) as pdf:
        fonts = field_of(pdf).AP.N.Resources.Font
        for font in fonts.values():
            descendant = font.DescendantFonts[0]
            assert len(descendant.FontDescriptor.FontFile2.read_bytes()) > 1000
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
    assert len(signed) - len(document()) < 30_000


def test_letters_that_no_shipped_font_has_are_not_left_blank() -> None:
    root, authority, _ = chain()
    signed = sign(document(), issue("王 Contoh", authority).credential(), AT, with_stamp())
    with opened(signed) as pdf:
        drawn = field_of(pdf).AP.N.read_bytes()

    assert b"<0000" not in drawn, "glyph 0 is the empty box"
    assert [] == list(only(signed, root).problems)


def test_long_names_get_smaller_letters_before_they_are_refused() -> None:
    _, authority, _ = chain()
    signer = issue(" ".join(["Panjang"] * 8), authority).credential()
    place = find_place(document(), box=Box(20, 200, 40, 26))

    assert sign(document(), signer, AT, Order(stamp=place))
    with pytest.raises(Refused, match="terlalu kecil"):
        sign(document(), signer, AT, Order(stamp=find_place(document(), box=Box(20, 200, 12, 6))))


def test_untagged_document_can_be_signed() -> None:
    content = plain_document()
    signed = sign(content, chain()[2].credential(), AT, Order(stamp=find_place(content)))

    assert only(signed).intact


def test_tree_of_numbers_with_branches_gets_a_leaf() -> None:
    with opened(document()) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree
        numbers = [*tree.Nums]
        last = int(numbers[-2])
        leaf = pikepdf.Dictionary(Limits=[int(numbers[0]), last], Nums=numbers)
        pdf.Root.StructTreeRoot.ParentTree = pdf.make_indirect(
            pikepdf.Dictionary(Kids=[pdf.make_indirect(leaf)])
        )
        pdf.Root.StructTreeRoot.ParentTreeNextKey = last + 1
        out = BytesIO()
        pdf.save(out)
    content = out.getvalue()
    signed = sign(content, chain()[2].credential(), AT, Order(stamp=find_place(content)))
    with opened(signed) as pdf:
        root = pdf.Root.StructTreeRoot
        added = root.ParentTree.Kids[1]
        assert [last + 1, last + 1] == [int(each) for each in added.Limits]
        assert last + 1 == int(field_of(pdf).StructParent)
        assert last + 2 == int(root.ParentTreeNextKey)
        assert pikepdf.Name.Form == added.Nums[1].S


# Where the stamp goes


def test_stamp_goes_to_the_foot_of_the_imprint() -> None:
    place = find_place(document())

    assert 1 == place.page
    assert place.bottom < 842 / 3
    assert place.right < 595


def test_document_without_an_imprint_takes_the_stamp_on_its_last_page() -> None:
    assert 2 == find_place(plain_document(pages=3)).page


@pytest.mark.parametrize(("wanted", "page"), [("1", 0), ("3", 2), ("i", 1), ("I-1", 2), ("i-1", 2)])
def test_page_is_named_by_number_or_label(wanted: str, page: int) -> None:
    assert page == find_place(document(), wanted).page


@pytest.mark.parametrize("wanted", ["0", "4", "IX-3"])
def test_page_that_is_not_there_is_refused(wanted: str) -> None:
    with pytest.raises(Refused, match=f"Tidak ada halaman '{wanted}'; dokumen ini 3 halaman"):
        find_place(document(), wanted)


def test_box_is_measured_from_the_upper_left_corner() -> None:
    place = find_place(plain_document(), box=Box(10, 20, 50, 30))

    assert (10 * MM, 60 * MM) == pytest.approx((place.left, place.right))
    assert (842 - 50 * MM, 842 - 20 * MM) == pytest.approx((place.bottom, place.top))


@pytest.mark.parametrize("box", [Box(-1, 10), Box(150, 10), Box(10, 290), Box(10, 10, 500, 10)])
def test_box_off_the_page_is_refused(box: Box) -> None:
    with pytest.raises(Refused, match="keluar dari halaman"):
        find_place(plain_document(), box=box)


def _with_lines(*heights: int) -> bytes:
    """One page with a line of text at each height, in points."""
    with opened(plain_document()) as pdf:
        lines = b"".join(b"1 0 0 1 60 %d Tm (kata) Tj\n" % height for height in heights)
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 10 Tf\n" + lines + b"ET")
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_stamp_covers_no_words() -> None:
    """It moves up to the first room that is free."""
    lines = [40, 120, 135, 150, 400]
    place = find_place(_with_lines(*lines))

    assert 150 < place.bottom
    assert place.top < 400


def test_page_full_of_words_is_refused() -> None:
    with pytest.raises(Refused, match="tidak ada tempat kosong"):
        find_place(_with_lines(*range(30, 830, 12)))


# Who cannot sign


def test_wrong_passphrase_is_told_from_a_file_of_another_kind() -> None:
    good = chain()[2].pkcs12()
    with pytest.raises(Refused, match="Kata sandi kunci salah"):
        open_pkcs12(good, "bukan ini")
    for other in (b"", b"teks", document(), chain()[2].pem, good[:40]):
        with pytest.raises(Refused, match="bukan PKCS#12"):
            open_pkcs12(other, PASSPHRASE)


@pytest.mark.parametrize(
    ("days", "said"),
    [((-400, -1), r"sudah habis masa berlakunya \("), ((1, 400), "baru berlaku mulai")],
)
def test_certificate_out_of_its_time_is_refused(days: tuple[int, int], said: str) -> None:
    signer = issue(SIGNER, chain()[1], days=days)
    with pytest.raises(Refused, match=said):
        sign(document(), signer.credential(), AT)


def test_certificate_for_other_uses_is_refused() -> None:
    signer = issue(SIGNER, chain()[1], signs=False)
    with pytest.raises(Refused, match="bukan untuk menandatangani"):
        sign(document(), signer.credential(), AT)


def test_signed_file_is_not_signed_again() -> None:
    signer = chain()[2].credential()
    with pytest.raises(Refused, match="sudah bertanda tangan"):
        sign(sign(document(), signer, AT), signer, AT)


def test_locked_file_is_refused() -> None:
    out = BytesIO()
    with opened(document()) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    with pytest.raises(Refused, match="terkunci"):
        sign(out.getvalue(), chain()[2].credential(), AT)


@pytest.mark.parametrize("content", [b"", b"teks", b"%PDF-1.7\nbukan"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"bukan PDF|rusak"):
        sign(content, chain()[2].credential(), AT)


# Keys that are elsewhere


def test_service_that_signs_a_digest_stands_in_place_of_a_key() -> None:
    root, authority, signer = chain()
    assert isinstance(signer.key, rsa.RSAPrivateKey)
    key, seen = signer.key, list[bytes]()

    def service(digest: bytes) -> bytes:
        seen.append(digest)
        return key.sign(digest, padding.PKCS1v15(), Prehashed(hashes.SHA256()))

    remote = Credential(signer.asn1, service, (authority.asn1,))

    assert [] == list(only(sign(document(), remote, AT, with_stamp()), root).problems)
    assert [32] == [len(digest) for digest in seen], "asked once, for a digest alone"


def _container(digest: bytes) -> bytes:
    """What a service gives back that makes the whole container, here with the same library."""
    made = asyncio.run(
        KeyHand(chain()[2].credential()).async_sign(digest, "sha256", use_pades=True)
    )
    return bytes(made.dump())


def test_service_that_makes_the_container_stands_in_place_of_a_key() -> None:
    signed = sign(document(), Container(_container, "Nama di Cap"), AT, with_stamp())

    assert [] == list(only(signed, chain()[0]).problems)
    with opened(signed) as pdf:
        assert "Nama di Cap" in str(field_of(pdf).TU)


def test_service_that_makes_the_container_decides_on_time_stamps_itself() -> None:
    order = Order(time_server="https://contoh.example/waktu")
    with pytest.raises(Refused, match="menentukan tingkat"):
        sign(document(), Container(_container, "Nama"), AT, order)


@pytest.mark.parametrize(
    "answer",
    [b"", b"bukan DER", cms.ContentInfo({"content_type": "data"}).dump(), _container(bytes(32))],
    ids=["nothing", "no DER", "no signature", "signature of something else"],
)
def test_wrong_answer_of_a_service_writes_nothing(answer: bytes) -> None:
    with pytest.raises(Refused, match=r"menjawab dengan bentuk lain|tidak cocok"):
        sign(document(), Container(lambda _: answer, "Nama"), AT)


def test_wrong_signature_of_a_service_writes_nothing() -> None:
    signer = chain()[2]
    with pytest.raises(Refused, match="tidak cocok dengan dokumennya"):
        sign(document(), Credential(signer.asn1, lambda _: bytes(256)), AT)


# Time and proofs that last


def test_time_server_proves_the_time() -> None:
    root, authority, signer = chain()
    stamped = AT + timedelta(minutes=2)
    with services() as near:
        near.stamp_time(issue("Peladen Waktu", authority, stamps_time=True), stamped)
        signed = sign(document(), signer.credential(), AT, Order(time_server=near.time_server))

    found = only(signed, root)
    assert [] == list(found.problems)
    assert (stamped, True) == (found.time, found.time_proved)
    assert not only(signed).time_proved, "nobody is asked to trust the time server"


def test_time_server_that_is_away_is_told() -> None:
    with services() as near:
        order = Order(time_server=near.time_server)
        with pytest.raises(Refused, match=f"tidak menjawab: {near.time_server}"):
            sign(document(), chain()[2].credential(), AT, order)


def _long_lasting(*, revoked: bool = False) -> tuple[bytes, Issued]:
    """A signature with all its proofs, by a certificate that ends tomorrow; and its root."""
    with services() as near:
        address = f"{near.address}/cabut.crl"
        root = issue("Akar Lama", authority=True, days=(-10, 4000))
        authority = issue("Penerbit Lama", root, authority=True, days=(-10, 4000), crl=address)
        stamper = issue("Waktu Lama", authority, stamps_time=True, days=(-10, 4000), crl=address)
        signer = issue(SIGNER, authority, days=(-10, 1), crl=address)
        near.stamp_time(stamper)
        near.files["/cabut.crl"] = revocations(authority, *([signer] if revoked else []))
        root_list = f"{near.address}/akar.crl"
        authority = issue(
            "Penerbit Lama",
            root,
            authority=True,
            key=authority.key,
            crl=root_list,
            days=(-10, 4000),
        )
        near.files["/akar.crl"] = revocations(root)
        signer = Issued(signer.certificate, signer.key, authority)
        order = Order(time_server=near.time_server, roots=(root.asn1,))
        near.stamp_time(Issued(stamper.certificate, stamper.key, authority))
        return sign(document(), signer.credential(), AT, order), root


def test_long_lasting_signature_outlives_its_certificate() -> None:
    signed, root = _long_lasting()
    found = only(signed, root, at=AT + timedelta(days=1000))

    assert found.until < AT + timedelta(days=1000)
    assert [] == list(found.problems)
    assert (True, True) == (found.time_proved, found.revocation_known)


def test_short_signature_does_not_outlive_its_certificate() -> None:
    root, _, signer = chain()
    found = only(sign(document(), signer.credential(), AT), root, at=AT + timedelta(days=366))

    assert Trust.EXPIRED is found.trust


def test_revoked_certificate_makes_no_long_lasting_signature() -> None:
    with pytest.raises(Refused, match="data pencabutannya"):
        _long_lasting(revoked=True)


def test_long_lasting_signature_needs_a_time_server() -> None:
    root, _, signer = chain()
    with pytest.raises(Refused, match="memerlukan peladen stempel waktu"):
        sign(document(), signer.credential(), AT, Order(roots=(root.asn1,)))

"""The published list: which file a file is, and whether only a signature was added to it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from masterplan.exports.pdf.signatures.additions import only_signed
from masterplan.exports.pdf.signatures.objects import pdf, stream
from masterplan.exports.pdf.signatures.places import Box, find_place
from masterplan.exports.pdf.signatures.published import find_published, read_list
from masterplan.exports.pdf.signatures.refusal import Refused
from masterplan.exports.pdf.signing import Order, sign
from masterplan.exports.pdf.verifying import examine
from tests.pdf.signing_kit import AT, chain, document, plain_document

NAME = "unduhan/kota-contoh/masterplan.pdf"


def listing(*contents: bytes) -> dict[str, str]:
    return {sha256(content).hexdigest(): NAME for content in contents}


def signed(order: Order | None = None, content: bytes | None = None) -> bytes:
    return sign(content or document(), chain()[2].credential(), AT, order)


def with_stamp(content: bytes | None = None) -> bytes:
    content = content or document()
    return signed(Order(stamp=find_place(content)), content)


# The list


def test_list_is_read_as_sha256sum_writes_it() -> None:
    one, two = "a" * 64, "B" * 64
    text = f"{one}  a.pdf\n\n# catatan\n{two} *dengan spasi.pdf\r\n{one[:-1]}  pendek.pdf\n"

    assert {one: "a.pdf", two.lower(): "dengan spasi.pdf"} == read_list(text.encode(), "SHA256SUMS")


@pytest.mark.parametrize("content", [b"", b"bukan daftar\n", b"\xff\xfe\x00", document()])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="'x' bukan daftar SHA256SUMS"):
        read_list(content, "x")


# Which file


def test_published_file_is_found_whole() -> None:
    found = find_published(document(), listing(document()))

    assert found is not None
    assert (NAME, True, True) == (found.name, found.whole, found.only_signed)


@pytest.mark.parametrize("sign_it", [signed, with_stamp])
def test_signed_file_is_known_by_the_file_that_it_begins_with(sign_it: Callable[[], bytes]) -> None:
    found = find_published(sign_it(), listing(document()))

    assert found is not None
    assert (NAME, False, True) == (found.name, found.whole, found.only_signed)


def test_list_may_name_the_signed_file_itself() -> None:
    content = signed()
    found = find_published(content, listing(document(), content))

    assert found is not None
    assert found.whole


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\r"])
def test_published_file_may_end_in_any_way(end: bytes) -> None:
    content = document().rstrip() + end
    found = find_published(with_stamp(content), listing(content))

    assert found is not None
    assert found.only_signed


def test_file_of_others_is_not_found() -> None:
    assert None is find_published(plain_document(), listing(document()))
    assert None is find_published(document() + b" ", listing(plain_document()))
    assert None is find_published(b"", listing(document()))


def test_file_without_a_signature_is_proved_by_the_list() -> None:
    assert () == examine(document(), listed=listing(document())).problems
    assert examine(document(), listed=listing(plain_document())).problems
    assert examine(document(), [chain()[0].asn1], listing(document())).problems, "no signature"


def test_something_added_without_a_signature_is_not_proved() -> None:
    content = altered(document(), lambda writer: None)

    assert ("isi yang terbit diubah atau ditambahi",) == examine(
        content, listed=listing(document())
    ).problems


def test_signed_file_passes_with_roots_and_list() -> None:
    roots = [chain()[0].asn1]

    assert () == examine(with_stamp(), roots, listing(document())).problems
    assert ("isinya tidak ada di daftar terbitan",) == examine(
        with_stamp(), roots, listing(plain_document())
    ).problems


# Only a signature

Change = Callable[[IncrementalPdfFileWriter], None]


def altered(content: bytes, change: Change) -> bytes:
    """A file to which something was added."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def page(writer: IncrementalPdfFileWriter, number: int = 2) -> Any:
    reference, _ = writer.find_page_for_modification(number)
    writer.mark_update(reference)
    return reference.get_object()


def new_contents(writer: IncrementalPdfFileWriter) -> None:
    page(writer)["/Contents"] = writer.add_object(stream(b"BT ET"))


def same_contents_rewritten(writer: IncrementalPdfFileWriter) -> None:
    reference = page(writer).raw_get("/Contents")
    reference.get_object()._data = b"BT ET"
    reference.get_object()._encoded_data = None
    writer.mark_update(reference)


def other_size(writer: IncrementalPdfFileWriter) -> None:
    page(writer)["/MediaBox"] = pdf([0, 0, 100, 100])


def turned(writer: IncrementalPdfFileWriter) -> None:
    page(writer)["/Rotate"] = pdf(180)


def page_less(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].pop()
    pages["/Count"] = pdf(2)
    writer.mark_update(writer.root.raw_get("/Pages"))


def free_text(writer: IncrementalPdfFileWriter) -> None:
    reference, _ = writer.find_page_for_modification(2)
    note = {"Type": "/Annot", "Subtype": "/FreeText", "Rect": [0, 0, 50, 50], "Contents": "Batal"}
    writer.register_annotation(reference, writer.add_object(pdf(note)))


def field_that_acts(writer: IncrementalPdfFileWriter) -> None:
    _field(writer, {"A": {"S": "/URI", "URI": "https://contoh.example/"}})


def field_that_covers_the_page(writer: IncrementalPdfFileWriter) -> None:
    _field(writer, {"Rect": [0, 0, 595, 842]})


def field_for_text(writer: IncrementalPdfFileWriter) -> None:
    _field(writer, {"FT": "/Tx"})


def _field(writer: IncrementalPdfFileWriter, more: dict[str, object]) -> None:
    reference, _ = writer.find_page_for_modification(2)
    entries = {"Type": "/Annot", "Subtype": "/Widget", "FT": "/Sig", "T": "x", "P": reference}
    field = writer.add_object(pdf({"Rect": [0, 0, 50, 50], **entries, **more}))
    writer.register_annotation(reference, field)
    writer.root["/AcroForm"] = writer.add_object(pdf({"Fields": [field], "SigFlags": 3}))


def opening_action(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OpenAction"] = pdf({"S": "/URI", "URI": "https://contoh.example/"})


def bare_form_with_scripts(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/AcroForm"] = pdf({"Fields": [], "XFA": "x"})


def other_language(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = pdf("en")


def other_labels(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/PageLabels"] = pdf({"Nums": [0, {"S": "/r"}]})


def tag_renamed(writer: IncrementalPdfFileWriter) -> None:
    reference = writer.root["/StructTreeRoot"]["/K"].raw_get(0)
    reference.get_object()["/S"] = pdf("/NonStruct")
    writer.mark_update(reference)


def tag_emptied(writer: IncrementalPdfFileWriter) -> None:
    reference = writer.root["/StructTreeRoot"]["/K"].raw_get(0)
    reference.get_object()["/K"] = pdf([])
    writer.mark_update(reference)


def numbers_emptied(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/StructTreeRoot"]["/ParentTree"]
    tree["/Nums"] = pdf([])
    writer.update_container(tree)


def another_catalogue(writer: IncrementalPdfFileWriter) -> None:
    entries = {key.removeprefix("/"): writer.root.raw_get(key) for key in writer.root}
    writer._root = writer.trailer["/Root"] = writer.add_object(pdf(entries))


CHANGES: list[Change] = [
    new_contents,
    same_contents_rewritten,
    other_size,
    turned,
    page_less,
    free_text,
    field_that_acts,
    field_that_covers_the_page,
    field_for_text,
    opening_action,
    bare_form_with_scripts,
    other_language,
    other_labels,
    tag_renamed,
    tag_emptied,
    numbers_emptied,
    another_catalogue,
]


def test_small_field_alone_is_what_a_signature_needs() -> None:
    """So that the tests below fail for what they add, not for how they add it."""
    assert only_signed(document(), altered(document(), lambda writer: _field(writer, {})))


def test_date_of_the_last_change_may_change() -> None:
    """Other programs that sign put theirs in."""
    assert only_signed(document(), altered(document(), lambda writer: None))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_other_change_is_noticed(change: Change) -> None:
    assert not only_signed(document(), altered(document(), change))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_change_between_publishing_and_signing_is_noticed(change: Change) -> None:
    """The signature is whole and trusted, the file begins with the published one; and yet."""
    content = signed(content=altered(document(), change))
    found = examine(content, [chain()[0].asn1], listing(document()))

    assert "isi yang terbit diubah atau ditambahi" in found.problems


def test_stamp_that_hides_a_page_is_noticed() -> None:
    large = signed(Order(stamp=find_place(document(), box=Box(5, 5, 200, 280))))

    assert not only_signed(document(), large)


def test_files_that_cannot_be_compared_are_not_vouched_for() -> None:
    assert not only_signed(b"", b"")
    assert not only_signed(document(), b"%PDF-1.7")
    assert not only_signed(document(), plain_document())

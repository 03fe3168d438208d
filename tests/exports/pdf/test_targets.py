from __future__ import annotations

from masterplan.exports.pdf.fragment import BASE, Fragment
from masterplan.exports.pdf.targets import Place, Targets

SITE = "https://contoh.example/"


def _part(name: str, pages: int, *anchors: tuple[str, int]) -> Fragment:
    placed = tuple((anchor, page, 70.0, 700.0 - page) for anchor, page in anchors)
    return Fragment(
        key_name=name, pdf=b"", pages=pages, kind="bab", label="I", numbering="angka", start=1,
        anchors=placed, outline=(), captions=(), links=(), fonts=(), losses=(),
    )  # fmt: skip


ONE = _part("kota-a/bab/satu", 3, ("mula", 0), ("sendiri", 2))
TWO = _part("kota-a/bab/dua", 2, ("mula", 1), ("akhir", 1))
OTHER = _part("kota-b/bab/satu", 4, ("mula", 0), ("jauh", 3))

LINKS = {
    f"{SITE}kota-a/program/x/": "akhir",
    f"{SITE}kota-b/": "kota-b/bab/satu#mula",
    f"{SITE}hilang/": "tidak-ada",
    "kota-a/": "mula",
}
TARGETS = Targets([ONE, TWO, OTHER], LINKS)


def test_an_anchor_of_the_part_itself_comes_first() -> None:
    assert Place(4, 699.0) == TARGETS.find(TWO, "#mula")


def test_then_that_of_the_same_region() -> None:
    """Two regencies have a chapter called 'mula'; a link means its own."""
    assert Place(4, 699.0) == TARGETS.find(ONE, f"{BASE}#akhir")
    assert Place(5, 700.0) == TARGETS.find(OTHER, f"{BASE}#mula")


def test_then_any() -> None:
    assert Place(8, 697.0) == TARGETS.find(ONE, f"{BASE}#jauh")


def test_a_public_address_that_the_document_answers_stays_inside() -> None:
    assert Place(4, 699.0) == TARGETS.find(OTHER, f"{SITE}kota-a/program/x/")
    assert Place(5, 700.0) == TARGETS.find(ONE, f"{SITE}kota-b/")
    assert Place(0, 700.0) == TARGETS.find(OTHER, f"{BASE}kota-a/")


def test_other_addresses_lead_outside() -> None:
    for address in ("https://lain.example/x", f"{SITE}hilang/", "mailto:a@contoh.example"):
        assert address == TARGETS.find(ONE, address)


def test_what_exists_nowhere_leads_nowhere() -> None:
    assert TARGETS.find(ONE, f"{BASE}#tidak-ada") is None
    assert TARGETS.find(ONE, f"{BASE}tidak/ada/") is None

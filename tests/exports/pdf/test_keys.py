from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from masterplan.exports.pdf.keys import document_key, part_key
from masterplan.views.print.document import PartJob, PrintDocument
from tests.exports.pdf.papers import job, paper, sealed

JOB = replace(job("satu", "<h1>Satu</h1>"), images=(("gambar/a.png", b"a"),))

PART_CHANGES: dict[str, Any] = {
    "key_name": "kota-lain/satu",
    "kind": "lampiran",
    "label": "IV",
    "html": "<h1>Dua</h1>",
    "title": "Dua",
    "running": "Lain",
    "foot": "Revisi 2",
    "watermark": "CONTOH",
    "wide": True,
    "lang": "en",
    "images": (("gambar/a.png", b"b"),),
    "numbering": "romawi",
    "start": 3,
    "notes": 2,
}

DOCUMENT_CHANGES: dict[str, Any] = {
    "kind": "buku",
    "slug": "kota-lain",
    "address": "unduhan/lain.pdf",
    "title": "Lain",
    "subtitle": "Lain",
    "region": "Kota Lain",
    "author": "Lain",
    "period": "2030",
    "status": "resmi",
    "edition": date(2027, 1, 1),
    "revision": "2",
    "rights": "CC0 1.0",
    "keywords": ("a",),
    "home": "",
    "inputs": (("a.yml", "1"),),
    "attachments": ("data/a.csv",),
}


def test_every_field_of_a_part_and_a_document_is_in_these_tests() -> None:
    assert {field.name for field in fields(PartJob)} - {"sources"} == PART_CHANGES.keys()
    assert {field.name for field in fields(PrintDocument)} - {"make"} == DOCUMENT_CHANGES.keys()


@pytest.mark.parametrize("name", PART_CHANGES)
def test_whatever_changes_in_a_part_changes_its_key(name: str) -> None:
    """Stale pages are never taken for fresh ones."""
    changed = replace(JOB, **{name: PART_CHANGES[name]})

    assert part_key(JOB, "1") != part_key(changed, "1")


def test_another_press_gives_another_key() -> None:
    assert part_key(JOB, "1") != part_key(JOB, "2")


def test_where_a_part_comes_from_is_not_in_its_key() -> None:
    assert part_key(JOB, "1") == part_key(replace(JOB, sources=(("a", "b"),)), "1")


@pytest.mark.parametrize(
    "images",
    [
        (("gambar/b.png", b"a"),),
        (("gambar/a.png", b"a"), ("gambar/b.png", b"a")),
        (("gambar/a.pn", b"ga"),),
        (),
    ],
)
def test_pictures_are_in_the_key_with_their_names(images: Any) -> None:
    assert part_key(JOB, "1") != part_key(replace(JOB, images=images), "1")


@pytest.mark.parametrize("name", DOCUMENT_CHANGES)
def test_whatever_changes_in_a_document_changes_its_key(name: str) -> None:
    document = paper("lengkap")
    changed = replace(document, **{name: DOCUMENT_CHANGES[name]})

    assert document_key(document, "1") != document_key(changed, "1")


def test_the_key_of_a_document_needs_none_of_its_parts() -> None:
    document = paper("lengkap")

    assert document_key(document, "1") == document_key(sealed(document), "1")
    assert document_key(document, "1") != document_key(document, "2")

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from masterplan.exports.pdf.cache import PdfCache, key
from masterplan.exports.pdf.layout import Rendered
from masterplan.library import Library
from masterplan.model.region import Plan, Region
from masterplan.views.print_document import PrintDocument, print_document
from tests.conftest import SITE

MADE = Rendered(b"%PDF-1.7 isi", 3)


@pytest.fixture
def cache(tmp_path: Path) -> PdfCache:
    """A cache with one whole entry, `a`."""
    cache = PdfCache(tmp_path / "pdf")
    cache.put("a", MADE)
    return cache


@pytest.fixture(scope="module")
def document(small_library: Library, contoh_raya: Region) -> PrintDocument:
    """The printed masterplan of the invented regency."""
    assert contoh_raya.plan is not None
    return print_document(small_library, contoh_raya, contoh_raya.plan, SITE)


def test_an_entry_comes_back_as_it_was_put(cache: PdfCache) -> None:
    assert MADE == cache.get("a")


def test_what_was_never_put_is_not_there(cache: PdfCache, tmp_path: Path) -> None:
    assert cache.get("b") is None
    assert PdfCache(tmp_path / "tidak-ada").get("a") is None


def _remove_pdf(folder: Path) -> None:
    (folder / "a.pdf").unlink()


def _remove_description(folder: Path) -> None:
    (folder / "a.json").unlink()


def _cut_pdf(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(MADE.pdf[:5])


def _change_pdf(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(MADE.pdf.replace(b"isi", b"ISI"))


def _empty_description(folder: Path) -> None:
    (folder / "a.json").write_bytes(b"")


def _cut_description(folder: Path) -> None:
    (folder / "a.json").write_bytes(b'{"sha256": "ab')


def _list_for_description(folder: Path) -> None:
    (folder / "a.json").write_bytes(b"[]")


def _description_without_pages(folder: Path) -> None:
    about = json.loads((folder / "a.json").read_bytes())
    (folder / "a.json").write_text(json.dumps({"sha256": about["sha256"]}))


def _binary_description(folder: Path) -> None:
    (folder / "a.json").write_bytes(b"\xff\xfe\x00")


DAMAGES = [
    _remove_pdf,
    _remove_description,
    _cut_pdf,
    _change_pdf,
    _empty_description,
    _cut_description,
    _list_for_description,
    _description_without_pages,
    _binary_description,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_or_partial_entry_is_as_good_as_none(
    cache: PdfCache, damage: Callable[[Path], None]
) -> None:
    """A build that was killed, or a disk that was full, costs a layout and never a wrong PDF."""
    damage(cache.folder)

    assert cache.get("a") is None

    cache.put("a", MADE)
    assert MADE == cache.get("a")


def test_only_whole_files_lie_in_the_folder(cache: PdfCache) -> None:
    assert ["a.json", "a.pdf"] == sorted(file.name for file in cache.folder.iterdir())


def test_the_same_document_has_the_same_key(
    document: PrintDocument, small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    again = print_document(small_library, contoh_raya, plan, SITE)
    images = [("gambar/a.png", b"a"), ("gambar/b.png", b"b")]

    assert key(document, images) == key(again, reversed(images))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Judul lain"},
        {"revision": "1.2"},
        {"status": "resmi"},
        {"cover": "<p>Sampul lain</p>"},
        {"part": ()},
    ],
)
def test_a_changed_document_has_another_key(
    document: PrintDocument, change: dict[str, object]
) -> None:
    """A stale PDF is never taken for a fresh one."""
    changed = replace(document, **change)  # type: ignore[arg-type]

    assert key(document, []) != key(changed, [])


def test_a_changed_picture_or_address_changes_the_key(
    document: PrintDocument, small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    elsewhere = print_document(small_library, contoh_raya, plan, "https://lain.example/")
    keys = [
        key(document, [("gambar/a.png", b"a")]),
        key(document, [("gambar/a.png", b"b")]),
        key(document, [("gambar/b.png", b"a")]),
        key(elsewhere, [("gambar/a.png", b"a")]),
    ]

    assert 4 == len(set(keys))

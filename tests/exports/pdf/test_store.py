from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.exports.pdf.store import Shelf, Store

BODY = b"isi bagian"
PDF = b"%PDF-1.7 isi"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with an entry, `a`, and a PDF."""
    store = Store(tmp_path / "pdf")
    store.put("bagian", "a", BODY)
    store.put_file(PDF)
    return store


def entry(store: Store) -> Path:
    """The only entry's file."""
    (file,) = (store.folder / "bagian").iterdir()
    return file


def test_an_entry_comes_back_as_it_was_put(store: Store) -> None:
    assert BODY == store.get("bagian", "a")


def test_what_was_never_put_is_not_there(store: Store, tmp_path: Path) -> None:
    assert store.get("bagian", "b") is None
    assert store.get("susunan", "a") is None
    assert store.file("0" * 64) is None
    assert Store(tmp_path / "tidak-ada").get("bagian", "a") is None


def test_an_empty_entry_is_an_entry(store: Store) -> None:
    store.put("bagian", "kosong", b"")

    assert b"" == store.get("bagian", "kosong")


def test_an_address_is_a_name(store: Store) -> None:
    """No name leaves the folder, whatever stands in it."""
    names = ["unduhan/kota/kota.pdf", "../../luar", "/etc/passwd"]
    for name in names:
        store.put("catatan", name, name.encode())

    assert [name.encode() for name in names] == [store.get("catatan", name) for name in names]
    assert 3 == len(list((store.folder / "catatan").iterdir()))


def test_a_pdf_is_found_by_its_hash_as_the_file_that_it_is(store: Store) -> None:
    file = store.file(sha256(PDF).hexdigest())

    assert file is not None
    assert PDF == file.read_bytes()
    assert ".pdf" == file.suffix


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _extend(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _remove(file: Path) -> None:
    file.unlink()


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [_cut, _extend, _empty, _remove])
def test_a_broken_entry_is_as_good_as_none(store: Store, damage: Callable[[Path], None]) -> None:
    damage(entry(store))

    assert store.get("bagian", "a") is None

    store.put("bagian", "a", BODY)
    assert BODY == store.get("bagian", "a")


@pytest.mark.parametrize("damage", [_cut, _extend, _empty, _remove])
def test_a_broken_pdf_is_as_good_as_none(store: Store, damage: Callable[[Path], None]) -> None:
    name = sha256(PDF).hexdigest()
    file = store.file(name)
    assert file is not None
    damage(file)

    assert store.file(name) is None
    assert name == store.put_file(PDF)
    assert file == store.file(name)
    assert PDF == file.read_bytes()


def test_a_folder_in_place_of_an_entry_is_as_good_as_none(store: Store) -> None:
    _make_folder(entry(store))

    assert store.get("bagian", "a") is None


@given(st.binary(max_size=60), st.data())
def test_any_changed_byte_is_noticed(body: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.put("bagian", "a", body)
        file = entry(store)
        whole = bytearray(file.read_bytes())
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
        file.write_bytes(whole)

        assert store.get("bagian", "a") is None


def test_only_whole_files_lie_in_the_folder(store: Store) -> None:
    names = [file.name for file in store.folder.rglob("*") if file.is_file()]

    assert sorted(["a.isi", f"{sha256(PDF).hexdigest()}.pdf"]) == sorted(names)


# Throwing away


def fill(store: Store, names: str, shelf: Shelf = "susunan") -> None:
    """Put entries of 1000 bytes, each a minute older than the next."""
    for age, name in enumerate(reversed(names)):
        store.put(shelf, name, bytes(1000 - 32))
        os.utime(store.folder / shelf / f"{name}.isi", (1_000_000 - 60 * age,) * 2)


def left(store: Store) -> str:
    files = (store.folder / "susunan").iterdir()
    return "".join(sorted(file.name.removesuffix(".isi") for file in files))


def test_what_was_used_last_is_kept_while_there_is_room(store: Store) -> None:
    fill(store, "bcdef")
    store.prune([("bagian", "a")], [sha256(PDF).hexdigest()], room=3500)

    assert "def" == left(store)


def test_what_is_used_is_kept_though_there_is_no_room(store: Store) -> None:
    fill(store, "bcdef")
    store.prune([("susunan", "c"), ("bagian", "a")], [sha256(PDF).hexdigest()], room=0)

    assert "c" == left(store)
    assert BODY == store.get("bagian", "a")
    assert store.file(sha256(PDF).hexdigest()) is not None


def test_a_pdf_that_nobody_uses_goes_too(store: Store) -> None:
    store.prune([], [], room=0)

    assert [] == [file for file in store.folder.rglob("*") if file.is_file()]


def test_using_an_entry_makes_it_young(store: Store) -> None:
    fill(store, "bcdef")
    store.prune([("susunan", "b")], [], room=100_000)
    store.prune([], [], room=1500)

    assert "b" == left(store)


def test_what_is_being_written_is_left_alone_and_what_was_forgotten_goes(store: Store) -> None:
    """A temporary file of a build that was killed stays for an hour, not for ever."""
    fill(store, "b")
    folder = store.folder / "susunan"
    for name, age in ((".c.x1", 60), (".d.x2", 7200)):
        (folder / name).write_bytes(b"setengah")
        os.utime(folder / name, (1_000_000 - age,) * 2)
    os.utime(entry(store), (1_000_000, 1_000_000))
    for file in (store.folder / "berkas").iterdir():
        os.utime(file, (1_000_000, 1_000_000))
    store.prune([], [], room=0)

    assert ".c.x1" == left(store)


def test_pruning_an_empty_store_is_nothing(tmp_path: Path) -> None:
    Store(tmp_path / "tidak-ada").prune([], [])

    assert not (tmp_path / "tidak-ada").exists()

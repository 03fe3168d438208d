from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from masterplan.exports.pdf import work
from masterplan.exports.pdf.enclosures import Enclosure
from masterplan.exports.pdf.executors import InProcess
from masterplan.exports.pdf.fragment import Fragment
from masterplan.exports.pdf.store import Store
from masterplan.exports.pdf.work import Printed, kept, last
from masterplan.views.print.document import PrintDocument
from tests.exports.pdf.papers import SOURCES, Enclosing, Hands, job, paper, parts, sealed, take_over

AROUND = {"gaya cetak": "1", "versi WeasyPrint": "70.0"}


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Who does the work."""
    monkeypatch.setattr(work, "circumstances", lambda: dict(AROUND))
    return take_over(monkeypatch)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "pdf")


class Office:
    """Makes documents, and remembers what it was told."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.enclosing = Enclosing()
        self.said: list[str] = []

    def make(
        self, *documents: PrintDocument, executor: Executor | None = None
    ) -> dict[str, Printed]:
        self.said.clear()
        return work.make(
            documents,
            self.store,
            executor,
            enclosures=self.enclosing,  # type: ignore[arg-type]
            tell=self.said.append,
        )


@pytest.fixture
def office(store: Store) -> Office:
    """Who has documents made."""
    return Office(store)


def two_papers(sources: dict[str, str] = SOURCES, **changes: str) -> list[PrintDocument]:
    """The whole plan, and a book with its second chapter only."""
    cover, one, two = parts(sources, **changes)
    return [paper("lengkap", [cover, one, two], sources), paper("buku", [cover, two], sources)]


def test_a_part_is_laid_out_once_for_all_documents(office: Office, hands: Hands) -> None:
    made = office.make(*two_papers())
    laid_out, joined = hands.rest()

    assert ["dua", "sampul", "satu"] == sorted(one for one in laid_out if "daftar" not in one)
    assert ["Dokumen buku", "Dokumen lengkap"] == sorted(joined)
    assert [one.address for one in two_papers()] == list(made)


def test_a_pdf_lies_in_the_store_with_its_pages_and_hash(office: Office, hands: Hands) -> None:
    (printed,) = office.make(two_papers()[0]).values()

    assert 4 == printed.pdf.pages  # three parts, and the lists of contents
    assert printed.file == office.store.file(printed.pdf.sha256)
    assert printed.pdf.size == printed.file.stat().st_size


def test_where_nothing_changed_nothing_is_rendered(office: Office, hands: Hands) -> None:
    """The promise of a warm build: no layout, no assembly, not even the HTML of a part."""
    first = office.make(*two_papers())
    hands.rest()
    second = office.make(*(sealed(document) for document in two_papers()))

    assert ([], []) == hands.rest()
    assert [] == office.said
    assert [one.pdf for one in first.values()] == [one.pdf for one in second.values()]


def test_an_edit_costs_its_part_and_its_documents(office: Office, hands: Hands) -> None:
    office.make(*two_papers())
    hands.rest()
    changed = {**SOURCES, "bab/01-satu.md": "a2"}
    made = office.make(*two_papers(changed, one="<h1>Satu</h1><h1>Lagi</h1>"))

    assert (["satu"], ["Dokumen lengkap"]) == hands.rest()
    assert ["kota-contoh-lengkap.pdf dibuat ulang karena bab/01-satu.md berubah"] == office.said
    assert [5, 3] == [one.pdf.pages for one in made.values()]


def long_paper(middle: str) -> PrintDocument:
    """A chapter in three parts, of which each begins where the one before ends."""
    cover, one, _ = parts()
    more = [
        replace(one, key_name=f"kota-contoh/satu/{number}", html=html, start=0)
        for number, html in ((2, middle), (3, "<h1>Akhir</h1>"))
    ]
    return paper("lengkap", [cover, one, *more], {**SOURCES, "bab/01-satu.md": middle})


def test_a_chapter_goes_on_with_the_number_of_its_next_page(office: Office, hands: Hands) -> None:
    office.make(long_paper("<h1>Tengah</h1><h1>Lagi</h1>"))

    record = last(office.store, long_paper(""))
    assert record is not None
    kept = [office.store.get("bagian", part.key) for part in record.parts.values()]
    starts = [Fragment.from_bytes(one).start for one in kept if one is not None]
    assert [1, 1, 2, 4] == starts


@pytest.mark.parametrize(
    ("middle", "anew"),
    [
        ("<h1>Tengah</h1><h1>Baru</h1>", ["satu/2"]),
        ("<h1>Tengah</h1><h1>Lagi</h1><h1>Baru</h1>", ["satu/2", "satu/3"]),
    ],
    ids=["as-many-pages", "more-pages"],
)
def test_what_follows_an_edit_is_laid_out_anew_only_if_its_pages_move(
    office: Office, hands: Hands, middle: str, anew: list[str]
) -> None:
    office.make(long_paper("<h1>Tengah</h1><h1>Lagi</h1>"))
    hands.rest()
    office.make(long_paper(middle))
    laid_out, _ = hands.rest()

    assert anew == [one for one in laid_out if "daftar" not in one]


def test_an_edit_that_leaves_no_trace_makes_nothing(office: Office, hands: Hands) -> None:
    """A comment in a source changes keys of sources, and no PDF."""
    first = office.make(*two_papers())
    hands.rest()
    changed = {**SOURCES, "opd.yml": "d2"}
    second = office.make(*two_papers(changed))

    assert ([], []) == hands.rest()
    assert [] == office.said
    assert [one.pdf for one in first.values()] == [one.pdf for one in second.values()]

    office.make(*(sealed(document) for document in two_papers(changed)))


def test_going_back_to_an_older_source_makes_nothing(office: Office, hands: Hands) -> None:
    """Who changes branches finds what he made on the other one."""
    first = office.make(*two_papers())
    office.make(*two_papers({**SOURCES, "bab/01-satu.md": "a2"}, one="<h1>Lain</h1>"))
    hands.rest()
    third = office.make(*two_papers())

    assert ([], []) == hands.rest()
    assert [one.pdf for one in first.values()] == [one.pdf for one in third.values()]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Judul lain"},
        {"edition": paper("x").edition.replace(year=2027)},
        {"home": "https://lain.example/kota-contoh/"},
        {"rights": "CC0 1.0"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_document_says_of_itself_is_joined_anew(
    office: Office, hands: Hands, change: dict[str, Any]
) -> None:
    document = two_papers()[0]
    office.make(document)
    hands.rest()
    office.make(replace(document, **change))
    laid_out, joined = hands.rest()

    assert [] == laid_out
    assert 1 == len(joined)
    assert ["kota-contoh-lengkap.pdf dibuat ulang karena susunannya berubah"] == office.said


def test_changed_data_inside_are_joined_anew(office: Office, hands: Hands) -> None:
    document = two_papers()[0]
    for content in (b"1", b"2"):
        changed = replace(document, inputs=(("masterplans/kota-contoh/program.yml", str(content)),))
        data = Enclosure("program.csv", content, "text/csv", "Data", "Program")
        office.enclosing.files[document.address] = (data,)
        office.make(changed)
    laid_out, joined = hands.rest()

    assert 4 == len(laid_out)
    assert 2 == len(joined)
    assert ["kota-contoh-lengkap.pdf dibuat ulang karena program.yml berubah"] == office.said


def test_another_style_is_given_as_the_reason(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.make(*two_papers())
    monkeypatch.setattr(work, "circumstances", lambda: {**AROUND, "gaya cetak": "2"})
    office.make(*two_papers())

    assert [
        "kota-contoh-lengkap.pdf dibuat ulang karena gaya cetak berubah",
        "kota-contoh-buku.pdf dibuat ulang karena gaya cetak berubah",
    ] == office.said


def test_the_first_build_says_that_there_was_nothing(office: Office, hands: Hands) -> None:
    office.make(two_papers()[1])

    assert ["kota-contoh-buku.pdf dibuat karena belum ada"] == office.said


def test_what_was_lost_in_print_is_told(office: Office, hands: Hands) -> None:
    office.make(paper("x", [job("a", "<h1>☃</h1>")]))

    assert "kota-contoh/a: sebuah huruf tidak ada" in office.said


def test_lists_of_contents_stand_where_they_belong_and_know_the_pages(
    office: Office, hands: Hands
) -> None:
    (printed,) = office.make(two_papers()[0]).values()
    said = printed.file.read_text()
    inside = said[said.rindex(" [") :]

    assert inside.index("Sampul") < inside.index("Daftar isi") < inside.index("Satu")
    for line in ("SATU-1", "DUA-1", "Sebuah tabel"):
        assert line in inside


# What is broken is made again


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def _change(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _remove(file: Path) -> None:
    file.unlink()


DAMAGES = [_cut, _change, _empty, _remove]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("shelves", [["berkas"], ["catatan"], ["berkas", "bagian", "susunan"]])
def test_what_is_broken_is_made_again(
    office: Office, hands: Hands, shelves: list[str], damage: Callable[[Path], None]
) -> None:
    """Whatever befalls the folder, the next build gives what the first one gave."""
    first = office.make(*two_papers())
    hands.rest()
    for shelf in shelves:
        for file in sorted((office.store.folder / shelf).iterdir()):
            damage(file)
    second = office.make(*two_papers())
    laid_out, joined = hands.rest()

    assert [one.pdf for one in first.values()] == [one.pdf for one in second.values()]
    assert all(one.file.is_file() for one in second.values())
    assert (5 if "bagian" in shelves else 0) == len(laid_out)
    assert (2 if "berkas" in shelves else 0) == len(joined)
    if "berkas" in shelves:
        assert {"karena simpanannya hilang atau rusak"} == {
            one[one.index("karena") :] for one in office.said
        }


def test_a_part_that_vanishes_during_the_work_is_laid_out_again(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds may share the folder, and one of them clean up."""
    office.make(two_papers()[0])
    (office.store.folder / "bagian").rename(office.store.folder / "lain")
    seen: list[str] = []
    get = Store.get

    def forgetful(self: Store, shelf: Any, name: str) -> bytes | None:
        found = get(self, shelf, name)
        if shelf == "bagian" and found is not None and name not in seen:
            seen.append(name)
            (self.folder / shelf / f"{name}.isi").unlink()
        return found

    hands.rest()
    monkeypatch.setattr(Store, "get", forgetful)
    changed = two_papers({**SOURCES, "bab/01-satu.md": "a2"}, one="<h1>Lain</h1>")[0]
    (printed,) = office.make(changed).values()

    assert 4 == printed.pdf.pages


# Who does the work


class Fragile(Executor):
    """Breaks down after some calls: at the result, or already when it is given one."""

    def __init__(self, good: int, *, at_once: bool) -> None:
        self.good = good
        self.at_once = at_once

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.good -= 1
        if self.good >= 0:
            return InProcess().submit(fn, *args, **kwargs)
        if self.at_once:
            raise BrokenExecutor("aduh")
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor("aduh"))
        return future


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("good", range(7))
def test_when_workers_are_lost_the_rest_is_done_here(
    office: Office, hands: Hands, good: int, at_once: bool, tmp_path: Path
) -> None:
    made = office.make(*two_papers(), executor=Fragile(good, at_once=at_once))
    lost = [one for one in office.said if "Pekerja cetak berhenti" in one]
    calm = Office(Store(tmp_path / "lain")).make(*two_papers())

    assert [one.pdf for one in calm.values()] == [one.pdf for one in made.values()]
    assert ["Pekerja cetak berhenti (aduh); sisanya dikerjakan di proses ini."] == lost


def test_a_failure_in_a_part_is_not_hidden(office: Office, hands: Hands, monkeypatch: Any) -> None:
    def fail(job: Any, version: str) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("masterplan.exports.pdf.workshop.lay_out", fail)

    with pytest.raises(ZeroDivisionError):
        office.make(*two_papers())


def test_without_documents_nothing_is_made(office: Office, hands: Hands) -> None:
    assert {} == office.make()
    assert not office.store.folder.exists()


# Previews


def test_a_preview_finds_what_the_last_build_left(office: Office, hands: Hands) -> None:
    """Even when sources have changed since: an old PDF is better than none, and costs nothing."""
    made = office.make(*two_papers())
    changed = [sealed(one) for one in two_papers({**SOURCES, "daerah.yml": "c2"})]
    hands.rest()
    found = kept([*changed, sealed(paper("baru"))], office.store)

    assert ([], []) == hands.rest()
    assert {address: one.pdf for address, one in made.items()} == {
        address: one.pdf for address, one in found.items()
    }


def test_a_preview_shows_no_broken_pdf(office: Office, hands: Hands) -> None:
    first, second = office.make(*two_papers()).values()
    _change(first.file)

    assert [second.document.address] == list(kept(two_papers(), office.store))


# What is thrown away


def test_what_no_document_uses_goes_when_there_is_no_room(
    office: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.make(*two_papers())
    old = {file.name for file in office.store.folder.rglob("*") if file.is_file()}
    prune = Store.prune
    monkeypatch.setattr(
        Store, "prune", lambda self, entries, files: prune(self, entries, files, room=0)
    )
    changed = {**SOURCES, "bab/01-satu.md": "a2"}
    office.make(*two_papers(changed, one="<h1>Lain</h1>"))
    new = {file.name for file in office.store.folder.rglob("*") if file.is_file()}

    assert 3 == len(old - new)  # the chapter, the PDF, and what it was found by
    hands.rest()
    office.make(*(sealed(one) for one in two_papers(changed, one="<h1>Lain</h1>")))
    assert ([], []) == hands.rest()

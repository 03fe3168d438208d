from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.print.document import PrintDocument
from masterplan.views.print.documents import documents
from masterplan.views.print.listings import Entry, listing
from tests.conftest import SITE
from tests.pages import read_page


@pytest.fixture(scope="module")
def small(small_library: Library) -> dict[str, PrintDocument]:
    """The documents of the small project by their file names."""
    return {made.file_name: made for made in documents(small_library, SITE)}


@pytest.fixture(scope="module")
def real(real_library: Library) -> list[PrintDocument]:
    """The documents of what the repository publishes."""
    return list(documents(real_library, SITE))


@pytest.fixture
def full(small: dict[str, PrintDocument]) -> PrintDocument:
    """The full plan of the small regency."""
    return small["kabupaten-contoh-raya-masterplan.pdf"]


def test_a_region_with_a_plan_has_each_kind(small: dict[str, PrintDocument]) -> None:
    assert [
        ("masterplan", "kabupaten-contoh-raya-masterplan.pdf", "Rencana induk kabupaten cerdas"),
        ("buku", "kabupaten-contoh-raya-buku-1.pdf", "Buku 1"),
        ("ringkasan", "kabupaten-contoh-raya-ringkasan.pdf", "Ringkasan eksekutif"),
        (
            "perangkat-daerah",
            "kabupaten-contoh-raya-opd-kominfo-contoh.pdf",
            "Petikan Dinas Komunikasi Contoh",
        ),
        (
            "perangkat-daerah",
            "kabupaten-contoh-raya-opd-kesehatan-contoh.pdf",
            "Petikan Dinas Kesehatan Contoh",
        ),
        ("lembar", "kabupaten-contoh-raya-lembar.pdf", "Lembar kepala daerah"),
    ] == [(made.kind, made.file_name, made.subtitle) for made in small.values()]


def test_only_the_province_has_a_compilation(real: list[PrintDocument]) -> None:
    kinds = Counter((made.slug, made.kind) for made in real)
    regions = {made.slug for made in real}

    assert 7 == len(regions)
    assert {1} == {
        kinds[slug, kind] for slug in regions for kind in ("masterplan", "ringkasan", "lembar")
    }
    assert ["provinsi"] == [made.slug for made in real if made.kind == "kompilasi"]


def test_a_book_without_chapters_is_left_out(real: list[PrintDocument]) -> None:
    """Ternate's set has four books; two of them have chapters here."""
    assert ["kota-ternate-buku-1.pdf", "kota-ternate-buku-2.pdf"] == [
        made.file_name for made in real if made.kind == "buku" and made.slug == "kota-ternate"
    ]


def test_addresses_are_permanent_and_unlike(real: list[PrintDocument]) -> None:
    assert len(real) == len({made.address for made in real})
    assert {True} == {made.address.startswith(f"unduhan/{made.slug}/{made.slug}-") for made in real}


def test_a_book_that_is_called_like_another_document_keeps_out_of_its_way(
    small_library: Library, contoh_raya: Region
) -> None:
    plan = contoh_raya.plan
    assert plan is not None
    books = (replace_id(plan.rangkaian.dokumen[0], "lembar"),)
    chapters = tuple(
        replace(bab, kepala=bab.kepala.model_copy(update={"buku": "lembar"})) for bab in plan.bab
    )
    changed = replace(
        plan, rangkaian=plan.rangkaian.model_copy(update={"dokumen": books}), bab=chapters
    )
    library = replace(small_library, region=(replace(contoh_raya, plan=changed),))

    names = [made.file_name for made in documents(library, SITE)]

    assert "kabupaten-contoh-raya-buku-lembar.pdf" in names
    assert len(names) == len({*names})


def replace_id(item: object, id: str) -> object:
    return item.model_copy(update={"id": id})  # type: ignore[attr-defined]


def test_nothing_is_rendered_before_it_is_asked_for(
    small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build in which nothing changed looks at names and hashes alone."""

    def never(*_: object, **__: object) -> str:
        raise AssertionError

    monkeypatch.setattr("masterplan.views.blocks.Scene.render", never)

    for made in documents(small_library, SITE):
        assert made.inputs
        assert made.attachments


def test_a_chapter_is_the_same_in_every_document(real: list[PrintDocument]) -> None:
    """So that it is laid out once for all of them."""
    for slug in ("provinsi", "kota-tidore-kepulauan"):
        own = [made for made in real if made.slug == slug]
        (full,) = [made for made in own if made.kind == "masterplan"]
        compiled = [made for made in real if made.kind == "kompilasi"]
        parts = {job.key_name: job for job in full.parts if job.kind in {"bab", "lampiran"}}
        assert len(parts) > 7
        for made in [made for made in own if made.kind == "buku"] + compiled:
            shared = [job for job in made.parts if job.key_name in parts]
            assert shared
            assert [] == [job.key_name for job in shared if job != parts[job.key_name]]


def test_books_hold_all_chapters_that_name_them(real: list[PrintDocument]) -> None:
    (full,) = [made for made in real if made.file_name == "kota-ternate-masterplan.pdf"]
    books = [made for made in real if made.kind == "buku" and made.slug == "kota-ternate"]
    chapters = [job.key_name for job in full.parts if job.kind == "bab"]

    held = [job.key_name for made in books for job in made.parts if job.kind == "bab"]

    assert chapters == held


def test_names_of_parts_are_unique_within_a_document(real: list[PrintDocument]) -> None:
    for made in real:
        names = [job.key_name for job in made.parts]
        assert len(names) == len({*names}), made.file_name


def test_links_lead_to_parts_that_are_there(real: list[PrintDocument]) -> None:
    for made in real:
        ids = {job.key_name: {*read_page(job.html).ids} for job in made.parts}
        for href, target in made.link_table.items():
            name, _, anchor = target.partition("#")
            assert anchor in ids[name], (made.file_name, href)


def test_what_is_in_the_document_is_linked_inside_it(full: PrintDocument) -> None:
    home = f"{SITE}kabupaten-contoh-raya/"

    assert full.link_table[f"{home}program/puskesmas-contoh/"].endswith("#puskesmas-contoh")
    assert full.link_table[f"{home}indikator/#ind-layanan-contoh"].endswith("#ind-layanan-contoh")
    assert full.link_table[f"{SITE}sumber/#karangan"].endswith("#sumber-karangan")
    assert not any("contoh-raya.example" in href for href in full.link_table)


def test_a_book_links_to_the_site_for_what_it_leaves_out(small: dict[str, PrintDocument]) -> None:
    book = small["kabupaten-contoh-raya-buku-1.pdf"]
    href = f"{SITE}kabupaten-contoh-raya/indikator/#ind-layanan-contoh"

    assert any(href in job.html for job in book.parts)
    assert href not in book.link_table


def test_without_a_public_address_links_are_known_without_one(small_library: Library) -> None:
    full = next(documents(small_library, "/"))

    assert "" == full.home
    assert "kabupaten-contoh-raya/program/puskesmas-contoh/" in full.link_table
    assert "Kode QR" not in full.parts[0].html
    assert "unduhan/SHA256SUMS" not in full.parts[1].html


def test_inputs_are_all_files_that_a_document_can_show(real: list[PrintDocument]) -> None:
    for made in real:
        known = dict(made.inputs)
        used = {name: sha for job in made.parts for name, sha in job.sources}
        assert used.items() <= known.items(), made.file_name


def test_cover_and_imprint_say_what_this_is(full: PrintDocument) -> None:
    cover, imprint = (read_page(job.html).words for job in full.parts[:2])

    for text in (
        "Pemerintah Kabupaten Contoh Raya",
        "Rencana induk kabupaten cerdas",
        "Masterplan Kota Cerdas Contoh Raya 2025–2027 (contoh)",
        "Contoh: isi dikarang, bukan kebijakan resmi",
        f"{SITE}kabupaten-contoh-raya/",
        "Revisi 1.1, 15 Juli 2026",
        "Kode QR ke",
    ):
        assert text in cover
    for text in (
        "Dokumen contoh.",
        "Belum ditetapkan dengan peraturan",
        "Lisensi CC BY 4.0",
        "Satu pagu rekaan ditambahkan.",
        f"{SITE}unduhan/SHA256SUMS",
        f"{SITE}{full.address}",
        "kabupaten-contoh-raya-program.csv",
        "Cara mengutip Pemerintah Kabupaten Contoh Raya.",
    ):
        assert text in imprint
    assert ["tanpa", "romawi"] == [job.numbering for job in full.parts[:2]]


def test_status_of_a_mixture_names_the_worst(small_library: Library, contoh_raya: Region) -> None:
    from masterplan.views.print.front import status_of

    plan = contoh_raya.plan
    assert plan is not None
    kinds = {
        status: replace(plan, rangkaian=plan.rangkaian.model_copy(update={"status_konten": status}))
        for status in ("contoh", "rancangan", "resmi")
    }

    assert "" == status_of([kinds["resmi"]] * 2)
    assert "Rancangan: belum ditetapkan" == status_of([kinds["rancangan"]])
    assert "Sebagian isi rancangan" in status_of([kinds["resmi"], kinds["rancangan"]])
    assert "Sebagian isi contoh" in status_of(kinds.values())


def test_lists_come_last_and_lead_to_their_pages(full: PrintDocument) -> None:
    name = full.parts[2].key_name
    headings = [
        Entry(name, "bab-pendahuluan", "Bab I Pendahuluan", "I-1"),
        Entry(name, "pendahuluan-latar-belakang", "Latar belakang", "I-1", 2),
        Entry(name, "arah", "Arah", "I-2", 3),
    ]
    captions = [
        Entry(name, "tabel-i-1", "Latar belakang", "I-1", number="Tabel I.1"),
        Entry(name, "gambar-i-1", "Kotak", "I-2", number="Gambar I.1"),
    ]

    made = listing(full, headings, captions, 2)
    page = read_page(made.job.html)

    assert ["Daftar isi", "Daftar tabel", "Daftar gambar"] == [words for *_, words in page.headings]
    assert "Bab I Pendahuluan I-1 Latar belakang I-1 Daftar tabel Tabel I.1" in page.words
    assert "Arah" not in page.words
    assert {*page.hrefs} == {*made.links}
    assert {f"{name}#{anchor}" for anchor in (
        "bab-pendahuluan", "pendahuluan-latar-belakang", "tabel-i-1", "gambar-i-1",
    )} == {*made.links.values()}  # fmt: skip
    assert ("romawi", 2) == (made.job.numbering, made.job.start)
    assert full.made.listed == 2


def test_lists_that_would_be_empty_are_left_out(full: PrintDocument) -> None:
    made = listing(full, [], [], 1)

    assert ["Daftar isi"] == [words for *_, words in read_page(made.job.html).headings]


def test_lists_of_the_compilation_name_the_region_before_its_tables(
    real: list[PrintDocument],
) -> None:
    """Every region counts its tables from I.1 again."""
    (full,) = [made for made in real if made.kind == "kompilasi"]
    headings = [
        Entry(f"provinsi/kompilasi/{slug}", f"daerah-{slug}", name, "Sampul")
        for slug, name in (("kota-ternate", "Kota Ternate"), ("provinsi", "Provinsi"))
    ]
    captions = [
        Entry(f"{slug}/bab/x", f"tabel-i-{number}", "T", "I-1", number=f"Tabel I.{number}")
        for slug in ("provinsi", "kota-ternate")
        for number in (1, 2)
    ]

    words = read_page(listing(full, headings, captions, 1).job.html).words

    assert (
        "Provinsi Sampul Tabel I.1 T I-1 Tabel I.2 T I-1 "
        "Kota Ternate Sampul Tabel I.1 T I-1 Tabel I.2 T I-1"
    ) in words


def test_compilation_has_every_region_behind_its_own_page(
    real: list[PrintDocument], real_library: Library
) -> None:
    (made,) = [made for made in real if made.kind == "kompilasi"]
    dividers = [job for job in made.parts if job.kind == "pembatas"]

    assert [f"provinsi/kompilasi/{region.slug}" for region in real_library] == [
        job.key_name for job in dividers
    ]
    for region, job in zip(real_library, dividers, strict=True):
        words = read_page(job.html).words
        assert region.daerah.nama in words
        assert ("Belum ada dokumen masterplan." in words) == (region.plan is None)
        assert ("CONTOH" if region.plan else "") == job.watermark


def test_compilation_puts_chapters_below_their_region(real: list[PrintDocument]) -> None:
    (made,) = [made for made in real if made.kind == "kompilasi"]
    placed = made.made.placed

    assert {0} == {each.shift for each in placed if each.job.kind not in {"bab", "lampiran"}}
    assert {1} == {each.shift for each in placed if each.job.kind in {"bab", "lampiran"}}
    assert "Ternate " == next(
        each.prefix for each in placed if each.job.key_name == "kota-ternate/bab/pendahuluan"
    )
    assert any(name.startswith("data/kota-ternate/") for name in made.attachments)

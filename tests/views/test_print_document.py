from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from masterplan.library import Library
from masterplan.model.bab import BLOK
from masterplan.model.program import SelarasProvinsi
from masterplan.model.region import Plan, Region
from masterplan.views.print_document import PrintDocument, print_document
from tests.conftest import SITE
from tests.pages import read_page


@pytest.fixture
def document(small_library: Library, contoh_raya: Region, plan: Plan) -> PrintDocument:
    """The printed masterplan of the invented regency."""
    return print_document(small_library, contoh_raya, plan, SITE)


def test_chapters_come_first_with_roman_labels(document: PrintDocument) -> None:
    assert [
        ("bab", "I", "Bab I", "bab-pendahuluan", "Pendahuluan"),
        ("bab", "II", "Bab II", "bab-program-dan-anggaran", "Program dan Anggaran"),
    ] == [
        (part.kind, part.label, part.eyebrow, part.anchor, part.title) for part in document.part[:2]
    ]


def test_what_no_chapter_places_becomes_an_appendix(document: PrintDocument) -> None:
    """The chapters place the vision, the governance programmes, the budget and the SWOT."""
    placed = {"visi-misi", "anggaran", "swot"}
    expected = [f"lampiran-{nama}" for nama in BLOK if nama not in placed]
    appendices = document.part[2:]

    assert expected == [part.anchor for part in appendices]
    assert list("ABCDEFGHJKMNOPQRST") == [part.label for part in appendices]
    assert {"lampiran"} == {part.kind for part in appendices}
    assert "Lampiran A" == appendices[0].eyebrow
    assert "Profil daerah" == appendices[0].title


def test_a_block_placed_for_one_pillar_leaves_the_others_to_the_appendix(
    document: PrintDocument,
) -> None:
    (appendix,) = [part for part in document.part if part.anchor == "lampiran-program"]

    assert [(2, "puskesmas-contoh", "Antrean Puskesmas Contoh")] == read_page(
        appendix.html
    ).headings
    assert "Belum ada program" not in appendix.html


def test_a_plan_without_chapters_is_all_appendices(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    document = print_document(small_library, contoh_raya, replace(plan, bab=()), SITE)

    assert [f"lampiran-{nama}" for nama in BLOK] == [part.anchor for part in document.part]


def test_no_two_parts_share_a_label(document: PrintDocument) -> None:
    """ "I-1" is one page: an appendix is never lettered like a chapter's number."""
    labels = [part.label for part in document.part]

    assert len(set(labels)) == len(labels)


def test_wide_matrices_are_printed_on_landscape_pages(document: PrintDocument) -> None:
    assert ["lampiran-rencana-aksi", "lampiran-indikator"] == [
        part.anchor for part in document.part if part.wide
    ]


def test_nothing_in_the_sources_is_lost_on_paper(document: PrintDocument, plan: Plan) -> None:
    """What a plan says stands in the document, wherever its chapters leave room for it."""
    words = read_page("".join(part.html for part in document.part)).words
    texts = [
        *(program.nama for program in plan.program),
        *(line.sumber_dana for program in plan.program for line in program.anggaran),
        *(item.nama for item in plan.indikator),
        *(item.teks for item in plan.sasaran),
        *(win.keluaran for win in plan.quick_win),
        *(risk.mitigasi for risk in plan.analisis.risiko),
        *(issue.judul for issue in plan.analisis.isu_strategis),
        *(ready.kondisi for ready in plan.analisis.kesiapan),
        *(gap.kesenjangan for gap in plan.analisis.kesenjangan),
        *(text for swot in plan.analisis.swot for text in swot.kekuatan + swot.ancaman),
        *(misi.teks for misi in plan.rangkaian.misi),
        *(rule.tentang for rule in plan.rangkaian.regulasi),
        "Rekaan Hilir",
        "Forum rekaan bersidang.",
        "Karangan untuk pengujian",
        "Dinas Kesehatan Contoh",
    ]

    assert [] == [text for text in texts if text not in words]


@pytest.mark.parametrize("which", ["small", "real"])
def test_no_anchor_is_given_twice(
    which: str, small_library: Library, real_library: Library
) -> None:
    """A programme and an application may share an id; a link still leads to the right one."""
    library = small_library if which == "small" else real_library
    assert library.with_plan
    for region in library.with_plan:
        assert region.plan is not None
        document = print_document(library, region, region.plan, SITE)
        ids: Counter[str] = Counter(part.anchor for part in document.part)
        for part in document.part:
            ids.update(read_page(part.html).ids)
        assert [] == sorted(id for id, count in ids.items() if count > 1)


def test_links_stay_in_the_document_where_their_target_is_in_it(document: PrintDocument) -> None:
    """On paper and offline, what can be looked up in the same document is."""
    ids = {id for part in document.part for id in (part.anchor, *read_page(part.html).ids)}
    hrefs = [href for part in document.part for href in read_page(part.html).hrefs]
    inside = [href[1:] for href in hrefs if href.startswith("#")]

    assert {"loket-contoh", "ind-layanan-contoh", "sumber-karangan"} <= set(inside)
    assert [] == [anchor for anchor in inside if anchor not in ids]


def test_every_programme_can_be_looked_up_in_the_document(
    document: PrintDocument, plan: Plan
) -> None:
    """Its page on the site is a card on paper: what names it leads there, also by a former id."""
    pages = [read_page(part.html) for part in document.part]
    ids = Counter(id for page in pages for id in page.ids)
    inside = {href for page in pages for href in page.hrefs if href.startswith("#")}

    for item in plan.program:
        assert f"#{item.id}" in inside
        assert [1] * (1 + len(item.alias)) == [ids[id] for id in (item.id, *item.alias)]
    assert not [href for page in pages for href in page.hrefs if "/program/" in href]


def test_a_programme_of_another_region_is_on_the_site(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    """Only its own programmes are in a region's document; without a site it is a name alone."""
    other = plan.program[0].model_copy(update={"id": "program-provinsi", "alias": ()})
    province = small_library.by_slug["provinsi"]
    province = replace(province, plan=replace(plan, program=(other,), quick_win=(), bab=()))
    serves = SelarasProvinsi(program=("99/program/program-provinsi",))
    program = plan.program[0].model_copy(update={"selaras_provinsi": serves})
    region = replace(contoh_raya, plan=replace(plan, program=(program,)))
    library = Library((province, region), small_library.glosarium)
    assert region.plan is not None

    for site, expected in (
        (SITE, {f"{SITE}provinsi/program/program-provinsi/"}),
        ("/", set()),
    ):
        document = print_document(library, region, region.plan, site)
        page = read_page("".join(part.html for part in document.part))
        assert expected == {href for href in page.hrefs if "/program/" in href}
        assert f"Selaras provinsi {other.nama}" in page.words


def test_other_links_lead_to_the_public_site(document: PrintDocument) -> None:
    hrefs = {href for part in document.part for href in read_page(part.html).hrefs}

    assert {
        "https://contoh-raya.example/",
        "https://karangan.example/",
        f"{SITE}kabupaten-contoh-raya/pilar/smart-governance/",
    } == {href for href in hrefs if not href.startswith("#")}


def test_without_a_public_address_nothing_points_to_one(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    document = print_document(small_library, contoh_raya, plan, "/")
    whole = document.cover + document.imprint + "".join(part.html for part in document.part)

    assert 'href=""' not in whole
    assert {"https"} == {
        href.partition(":")[0] for href in read_page(whole).hrefs if not href.startswith("#")
    }
    assert "Smart Governance" in read_page(whole).words


def test_cover_and_imprint_say_what_this_is(document: PrintDocument) -> None:
    cover = read_page(document.cover).words
    imprint = read_page(document.imprint).words

    assert "Pemerintah Kabupaten Contoh Raya" in cover
    assert "Masterplan Kota Cerdas Contoh Raya 2025–2027 (contoh)" in cover
    assert "Contoh: isi dikarang, bukan kebijakan resmi" in cover
    assert f"{SITE}kabupaten-contoh-raya/" in cover
    assert "Revisi 1.1, 15 Juli 2026" in cover
    assert imprint.startswith("Tentang dokumen ini Dokumen contoh.")
    assert "Belum ditetapkan dengan peraturan" in imprint
    assert "Lisensi CC BY 4.0" in imprint

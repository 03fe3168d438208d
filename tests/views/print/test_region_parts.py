from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import islice
from pathlib import Path

import pytest

from masterplan.diagnostics import Report
from masterplan.library import Library, load
from masterplan.model.bab import BLOK, Blok
from masterplan.model.region import Plan
from masterplan.views.print.frame import Frame
from masterplan.views.print.region_parts import Part, RegionParts, appendix_labels
from tests.builds import SMALL_PROJECT
from tests.conftest import SITE
from tests.pages import read_page
from tests.views.print.conftest import Chapter, print_chapters

REGION = "masterplans/kabupaten-contoh-raya"


def test_chapters_come_first_with_roman_labels(parts: tuple[Part, ...]) -> None:
    jobs = [part.job for part in parts[:2]]

    assert [
        ("kabupaten-contoh-raya/bab/pendahuluan", "bab", "I", "Pendahuluan"),
        ("kabupaten-contoh-raya/bab/program-dan-anggaran", "bab", "II", "Program dan Anggaran"),
    ] == [(job.key_name, job.kind, job.label, job.title) for job in jobs]
    assert [(1, "bab-pendahuluan", "Pendahuluan")] == read_page(jobs[0].html).headings[:1]
    assert read_page(jobs[0].html).words.startswith("Bab I Pendahuluan")


def test_what_no_chapter_places_becomes_an_appendix(parts: tuple[Part, ...]) -> None:
    """The chapters place the vision, the governance programmes, the budget and the SWOT."""
    placed = {"visi-misi", "anggaran", "swot"}
    jobs = [part.job for part in parts[2:]]

    assert [f"kabupaten-contoh-raya/lampiran/{nama}" for nama in BLOK if nama not in placed] == [
        job.key_name for job in jobs
    ]
    assert list("ABCDEFGHJKMNOPQRSTU") == [job.label for job in jobs]
    assert read_page(jobs[0].html).words.startswith("Lampiran A Profil daerah")


def test_letters_of_appendices_are_no_roman_numerals_and_never_end() -> None:
    labels = list(islice(appendix_labels(), 600))

    assert {"I", "V", "X", "L"}.isdisjoint("".join(labels))
    assert len({*labels}) == 600
    assert ["Z", "AA", "AB"] == labels[21:24]


def test_a_block_placed_for_one_pillar_leaves_the_others_to_the_appendix(
    parts: tuple[Part, ...],
) -> None:
    (job,) = [part.job for part in parts if part.job.key_name.endswith("/lampiran/program")]

    assert [(2, "puskesmas-contoh", "Antrean Puskesmas Contoh")] == read_page(job.html).headings[1:]
    assert "Belum ada program" not in job.html


def test_a_plan_without_chapters_is_all_appendices(frame: Frame, plan: Plan) -> None:
    made = RegionParts(replace(frame, plan=replace(plan, bab=()))).parts

    assert len(BLOK) == len(made)


def test_the_province_prints_what_it_coordinates(small_library: Library) -> None:
    """Its file about the forum of 2022 is in no block, and is not lost."""
    province = small_library.provinsi
    assert province is not None
    region = replace(small_library.by_slug["kabupaten-contoh-raya"], daerah=province.daerah)
    assert region.plan is not None
    plan = region.plan
    region = replace(region, smart_province=province.smart_province)
    made = RegionParts(Frame(small_library, region, plan, SITE)).parts
    last = [part.job for part in made if "Lampiran" in part.job.html][-7:]

    assert [
        "papan-tahapan", "cakupan", "program-bersama", "tanpa-kaitan-provinsi",
        "langkah-dan-manfaat", "kerja-sama", "smart-province",
    ] == [job.key_name.rpartition("/")[2] for job in last]  # fmt: skip
    assert province.smart_province is not None
    words = read_page(last[-1].html).words
    assert [] == [item.judul for item in province.smart_province.kendala if item.judul not in words]
    assert {1} == {sum(level == 1 for level, *_ in read_page(job.html).headings) for job in last}


def test_wide_matrices_are_printed_on_landscape_pages(parts: tuple[Part, ...]) -> None:
    """Nine columns of actions; the indicators of a plan of three years have seven."""
    assert ["rencana-aksi"] == [
        part.job.key_name.rpartition("/")[2] for part in parts if part.job.wide
    ]


def test_a_wide_table_turns_the_page_inside_a_portrait_chapter(chapter: Chapter) -> None:
    row = "| " + " | ".join("x" * 12 for _ in range(10)) + " |"
    part = chapter(f"Teks.\n\n## Matriks\n\n{row}\n|{'---|' * 10}\n{row}\n\nSesudah.\n")

    assert not part.job.wide
    before, _, after = part.job.html.partition('<section class="melintang">')
    assert "Teks." in before
    assert "Matriks" in after.partition("</section>")[0]
    assert "Sesudah." in after.partition("</section>")[2]


def test_nothing_in_the_sources_is_lost_on_paper(parts: tuple[Part, ...], plan: Plan) -> None:
    """What a plan says stands in the document, wherever its chapters leave room for it."""
    words = read_page("".join(part.job.html for part in parts)).words
    texts = [
        *(program.nama for program in plan.program),
        *(line.sumber_dana for program in plan.program for line in program.anggaran),
        *(
            line.keterangan
            for program in plan.program
            for line in program.anggaran
            if line.keterangan
        ),
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
        "Semua nama di dalamnya dikarang.",
    ]

    assert [] == [text for text in texts if text not in words]


@pytest.mark.parametrize("which", ["small", "real"])
def test_no_anchor_is_given_twice_and_no_label(
    which: str, small_library: Library, real_library: Library
) -> None:
    """A link leads to the right place, and "I-1" is one page."""
    library = small_library if which == "small" else real_library
    assert library.with_plan
    for region, plan in library.plans:
        made = RegionParts(Frame(library, region, plan, SITE)).parts
        ids = Counter(id for part in made for id in read_page(part.job.html).ids.elements())
        assert [] == sorted(id for id, count in ids.items() if count > 1)
        first = [part.job.label for part in made if part.job.start]  # others go on with theirs
        assert len(first) == len({*first}) == len({part.job.label for part in made})
        assert len(made) == len({part.job.key_name for part in made})


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_link_inside_a_part_has_its_target(
    which: str, small_library: Library, real_library: Library
) -> None:
    library = small_library if which == "small" else real_library
    for region, plan in library.plans:
        for part in RegionParts(Frame(library, region, plan, SITE)).parts:
            page = read_page(part.job.html)
            inside = {href[1:] for href in page.hrefs if href.startswith("#")}
            assert inside <= {*page.ids}, part.job.key_name


def test_an_authors_link_to_a_table_of_another_chapter_is_numbered(frame: Frame) -> None:
    one, two = print_chapters(
        frame,
        [
            "[Letaknya](../bab-2/#letak-kecamatan), [lagi](../bab-2/) dan [sini](#x).\n\n## X",
            "## Letak kecamatan\n\nTeks.\n\n| A |\n|---|\n| x |\n",
        ],
    )[:2]
    home = f"{SITE}kabupaten-contoh-raya/bab"

    assert (
        f'<a href="{home}/bab-2/#letak-kecamatan">Letaknya</a> (Tabel II.1), '
        f'<a href="{home}/bab-2/">lagi</a> dan <a href="{home}/bab-1/#x">sini</a>.'
    ) in one.job.html
    sources = {name for name, _ in one.job.sources}
    assert "masterplans/kabupaten-contoh-raya/masterplan.yml" in sources
    assert 'id="tabel-ii-1"' in two.job.html


def test_small_charts_name_the_table_that_holds_their_values(parts: tuple[Part, ...]) -> None:
    """Each pillar's own, by its number; the link leads to the heading above that table."""
    jobs = {part.job.key_name.rpartition("/")[2]: part.job for part in parts}
    drawn, told = read_page(jobs["grafik-indikator"].html), read_page(jobs["indikator"].html)
    label = jobs["indikator"].label

    for number, pilar in enumerate(("smart-governance", "smart-living"), 1):
        assert f"{SITE}kabupaten-contoh-raya/indikator/#indikator-{pilar}" in drawn.hrefs
        assert f"indikator-{pilar}" in told.ids
        assert f"sumbernya dalam Tabel {label}.{number}." in drawn.words
        assert f"tabel-{label.lower()}-{number}" in told.ids
    assert f"{REGION}/sasaran.yml" in dict(jobs["grafik-indikator"].sources)


def test_small_charts_know_a_matrix_that_stands_in_a_chapter(frame: Frame, plan: Plan) -> None:
    """Its number is that of the chapter, whose file their page depends on."""
    matrix = Blok("indikator", None, plan.bab[0].location)
    first = replace(plan.bab[0], bagian=(matrix,))
    made = RegionParts(replace(frame, plan=replace(plan, bab=(first, *plan.bab[1:])))).parts
    (job,) = [part.job for part in made if part.job.key_name.endswith("/grafik-indikator")]

    assert "sumbernya dalam Tabel I.2." in read_page(job.html).words
    assert f"{REGION}/bab/01-pendahuluan.md" in dict(job.sources)


def test_without_a_public_address_nothing_points_to_one(frame: Frame) -> None:
    made = RegionParts(replace(frame, site="/")).parts
    hrefs = {href for part in made for href in read_page(part.job.html).hrefs}

    assert hrefs
    assert {"", "https://contoh-raya.example/", "https://karangan.example/"} == {
        href if href.startswith("http") else "" for href in hrefs
    }


def test_every_page_says_what_it_is(parts: tuple[Part, ...]) -> None:
    assert {"CONTOH, bukan kebijakan resmi · Revisi 1.1, 15 Juli 2026"} == {
        part.job.foot for part in parts
    }
    assert {"CONTOH"} == {part.job.watermark for part in parts}
    assert {"Masterplan Kota Cerdas Contoh Raya 2025–2027 (contoh)"} == {
        part.job.running for part in parts
    }


def edited(tmp_path: Path) -> Iterator[tuple[str, Library]]:
    """The small project with one file after the other changed in what it says."""
    changes = {
        "kabupaten-contoh-raya/daerah.yml": ("nama: Kabupaten Contoh Raya", "nama: Kabupaten Baru"),
        "kabupaten-contoh-raya/masterplan.yml": ("Mendekatkan layanan", "Mendatangkan layanan"),
        "kabupaten-contoh-raya/program.yml": ("nama: ", "nama: Baru "),
        "kabupaten-contoh-raya/sasaran.yml": ("nama: ", "nama: Baru "),
        "kabupaten-contoh-raya/opd.yml": ("singkatan: ", "singkatan: Baru "),
        "kabupaten-contoh-raya/analisis.yml": ("judul: ", "judul: Baru "),
        "kabupaten-contoh-raya/tahapan.yml": ("ringkasan: ", "ringkasan: Baru "),
        "kabupaten-contoh-raya/sumber.yml": ("judul: ", "judul: Baru "),
        "kabupaten-contoh-raya/bab/01-pendahuluan.md": ("di peta mana pun", "di peta"),
    }
    for number, (name, (old, new)) in enumerate(changes.items()):
        root = tmp_path / str(number) / "masterplans"
        for file in sorted((SMALL_PROJECT / "masterplans").rglob("*")):
            if file.is_file():
                target = root / file.relative_to(SMALL_PROJECT / "masterplans")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
        text = (root / name).read_text(encoding="utf-8")
        assert old in text, name
        (root / name).write_text(text.replace(old, new), encoding="utf-8")
        yield name, load(root, Report(), base=root.parent)


def test_a_part_that_a_file_changes_names_that_file(
    parts: tuple[Part, ...], tmp_path: Path
) -> None:
    """So that the log can say why a part is laid out again, and never keeps an old one."""
    before = {part.job.key_name: part.job for part in parts}
    for name, library in edited(tmp_path):
        region = library.by_slug["kabupaten-contoh-raya"]
        assert region.plan is not None
        after = RegionParts(Frame(library, region, region.plan, SITE)).parts
        changed = [part.job for part in after if part.job.html != before[part.job.key_name].html]
        assert changed, name
        for job in changed:
            old = dict(before[job.key_name].sources)
            new = dict(job.sources)
            assert old[f"masterplans/{name}"] != new[f"masterplans/{name}"], job.key_name


def test_a_chapter_depends_on_no_other_chapter(parts: tuple[Part, ...]) -> None:
    assert [f"{REGION}/bab/01-pendahuluan.md"] == [
        name for name, _ in parts[0].job.sources if "/bab/" in name
    ]


@pytest.mark.parametrize(
    ("status", "watermark", "foot"),
    [
        ("contoh", "CONTOH", "CONTOH, bukan kebijakan resmi · Revisi 1.1, 15 Juli 2026"),
        ("rancangan", "RANCANGAN", "RANCANGAN, belum ditetapkan · Revisi 1.1, 15 Juli 2026"),
        ("resmi", "", "Revisi 1.1, 15 Juli 2026"),
    ],
)
def test_watermark_and_foot_say_the_status_of_the_plan(
    status: str, watermark: str, foot: str, frame: Frame
) -> None:
    plan = replace(
        frame.plan,
        rangkaian=frame.plan.rangkaian.model_copy(update={"status_konten": status}),
    )
    job = RegionParts(replace(frame, plan=plan)).parts[0].job

    assert (watermark, foot) == (job.watermark, job.foot)
    for name in (
        (f"{watermark.lower()}.svg", f"{watermark.lower()}-sampul.svg") if watermark else ()
    ):
        assert (files("masterplan") / "assets" / "cetak" / name).is_file()

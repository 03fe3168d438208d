from __future__ import annotations

import re
from dataclasses import replace

import pytest

from masterplan.library import Library
from masterplan.model.analisis import Analisis
from masterplan.model.bab import BLOK, PER_PILAR
from masterplan.model.opd import BerkasOpd
from masterplan.model.region import Plan, Region
from masterplan.model.sasaran import KondisiAwal
from masterplan.model.tahapan import BerkasSumber
from masterplan.views import addresses
from masterplan.views.blocks import Scene, block, web_scene
from masterplan.views.charts.indicator import garis_indikator
from tests.conftest import Golden
from tests.pages import read_page

HERE = "kabupaten-contoh-raya/pilar/smart-governance/"


@pytest.fixture
def scene(small_library: Library, contoh_raya: Region) -> Scene:
    """The scene of the page of a pillar."""
    return web_scene(small_library, contoh_raya, HERE)


@pytest.fixture
def paper(scene: Scene) -> Scene:
    """The scene of a printed chapter, with the links of that page."""
    return replace(scene, medium="cetak")


def _without_charts(html: str) -> str:
    """What the block itself says: charts have tests of their own."""
    return re.sub(r'<figure class="mp-grafik".*?</figure>\s*', "", html, flags=re.DOTALL)


def test_programme_block(scene: Scene, golden: Golden) -> None:
    """Where, when, how much, who and what for: each from the sources, unknown money as unknown."""
    golden("blok-program.html", block(scene, "program", pilar="smart-governance", level=3))


def test_budget_block(paper: Scene, golden: Golden) -> None:
    """400 million are known, one line is not, and one line is known to be nothing."""
    golden("blok-anggaran.html", _without_charts(block(paper, "anggaran")))


CHARTS = [
    ("anggaran", ["anggaran-per-tahun", "anggaran-per-sumber-dana", "anggaran-per-pilar"]),
    (
        "indikator",
        [
            "indikator-ind-layanan-contoh",
            "indikator-ind-jaringan-contoh",
            "indikator-ind-waktu-tunggu-contoh",
        ],
    ),
    ("peta-jalan", ["peta-jalan-smart-governance", "peta-jalan-smart-living"]),
    ("kesiapan", ["kesiapan"]),
    ("swot", ["swot"]),
]


@pytest.mark.parametrize(("nama", "charts"), CHARTS)
def test_a_chart_on_the_web_comes_with_its_table_and_its_file(
    scene: Scene, nama: str, charts: list[str]
) -> None:
    page = read_page(block(scene, nama))

    assert [f"grafik-{id}" for id in charts] == [id for id in page.ids if id.startswith("grafik-")]
    assert [f"../../../data/kabupaten-contoh-raya/grafik/{id}.csv" for id in charts] == [
        href for href in page.hrefs if href.endswith(".csv")
    ]
    assert len(charts) == page.words.count("Tabel data")


@pytest.mark.parametrize(("nama", "charts"), CHARTS)
def test_a_chart_on_paper_stands_beside_the_blocks_own_table(
    paper: Scene, nama: str, charts: list[str]
) -> None:
    """Nothing to unfold and nothing to download; the numbers are printed once."""
    html = block(paper, nama)

    assert ".csv" not in html
    assert "<details" not in html
    assert "<table" in _without_charts(html)


def test_each_indicator_is_drawn_small_on_paper(paper: Scene, plan: Plan) -> None:
    """By pillar, under its name, with what it says as the words of the drawing."""
    html = block(paper, "grafik-indikator")
    page = read_page(html)

    assert 3 == len(plan.indikator)
    for item in plan.indikator:
        chart = garis_indikator(item)
        assert f"grafik-{chart.id}" in page.ids
        assert f"<figcaption>{chart.judul}</figcaption>" in html
        assert f"<desc>{chart.keterangan}</desc>" in html
    assert ["Smart Governance", "Smart Living"] == [words for *_, words in page.headings]
    assert "belum" not in re.sub("<svg.*?</svg>", "", html, flags=re.DOTALL)


def test_an_indicator_without_any_value_is_named_and_not_drawn(
    paper: Scene, contoh_raya: Region, plan: Plan
) -> None:
    first, *others = plan.sasaran
    unknown = {"kondisi_awal": KondisiAwal(nilai=None), "target": {2027: None}, "realisasi": {}}
    item = first.indikator[0].model_copy(update=unknown)
    changed = first.model_copy(update={"indikator": (item,)})
    region = replace(contoh_raya, plan=replace(plan, sasaran=(changed, *others)))
    page = read_page(block(replace(paper, region=region), "grafik-indikator"))

    assert f"grafik-indikator-{item.id}" not in page.ids
    assert f"belum ada garisnya: {item.nama}." in page.words
    assert "grafik-indikator-ind-jaringan-contoh" in page.ids


def test_a_pillar_without_any_value_has_no_empty_figure(
    paper: Scene, contoh_raya: Region, plan: Plan
) -> None:
    living = next(item for item in plan.sasaran if item.pilar == "smart-living")
    unknown = {"kondisi_awal": KondisiAwal(nilai=None), "target": {2027: None}, "realisasi": {}}
    item = living.indikator[0].model_copy(update=unknown)
    changed = living.model_copy(update={"indikator": (item,)})
    region = replace(contoh_raya, plan=replace(plan, sasaran=(changed,)))
    html = block(replace(paper, region=region), "grafik-indikator")

    assert "<figure" not in html
    assert item.nama in read_page(html).words


def test_only_the_whole_swot_is_drawn(scene: Scene) -> None:
    """A part of it on a pillar's chapter would be a chart of one bar."""
    assert "<figure" not in block(scene, "swot", pilar="smart-governance")


@pytest.mark.parametrize("nama", BLOK)
@pytest.mark.parametrize("medium", ["web", "cetak"])
def test_every_block_speaks_of_a_whole_plan(scene: Scene, nama: str, medium: str) -> None:
    printed = replace(scene, medium="cetak") if medium == "cetak" else scene
    page = read_page(block(printed, nama))

    assert "None" not in page.words
    assert "belum dicatat" not in page.words
    assert [] == page.twice
    assert len(page.words) > 20


@pytest.mark.parametrize("nama", BLOK)
def test_every_block_says_so_when_there_is_nothing(
    scene: Scene, contoh_raya: Region, plan: Plan, nama: str
) -> None:
    """A plan in its first week is shown too, and no part of it is left blank without a word."""
    bare = replace(
        plan,
        rangkaian=plan.rangkaian.model_copy(
            update={"rujukan": (), "regulasi": (), "kelembagaan": None, "pilar": ()}
        ),
        analisis=Analisis(),
        sasaran=(),
        program=(),
        quick_win=(),
        sinergi=(),
        bab=(),
    )
    region = replace(contoh_raya, plan=bare, berkas_opd=BerkasOpd())
    words = read_page(block(replace(scene, region=region), nama)).words

    assert words
    if nama not in {"profil", "visi-misi", "anggaran", "tahapan", "sumber"}:
        assert "belum" in words.lower()


@pytest.mark.parametrize("nama", sorted(PER_PILAR))
def test_a_block_cut_to_a_pillar_leaves_the_others_out(scene: Scene, nama: str) -> None:
    whole = read_page(block(scene, nama)).words
    governance = read_page(block(scene, nama, pilar="smart-governance")).words
    branding = read_page(block(scene, nama, pilar="smart-branding")).words

    assert "rekaan" in governance
    assert "rekaan" in whole
    assert "rekaan" not in branding
    assert "Belum ada" in branding or "belum dicatat" in branding


@pytest.mark.parametrize(("level", "tag"), [(2, 2), (4, 4), (5, 5), (9, 5)])
def test_headings_begin_at_the_level_that_is_asked_for(scene: Scene, level: int, tag: int) -> None:
    found = read_page(block(scene, "program", pilar="smart-living", level=level)).headings

    assert [(tag, "puskesmas-contoh", "Antrean Puskesmas Contoh")] == found


def test_what_authors_write_is_text(scene: Scene, contoh_raya: Region, plan: Plan) -> None:
    """A name with signs of HTML in it shows those signs."""
    hostile = '<script>alert("x")</script> & <b>'
    program = plan.program[0].model_copy(update={"nama": hostile})
    region = replace(contoh_raya, plan=replace(plan, program=(program,)))

    html = block(replace(scene, region=region), "program")

    assert "<script" not in html
    assert "<b>" not in html
    assert hostile in read_page(html).words


def test_unknown_agencies_are_shown_by_their_id(scene: Scene) -> None:
    assert "dinas-lain" == scene.opd("dinas-lain")
    assert "Dinas Kesehatan Contoh (Dinkes Contoh)" == scene.opd("kesehatan-contoh")
    assert "Dinkes Contoh" == scene.opd("kesehatan-contoh", short=True)


def test_earlier_ids_of_a_programme_keep_leading_to_it(scene: Scene) -> None:
    """Addresses are permanent, also those of a programme that was renamed."""
    assert "loket-lama" in read_page(block(scene, "program")).ids


def test_zero_and_unknown_are_told_apart(scene: Scene) -> None:
    """`0` is money that is known to be none; `null` is money that nobody has named yet."""
    words = read_page(block(scene, "rencana-aksi")).words

    assert "Jaringan Kantor Contoh Tata kelola birokrasi Diskom Contoh 2026" in words
    assert "Direncanakan belum diketahui" in words
    assert "Selesai Rp 0" in words


def test_links_lead_from_the_page_at_hand(small_library: Library, contoh_raya: Region) -> None:
    here = addresses.page(contoh_raya, "peta-jalan")
    page = read_page(block(web_scene(small_library, contoh_raya, here), "peta-jalan"))

    data = "../../data/kabupaten-contoh-raya/grafik/peta-jalan-smart"
    assert [
        "../program/loket-contoh/",
        "../program/jaringan-contoh/",
        f"{data}-governance.csv",
        "../program/puskesmas-contoh/",
        f"{data}-living.csv",
    ] == page.hrefs


def test_facts_name_their_sources(scene: Scene, contoh_raya: Region) -> None:
    page = read_page(block(scene, "profil"))

    assert "1.000,25 km² (2024) Sumber: Penerbit Rekaan (2024)" in page.words
    assert "Sebelumnya 1.000 km² (2021)." in page.words
    assert "Sumber berbeda: Karangan lain menyebut 12.000 jiwa." in page.words
    assert "../../../sumber/#karangan" in page.hrefs

    unsourced = replace(contoh_raya, berkas_sumber=BerkasSumber())
    assert "Sumber:" not in block(replace(scene, region=unsourced), "profil")

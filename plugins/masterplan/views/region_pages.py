"""A region in, its set of pages out: the same set for every region with a plan."""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.model.pilar import PILAR
from masterplan.views import addresses, prose
from masterplan.views.block_pages import PAGES, STAGES, block_page, pilar_page
from masterplan.views.blocks import block, web_scene
from masterplan.views.chapter_pages import chapter_pages
from masterplan.views.linked_data import dataset, organization
from masterplan.views.page import PageView
from masterplan.views.program_pages import program_pages
from masterplan.views.region_page import RegionBook

DATA_FILES = (
    ("Program (CSV)", "program.csv", "satu baris untuk tiap program"),
    ("Anggaran (CSV)", "anggaran.csv", "satu baris untuk tiap program, tahun dan sumber dana"),
    ("Indikator (CSV)", "indikator.csv", "satu baris untuk tiap indikator dan tahun"),
    ("Seluruh rencana (JSON)", "masterplan.json", "semua isi beserta nilai yang dihitung"),
)


def region_pages(book: RegionBook) -> Iterator[PageView]:
    """All pages of one region, in the order of its navigation."""
    plan = book.region.plan
    yield _overview(book)
    if plan is not None:
        pages = {page.name: block_page(book, page) for page in PAGES}
        yield pages["visi-misi"]
        yield pages["analisis"]
        for pilar in PILAR:
            yield pilar_page(book, plan, pilar)
        for name in ("peta-jalan", "anggaran", "indikator", "quick-win"):
            yield pages[name]
    yield block_page(book, STAGES)
    if plan is not None:
        yield from chapter_pages(book, plan)
        yield _downloads(book)
        yield from program_pages(book, plan)


def _overview(book: RegionBook) -> PageView:
    region = book.region
    here = addresses.region(region)

    def make() -> str:
        scene = web_scene(book.library, region, here)
        return scene.render(
            "halaman/ringkasan.html",
            profil=block(scene, "profil", level=3),
            rujukan=block(scene, "rujukan", level=3),
        )

    told = prose.plain(region.tahapan.ringkasan)
    about = f"Masterplan kota cerdas {region.daerah.nama}: {told}"
    linked = _linked(book, organization(book.site, region))
    sources = ("daerah.yml", "tahapan.yml")
    return book.page(here, "Ringkasan", about, make, sources, linked=linked)


def _linked(book: RegionBook, *things: dict[str, object]) -> tuple[dict[str, object], ...]:
    """What a page tells machines: these, and the region's data where there are any."""
    data = dataset(book.site, book.region, book.data)
    return (*things, data) if data else things


def _downloads(book: RegionBook) -> PageView:
    here = addresses.page(book.region, "unduhan")

    def make() -> str:
        scene = web_scene(book.library, book.region, here)
        return scene.render("halaman/unduhan-daerah.html", pdf=book.pdf(), berkas_data=DATA_FILES)

    about = f"PDF dan data terbuka masterplan {book.region.daerah.nama}."
    return book.page(here, "Unduhan", about, make, ("masterplan.yml",), linked=_linked(book))

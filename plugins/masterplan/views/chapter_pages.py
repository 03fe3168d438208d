"""A plan in, the pages of its chapters and their list out."""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.model.bab import Bab, picture_key
from masterplan.model.region import Plan
from masterplan.views import addresses
from masterplan.views.blocks import web_scene
from masterplan.views.chapters import chapter
from masterplan.views.page import PageView
from masterplan.views.region_page import RegionBook


def chapter_pages(book: RegionBook, plan: Plan) -> Iterator[PageView]:
    """The list of a plan's chapters, then each of them."""
    if plan.bab:
        yield _list(book, plan)
    for bab in plan.bab:
        yield _chapter(book, bab)


def _list(book: RegionBook, plan: Plan) -> PageView:
    here = addresses.page(book.region, "bab")

    def make() -> str:
        books = {item.id: item for item in plan.rangkaian.dokumen}
        grouped: dict[object, list[Bab]] = {}
        for bab in plan.bab:
            grouped.setdefault(books.get(bab.kepala.buku or ""), []).append(bab)
        scene = web_scene(book.library, book.region, here)
        return scene.render("halaman/daftar-bab.html", buku=grouped)

    about = f"Bab-bab masterplan {book.region.daerah.nama}."
    return book.page(here, "Semua bab", about, make, ("masterplan.yml",), "Bab")


def _chapter(book: RegionBook, bab: Bab) -> PageView:
    region = book.region
    here = addresses.bab(region, bab)

    def make() -> str:
        scene = web_scene(book.library, region, here)
        body = chapter(scene, bab, lambda path: scene.url(f"{region.slug}/{picture_key(path)}"))
        return scene.render("halaman/bab.html", bab=bab, isi=body)

    about = f"Bab {bab.nomor} masterplan {region.daerah.nama}: {bab.judul}."
    above = ("Bab", addresses.page(region, "bab"))
    sources = (f"bab/{bab.location.path.name}",)
    return book.page(here, bab.judul, about, make, sources, "Bab", trail=(above,))

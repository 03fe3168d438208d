"""A programme in, its own page out: what, where, when, how much, who, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from masterplan.model.pilar import PILAR
from masterplan.model.program import Program
from masterplan.model.region import Plan
from masterplan.views import addresses, prose
from masterplan.views.blocks import web_scene
from masterplan.views.formatting import awal, rentang
from masterplan.views.page import PageView
from masterplan.views.region_page import RegionBook

SOURCES = ("program.yml", "sasaran.yml", "opd.yml")

LAPOR_SMS = "1708"
"""The number of SP4N-LAPOR! for text messages (Kementerian PANRB)."""


def program_pages(book: RegionBook, plan: Plan) -> Iterator[PageView]:
    """The page of each programme, and of each id that one had before."""
    for item in plan.program:
        yield _page(book, plan, item)
        for former in item.alias:
            yield _former(book, item, former)


def _page(book: RegionBook, plan: Plan, item: Program) -> PageView:
    region = book.region
    here = addresses.program(region, item)
    waiting = [other for other in plan.program if item.id in other.bergantung_pada]
    report = report_reference(book, item)

    def make() -> str:
        return web_scene(book.library, region, here).render(
            "halaman/program.html",
            p=item,
            l=2,
            penunggu=waiting,
            tetap=book.site + here,
            rujukan=report,
            sms=f"sms:{LAPOR_SMS}?body={quote(report)}",
        )

    above = (PILAR[item.pilar].nama, addresses.pilar(region, item.pilar))
    years = rentang(str(item.mulai), str(item.selesai))
    about = f"{awal(prose.plain(item.uraian))} Program {region.daerah.nama}, {years}."
    return book.page(here, item.nama, about, make, SOURCES, trail=(above,), listed=False)


def report_reference(book: RegionBook, item: Program) -> str:
    """Name a programme so that a complaint about it can be routed: region, code, address."""
    region = book.region
    mark = "(CONTOH) " if region.plan and region.plan.contoh else ""
    return (
        f"{mark}{item.nama}, {region.daerah.nama}, {region.daerah.kode}/program/{item.id}, "
        f"{book.site}{addresses.program(region, item)}"
    )


def _former(book: RegionBook, item: Program, former: str) -> PageView:
    """Where a programme's page stood under an id it had before: the way to where it is now."""
    region = book.region
    here = addresses.former_program(region, former)
    there = book.site + addresses.program(region, item)

    def make() -> str:
        scene = web_scene(book.library, region, here)
        return scene.render("halaman/alias.html", p=item, tetap=there)

    about = f"Alamat lama program {item.nama}."
    title = f"{item.nama} (alamat lama)"
    now = addresses.program(region, item)
    return book.page(here, title, about, make, SOURCES, listed=False, moved=now)

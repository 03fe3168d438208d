"""The province in, the pages on which it coordinates out.

Each page is a row of `PAGES`: what it is called, what it asks the province's room, and whose
plans it shows, so that a sample among them is named before any number is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from masterplan.library import Library
from masterplan.model.base import NOWHERE, Entity
from masterplan.model.region import Region
from masterplan.province.alignment import alignment
from masterplan.province.cooperation import cooperation
from masterplan.province.coverage import pillar_coverage
from masterplan.province.stages import stage_board
from masterplan.province.steps import transformation_steps
from masterplan.province.values import value_dimensions
from masterplan.views import addresses
from masterplan.views.blocks import Scene, web_scene
from masterplan.views.page import PageView

GROUP = "Koordinasi"


@dataclass(frozen=True, slots=True)
class ProvincePage:
    """A page of the province about all regions."""

    name: str
    title: str
    about: str
    made_of: Callable[[Library], Iterable[Entity]]
    """Something from each source file."""
    ask: Callable[[Library], dict[str, object]] = lambda library: {}
    """What the template needs, by name."""
    shows: Callable[[Library], Iterable[Region]] = lambda library: ()
    """The regions whose plans it shows."""
    wide: bool = True
    """Whether it is a matrix that needs the whole width."""


def _stages(library: Library) -> Iterator[Entity]:
    for region in library.kabupaten_kota:
        yield from (region.daerah, region.tahapan)


def _programs(library: Library) -> Iterator[Entity]:
    for _, plan in library.plans:
        yield from plan.program[:1]


def _coordination(library: Library) -> Iterator[Entity]:
    for region in library:
        if region.smart_province is not None:
            yield region.smart_province


def _regencies_with_plan(library: Library) -> list[Region]:
    return [region for region in library.with_plan if not region.provinsi]


def _of_agreements(library: Library) -> list[Region]:
    return [region for item in cooperation(library).perjanjian for region, _ in item.program]


PAGES = (
    ProvincePage(
        "papan-tahapan",
        "Papan tahapan",
        "Tahap semua kabupaten dan kota, dengan tanggal, sumber dan umur keterangannya.",
        _stages,
        lambda library: {"papan": stage_board(library)},
    ),
    ProvincePage(
        "cakupan",
        "Cakupan pilar",
        "Program dan pagu semua kabupaten dan kota di enam pilar, dan celahnya.",
        _programs,
        lambda library: {"cakupan": pillar_coverage(library)},
        _regencies_with_plan,
    ),
    ProvincePage(
        "program-bersama",
        "Program bersama",
        "Program provinsi, peran tiap kabupaten dan kota, dan program daerah yang melayaninya.",
        _programs,
        lambda library: {"selaras": alignment(library)},
        lambda library: library.with_plan,
    ),
    ProvincePage(
        "tanpa-kaitan-provinsi",
        "Tanpa kaitan provinsi",
        "Program kabupaten dan kota yang tidak melayani program provinsi, dengan alasannya.",
        _programs,
        lambda library: {"selaras": alignment(library)},
        _regencies_with_plan,
        wide=False,
    ),
    ProvincePage(
        "langkah-dan-manfaat",
        "Langkah dan manfaat",
        "Lima langkah transformasi digital dan dimensi manfaat di semua rencana.",
        _programs,
        lambda library: {
            "langkah": transformation_steps(library),
            "manfaat": value_dimensions(library),
        },
        lambda library: library.with_plan,
    ),
    ProvincePage(
        "kerja-sama",
        "Kerja sama",
        "Perjanjian antardaerah, daerah yang ikut, dan program yang dilayaninya.",
        _coordination,
        lambda library: {"kerja_sama": cooperation(library)},
        _of_agreements,
        wide=False,
    ),
)

SMART_PROVINCE = ProvincePage(
    "smart-province",
    "Smart Province",
    "Lima langkah transformasi digital, manfaat, kendala dan kerja sama antardaerah.",
    _coordination,
    wide=False,
)
"""What the forum of 2022 said, as its source tells it; only where that source was transcribed."""


def province_pages(library: Library, region: Region) -> Iterator[PageView]:
    """The province's pages about all regions, in the order of its navigation."""
    for page in PAGES:
        yield _view(library, region, page)
    if region.smart_province is not None:
        yield _view(library, region, SMART_PROVINCE)


def render(scene: Scene, page: ProvincePage) -> str:
    """Render a page for its medium."""
    shown, samples = _shown(scene.library, page)
    return scene.render(
        f"provinsi/{page.name}.html",
        rencana_contoh=samples,
        semua_contoh=len(samples) == len(shown),
        **page.ask(scene.library),
    )


def _shown(library: Library, page: ProvincePage) -> tuple[list[Region], list[Region]]:
    """The regions whose plans a page shows, and those of them whose plans are samples."""
    shown = list({item.slug: item for item in page.shows(library)}.values())
    return shown, [item for item in shown if item.plan is not None and item.plan.contoh]


def _view(library: Library, region: Region, page: ProvincePage) -> PageView:
    here = addresses.page(region, page.name)
    name = region.daerah.nama
    _, samples = _shown(library, page)

    def make() -> str:
        return render(web_scene(library, region, here), page)

    return PageView(
        address=here,
        title=page.title,
        full_title=f"{page.title} · {name}",
        description=page.about,
        edition=max(item.diperbarui for item in library),
        make=make,
        region=region.slug,
        group=GROUP,
        contoh=bool(samples),
        wide=page.wide,
        trail=((name, addresses.region(region)),),
        sources=_files(page.made_of(library)),
    )


def _files(entities: Iterable[Entity]) -> tuple[str, ...]:
    places = {entity.location for entity in entities} - {NOWHERE}
    return tuple(sorted({str(place.path) for place in places}))

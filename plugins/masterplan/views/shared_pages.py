"""The library in, the pages that belong to no single region out; and the parts of the home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from markupsafe import Markup

from masterplan.diagnostics import Report
from masterplan.library import Library
from masterplan.model.fakta import Sumber
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.changes_page import changes_page, latest
from masterplan.views.check_page import check_page
from masterplan.views.data_files import BerkasData
from masterplan.views.data_page import data_page
from masterplan.views.environment import environment
from masterplan.views.glossary import Terms
from masterplan.views.linked_data import catalog
from masterplan.views.map import province_map
from masterplan.views.page import PageView
from masterplan.views.province_pages import province_pages
from masterplan.views.region_page import Pdf, RegionBook
from masterplan.views.region_pages import DATA_FILES, region_pages

NEWS = 6
"""Changes that the home page shows."""


def all_pages(
    library: Library,
    report: Report,
    pdf: Pdf,
    site: str,
    *,
    explained: bool = True,
    name: str = "",
    data: Mapping[str, BerkasData] = MappingProxyType({}),
) -> Iterator[PageView]:
    """Every generated page of the site; `report` is what was found in the sources.

    `site` is the public site's address and `name` its name; `explained` says whether it has a page
    that explains the codes of findings; `data` are its data files by address.
    """
    terms = Terms(library.glosarium)
    for region in library:
        yield from region_pages(RegionBook(library, region, pdf, site, terms, data))
        if region.provinsi:
            yield from province_pages(library, region)
            yield check_page(library, region, report, explained=explained)
    yield from shared_pages(library, pdf)
    yield changes_page(library)
    yield data_page(library, data, linked=(catalog(site, name, library, data),))


def shared_pages(library: Library, pdf: Pdf) -> Iterator[PageView]:
    """Downloads, sources and glossary of all regions."""
    edition = newest(library)

    def downloads() -> str:
        return _render(
            "halaman/unduhan.html",
            "unduhan/",
            library,
            daerah=[(region, region.plan) for region in library.with_plan],
            pdf=pdf(),
            berkas_data=DATA_FILES,
        )

    yield PageView("unduhan/", "Unduhan", "Semua PDF dan berkas data terbuka.", edition, downloads)
    yield PageView(
        "sumber/",
        "Sumber",
        "Semua sumber yang disebut di situs ini.",
        edition,
        lambda: _render("halaman/sumber.html", "sumber/", library, sumber=merged_sources(library)),
    )
    yield PageView(
        "glosarium/",
        "Glosarium",
        "Istilah masterplan kota cerdas dalam bahasa sehari-hari.",
        edition,
        lambda: _render("halaman/glosarium.html", "glosarium/", library),
    )


def region_list(library: Library, here: str) -> str:
    """The map of the regencies and cities with their list: the heart of the home page."""
    regions = library.kabupaten_kota
    drawing = province_map(
        regions, lambda region: addresses.relative(here, addresses.region(region))
    )
    return _render(
        "halaman/beranda.html",
        here,
        library,
        daerah=regions,
        peta=Markup(drawing),
        perubahan=Markup(latest(library, here, NEWS)),
    )


def newest(library: Library) -> date:
    """The newest date in any source."""
    return max((region.diperbarui for region in library), default=date(2000, 1, 1))


def merged_sources(library: Library) -> list[tuple[Sumber, list[Region]]]:
    """Each source once, with the regions that cite it, in the order of their ids."""
    merged: dict[str, tuple[Sumber, list[Region]]] = {}
    for region in library:
        for source in region.berkas_sumber.sumber:
            merged.setdefault(source.id, (source, []))[1].append(region)
    return [merged[id] for id in sorted(merged)]


def _render(template: str, here: str, library: Library, **context: object) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            library=library,
            medium="web",
            url=lambda there: addresses.relative(here, there),
            **context,
        )
    )

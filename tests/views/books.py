"""What tests of pages make them with: a region of a library, without PDFs or data files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.data_files import BerkasData
from masterplan.views.glossary import Terms
from masterplan.views.region_page import Pdf, RegionBook
from tests.conftest import SITE

NO_DATA: Mapping[str, BerkasData] = MappingProxyType({})


def book(
    library: Library,
    region: Region,
    pdf: Pdf = dict,
    data: Mapping[str, BerkasData] = NO_DATA,
) -> RegionBook:
    """What every page of a region is made with, for the small project's public address."""
    return RegionBook(library, region, pdf, SITE, Terms(library.glosarium), data)

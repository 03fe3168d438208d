"""The library in, every data file of the site out, by address."""

from __future__ import annotations

from masterplan.exports.chart_data import chart_files
from masterplan.exports.data import data_files
from masterplan.exports.province_data import province_files
from masterplan.library import Library
from masterplan.views import addresses


def every_data_file(library: Library, site: str) -> dict[str, bytes]:
    """Make the data of each plan, of each chart, and of the province's tables."""
    found: dict[str, bytes] = {}
    for region in library:
        made = data_files(region, site) | chart_files(region)
        if region.provinsi:
            made |= province_files(library, site)
        found |= {addresses.data(region, name): content for name, content in made.items()}
    return found

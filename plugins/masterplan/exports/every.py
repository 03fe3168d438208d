"""A region in, every data file of it out, by address."""

from __future__ import annotations

from masterplan.exports.chart_data import chart_files
from masterplan.exports.data import data_files
from masterplan.exports.province_data import province_files
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses


def every_data_file(library: Library, region: Region, site: str) -> dict[str, bytes]:
    """Make the data of its plan and of each chart; the province's tables are of all regions."""
    made = data_files(region, site) | chart_files(region)
    if region.provinsi:
        made |= province_files(library, site)
    return {addresses.data(region, name): content for name, content in made.items()}

"""A chart in, the table behind it as a CSV file out."""

from __future__ import annotations

from masterplan.exports.data import about_plan, to_csv
from masterplan.model.region import Region
from masterplan.views.charts.chart import Grafik
from masterplan.views.charts.every import every_chart

_ABOUT = ("kode_daerah", "daerah", "status_konten", "grafik")


def chart_files(region: Region) -> dict[str, bytes]:
    """Make the files of all charts of a region, by name: `grafik/swot.csv`."""
    if region.plan is None:
        return {}
    return {
        f"grafik/{chart.id}.csv": chart_csv(chart, region) for chart in every_chart(region.plan)
    }


def chart_csv(chart: Grafik, region: Region) -> bytes:
    """Write the table behind a chart of a region; each row says whose it is, and how official."""
    assert region.plan is not None, "a chart is drawn from a plan"
    about = about_plan(region, region.plan) | {"grafik": chart.judul}
    names = tuple(column.nama for column in chart.kolom)
    rows = (about | dict(zip(names, row, strict=True)) for row in chart.baris)
    return to_csv(_ABOUT + names, rows)

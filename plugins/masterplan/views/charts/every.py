"""A plan in, all of its charts out: what the data files are written from."""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan
from masterplan.views.charts.budget import (
    anggaran_per_pilar,
    anggaran_per_sumber_dana,
    anggaran_per_tahun,
)
from masterplan.views.charts.chart import Grafik
from masterplan.views.charts.indicator import garis_indikator
from masterplan.views.charts.readiness import kesiapan
from masterplan.views.charts.roadmap import peta_jalan
from masterplan.views.charts.swot import swot


def every_chart(plan: Plan) -> Iterator[Grafik]:
    """Each chart that the plan has something for, in the order of the site's pages."""
    for make in (kesiapan, swot):
        if (chart := make(plan)) is not None:
            yield chart
    for pilar in PILAR:
        if (chart := peta_jalan(plan, pilar)) is not None:
            yield chart
    for make in (anggaran_per_tahun, anggaran_per_sumber_dana, anggaran_per_pilar):
        if (chart := make(plan)) is not None:
            yield chart
    yield from map(garis_indikator, plan.indikator)


def garis_pilar(plan: Plan, pilar: str) -> tuple[Grafik, ...]:
    """The lines of a pillar's indicators, without those that have no value to draw."""
    return tuple(
        garis_indikator(item)
        for objective in plan.sasaran_in(pilar)
        for item in objective.indikator
        if item.ada_nilai
    )

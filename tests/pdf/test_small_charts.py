"""The lines of a real plan's indicators on paper: all there, all whole, each below its name."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from masterplan.exports.pdf.assemble import assemble
from masterplan.exports.pdf.press import press
from masterplan.library import Library
from masterplan.model.region import Plan
from masterplan.views.charts.indicator import garis_indikator
from masterplan.views.print.frame import Frame
from masterplan.views.print.region_parts import RegionParts
from tests.conftest import SITE
from tests.pdf.parts import document

MM = 72 / 25.4

REGIONS = ("kota-ternate", "pulau-morotai", "provinsi")


@pytest.fixture(scope="module", params=REGIONS)
def made(request: pytest.FixtureRequest, real_library: Library) -> tuple[Plan, bytes]:
    """A plan, and its appendix of small charts as a PDF."""
    region = real_library.by_slug[request.param]
    assert region.plan is not None
    frame = Frame(real_library, region, region.plan, SITE)
    jobs = [
        part.job
        for part in RegionParts(frame).parts
        if part.job.key_name.endswith("/grafik-indikator")
    ]
    fragments = [press(job) for job in jobs]
    assert 1 == len(fragments), "dipecah, padahal gambar bukan naskah panjang"
    assert () == fragments[0].losses
    return region.plan, assemble(document(*fragments))


def _elements(pdf: pikepdf.Pdf, tag: str) -> Iterator[pikepdf.Object]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == tag and "/P" in one:
            yield one


def test_every_known_indicator_is_a_figure_with_its_words(made: tuple[Plan, bytes]) -> None:
    plan, content = made
    charts = [garis_indikator(item) for item in plan.indikator if item.ada_nilai]
    with pikepdf.open(BytesIO(content)) as pdf:
        told = {str(one.Alt) for one in _elements(pdf, "/Figure")}

    assert len(charts) > 25
    assert {
        f"{one.judul}. {' '.join(one.keterangan.split()).rstrip('.')}" for one in charts
    } == told


def test_no_chart_is_cut_or_torn_from_its_name(made: tuple[Plan, bytes]) -> None:
    """Each is drawn on one page, above the foot, and its name right above it on the same one."""
    plan, content = made
    with pikepdf.open(BytesIO(content)) as pdf:
        assert 2 <= len(pdf.pages) <= 5
        assert len(plan.indikator) / len(pdf.pages) > 6
        for figure in _elements(pdf, "/Figure"):
            captions = [
                kid
                for kid in figure.K
                if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Caption"
            ]
            assert 1 == len(captions), figure.Alt
            pages = {_page(figure)} | {_page(caption) for caption in captions}
            assert 1 == len(pages), figure.Alt
            left, bottom, right, top = (float(number) for number in figure.A.BBox)
            assert 25 * MM - 1 <= bottom < top <= (297 - 27) * MM + 1, figure.Alt
            assert 25 * MM - 1 <= left < right <= (210 - 22) * MM + 1, figure.Alt


def _page(element: pikepdf.Object) -> tuple[int, int]:
    """The one page that an element has content on."""
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    pages = {element.Pg.objgen} if "/Pg" in element else set()
    pages |= {kid.Pg.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid}
    assert 1 == len(pages)
    return pages.pop()


def test_each_pillar_is_one_figure_of_the_list(made: tuple[Plan, bytes]) -> None:
    """Thirty lines in the list of figures would bury the others."""
    plan, content = made
    with pikepdf.open(BytesIO(content)) as pdf:
        headings = list(_elements(pdf, "/H2"))

    assert len({objective.pilar for objective in plan.sasaran}) == len(headings)

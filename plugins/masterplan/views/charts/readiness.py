"""A plan's readiness in, dots on a scale from 1 to 5 out; what is not scored says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from masterplan.model.analisis import UNSUR
from masterplan.model.analisis import Kesiapan as Penilaian
from masterplan.model.region import Plan
from masterplan.views.charts import svg
from masterplan.views.charts.chart import Grafik, Kolom, kolom_angka
from masterplan.views.charts.words import dan, wrap
from masterplan.views.formatting import judul

IDEAL = 5
"""The score of what is fully ready."""

_FIRST, _STEP = 64, 7
"""Where score 1 stands, and how far the next ones are, in percent."""
_LINE = 16


def kesiapan(plan: Plan) -> Grafik | None:
    """The readiness of a region, part by part of each element."""
    found = plan.analisis.kesiapan
    if not found:
        return None
    rows = [row for unsur in UNSUR for row in found if row.unsur == unsur]
    tinggi, isi = _draw(rows)
    return Grafik(
        id="kesiapan",
        judul="Skor kesiapan",
        keterangan=_say(rows),
        tinggi=tinggi,
        isi=isi,
        kolom=(
            Kolom("unsur", "Unsur", tampil=judul),
            Kolom("sub_unsur", "Bagian", tampil=judul),
            kolom_angka("skor", "Skor"),
            kolom_angka("skor_ideal", "Skor ideal"),
        ),
        baris=tuple((row.unsur, row.sub_unsur, row.skor, IDEAL) for row in rows),
    )


def _draw(rows: Sequence[Penilaian]) -> tuple[float, tuple[Markup, ...]]:
    """Draw the elements from the top down, each under its name and a scale of its own."""
    y = 0.0
    parts: list[Markup] = []
    for unsur, group in groupby(rows, lambda row: row.unsur):
        numbers = [svg.text(str(score), _at(score), y + 14) for score in range(1, IDEAL + 1)]
        parts.append(svg.text(judul(unsur), 0, y + 14, **svg.STRONG))
        parts.append(svg.group(*numbers, **svg.FADED, text_anchor="middle"))
        y += 24
        for row in group:
            names = wrap(judul(row.sub_unsur), svg.WIDTH * (_FIRST - 4) / 100)
            parts.append(svg.lines(names, 0, y + 13, _LINE))
            parts += _score(row.skor, y + 9)
            y += _LINE * len(names) + 6
        y += 8
    return y - 8, tuple(parts)


def _score(score: int | None, y: float) -> Iterator[Markup]:
    """Draw a score as a dot, and the way that is left to a ring at the ideal."""
    if score is None:
        yield svg.text("belum dinilai", _at(3), y + 4, **svg.FADED, text_anchor="middle")
        return
    if score < IDEAL:
        yield svg.line(_at(score), y, _at(IDEAL), y, **svg.FADED_LINE, stroke_dasharray="1 3")
    yield svg.group(svg.dot(_at(IDEAL), y, 5.5, **svg.PAPER), **svg.FADED_LINE)
    yield svg.group(svg.line(_at(1), y, _at(score), y), **svg.SEA_LINE, stroke_width=3)
    yield svg.dot(_at(score), y, 4.5, **svg.SEA)
    yield svg.text(str(score), 100, y + 4, text_anchor="end", **svg.STRONG)


def _at(score: int) -> float:
    return _FIRST + (score - 1) * _STEP


def _say(rows: Sequence[Penilaian]) -> str:
    said = f"{len(rows)} bagian kesiapan dicatat, skor 1 (belum siap) sampai 5 (ideal)."
    counts = Counter(row.skor for row in rows if row.skor is not None)
    if counts:
        spread = [f"{counts[score]} bagian berskor {score}" for score in sorted(counts)]
        said += f" Sebarannya: {dan(spread)}."
    if unscored := len(rows) - counts.total():
        said += f" {unscored} bagian belum dinilai."
    return said

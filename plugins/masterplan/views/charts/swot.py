"""A plan's SWOT in, how much each pillar's lists hold out: for and against, to both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from masterplan.model.analisis import Swot
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan
from masterplan.views.charts import svg
from masterplan.views.charts.chart import Grafik, Kolom, kolom_angka
from masterplan.views.charts.words import dan

_REACH = 21
"""How far the longest bar goes from the middle, in percent: the words have the rest."""
_HEAD, _LINE, _GAP = 20, 20, 10


def swot(plan: Plan) -> Grafik | None:
    """How many strengths, weaknesses, opportunities and threats each pillar lists."""
    found = plan.analisis.swot
    if not found:
        return None
    rows = sorted(found, key=lambda row: (*PILAR, None).index(row.pilar))
    return Grafik(
        id="swot",
        judul="Jumlah butir SWOT menurut pilar",
        keterangan=_say(rows),
        tinggi=len(rows) * (_HEAD + 2 * _LINE + _GAP) - _GAP,
        isi=_draw(rows),
        kolom=(
            Kolom("pilar", "Pilar", tampil=_called),
            kolom_angka("kekuatan", "Kekuatan"),
            kolom_angka("kelemahan", "Kelemahan"),
            kolom_angka("peluang", "Peluang"),
            kolom_angka("ancaman", "Ancaman"),
        ),
        baris=tuple(
            (row.pilar, len(row.kekuatan), len(row.kelemahan), len(row.peluang), len(row.ancaman))
            for row in rows
        ),
    )


def _called(pilar: str | None) -> str:
    return PILAR[pilar].nama if pilar else "Seluruh pilar"


def _draw(rows: Sequence[Swot]) -> tuple[Markup, ...]:
    most = max(
        len(items)
        for row in rows
        for items in (row.kekuatan, row.kelemahan, row.peluang, row.ancaman)
    )
    parts: list[Markup] = []
    for n, row in enumerate(rows):
        y = n * (_HEAD + 2 * _LINE + _GAP)
        parts.append(svg.text(_called(row.pilar), 0, y + 14, **svg.STRONG))
        pairs = (
            (len(row.kelemahan), "kelemahan", len(row.kekuatan), "kekuatan"),
            (len(row.ancaman), "ancaman", len(row.peluang), "peluang"),
        )
        for m, (against, left, favour, right) in enumerate(pairs):
            top = y + _HEAD + m * _LINE
            parts.append(svg.text(f"{against} {left}", 0, top + 13))
            parts.append(svg.text(f"{favour} {right}", 100, top + 13, text_anchor="end"))
            parts += _sides(_REACH * against / most, _REACH * favour / most, top + 3)
        middle = svg.line(50, y + _HEAD, 50, y + _HEAD + 2 * _LINE, **svg.FADED_LINE)
        parts.append(middle)
    return tuple(parts)


def _sides(against: float, favour: float, y: float) -> Iterator[Markup]:
    """Draw what speaks against to the left, as an empty bar, and what speaks for, filled."""
    yield svg.bar(50 - against, y, against, 12, **svg.CLOVE_LINE)
    yield svg.bar(50, y, favour, 12, **svg.SEA)


def _say(rows: Sequence[Swot]) -> str:
    counts = {
        "kekuatan": sum(len(row.kekuatan) for row in rows),
        "kelemahan": sum(len(row.kelemahan) for row in rows),
        "peluang": sum(len(row.peluang) for row in rows),
        "ancaman": sum(len(row.ancaman) for row in rows),
    }
    told = dan([f"{count} {name}" for name, count in counts.items()])
    return f"Tercatat {told}. Yang dihitung banyaknya butir, bukan bobotnya."

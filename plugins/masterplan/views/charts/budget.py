"""A plan in, its budget as bars out: by year, by source of funds, by pillar.

A bar is what is known. Lines whose `pagu` is unknown are told apart by a striped end and by words:
they add nothing to the bar, and they are not zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from markupsafe import Markup

from masterplan.model import totals
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan
from masterplan.model.totals import Jumlah
from masterplan.views.charts import svg
from masterplan.views.charts.chart import Grafik, Kolom, kolom_angka
from masterplan.views.charts.scales import Scale, ticks
from masterplan.views.charts.words import dan, skala_rupiah
from masterplan.views.formatting import rupiah_pendek

Key = TypeVar("Key", int, str)

END = 95
"""Where the longest bar may end, in percent: the rest is for the stripes of what is unknown."""

_ROW, _NOTE = 44, 16


def anggaran_per_tahun(plan: Plan) -> Grafik | None:
    """Budget by year: every year of the plan, also one without a line."""
    found = totals.per_tahun(plan.program)
    years = sorted({*plan.rangkaian.periode.tahun, *found})
    parts = {year: found.get(year, Jumlah()) for year in years}
    column = Kolom("tahun", "Tahun")
    return _bars("anggaran-per-tahun", "Anggaran menurut tahun", plan, parts, column)


def anggaran_per_sumber_dana(plan: Plan) -> Grafik | None:
    """Budget by source of funds, the largest first."""
    found = totals.per_sumber_dana(plan.program)
    order = sorted(found, key=lambda source: (-found[source].diketahui, source))
    return _bars(
        "anggaran-per-sumber-dana",
        "Anggaran menurut sumber dana",
        plan,
        {source: found[source] for source in order},
        Kolom("sumber_dana", "Sumber dana"),
    )


def anggaran_per_pilar(plan: Plan) -> Grafik | None:
    """Budget by main pillar: all six, also one without a line."""
    found = totals.per_pilar(plan.program)
    return _bars(
        "anggaran-per-pilar",
        "Anggaran menurut pilar",
        plan,
        {pilar: found.get(pilar, Jumlah()) for pilar in PILAR},
        Kolom("pilar", "Pilar", tampil=lambda pilar: PILAR[pilar].nama),
    )


def _bars(
    id: str, judul: str, plan: Plan, groups: Mapping[Key, Jumlah], column: Kolom
) -> Grafik | None:
    if not any(group.baris for group in groups.values()):
        return None
    named = {column.tampil(key): group for key, group in groups.items()}
    tinggi, isi = _draw(named)
    return Grafik(
        id=id,
        judul=judul,
        keterangan=_say(plan, named),
        tinggi=tinggi,
        isi=isi,
        kolom=(
            column,
            kolom_angka("pagu", "Pagu (Rp)", "–"),
            kolom_angka("baris", "Baris anggaran"),
            kolom_angka("baris_tanpa_pagu", "Pagu belum diketahui"),
        ),
        baris=tuple(
            (key, group.nilai, group.baris, group.tanpa_pagu) for key, group in groups.items()
        ),
    )


def _draw(parts: Mapping[str, Jumlah]) -> tuple[float, tuple[Markup, ...]]:
    """Draw the bars from the top down, on a grid that is labelled below them."""
    steps = ticks(0, max(part.diketahui for part in parts.values()), 4)
    scale = Scale(steps[0], steps[-1], 0, END)
    rows: list[Markup] = []
    y = 0.0
    for name, part in parts.items():
        rows += _row(name, part, scale(part.diketahui), y)
        y += _ROW + (_NOTE if _has_note(part) else 0)
    grid = [svg.line(scale(step), 0, scale(step), y, **svg.GRID) for step in steps]
    first, *inner, last = skala_rupiah(steps)
    labels = (
        svg.text(first, 0, y + 14),
        *(
            svg.text(label, scale(step), y + 14, text_anchor="middle")
            for label, step in zip(inner, steps[1:-1], strict=True)
        ),
        svg.text(last, 100, y + 14, text_anchor="end"),
    )
    return y + 20, (*grid, *rows, svg.group(*labels, **svg.SMALL))


def _row(name: str, part: Jumlah, length: float, y: float) -> Iterator[Markup]:
    """Draw a bar below its name and value; stripes at its end say that more is not known."""
    yield svg.text(name, 0, y + 13)
    yield svg.text(_value(part), 100, y + 13, text_anchor="end")
    if length:
        yield svg.bar(0, y + 19, length, 12, **svg.SEA)
    if part.tanpa_pagu:
        stripes = svg.tag("path", d="M3 0h12", stroke_width=12, stroke_dasharray="2 3")
        yield svg.group(svg.pixels(length, y + 25, stripes), **svg.CLOVE_LINE)
    if _has_note(part):
        note = f"ditambah {part.tanpa_pagu} pagu yang belum diketahui"
        yield svg.text(note, 0, y + 46, **svg.FADED)


def _has_note(part: Jumlah) -> bool:
    return part.nilai is not None and not part.lengkap


def _value(part: Jumlah) -> str:
    if not part.baris:
        return "belum ada baris anggaran"
    if part.nilai is None:
        return f"{part.tanpa_pagu} pagu belum diketahui"
    return rupiah_pendek(part.nilai)


def _say(plan: Plan, parts: Mapping[str, Jumlah]) -> str:
    whole = totals.total(plan)
    if whole.nilai is None:
        return f"Semua {whole.tanpa_pagu} pagu belum diketahui, sehingga belum ada jumlahnya."
    said = f"Pagu yang diketahui berjumlah {rupiah_pendek(whole.nilai)}"
    known = sorted((part.nilai, name) for name, part in parts.items() if part.nilai is not None)
    if len(known) > 1:
        (least, last), (most, first) = known[0], known[-1]
        said += f"; terbesar {rupiah_pendek(most)} ({first})"
        said += f", terkecil {rupiah_pendek(least)} ({last})"
    if empty := [name for name, part in parts.items() if not part.baris]:
        said += f". Belum ada baris anggaran untuk {dan(empty)}"
    if whole.tanpa_pagu:
        where = dan([name for name, part in parts.items() if part.tanpa_pagu])
        said += f". Ditambah {whole.tanpa_pagu} pagu yang belum diketahui ({where})"
    return f"{said}."

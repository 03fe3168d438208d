"""An indicator in, its line out: where it began, where it should go, where it is.

Three marks tell the three kinds of value apart without colour: a ring for the value before the
plan, dots on a line for targets, filled squares for what was reached. A head above the line names
the marks and gives the numbers that matter, so that no label has to find room beside the line.
"""

from __future__ import annotations

from decimal import Decimal

from masterplan.model import totals
from masterplan.model.sasaran import Indikator
from masterplan.views.charts.chart import Grafik, Kolom, kolom_angka
from masterplan.views.charts.trend import Trend, draw
from masterplan.views.formatting import angka

_ARAH = {
    "naik": "Nilainya diharapkan naik.",
    "turun": "Nilainya diharapkan turun.",
    "tetap": "Nilainya diharapkan tetap.",
    "capai": "Nilainya diharapkan mencapai target.",
}


def garis_indikator(indikator: Indikator) -> Grafik:
    """The chart of an indicator."""
    tinggi, isi = draw(_trend(indikator))
    return Grafik(
        id=f"indikator-{indikator.id}",
        judul=f"{indikator.nama} ({indikator.satuan})",
        keterangan=_say(indikator),
        tinggi=tinggi,
        isi=isi,
        kolom=(
            Kolom("tahun", "Tahun"),
            kolom_angka("kondisi_awal", "Awal", "–"),
            kolom_angka("target", "Target", "–"),
            kolom_angka("realisasi", "Realisasi", "–"),
        ),
        baris=_rows(indikator),
    )


def _trend(indikator: Indikator) -> Trend:
    start = indikator.kondisi_awal
    return Trend(
        satuan="%" if indikator.satuan == "%" else "",
        awal=start.nilai,
        tahun_awal=start.tahun,
        target=dict(sorted(indikator.target.items())),
        realisasi={year: found.nilai for year, found in sorted(indikator.realisasi.items())},
    )


def _rows(indikator: Indikator) -> tuple[tuple[object, ...], ...]:
    """One row for each year that anything is known of; first the start, if its year is not."""
    start, target, reached = indikator.kondisi_awal, indikator.target, indikator.realisasi
    years = sorted({*target, *reached} | ({start.tahun} if start.tahun is not None else set()))
    rows: list[tuple[object, ...]] = [
        (
            year,
            start.nilai if year == start.tahun else None,
            target.get(year),
            reached[year].nilai if year in reached else None,
        )
        for year in years
    ]
    if start.tahun is None and start.nilai is not None:
        rows.insert(0, (None, start.nilai, None, None))
    return tuple(rows)


def _say(indikator: Indikator) -> str:
    def written(value: Decimal) -> str:
        return f"{angka(value)}%" if indikator.satuan == "%" else angka(value)

    start = indikator.kondisi_awal
    said = "Kondisi awal " + ("belum diketahui" if start.nilai is None else written(start.nilai))
    if start.nilai is not None and start.tahun is not None:
        said += f" ({start.tahun})"
    known = {year: value for year, value in indikator.target.items() if value is not None}
    if known:
        said += f", target {written(known[max(known)])} pada {max(known)}. "
    else:
        said += ", target belum diketahui. "
    newest = indikator.capaian_terakhir
    if newest is None or newest[1].nilai is None:
        said += "Belum ada realisasi yang diketahui. "
    else:
        year, value = newest[0], newest[1].nilai
        said += f"Realisasi {year} {written(value)}, "
        target = indikator.target.get(year)
        if target is None:
            said += "target tahun itu belum diketahui. "
        else:
            met = totals.capaian(indikator) == "tercapai"
            said += (
                f"target tahun itu ({written(target)}) {'tercapai' if met else 'belum tercapai'}. "
            )
    return said + _ARAH[indikator.arah]

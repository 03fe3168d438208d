"""A pillar's programmes in, its roadmap out: what is done in which years, and what waits."""

from __future__ import annotations

from collections.abc import Sequence

from masterplan.model import totals
from masterplan.model.pilar import PILAR
from masterplan.model.program import Program
from masterplan.model.region import Plan
from masterplan.views.charts.chart import Grafik, Kolom, kolom_angka
from masterplan.views.charts.gantt import Url, draw
from masterplan.views.charts.words import dan
from masterplan.views.formatting import persen, status

_STATUS = ("selesai", "berjalan", "direncanakan", "usulan", "tertunda", "dibatalkan")


def peta_jalan(plan: Plan, pilar: str, url: Url | None = None) -> Grafik | None:
    """The roadmap of a pillar; `url` gives the link of each programme's name."""
    programs = plan.program_in(pilar)
    if not programs:
        return None
    waits = {
        item.id: [_called(plan, pilar, id) for id in item.bergantung_pada] for item in programs
    }
    tinggi, isi = draw(programs, _years(plan, programs), url)
    return Grafik(
        id=f"peta-jalan-{pilar}",
        judul=f"Peta jalan {PILAR[pilar].nama}",
        keterangan=_say(PILAR[pilar].nama, programs),
        tinggi=tinggi,
        isi=isi,
        kolom=(
            Kolom("program", "Program", tampil=lambda id: plan.program_by_id[id].nama),
            Kolom("mulai", "Mulai"),
            Kolom("selesai", "Selesai"),
            Kolom("status", "Status", tampil=status),
            kolom_angka("kemajuan_persen", "Kemajuan (%)"),
            Kolom("menunggu", "Menunggu"),
        ),
        baris=tuple(
            (
                item.id,
                item.mulai,
                item.selesai,
                item.status,
                item.kemajuan_persen,
                "; ".join(waits[item.id]) or None,
            )
            for item in programs
        ),
        tautan=url is not None,
    )


def _years(plan: Plan, programs: Sequence[Program]) -> range:
    """The years of the plan, and any outside them that a programme names."""
    period = plan.rangkaian.periode
    named = [year for item in programs for year in (item.mulai, item.selesai)]
    return range(min(period.mulai, *named), max(period.selesai, *named) + 1)


def _called(plan: Plan, pilar: str, id: str) -> str:
    """Name what a programme waits for, with its pillar when that is another; else its id."""
    found = plan.program_by_id.get(id)
    if found is None:
        return id
    return found.nama if found.pilar == pilar else f"{found.nama} ({PILAR[found.pilar].nama})"


def _say(nama: str, programs: Sequence[Program]) -> str:
    counts = totals.status_program(programs)
    kinds = dan([f"{counts[kind]} {status(kind).lower()}" for kind in _STATUS if counts[kind]])
    said = f"{nama} memuat {len(programs)} program: {kinds}."
    progress = totals.kemajuan(programs)
    if progress is not None:
        said += f" Rata-rata kemajuan yang dilaporkan {persen(progress)}."
    if waiting := sum(bool(item.bergantung_pada) for item in programs):
        said += (
            f" Sebanyak {waiting} program menunggu program lain: panah menuju yang menunggu, dan "
            "lingkaran berarti yang ditunggu ada di luar pilar ini."
        )
    return said

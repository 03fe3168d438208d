"""A plan in, one page for the head of region out: where it stands, and what is late or unknown.

It is one page for any plan: each list has room for a fixed number of lines, longer texts are cut
at a word, and what is left out is counted. The rest is behind its QR code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from masterplan.model import totals
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan
from masterplan.views import prose
from masterplan.views.formatting import status, tanggal
from masterplan.views.print.frame import Frame
from masterplan.views.print.front import Title
from masterplan.views.print.qr import qr_code
from masterplan.views.print.region_parts import Part
from masterplan.views.print.shortening import cut, first

VISION, STAGE, NAME, LINE = 220, 180, 64, 88
"""How many letters of the vision, the stage, a name and a line there is room for."""

QUICK_WINS, LATE, YEARS = 7, 7, 6

FILES = ("program.yml", "sasaran.yml", "tahapan.yml")


def sheet(frame: Frame, title: Title) -> Sequence[Part]:
    """The one page."""
    plan, today = frame.plan, frame.library.hari_ini
    late = [cut(line, LINE) for line in late_things(plan, today)]
    html = frame.scene.render(
        "cetak/lembar.html",
        visi=cut(plan.rangkaian.visi.teks, VISION),
        nama=cut(plan.rangkaian.judul, 90),
        per=today,
        ringkasan=cut(prose.plain(frame.region.tahapan.ringkasan), STAGE),
        pilar=_pillars(plan),
        tahun=_years(plan),
        quick_win=first(
            [
                (cut(_name(plan, win.program), NAME), status(win.status), tanggal(win.selesai))
                for win in plan.quick_win
            ],
            QUICK_WINS,
        ),
        terlambat=first(late, LATE),
        belum_diketahui=[*unknown_things(plan)],
        qr=qr_code(frame.home, f"Kode QR ke {frame.home}") if frame.home else "",
        tetap=frame.home,
        kaki=frame.foot,
    )
    others = tuple(
        (str(region.path / name), region.sha256[name])
        for region in frame.library  # the newest date of all sources is its today
        for name in ("daerah.yml", "masterplan.yml", "program.yml")
        if name in region.sha256
    )
    job = frame.job("lembar/isi", "lembar", html, "", files=FILES, extra=others)
    return [Part(job, frozenset({"lembar"}))]


def late_things(plan: Plan, today: date) -> Iterator[str]:
    """What is put off, given up, or not done although its time is over, as lines."""
    for item in plan.program:
        if item.status in {"tertunda", "dibatalkan"}:
            yield f"{item.nama}: {status(item.status).lower()}"
        elif item.selesai < today.year and item.status != "selesai":
            yield f"{item.nama}: seharusnya selesai {item.selesai}"
    for win in plan.quick_win:
        if win.selesai < today and win.status not in {"selesai", "dibatalkan"}:
            name = _name(plan, win.program)
            yield f"{name} (quick win): seharusnya selesai {tanggal(win.selesai)}"
    for indicator in plan.indikator:
        if totals.capaian(indicator) == "belum-tercapai":
            year = indicator.capaian_terakhir[0] if indicator.capaian_terakhir else ""
            yield f"{indicator.nama}: di bawah target {year}"


def unknown_things(plan: Plan) -> Iterator[str]:
    """What nobody has said yet, counted."""
    budget = totals.total(plan)
    counts = (
        (budget.tanpa_pagu, f"dari {budget.baris} baris anggaran tanpa pagu"),
        (
            sum(not item.anggaran for item in plan.program),
            f"dari {len(plan.program)} program tanpa anggaran",
        ),
        (
            sum(item.kemajuan_persen is None for item in plan.program),
            f"dari {len(plan.program)} program tanpa kemajuan yang dilaporkan",
        ),
        (
            sum(item.kondisi_awal.nilai is None for item in plan.indikator),
            f"dari {len(plan.indikator)} indikator tanpa kondisi awal",
        ),
        (
            totals.semua_capaian(plan).count("belum-dapat-dinilai"),
            f"dari {len(plan.indikator)} indikator belum dapat dinilai",
        ),
    )
    for number, words in counts:
        if number:
            yield f"{number} {words}"


def _pillars(plan: Plan) -> list[tuple[str, int, totals.Jumlah, int]]:
    """Each pillar with its programmes, its money, and the share of the largest in percent."""
    sums = totals.per_pilar(plan.program)
    largest = max((item.diketahui for item in sums.values()), default=0)
    found = []
    for id, pillar in PILAR.items():
        money = sums.get(id, totals.Jumlah())
        share = round(100 * money.diketahui / largest) if largest else 0
        found.append((pillar.nama, len(plan.program_in(id)), money, share))
    return found


def _years(plan: Plan) -> list[tuple[str, totals.Jumlah, int]]:
    """The years of the plan with their money; the last line holds those there is no room for."""
    sums = totals.per_tahun(plan.program)
    years = list(plan.rangkaian.periode.tahun)
    rows = [(str(year), sums.get(year, totals.Jumlah())) for year in years[:YEARS]]
    if len(years) > YEARS:
        last = years[YEARS - 1 :]
        lines = [line for item in plan.program for line in item.anggaran if line.tahun in last]
        rows[-1] = (f"{last[0]}–{last[-1]}", totals.jumlah(lines))
    largest = max((money.diketahui for _, money in rows), default=0)
    return [
        (name, money, round(100 * money.diketahui / largest) if largest else 0)
        for name, money in rows
    ]


def _name(plan: Plan, id: str) -> str:
    return plan.program_by_id[id].nama if id in plan.program_by_id else prose.plain(id)

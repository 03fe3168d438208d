"""A plan in, its executive summary out: at most twelve pages, made from data and not from chapters.

Lists are cut where a plan is large, and say how much they leave out, so that the length holds for
any plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from masterplan.html_tree import write
from masterplan.model import totals
from masterplan.model.pilar import PILAR
from masterplan.model.program import Program
from masterplan.model.region import Plan
from masterplan.views.print.draft import draft
from masterplan.views.print.frame import Frame
from masterplan.views.print.front import Title, cover, imprint
from masterplan.views.print.region_parts import Part, hrefs
from masterplan.views.print.shortening import Shown, cut, first

PROGRAMS, INDICATORS, QUICK_WINS, RISKS = 9, 36, 8, 6
"""How many are listed: programmes of each pillar, indicators, quick wins and risks of the plan."""

MANY, FEWER = 45, 6
"""A plan with more programmes than this lists fewer of each pillar."""

FILES = (
    "analisis.yml", "opd.yml", "program.yml", "sasaran.yml", "sumber.yml", "tahapan.yml",
    "provinsi:opd.yml",
)  # fmt: skip


def summary(frame: Frame, title: Title, attached: Sequence[str]) -> Sequence[Part]:
    """Cover, imprint and the summary itself."""
    plan = frame.plan
    html = frame.scene.render(
        "cetak/ringkasan.html",
        pilar=[(PILAR[id], _largest(plan, id), _note(plan, id)) for id in PILAR],
        indikator=first(plan.indikator, INDICATORS),
        quick_win=first(plan.quick_win, QUICK_WINS),
        risiko=first(sorted(plan.analisis.risiko, key=lambda risk: -risk.nilai), RISKS),
        potong=cut,
    )
    made = draft(html, "", "ringkasan", turn=False)
    body = f'<h1 id="ringkasan-eksekutif">Ringkasan eksekutif</h1>\n{write(made.root)}'
    job = frame.job("ringkasan/isi", "ringkasan", body, "Ringkasan eksekutif", files=FILES)
    front = (cover(frame, title), imprint(frame, title, attached))
    ids = frozenset({"ringkasan-eksekutif", *made.ids})
    return (*map(Part, front), Part(job, ids, hrefs(made.root)))


def _largest(plan: Plan, id: str) -> Shown[Program]:
    """A pillar's programmes in the plan's order; where they are too many, those with most money."""
    programs = plan.program_in(id)
    most = PROGRAMS if len(plan.program) <= MANY else FEWER
    if len(programs) <= most:
        return first(programs, most)
    by_money = sorted(programs, key=lambda item: -totals.total_program(item).diketahui)
    kept = {item.id for item in by_money[: most - 1]}
    shown = tuple(item for item in programs if item.id in kept)
    return Shown(shown, len(programs) - len(shown))


def _note(plan: Plan, id: str) -> str:
    return next((item.catatan for item in plan.rangkaian.pilar if item.pilar == id), "")

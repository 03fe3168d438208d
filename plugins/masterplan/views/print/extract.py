"""A plan and an agency in, what the plan asks of that agency out: a few pages for its own desk."""

from __future__ import annotations

from collections.abc import Sequence

from masterplan.html_tree import write
from masterplan.model.opd import Opd
from masterplan.model.program import Program
from masterplan.model.sasaran import Indikator
from masterplan.views.print.draft import draft
from masterplan.views.print.frame import Frame
from masterplan.views.print.front import Title
from masterplan.views.print.qr import qr_code
from masterplan.views.print.region_parts import Part, hrefs

FILES = (
    "analisis.yml", "opd.yml", "program.yml", "sasaran.yml", "sumber.yml",
    "provinsi:opd.yml", "provinsi:program.yml", "provinsi:daerah.yml",
)  # fmt: skip


def agencies(frame: Frame) -> Sequence[Opd]:
    """The agencies that the plan gives something to do, in the order of `opd.yml`."""
    plan = frame.plan
    named = {item.penanggung_jawab for item in plan.program}
    named |= {id for item in plan.program for id in item.pendukung}
    named |= {item.walidata for item in plan.indikator if item.walidata}
    known = frame.region.opd  # the first wins where an id is given twice
    return [
        item for item in frame.region.berkas_opd.opd if item.id in named and item is known[item.id]
    ]


def extract(frame: Frame, title: Title, agency: Opd) -> Sequence[Part]:
    """The extract of one agency: its programmes, budget, indicators, risks and applications."""
    plan = frame.plan
    led = [item for item in plan.program if item.penanggung_jawab == agency.id]
    html = frame.scene.render(
        "cetak/petikan.html",
        perangkat=agency,
        dipimpin=led,
        didukung=[item for item in plan.program if agency.id in item.pendukung],
        indikator=_indicators(frame, agency, led),
        penunggu={
            item.id: [other for other in plan.program if item.id in other.bergantung_pada]
            for item in led
        },
        risiko=[item for item in plan.analisis.risiko if item.penanggung_jawab == agency.id],
        aplikasi=[item for item in frame.region.berkas_opd.aplikasi if item.pemilik == agency.id],
    )
    made = draft(html, "", f"opd-{agency.id}", turn=False)
    head = frame.scene.render(
        "cetak/kepala.html",
        jenis="Petikan untuk perangkat daerah",
        nama=agency.nama,
        jangkar=f"petikan-{agency.id}",
        qr=qr_code(frame.home, f"Kode QR ke {frame.home}") if frame.home else "",
        tetap=frame.home,
    )
    job = frame.job(
        f"opd/{agency.id}",
        "petikan",
        head + write(made.root),
        agency.singkatan,
        files=FILES,
    )
    return [Part(job, frozenset({f"petikan-{agency.id}", *made.ids}), hrefs(made.root))]


def _indicators(frame: Frame, agency: Opd, led: Sequence[Program]) -> list[Indikator]:
    """The indicators of what it leads, and those whose data it keeps."""
    named = {id for item in led for id in item.indikator}
    return [item for item in frame.plan.indikator if item.id in named or item.walidata == agency.id]

"""What is written from data: the summary, the extract of an agency, the page for the head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.base import Entity
from masterplan.model.region import Plan, Region
from masterplan.views import prose
from masterplan.views.print.documents import documents
from masterplan.views.print.extract import agencies, extract
from masterplan.views.print.frame import Frame
from masterplan.views.print.front import Title
from masterplan.views.print.region_parts import Part
from masterplan.views.print.sheet import late_things, sheet, unknown_things
from masterplan.views.print.shortening import cut, first
from masterplan.views.print.summary import PROGRAMS, summary
from tests.conftest import SITE
from tests.pages import read_page

E = TypeVar("E", bound=Entity)

TITLE = Title("Jenis", "Judul", "nama", "unduhan/x/x-nama.pdf", SITE)


def changed(item: E, **values: object) -> E:
    return item.model_copy(update=values)


def words_of(parts: Sequence[Part]) -> str:
    return read_page("".join(part.job.html for part in parts)).words


@given(st.text(), st.integers(2, 60))
def test_a_cut_text_is_short_enough_and_begins_as_the_whole(text: str, most: int) -> None:
    made = cut(text, most)

    assert len(made) <= most
    assert " ".join(text.split()).startswith(made.removesuffix("…"))
    assert (made == " ".join(text.split())) == (len(" ".join(text.split())) <= most)


@given(st.lists(st.integers()), st.integers(2, 20))
def test_a_cut_list_counts_what_it_leaves_out(items: list[int], most: int) -> None:
    made = first(items, most)

    assert len(made.items) <= most
    assert len(items) == len(made.items) + made.more
    assert made.more != 1
    assert items[: len(made.items)] == [*made.items]


def test_summary_says_what_an_office_asks_first(frame: Frame, plan: Plan) -> None:
    words = words_of(summary(frame, TITLE, ()))
    texts = [
        plan.rangkaian.visi.teks,
        *(item.nama for item in plan.program),
        *(item.nama for item in plan.indikator),
        *(risk.mitigasi for risk in plan.analisis.risiko),
        *(win.keluaran for win in plan.quick_win),
        "Anggaran menurut tahun",
        "Anggaran menurut sumber dana",
        "Anggaran menurut pilar",
    ]

    assert [] == [text for text in texts if text not in words]


def test_summary_of_a_large_plan_lists_the_largest_and_counts_the_others(
    frame: Frame, plan: Plan
) -> None:
    program = next(item for item in plan.program if item.anggaran)
    line = program.anggaran[0]
    many = tuple(
        changed(
            program,
            id=f"p-{number}",
            nama=f"Program ke-{number:02}",
            anggaran=(changed(line, pagu=number * 10**9),),
        )
        for number in range(1, 31)
    )
    large = replace(plan, program=many)

    words = words_of(summary(replace(frame, plan=large), TITLE, ()))

    kept = [number for number in range(1, 31) if f"Program ke-{number:02}" in words]
    assert [*range(32 - PROGRAMS, 31)] == kept
    assert f"dan {31 - PROGRAMS} program lain" in words


def test_extract_holds_what_its_agency_leads_supports_and_measures(
    frame: Frame, plan: Plan
) -> None:
    for agency in agencies(frame):
        (part,) = extract(frame, TITLE, agency)
        words = read_page(part.job.html).words
        for item in plan.program:
            mine = agency.id in {item.penanggung_jawab, *item.pendukung}
            assert (item.nama in words) == mine or item.bergantung_pada
            if item.penanggung_jawab == agency.id:
                assert prose.plain(item.uraian) in words
        for indicator in plan.indikator:
            if indicator.walidata == agency.id:
                assert indicator.nama in words
        assert f"{agency.nama} ({agency.singkatan}) bertanggung jawab atas" in words


def test_an_agency_with_nothing_to_do_has_no_extract(frame: Frame) -> None:
    idle = changed(frame.region.berkas_opd.opd[0], id="lain", nama="Dinas Lain")
    region = replace(
        frame.region,
        berkas_opd=changed(frame.region.berkas_opd, opd=(*frame.region.berkas_opd.opd, idle)),
    )

    assert "lain" not in [item.id for item in agencies(replace(frame, region=region))]


def test_late_is_what_is_put_off_or_over_its_time(plan: Plan) -> None:
    program = plan.program[0]
    states = {
        "tertunda": changed(program, nama="A", status="tertunda"),
        "dibatalkan": changed(program, nama="B", status="dibatalkan"),
        "lewat": changed(program, nama="C", status="berjalan", mulai=2025, selesai=2025),
        "selesai": changed(program, nama="D", status="selesai", mulai=2025, selesai=2025),
        "berjalan": changed(program, nama="E", status="berjalan", mulai=2025, selesai=2027),
    }
    made = replace(plan, program=tuple(states.values()), quick_win=(), sasaran=())

    assert ["A: tertunda", "B: dibatalkan", "C: seharusnya selesai 2025"] == list(
        late_things(made, date(2026, 1, 1))
    )


def test_a_quick_win_past_its_day_is_late(plan: Plan) -> None:
    win = changed(plan.quick_win[0], selesai=date(2026, 1, 31), status="berjalan")
    made = replace(plan, program=(), sasaran=(), quick_win=(win,))

    assert [] == list(late_things(made, date(2026, 1, 31)))
    (line,) = late_things(made, date(2026, 2, 1))
    assert line.endswith("(quick win): seharusnya selesai 31 Januari 2026")


def test_unknown_is_counted_and_what_is_known_is_not_mentioned(plan: Plan) -> None:
    whole = "\n".join(unknown_things(plan))
    nothing = replace(plan, program=(), sasaran=(), quick_win=())

    assert "1 dari" in whole
    assert "baris anggaran tanpa pagu" in whole
    assert [] == list(unknown_things(nothing))


def test_the_sheet_depends_on_the_newest_date_of_all_sources(frame: Frame) -> None:
    (part,) = sheet(frame, TITLE)
    regions = {name.split("/")[1] for name, _ in part.job.sources}

    assert {region.slug for region in frame.library} == regions


def longest(library: Library) -> Plan:
    """A plan as large and as wordy as a page or a summary must still hold."""
    region: Region = library.by_slug["kota-ternate"]
    plan = region.plan
    assert plan is not None
    long_name = "Penyelenggaraan layanan terpadu antarpulau bagi warga kecamatan terluar"
    programs = tuple(
        changed(
            item,
            nama=f"{long_name} {number}",
            status="tertunda" if number % 2 else item.status,
        )
        for number, item in enumerate(plan.program * 3)
    )
    indicators = tuple(
        changed(
            item,
            indikator=[changed(each, nama=f"{long_name} {each.id}") for each in item.indikator],
        )
        for item in plan.sasaran * 3
    )
    risks = tuple(
        changed(item, uraian=item.uraian * 3, mitigasi=item.mitigasi * 4)
        for item in plan.analisis.risiko * 3
    )
    wins = tuple(changed(item, keluaran=item.keluaran * 4) for item in plan.quick_win * 3)
    vision = changed(plan.rangkaian.visi, teks=f"{plan.rangkaian.visi.teks} " * 6)
    period = changed(plan.rangkaian.periode, mulai=2021, selesai=2030)
    notes = tuple(changed(item, catatan=item.catatan * 3) for item in plan.rangkaian.pilar)
    return replace(
        plan,
        program=programs,
        sasaran=indicators,
        quick_win=wins,
        analisis=changed(plan.analisis, risiko=risks),
        rangkaian=changed(plan.rangkaian, visi=vision, periode=period, pilar=notes),
    )


@pytest.mark.slow
def test_no_summary_is_longer_than_twelve_pages_and_no_sheet_than_one(
    real_library: Library,
) -> None:
    from masterplan.exports.pdf.press import press

    for made in documents(real_library, SITE):
        if made.kind in {"ringkasan", "lembar"}:
            pages = sum(press(job).pages for job in made.parts)
            assert pages <= 12 if made.kind == "ringkasan" else pages == 1, made.file_name


@pytest.mark.slow
def test_that_holds_for_the_largest_and_wordiest_plan(real_library: Library) -> None:
    from masterplan.exports.pdf.press import press

    plan = longest(real_library)
    region = replace(
        real_library.by_slug["kota-ternate"],
        plan=plan,
        tahapan=changed(
            real_library.by_slug["kota-ternate"].tahapan, ringkasan="Kalimat yang panjang. " * 60
        ),
    )
    frame = Frame(real_library, region, plan, SITE)

    assert 1 == sum(press(part.job).pages for part in sheet(frame, TITLE))
    assert sum(press(part.job).pages for part in summary(frame, TITLE, ())) <= 12

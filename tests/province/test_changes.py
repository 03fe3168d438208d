from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.program import Riwayat
from masterplan.model.tahapan import Peristiwa
from masterplan.province.ages import span
from masterplan.province.changes import Perubahan, changes
from tests.province.regions import RAYA, SUNYI, TigaDaerah

TODAY = date(2026, 7, 15)

days = st.dates(date(2018, 1, 1), date(2027, 12, 31))
partial = st.builds(lambda day, parts: day.isoformat()[:parts], days, st.sampled_from([4, 7, 10]))
"""A day, a month or a year."""


def _event(tanggal: str | None, isi: str = "Forum rekaan bersidang.") -> Peristiwa:
    return Peristiwa.model_validate({"tanggal": tanggal, "isi": isi, "sumber": "karangan"})


def _line(tanggal: str, catatan: str = "Dilatih.") -> Riwayat:
    return Riwayat.model_validate({"tanggal": tanggal, "status": "berjalan", "catatan": catatan})


def _with_events(library: Library, *events: Peristiwa, today: date = TODAY) -> Library:
    """The library with these events in the region without a plan, and none elsewhere."""
    found = tuple(
        replace(
            region,
            tahapan=region.tahapan.model_copy(
                update={"peristiwa": events if region.slug == SUNYI else ()}
            ),
        )
        for region in library
    )
    return replace(library, region=found, per=today)


def _with_histories(
    tiga: TigaDaerah, *programs: tuple[str, tuple[str, ...], list[Riwayat]]
) -> Library:
    """The regency with programmes of (id, former ids, history)."""
    made = [tiga.program(id, alias=former, riwayat=tuple(lines)) for id, former, lines in programs]
    return replace(tiga.library(raya=made), per=TODAY)


def _keys(found: tuple[Perubahan, ...]) -> list[str]:
    return [item.kunci for item in found if item.jenis == "program"]


def test_revisions_histories_and_events_are_changes_newest_first(small_library: Library) -> None:
    """And nothing else is: neither stages, nor quick wins, nor the date of a status."""
    assert [
        ("2026-07-15", "revisi", "Revisi 1.1 masterplan", "", True),
        ("2026-06-15", "revisi", "Revisi 1.0 masterplan", "", True),
        ("2025-12-01", "peristiwa", "Forum rekaan bersidang.", "", False),
        ("2025-02", "program", "Loket Contoh Daring", "berjalan", True),
    ] == [
        (item.tanggal, item.jenis, item.judul, item.status, item.contoh)
        for item in changes(small_library)
    ]
    assert {RAYA} == {item.region.slug for item in changes(small_library)}


def test_a_change_tells_what_it_is_about(small_library: Library) -> None:
    newest, _, event, line = changes(small_library)
    plan = newest.region.plan

    assert plan is not None
    assert "Satu pagu rekaan ditambahkan." == newest.isi
    assert plan.rangkaian.revisi[1] is newest.tentang
    assert newest.region.tahapan.peristiwa[0] is event.tentang
    assert plan.program[0] is line.tentang
    assert "Petugas rekaan dilatih." == line.isi


def test_what_lies_ahead_is_no_change(small_library: Library) -> None:
    """A month or a year counts as soon as it has begun."""
    told = ("2026-07-16", "2026-08", "2027", "2026-07-15", "2026-07", "2026")
    library = _with_events(small_library, *(_event(text) for text in told))

    assert ["2026-07-15", "2026-07", "2026"] == [
        item.tanggal for item in changes(library) if item.jenis == "peristiwa"
    ]


def test_an_event_without_a_date_is_no_change(small_library: Library) -> None:
    library = _with_events(small_library, _event(None), _event("2021"))

    assert ["2021"] == [item.tanggal for item in changes(library) if item.jenis == "peristiwa"]


def test_without_samples_only_events_are_left(small_library: Library) -> None:
    assert ["peristiwa"] == [item.jenis for item in changes(small_library.without_samples())]


def test_changes_of_one_day_stand_in_the_librarys_order(tiga: TigaDaerah) -> None:
    library = _with_histories(
        tiga,
        ("dua", (), [_line("2026-01", "Awal."), _line("2026-01", "Akhir.")]),
        ("satu", (), [_line("2026-01")]),
    )

    assert [("Program dua", "Awal."), ("Program dua", "Akhir."), ("Program satu", "Dilatih.")] == [
        (item.judul, item.isi) for item in changes(library) if item.jenis == "program"
    ]


def test_a_name_stays_when_lines_are_added_and_a_programme_gets_a_new_id(tiga: TigaDaerah) -> None:
    """A feed reader must not take old news for new."""
    lines = [_line("2025-02"), _line("2025-03"), _line("2025-03", "Diulang.")]
    before = _with_histories(tiga, ("loket", (), lines))
    after = _with_histories(
        tiga,
        ("antrean", (), [_line("2025-03")]),
        ("loket-daring", ("loket",), [*lines, _line("2025-03", "Sekali lagi."), _line("2026-01")]),
    )

    assert [
        f"{RAYA}/program/loket/2025-03",
        f"{RAYA}/program/loket/2025-03/2",
        f"{RAYA}/program/loket/2025-02",
    ] == _keys(changes(before))
    assert set(_keys(changes(before))) < set(_keys(changes(after)))


@given(told=st.lists(partial, max_size=12), today=days)
def test_changes_go_back_in_time_and_each_has_a_name_of_its_own(
    tiga: TigaDaerah, told: list[str], today: date
) -> None:
    """Whatever dates the sources give, in whatever order and however exact."""
    library = _with_events(tiga.library(), *(_event(text) for text in told), today=today)
    found = changes(library)
    starts = [span(item.tanggal)[0] for item in found]

    assert starts == sorted(starts, reverse=True)
    assert sorted(item.tanggal for item in found) == sorted(
        text for text in told if span(text)[0] <= today
    )
    assert len(found) == len({item.kunci for item in found})


def test_names_are_unique_among_the_real_regions(real_library: Library) -> None:
    found = changes(real_library)

    assert len(found) > 100
    assert len(found) == len({item.kunci for item in found})

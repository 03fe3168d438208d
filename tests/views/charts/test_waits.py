from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masterplan.views.charts.waits import Trunk, trunks

rows = [f"p{n}" for n in range(7)]
waits = st.dictionaries(
    st.sampled_from(rows), st.lists(st.sampled_from([*rows, "lain"]), max_size=4), max_size=7
)


def test_all_that_wait_for_one_share_its_line() -> None:
    assert (Trunk(0, "b", ("a", "d")),) == trunks(list("abcd"), {"a": ["b"], "d": ["b", "b"]})


def test_lines_side_by_side_have_lanes_of_their_own() -> None:
    found = trunks(list("abcd"), {"b": ["a"], "d": ["c"], "c": ["a"]})

    assert [Trunk(0, "a", ("b", "c")), Trunk(1, "c", ("d",))] == list(found)


def test_lines_that_do_not_meet_share_a_lane() -> None:
    assert [0, 0] == [trunk.lane for trunk in trunks(list("abcd"), {"b": ["a"], "d": ["c"]})]


@given(waits)
def test_every_wait_between_rows_is_drawn_once(waits: dict[str, list[str]]) -> None:
    drawn = [(source.source, target) for source in trunks(rows, waits) for target in source.targets]
    expected = {
        (source, target)
        for target, sources in waits.items()
        for source in sources
        if source in rows and source != target
    }

    assert sorted(expected) == sorted(drawn)


@given(waits)
def test_no_two_lines_of_a_lane_stand_beside_the_same_row(waits: dict[str, list[str]]) -> None:
    beside: set[tuple[int, int]] = set()
    for trunk in trunks(rows, waits):
        ends = [rows.index(id) for id in (trunk.source, *trunk.targets)]
        taken = {(trunk.lane, row) for row in range(min(ends), max(ends) + 1)}

        assert set() == beside & taken
        beside |= taken

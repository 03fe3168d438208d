from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masterplan.search.encoding import (
    FORMS,
    SIGNS,
    Hit,
    decode,
    encode,
    encode_places,
    form_signs,
    year_signs,
)
from masterplan.search.posting import (
    GROUP_MASK,
    LEVELS,
    NUMBER_MASK,
    Place,
    level_of,
    pack,
    place_of,
)

places = st.builds(
    Place, st.integers(0, 600), st.integers(0, len(SIGNS) - 1), st.integers(0, 3_000)
)
years = st.tuples(st.integers(2000, 2092), st.integers(0, 92)).map(lambda y: (y[0], y[0] + y[1]))
hits = st.dictionaries(
    places,
    st.tuples(
        st.integers(0, LEVELS - 1),
        st.frozensets(st.integers(0, FORMS - 1), min_size=1, max_size=4),
        years,
    ),
    max_size=40,
)


@given(hits, st.frozensets(st.integers(0, 600), max_size=6), st.frozensets(st.integers(0, 92)))
def test_what_is_written_is_read(
    wanted: dict[Place, tuple[int, frozenset[int], tuple[int, int]]],
    whole: frozenset[int],
    dated: frozenset[int],
) -> None:
    """No place, level, form or year is lost, however far apart the records lie."""
    sets = {mask: number for number, mask in enumerate({forms for _, forms, _ in wanted.values()})}
    order = sorted(wanted)
    postings = [pack(at, wanted[at][0], sets[wanted[at][1]]) for at in order]

    def signs(region: int, group: int) -> list[str] | None:
        numbers = {at.number: at for at in order if at[:2] == (region, group)}
        dates = [year_signs(*wanted[numbers[n]][2]) if n in numbers else "" for n in range(3_001)]
        return dates if group in dated else None

    text = encode(
        postings,
        {number: form_signs(mask) for mask, number in sets.items()},
        signs,
        sorted(whole),
    )
    read = decode(text, dated.__contains__)

    assert sorted(whole) == read.whole
    assert read.hits == [
        Hit(
            at,
            wanted[at][0],
            () if wanted[at][1] == {0} else tuple(sorted(wanted[at][1])),
            wanted[at][2] if at.group in dated else None,
        )
        for at in order
    ]


@given(st.frozensets(places, max_size=60))
def test_places_alone_are_read_as_well(wanted: frozenset[Place]) -> None:
    text = encode_places([pack(at) for at in sorted(wanted)])
    read = decode(text, lambda _: False, places=True)

    assert sorted(wanted) == [hit.place for hit in read.hits]
    assert set(text) <= set(SIGNS)


@given(hits)
def test_signs_need_no_escaping(
    wanted: dict[Place, tuple[int, frozenset[int], tuple[int, int]]],
) -> None:
    text = encode([pack(at) for at in sorted(wanted)], {0: ""}, lambda *_: None)

    assert set(text) <= set(SIGNS)
    assert set() == set(SIGNS) & {'"', "\\"}
    assert text.isascii()


def test_a_posting_beside_the_last_costs_one_sign() -> None:
    def size(numbers: range) -> int:
        return len(encode([pack(Place(0, 0, n)) for n in numbers], {0: ""}, lambda *_: None))

    assert 99 == size(range(100)) - size(range(1))
    assert 9 == size(range(0, 100, 10)) - size(range(1))


@given(places, st.integers(0, LEVELS - 1), st.integers(0, 2**20 - 1))
def test_a_posting_keeps_its_parts(place: Place, level: int, forms: int) -> None:
    posting = pack(place, level, forms)

    assert (place, level) == (place_of(posting), level_of(posting))
    assert forms == posting & (2**20 - 1)
    assert posting < 2**64
    assert place.group <= GROUP_MASK
    assert place.number <= NUMBER_MASK


@given(st.lists(places, min_size=2, max_size=2))
def test_postings_sort_by_place(pair: list[Place]) -> None:
    first, second = pair

    assert (first < second) == (pack(first) < pack(second))

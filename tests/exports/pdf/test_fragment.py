from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.exports.pdf.fragment import Caption, Face, Fragment, Heading, Link

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(0, 500)
PLACES = st.floats(-1000, 2000, allow_nan=False).map(lambda n: round(n, 2))

FRAGMENTS = st.builds(
    Fragment,
    key_name=TEXTS,
    pdf=st.binary(max_size=40),
    pages=NUMBERS,
    kind=TEXTS,
    label=TEXTS,
    numbering=st.sampled_from(["angka", "romawi", "tanpa"]),
    start=NUMBERS,
    anchors=st.lists(st.tuples(TEXTS, NUMBERS, PLACES, PLACES), max_size=3).map(tuple),
    outline=st.lists(
        st.builds(Heading, st.integers(1, 6), TEXTS, TEXTS, NUMBERS, PLACES, PLACES), max_size=3
    ).map(tuple),
    captions=st.lists(st.builds(Caption, TEXTS, TEXTS, TEXTS, TEXTS, NUMBERS), max_size=3).map(
        tuple
    ),
    links=st.lists(st.builds(Link, NUMBERS, NUMBERS, TEXTS), max_size=3).map(tuple),
    fonts=st.lists(
        st.builds(
            Face, TEXTS, TEXTS, TEXTS, TEXTS, NUMBERS, NUMBERS, NUMBERS,
            st.lists(st.tuples(NUMBERS, NUMBERS, TEXTS), max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    losses=st.lists(TEXTS, max_size=2).map(tuple),
)  # fmt: skip


def _fragment(**changes: object) -> Fragment:
    about = {"label": "", "numbering": "angka", "start": 1, **changes}
    return Fragment(
        key_name="a/b", pdf=b"%PDF", pages=9, kind="bab", anchors=(), outline=(), captions=(),
        links=(), fonts=(), losses=(), **about,  # type: ignore[arg-type]
    )  # fmt: skip


@given(FRAGMENTS)
@settings(deadline=None, max_examples=60)
def test_bytes_and_back(fragment: Fragment) -> None:
    """What a worker sends is what the assembly gets, whatever stands in it."""
    assert fragment == Fragment.from_bytes(fragment.to_bytes())


@given(FRAGMENTS, st.data())
@settings(deadline=None, max_examples=100)
def test_any_change_or_cut_is_noticed(fragment: Fragment, data: st.DataObject) -> None:
    """A broken or half-written entry of the cache is never taken for a part."""
    whole = bytearray(fragment.to_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] ^= data.draw(st.integers(1, 255))

    with pytest.raises(ValueError, match="tidak utuh"):
        Fragment.from_bytes(bytes(whole))


@pytest.mark.parametrize(
    ("about", "page", "label"),
    [
        ({"label": "III"}, 11, "III-12"),
        ({"label": "A", "start": 3}, 0, "A-3"),
        ({}, 4, "5"),
        ({"numbering": "romawi", "start": 3}, 1, "iv"),
        ({"numbering": "tanpa", "label": "X"}, 0, ""),
    ],
)
def test_the_number_of_a_page(about: dict[str, object], page: int, label: str) -> None:
    assert label == _fragment(**about).page_label(page)

"""Hypothesis strategies that several tests share."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
"""What the model takes for an id."""

numbers = st.decimals(
    min_value=-(10**18) + 1, max_value=10**18 - 1, places=12, allow_nan=False, allow_infinity=False
) | st.integers(-(10**18) + 1, 10**18 - 1).map(Decimal)
"""Every size and precision that the model takes for a number."""

folders = st.lists(ids, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))
"""Addresses of pages; '' is the home page."""

addresses = st.builds(
    lambda folder, file, anchor: folder + file + anchor,
    folders,
    st.just("") | ids.map(lambda name: f"{name}.csv"),
    st.just("") | ids.map(lambda name: f"#{name}"),
)
"""Addresses of pages and files, with and without a place in them."""

texts = st.text(max_size=30)
"""Any text that a file can hold, with line ends, quotes and signs of every script."""

words = st.from_regex(r"[a-z][a-z_]{0,11}", fullmatch=True)
"""Words like the keys of a plan."""

data: st.SearchStrategy[dict[str, object]] = st.dictionaries(
    words | texts,
    st.recursive(
        st.none() | texts,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(words | texts, inner, max_size=4)
        ),
        max_leaves=12,
    ),
    max_size=5,
)
"""What YAML can say of a plan before anybody knows what it means: texts, lists, mappings, null."""

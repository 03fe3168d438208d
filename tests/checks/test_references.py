"""Cycles among programmes, however they are tangled. Other rules are in `tests/cases/`."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.checks.references import dependencies_have_no_cycles
from masterplan.library import Library
from tests.checks.contoh import Contoh

graphs = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3, unique=True)
)
"""Which programmes wait for which; some of those waited for do not exist."""


def library_of(graph: dict[str, list[str]], contoh: Contoh) -> Library:
    programs = (
        contoh.program(id=id, bergantung_pada=tuple(targets)) for id, targets in graph.items()
    )
    return contoh.with_plan(program=tuple(programs))


def has_cycle(graph: dict[str, list[str]]) -> bool:
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError:
        return True
    return False


@given(graphs)
@settings(deadline=None, max_examples=200)
def test_cycle_is_told_exactly_when_there_is_one(
    contoh: Contoh, graph: dict[str, list[str]]
) -> None:
    """And every way that is told is a way that the programmes really wait along."""
    found = list(dependencies_have_no_cycles(library_of(graph, contoh)))

    assert has_cycle(graph) == bool(found)
    for item in found:
        way = item.message.removesuffix(".").split(": ")[1].split(" → ")
        assert way[0] == way[-1]
        assert all(later in graph[earlier] for earlier, later in pairwise(way))


def test_cycle_is_told_once_and_shortest_first(contoh: Contoh) -> None:
    graph = {"c": ["a"], "a": ["b", "d"], "b": ["c"], "d": ["c", "a"]}

    found = list(dependencies_have_no_cycles(library_of(graph, contoh)))

    assert ["Program saling menunggu: a → d → a."] == [item.message for item in found]

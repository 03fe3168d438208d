"""Which programme waits for which in, lanes for the lines between their rows out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trunk:
    """A line down a lane: from a programme's row to the rows of all that wait for it."""

    lane: int
    """Counted from the bars outwards; trunks of one lane have no row in common."""
    source: str
    targets: tuple[str, ...]


def trunks(order: Sequence[str], waits: Mapping[str, Sequence[str]]) -> tuple[Trunk, ...]:
    """Give each programme that others wait for the innermost lane that is free beside its rows.

    `order` is that of the rows. What waits for itself, or for none of the rows, has no line.
    """
    row = {id: n for n, id in enumerate(order)}
    found: list[Trunk] = []
    taken: list[set[int]] = []
    for source in order:
        targets = tuple(id for id in order if id != source and source in waits.get(id, ()))
        if not targets:
            continue
        ends = [row[id] for id in (source, *targets)]
        rows = set(range(min(ends), max(ends) + 1))
        lane = next((n for n, used in enumerate(taken) if not used & rows), len(taken))
        if lane == len(taken):
            taken.append(set())
        taken[lane] |= rows
        found.append(Trunk(lane, source, targets))
    return tuple(found)

"""Lists of word families in, how well a language keeps them together and apart out.

Measured in pairs of words, as search feels it: recall is the share of pairs of one family that
find each other, precision the share of pairs that find each other and are of one family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

HERE = Path(__file__).parent
Families = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """What was found in one list."""

    right: int
    missed: int
    wrong: int
    split: tuple[str, ...]
    """Families that fall apart, each with the roots of its words."""
    merged: tuple[str, ...]
    """Words of several families that share a root."""

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)


def read(name: str) -> tuple[list[list[str]], list[list[str]]]:
    """The families and the near misses of a list; a word without kin is a family of one."""
    data = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    alone = [[word] for word in data.get("sendiri", [])]
    return [*data.get("keluarga", []), *alone], data.get("pasangan", [])


def measure(root: Callable[[str], str], families: Families) -> Measure:
    """How well roots keep families together and apart."""
    right = missed = wrong = 0
    split = []
    homes: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, family in enumerate(families):
        roots = {word: root(word) for word in family}
        same = [roots[one] == roots[other] for one, other in combinations(family, 2)]
        right += sum(same)
        missed += len(same) - sum(same)
        if len(set(roots.values())) > 1:
            split.append(", ".join(f"{word}→{found}" for word, found in roots.items()))
        for word, found in roots.items():
            homes[found][number].append(word)
    merged = []
    for found, groups in homes.items():
        for one, other in combinations(groups.values(), 2):
            wrong += len(one) * len(other)
            merged.append(f"{found}: {', '.join([*one, *other])}")
    return Measure(right, missed, wrong, tuple(split), tuple(merged))


def confused(root: Callable[[str], str], pairs: Iterable[Sequence[str]]) -> list[str]:
    """The near misses that share a root."""
    return [f"{one}, {other}" for one, other in pairs if root(one) == root(other)]

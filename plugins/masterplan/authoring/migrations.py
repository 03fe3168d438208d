"""A file of an older version of the model in, the same file in today's words out.

When a field is renamed, a `Step` is added here and the model's `versi` goes up: `masterplan
rapikan` then carries every office's file over, comments and all, and nobody retypes a plan. A
step only moves what is certain. What it cannot know (money without its source, say) it leaves
for the checks to ask about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import get_args

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.model.base import Entity
from masterplan.sources.tree import before, behind, write_before, write_behind


@dataclass(frozen=True, slots=True)
class Step:
    """How a file of one name goes from one version to the next."""

    file: str
    dari: str
    ke: str
    apply: Callable[[CommentedMap], None]
    """Changes the tree in place; `versi` is written by `migrate`."""


STEPS: tuple[Step, ...] = ()
"""The versions so far: there has been only one."""


def migrate(
    tree: CommentedMap,
    model: type[Entity],
    path: PurePosixPath,
    report: Report,
    *,
    at: Location,
    steps: Sequence[Step] = STEPS,
) -> bool:
    """Bring a tree to the version of its model; `at` is where its version stands.

    `False`, with a finding, when nobody knows the way from there; then nothing was changed.
    """
    way = []
    today = version_of(model)
    here = str(tree.get("versi") or today)
    while here != today:
        step = next((step for step in steps if (step.file, step.dari) == (path.name, here)), None)
        if step is None or step in way:
            report.add(
                Code.PILIHAN_SALAH,
                at,
                f"Versi '{tree['versi']}' tidak dikenal untuk {path.name}.",
                hint=f"versi yang dikenal: {today}; perbarui program ini bila berkasnya lebih baru",
            )
            return False
        way.append(step)
        here = step.ke
    for step in way:
        step.apply(tree)
        tree["versi"] = step.ke
    return True


def version_of(model: type[Entity]) -> str:
    """The version that a file must have for a model to read it."""
    return str(get_args(model.model_fields["versi"].annotation)[-1])


def each(tree: CommentedMap, *keys: str) -> Iterator[CommentedMap]:
    """All mappings at the end of a path of keys, through every list on the way."""
    if not keys:
        yield tree
        return
    value = tree.get(keys[0])
    for part in value if isinstance(value, CommentedSeq) else (value,):
        if isinstance(part, CommentedMap):
            yield from each(part, *keys[1:])


def rename(holder: CommentedMap, old: str, new: str) -> None:
    """Give a key a new name; it keeps its place, its value and its comments."""
    if old not in holder or new in holder:
        return
    comments = before(holder, old), behind(holder, old)
    place = list(holder).index(old)
    holder.insert(place, new, holder.pop(old))
    holder.ca.items.pop(old, None)
    write_before(holder, new, comments[0])
    write_behind(holder, new, comments[1])

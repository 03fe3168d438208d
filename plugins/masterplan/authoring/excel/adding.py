"""What a foreign sheet says in, added to the sources where they say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from masterplan.authoring.excel.files import RegionFiles, texts_or_items
from masterplan.authoring.excel.grid import Cell
from masterplan.authoring.excel.names import words_of
from masterplan.authoring.excel.told import Told
from masterplan.authoring.excel.values import node_at, put
from masterplan.codes import Code


@dataclass
class Adding:
    """Adds to the trees of a region, and says what it could not add."""

    files: RegionFiles
    told: Told

    def set(
        self, item: CommentedMap, key: str, value: Any, cell: Cell, file: str = "program.yml"
    ) -> None:
        """Give a value where there is none; another one that is there stays, and is named."""
        now = node_at(item, key)
        if now is None:
            put(item, key, value)
        elif not _same(str(now), str(value)):
            self.clash(cell, f"'{str(now)[:60]}'", file)

    def join(self, item: CommentedMap, key: str, ids: list[str]) -> None:
        """Add ids to a list that lacks them."""
        now = [id for id in texts_or_items(item.get(key)) if isinstance(id, str)]
        new = [id for id in ids if id not in now]
        if isinstance(item.get(key), CommentedSeq):
            item[key].extend(new)
        elif new:
            put(item, key, [*now, *new])

    def clash(self, cell: Cell, now: str, file: str = "program.yml") -> None:
        """Say that the sources say something else."""
        hint = "isi di YAML dibiarkan; ubah dengan tangan bila lembar ini yang benar"
        self.told.cell(Code.SEL_BENTROK, cell, f"di {file} sudah ada {now}", hint)


def _same(first: str, second: str) -> bool:
    """Whether two values say the same: one number, or the same words."""
    try:
        return Decimal(first) == Decimal(second)
    except InvalidOperation:
        return first == second or (words_of(first) == words_of(second) != ())

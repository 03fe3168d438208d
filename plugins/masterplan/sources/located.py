"""Plain data that remembers where it was written.

`Mapping` and `Sequence` are an ordinary dict and list, so that any decoder takes them, and
answer one more question: where does this key, or this item, stand in its file?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeAlias

from masterplan.diagnostics import Location

Value: TypeAlias = "str | Mapping | Sequence | None"
Path: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]


class Mapping(dict[str, Value]):
    """A YAML mapping with the place of itself, of each key and of each value."""

    __slots__ = ("_keys", "_path", "_start", "_values")

    def __init__(self, path: PurePosixPath, start: Position) -> None:
        super().__init__()
        self._path = path
        self._start = start
        self._keys: dict[str, Position] = {}
        self._values: dict[str, Position] = {}

    def put(self, key: str, value: Value, key_at: Position, value_at: Position) -> None:
        """Add one pair."""
        self[key] = value
        self._keys[key] = key_at
        self._values[key] = value_at

    @property
    def location(self) -> Location:
        """Where the mapping begins."""
        return Location(self._path, *self._start)

    def key_location(self, key: str) -> Location:
        """Where a key stands; where the mapping begins, for a key that it lacks."""
        return Location(self._path, *self._keys.get(key, self._start))

    def locate(self, path: Iterable[str | int]) -> Location:
        """Where the value at the end of a path of keys and indices stands.

        Goes as far as the data does, so that a path into something that is missing gives
        the place where it is missed.
        """
        here: Value = self
        found = self.location
        for step in path:
            if isinstance(here, Mapping):
                if step not in here:
                    break
                key = str(step)
                found = Location(here._path, *here._values[key])
                here = here[key]
            elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
                found = Location(here.path, *here.positions[step])
                here = here[step]
        return found

    def parent(self, path: Path) -> Mapping:
        """Give the innermost mapping on a path."""
        here: Value = self
        innermost = self
        for step in path:
            if isinstance(here, Mapping):
                if step not in here:
                    break
                here = here[str(step)]
            elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
                here = here[step]
            if isinstance(here, Mapping):
                innermost = here
        return innermost

    def __reduce__(self) -> tuple[object, ...]:
        # dict subclasses with slots need help to travel to another process
        state = (self._keys, self._values)
        return (_restore, (self._path, self._start, dict(self), state))


class Sequence(list[Value]):
    """A YAML list with the place of each item."""

    __slots__ = ("path", "positions")

    def __init__(self, path: PurePosixPath) -> None:
        super().__init__()
        self.path = path
        self.positions: list[Position] = []

    def put(self, value: Value, at: Position) -> None:
        """Add one item."""
        self.append(value)
        self.positions.append(at)


def texts_at(key: str, value: Value) -> Iterator[str]:
    """Every text that stands at a key, however deep: all ids of a file, say."""
    if isinstance(value, Mapping):
        found = value.get(key)
        if isinstance(found, str):
            yield found
        for part in value.values():
            yield from texts_at(key, part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts_at(key, part)


def _restore(
    path: PurePosixPath,
    start: Position,
    items: dict[str, Value],
    state: tuple[dict[str, Position], dict[str, Position]],
) -> Mapping:
    mapping = Mapping(path, start)
    mapping.update(items)
    mapping._keys, mapping._values = state
    return mapping

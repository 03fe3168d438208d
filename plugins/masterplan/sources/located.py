"""Plain data that remembers where it was written.

`Mapping` and `Sequence` are an ordinary dict and list, so that any decoder takes them, and
answer one more question: where does this key, or this item, stand in its file?
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from sys import intern
from typing import TypeAlias

from masterplan.diagnostics import Location

Value: TypeAlias = "str | Mapping | Sequence | None"
Path: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]


class Mapping(dict[str, Value]):
    """A YAML mapping with the place of itself, of each key and of each value."""

    __slots__ = ("_path", "_places")

    def __init__(self, path: PurePosixPath, start: Position) -> None:
        super().__init__()
        self._path = path
        self._places = array("I", start)
        """Two numbers for itself, then four a pair in the order of the keys: places are many."""

    def put(self, key: str, value: Value, key_at: Position, value_at: Position) -> None:
        """Add one pair."""
        self[intern(key)] = value  # the same few keys come again and again
        self._places.extend((*key_at, *value_at))

    def _place(self, key: str) -> array[int]:
        """Line and column of a key, then of its value."""
        first = 2 + 4 * list(self).index(key)
        return self._places[first : first + 4]

    @property
    def location(self) -> Location:
        """Where the mapping begins."""
        return Location(self._path, *self._places[:2])

    def key_location(self, key: str) -> Location:
        """Where a key stands; where the mapping begins, for a key that it lacks."""
        return Location(self._path, *(self._place(key)[:2] if key in self else self._places[:2]))

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
                found = Location(here._path, *here._place(key)[2:])
                here = here[key]
            elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
                found = Location(here.path, *here._places[2 * step : 2 * step + 2])
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
        return (_restore, (self._path, dict(self), self._places))


class Sequence(list[Value]):
    """A YAML list with the place of each item."""

    __slots__ = ("_places", "path")

    def __init__(self, path: PurePosixPath) -> None:
        super().__init__()
        self.path = path
        self._places = array("I")

    def put(self, value: Value, at: Position) -> None:
        """Add one item."""
        self.append(value)
        self._places.extend(at)

    @property
    def positions(self) -> list[Position]:
        """Where each item begins."""
        numbers = iter(self._places)
        return list(zip(numbers, numbers, strict=True))


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


def forget_texts(data: Mapping) -> None:
    """Let go of the texts and keep the places: a model has what it needs of them by now."""
    for key, value in data.items():
        data[key] = _without_texts(value)


def _without_texts(value: Value) -> Value:
    if isinstance(value, Mapping):
        forget_texts(value)
        return value
    if isinstance(value, Sequence):
        value[:] = [_without_texts(item) for item in value]
        return value
    return None


def _restore(path: PurePosixPath, items: dict[str, Value], places: array[int]) -> Mapping:
    mapping = Mapping(path, (1, 1))
    mapping.update(items)
    mapping._places = places
    return mapping

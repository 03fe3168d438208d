"""A long text or list in, as much of it as there is room for out; what is left out is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """The first of a list, and how many more there are."""

    items: tuple[T, ...]
    more: int


def first(items: Sequence[T], most: int) -> Shown[T]:
    """The first items; one more than there is room for is shown rather than counted."""
    kept = tuple(items if len(items) <= most else items[: most - 1])
    return Shown(kept, len(items) - len(kept))


def cut(text: str, most: int) -> str:
    """The first words of a text, with an ellipsis where it goes on."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept}…".replace(",…", "…")

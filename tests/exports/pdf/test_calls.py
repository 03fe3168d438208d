from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from masterplan.exports.pdf.calls import Call, done


class Counting(Executor):
    """Tells how many calls it was given at once."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(4)
        self.running = 0
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.running += 1
        self.most = max(self.most, self.running)
        return self.pool.submit(fn, *args, **kwargs)


def _calls(gathered: list[int], count: int = 20) -> list[Call]:
    def arguments(number: int) -> tuple[Any, ...]:
        gathered.append(number)
        return (number,)

    return [Call(str(number), _written, partial(arguments, number)) for number in range(count)]


def _written(number: int) -> bytes:
    return bytes([number])


def _none(_: str) -> None:
    raise AssertionError("nobody was lost")


@pytest.mark.parametrize("ahead", [1, 3, 100])
def test_every_call_is_done_once(ahead: int) -> None:
    executor = Counting()
    found = []
    for call, made in done(executor, _calls([]), ahead, _none):
        executor.running -= 1
        found.append((call.name, made))

    assert sorted((str(number), bytes([number])) for number in range(20)) == sorted(found)
    assert executor.most <= ahead


def test_what_waits_is_not_gathered_yet() -> None:
    """The pieces of a document take room only while it is joined."""
    gathered: list[int] = []
    work = done(Counting(), _calls(gathered), 2, _none)
    next(work)

    assert len(gathered) <= 3


def test_nothing_to_do_is_nothing_done() -> None:
    assert [] == list(done(Counting(), [], 5, _none))

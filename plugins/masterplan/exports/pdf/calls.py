"""Calls in, their results out as they are done, whoever does them and whatever happens to him."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from itertools import islice
from typing import Any

AHEAD = 32
"""Calls that are given out at once when nobody says how many an executor can take."""


@dataclass(frozen=True, slots=True)
class Call:
    """A piece of work."""

    name: str
    """Whose result it is, to who asked for it."""
    function: Callable[..., bytes]
    arguments: Callable[[], tuple[Any, ...]]
    """Gathered when the call is given out, so that what waits takes no room."""

    def here(self) -> bytes:
        """Do it in this process."""
        return self.function(*self.arguments())


def done(
    executor: Executor, calls: Iterable[Call], ahead: int, lost: Callable[[str], None]
) -> Iterator[tuple[Call, bytes]]:
    """Do calls in any order, at most `ahead` of them given out.

    When the executor breaks down, `lost` is told so once and the rest is done here.
    """
    waiting = iter(calls)
    running: dict[Future[bytes], Call] = {}
    left: list[Call] = []
    try:
        while not left:
            for call in islice(waiting, ahead - len(running)):
                try:
                    running[executor.submit(call.function, *call.arguments())] = call
                except BrokenExecutor as error:
                    lost(str(error))
                    left.append(call)
                    break
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                call = running.pop(future)
                try:
                    made = future.result()
                except BrokenExecutor as error:
                    if not left:
                        lost(str(error))
                    left.append(call)
                else:
                    yield call, made
    finally:
        for future in running:
            future.cancel()
    for call in [*left, *running.values(), *waiting]:
        yield call, call.here()

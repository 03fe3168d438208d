"""Where the work is done: in this process, in several on this machine, or on a Dask cluster.

All are `concurrent.futures.Executor`s, and what they make is the same. A process or a worker that
dies costs its work again, no more.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from masterplan.exports.pdf.machine import MEMORY

T = TypeVar("T")

TRIES = 2
"""How often a call is given to processes before it is given up."""

_STATM = Path("/proc/self/statm")

PRELOADED = "masterplan.exports.pdf.preload"
"""What new processes begin with, instead of each loading it again."""


class InProcess(Executor):
    """Does each call at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Do a call."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(slots=True)
class _Call:
    future: Future[Any]
    fn: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    tries: int = 0


class Processes(Executor):
    """Processes on this machine; new ones when one of them dies or has grown too large."""

    def __init__(self, workers: int, memory: int = MEMORY) -> None:
        self._workers = workers
        self._memory = memory
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._left: list[ProcessPoolExecutor] = []
        self._closed = False

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Give a call to the processes."""
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        self._dismiss()
        call = _Call(Future(), fn, args, kwargs)
        self._give(call)
        return call.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes end."""
        self._closed = True
        self._dismiss()
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _give(self, call: _Call) -> None:
        call.tries += 1
        while True:
            pool = self._current()
            try:
                inner = pool.submit(_measured, call.fn, call.args, call.kwargs)
                break
            except BrokenExecutor:
                self._leave(pool)
        inner.add_done_callback(partial(self._finish, pool, call))

    def _finish(self, pool: ProcessPoolExecutor, call: _Call, inner: Future[Any]) -> None:
        """Pass a result on. Runs in the pool's own thread, which may hold the pool's lock."""
        if inner.cancelled():
            call.future.cancel()
            call.future.set_running_or_notify_cancel()
            return
        error = inner.exception()
        if isinstance(error, BrokenExecutor):
            self._leave(pool)
            if call.tries < TRIES and not self._closed:
                self._give(call)
                return
        if error is not None:
            call.future.set_exception(error)
            return
        made, memory = inner.result()
        if memory > self._memory:
            self._leave(pool)
        call.future.set_result(made)

    def _current(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self._workers, mp_context=_context(), initializer=_begin
                )
            return self._pool

    def _leave(self, pool: ProcessPoolExecutor) -> None:
        """Give no more to these processes."""
        with self._lock:
            if pool is self._pool:
                self._left.append(pool)
                self._pool = None

    def _dismiss(self) -> None:
        """Let the processes that were left end with what they were given."""
        with self._lock:
            left, self._left = self._left, []
        for pool in left:
            pool.shutdown(wait=False)


def _context() -> Any:
    """A server that knows the layout's libraries and forks, or else fresh processes.

    Never a fork of this process, whose threads would be cut off in the middle.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def _begin() -> None:
    """Begin a worker: an interrupt is for who started the build, and nobody outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _measured(fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[T, int]:
    """Do a call, and tell how many bytes this process needs by now; 0 where nobody says."""
    made = fn(*args, **kwargs)
    try:
        pages = int(_STATM.read_text().split()[1])
    except OSError:
        return made, 0
    return made, pages * os.sysconf("SC_PAGE_SIZE")

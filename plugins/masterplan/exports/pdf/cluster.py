"""A scheduler's address in, an executor on its Dask cluster out.

Calls and results travel through the scheduler's connections, pickled; a cluster is therefore as
trusted as this machine. `distributed` is an optional extra and is loaded only here.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from masterplan.exports.pdf.trouble import ClusterError

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a worker when there is none."""

AHEAD = 256
"""Calls that are given out at once: more than most clusters do, so that no worker waits."""

_LARGEST = "1GB"
"""Parts of a document may be sent without a warning about their size."""


class Cluster(Executor):
    """Does calls on a Dask cluster; a worker that dies has its calls done by another.

    Nobody is called before there is work.
    """

    def __init__(self, scheduler: str, patience: float = PATIENCE) -> None:
        self._scheduler = scheduler
        self._patience = patience
        self._client: Any = None
        self._inner: Executor | None = None
        self._waiting: set[Future[Any]] = set()
        self._left = threading.Event()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Send a call."""
        if self._inner is None:
            self._inner = self._connect()
            threading.Thread(target=self._watch, daemon=True).start()
        outer: Future[T] = Future()
        try:
            inner = self._inner.submit(fn, *args, **kwargs)
        except Exception as error:
            raise BrokenExecutor(_words(error)) from error
        self._waiting.add(outer)
        inner.add_done_callback(partial(self._pass_on, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on without us."""
        self._left.set()
        if self._inner is not None:
            with contextlib.suppress(Exception):  # who is gone need not be told
                self._inner.shutdown(wait and not cancel_futures)
            self._client.close()

    def _connect(self) -> Executor:
        try:
            dask, distributed = import_module("dask"), import_module("distributed")
        except ImportError as error:
            raise ClusterError(
                "paket distributed belum terpasang (pip install 'masterplan[dask]')"
            ) from error
        where = f"penjadwal Dask di {self._scheduler}"
        dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGEST})
        try:
            self._client = distributed.Client(
                self._scheduler, timeout=self._patience, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise ClusterError(f"{where} tidak dapat dihubungi") from error
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError as error:
            self._client.close()
            raise ClusterError(f"{where} tidak memiliki pekerja") from error
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def _watch(self) -> None:
        """Give up what waits when there has been no worker for long; Dask would wait for ever."""
        step = self._patience / 10
        alone = 0.0
        while not self._left.wait(step) and alone < self._patience:
            try:
                workers = self._client.nthreads()
            except Exception:  # a lost connection is told by the calls themselves
                continue
            alone = 0.0 if workers else alone + step
        if alone >= self._patience:
            for outer in list(self._waiting):
                _settle(outer, error=BrokenExecutor("tidak ada pekerja Dask lagi"))

    def _pass_on(self, outer: Future[T], inner: Future[T]) -> None:
        """Tell what a call came to; what befell the cluster itself is a broken executor."""
        self._waiting.discard(outer)
        if inner.cancelled():
            _settle(outer, error=BrokenExecutor("hubungan dengan penjadwal Dask terputus"))
            return
        error = inner.exception()
        if error is None:
            _settle(outer, inner.result())
        elif isinstance(error, ModuleNotFoundError):
            what = f"pekerja Dask tidak memiliki paket {error.name}"
            _settle(outer, error=ClusterError(what))
        elif type(error).__module__.startswith("distributed."):
            _settle(outer, error=BrokenExecutor(_words(error)))
        else:
            _settle(outer, error=error)


def _settle(outer: Future[Any], result: Any = None, error: BaseException | None = None) -> None:
    """End a call, unless that was done already."""
    with contextlib.suppress(InvalidStateError):
        if error is None:
            outer.set_result(result)
        else:
            outer.set_exception(error)


def _words(error: BaseException) -> str:
    """The first line of what an error says; Dask's texts are long."""
    return (str(error) or type(error).__name__).splitlines()[0]

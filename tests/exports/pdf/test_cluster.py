"""A real Dask cluster: a scheduler and workers, each a process of its own, on this machine."""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from masterplan.exports.pdf.cluster import Cluster
from masterplan.exports.pdf.enclosures import Enclosures
from masterplan.exports.pdf.store import Shelf, Store
from masterplan.exports.pdf.tasks import lay_out
from masterplan.exports.pdf.trouble import ClusterError, PrintingError
from masterplan.exports.pdf.work import make
from masterplan.library import Library
from masterplan.views.print.document import PrintDocument
from masterplan.views.print.documents import documents
from tests.builds import ROOT
from tests.conftest import SITE
from tests.exports.pdf import chores
from tests.exports.pdf.papers import job

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra `dask` is not installed"
)


@dataclass
class Started:
    """A cluster that runs."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    folder: Path


def _start(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    """Start a process that has the package, the tests, and none of the project's folder."""
    paths = [str(ROOT), str(ROOT / "plugins"), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [sys.executable, "-m", *command, "--no-dashboard"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """A scheduler with three workers of one thread."""
    port = _free_port()
    address = f"tcp://127.0.0.1:{port}"
    folder = tmp_path / "gugus"
    folder.mkdir()
    scheduler = _start(
        folder, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)
    )
    worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny")
    workers = [
        _start(folder, *worker, "--local-directory", str(folder / str(number)))
        for number in range(3)
    ]
    cluster = Started(address, scheduler, workers, folder)
    yield cluster
    for process in [*cluster.workers, cluster.scheduler]:
        process.kill()
        process.wait()


class Witness(Store):
    """A store that sees each part come in, and may do something about it."""

    def __init__(self, folder: Path, victim: subprocess.Popen[bytes], at: int) -> None:
        super().__init__(folder)
        self.victim = victim
        self.at = at
        self.seen = 0

    def put(self, shelf: Shelf, name: str, body: bytes) -> None:
        super().put(shelf, name, body)
        if shelf == "bagian":
            self.seen += 1
            if self.seen == self.at:
                self.victim.kill()


@pytest.fixture(scope="module")
def wanted(small_library: Library) -> list[PrintDocument]:
    """The documents of the small project."""
    return list(documents(small_library, SITE))


@pytest.fixture(scope="module")
def expected(
    small_library: Library, wanted: list[PrintDocument], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The hash of each PDF as this machine makes it, by address."""
    store = Store(tmp_path_factory.mktemp("sendiri"))
    made = make(wanted, store, enclosures=Enclosures(small_library, SITE))
    return {address: one.pdf.sha256 for address, one in made.items()}


@needs_dask
@pytest.mark.slow
@pytest.mark.parametrize("seen", [1, 4], ids=["at the first part", "later"])
def test_a_worker_that_is_killed_costs_nothing_but_time(
    small_library: Library,
    wanted: list[PrintDocument],
    expected: dict[str, str],
    started: Started,
    tmp_path: Path,
    seen: int,
) -> None:
    """Every PDF is made, and is what one machine makes; nobody falls back on this process."""
    store = Witness(tmp_path / "pdf", started.workers[0], seen)
    cluster = Cluster(started.address)
    said: list[str] = []
    made = make(
        wanted, store, cluster, enclosures=Enclosures(small_library, SITE), tell=said.append
    )
    cluster.shutdown()

    assert started.workers[0].wait(30) != 0
    assert [None, None] == [worker.poll() for worker in started.workers[1:]]
    assert expected == {address: one.pdf.sha256 for address, one in made.items()}
    assert [] == [one for one in said if "berhenti" in one]


@needs_dask
@pytest.mark.slow
def test_without_its_scheduler_the_rest_is_done_here(
    small_library: Library,
    wanted: list[PrintDocument],
    expected: dict[str, str],
    started: Started,
    tmp_path: Path,
) -> None:
    store = Witness(tmp_path / "pdf", started.scheduler, 2)
    cluster = Cluster(started.address, patience=20)
    said: list[str] = []
    made = make(
        wanted, store, cluster, enclosures=Enclosures(small_library, SITE), tell=said.append
    )
    cluster.shutdown(cancel_futures=True)

    assert expected == {address: one.pdf.sha256 for address, one in made.items()}
    assert 1 == len([one for one in said if "sisanya dikerjakan di proses ini" in one])


@needs_dask
@pytest.mark.slow
def test_what_goes_wrong_in_a_call_is_told_apart_from_the_cluster(started: Started) -> None:
    cluster = Cluster(started.address)
    try:
        assert 8 == cluster.submit(pow, 2, 3).result(60)
        with pytest.raises(ValueError, match="tidak"):
            cluster.submit(chores.refuse, "tidak").result(60)
        with pytest.raises(PrintingError, match="pekerja memakai versi"):
            cluster.submit(lay_out, job("a", "<h1>a</h1>"), "lain").result(60)
    finally:
        cluster.shutdown(cancel_futures=True)


@needs_dask
@pytest.mark.slow
def test_when_the_last_worker_is_gone_nobody_waits_for_ever(started: Started) -> None:
    """A call that kills each worker that tries it is given up, and so is what waits behind it."""
    cluster = Cluster(started.address, patience=3)
    calls = [cluster.submit(chores.die) for _ in range(4)]
    calls.append(cluster.submit(pow, 2, 3))
    try:
        for call in calls[:4]:
            with pytest.raises(BrokenExecutor):
                call.result(60)
    finally:
        cluster.shutdown(cancel_futures=True)

    assert all(call.done() for call in calls)


@needs_dask
def test_a_scheduler_that_is_not_there_is_one_plain_sentence() -> None:
    address = f"tcp://127.0.0.1:{_free_port()}"

    with pytest.raises(ClusterError, match=re.escape(f"{address} tidak dapat dihubungi")):
        Cluster(address, patience=0.5).submit(pow, 2, 3)
    with pytest.raises(ClusterError, match="tidak dapat dihubungi"):
        Cluster("bukan-alamat://x", patience=0.5).submit(pow, 2, 3)


@needs_dask
@pytest.mark.slow
def test_a_cluster_without_workers_is_one_plain_sentence(started: Started) -> None:
    for worker in started.workers:
        worker.kill()
        worker.wait()

    with pytest.raises(ClusterError, match="tidak memiliki pekerja"):
        Cluster(started.address, patience=4).submit(pow, 2, 3)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ClusterError, match="paket distributed belum terpasang"):
        Cluster("tcp://127.0.0.1:8786").submit(pow, 2, 3)


def test_nobody_is_called_before_there_is_work() -> None:
    cluster = Cluster("tcp://127.0.0.1:1")
    cluster.shutdown()

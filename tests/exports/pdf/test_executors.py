from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from masterplan.exports.pdf.executors import InProcess, Processes
from tests.builds import ROOT
from tests.exports.pdf import chores


def test_in_process_calls_are_done_at_once() -> None:
    with InProcess() as executor:
        assert os.getpid() == executor.submit(chores.own_id).result()
        with pytest.raises(ValueError, match="tidak"):
            executor.submit(chores.refuse, "tidak").result()


@pytest.mark.slow
def test_processes_do_what_this_process_would_do() -> None:
    with Processes(2) as executor:
        answers = [executor.submit(pow, 2, number) for number in range(9)]
        assert [2**number for number in range(9)] == [one.result() for one in answers]
        assert os.getpid() != executor.submit(chores.own_id).result()
        with pytest.raises(ValueError, match="tidak"):
            executor.submit(chores.refuse, "tidak").result()


@pytest.mark.slow
def test_a_process_that_dies_costs_its_work_again(tmp_path: Path) -> None:
    with Processes(2) as executor:
        answers = [
            executor.submit(chores.die_once, tmp_path / ("x" if number == 3 else "y"), number)
            for number in range(8)
        ]
        (tmp_path / "y").touch()
        assert list(range(8)) == [one.result() for one in answers]


@pytest.mark.slow
def test_a_call_that_kills_every_process_is_given_up(tmp_path: Path) -> None:
    """And what comes after it is done all the same."""
    with Processes(1) as executor:
        with pytest.raises(BrokenExecutor):
            executor.submit(chores.die).result()
        assert 8 == executor.submit(pow, 2, 3).result()


@pytest.mark.slow
def test_a_process_that_has_grown_is_replaced() -> None:
    with Processes(1, memory=200 * 2**20) as executor:
        small = [executor.submit(chores.grow, 1).result() for _ in range(2)]
        large = executor.submit(chores.grow, 200).result()
        after = executor.submit(chores.grow, 1).result()

    assert small[0] == small[1] == large
    assert large != after


def test_nothing_is_taken_after_the_end() -> None:
    executor = Processes(1)
    executor.shutdown()

    with pytest.raises(RuntimeError):
        executor.submit(pow, 1, 1)


_LONG = """
import os, sys, time
from pathlib import Path
from masterplan.exports.pdf.executors import Processes
from tests.exports.pdf import chores
if __name__ == "__main__":
    executor = Processes(2)
    for _ in range(2):
        executor.submit(chores.wait_and_mark, Path(sys.argv[1]), 600)
    time.sleep(600)
"""


def _until(said: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if said():
            return True
        time.sleep(0.05)
    return False


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a kill is something else there")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_a_build_that_is_killed(tmp_path: Path, by: int) -> None:
    program = tmp_path / "build.py"
    program.write_text(_LONG)
    marks = tmp_path / "marks"
    marks.mkdir()
    paths = [str(ROOT), str(ROOT / "plugins"), os.environ.get("PYTHONPATH", "")]
    build = subprocess.Popen(
        [sys.executable, str(program), str(marks)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stderr=subprocess.DEVNULL,
    )
    assert _until(lambda: len(list(marks.iterdir())) == 2)
    workers = [int(mark.name) for mark in marks.iterdir()]
    assert all(_lives(worker) for worker in workers)
    build.send_signal(by)
    build.wait()

    assert _until(lambda: not any(_lives(worker) for worker in workers))

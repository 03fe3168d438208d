"""A command in, what one run of it took out, as the kernel counts it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What one run of a process took."""

    cpu: float
    """Seconds of user and system time, of processes that it waited for too."""
    memory: float
    """Megabytes at the most, of this process alone."""
    wall: float
    """Seconds on the clock."""
    said: str
    """What it wrote."""


def run(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path = PROJECT
) -> Cost:
    """Run Python with these arguments in a process of its own."""
    begun = time.monotonic()
    paths = [str(PROJECT / "plugins"), (environment or {}).get("PYTHONPATH", "")]
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        env={
            **os.environ,
            **(environment or {}),
            "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        },
    )
    assert process.stdout is not None
    with process.stdout as out:
        said = out.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a benchmarked process failed: {' '.join(arguments)[:80]}\n{said}")
    wall = time.monotonic() - begun
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, wall, said)

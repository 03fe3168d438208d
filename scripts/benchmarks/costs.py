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
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    folder: Path = PROJECT,
) -> Cost:
    """Run a command in a process of its own; our package is the one of this checkout."""
    begun = time.monotonic()
    paths = [str(PROJECT / "plugins"), (environment or {}).get("PYTHONPATH", "")]
    process = subprocess.Popen(
        command,
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
        shown = " ".join(str(part)[:80] for part in command)
        raise SystemExit(f"a benchmarked process failed: {shown}\n{said}")
    wall = time.monotonic() - begun
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, wall, said)


def run_code(code: str) -> Cost:
    """Run Python code."""
    return run([sys.executable, "-c", code])

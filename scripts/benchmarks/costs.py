"""A command in, what its process took out: the kernel's own count, with that of its children."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What one run of a process took."""

    cpu: float
    """Seconds of user and system time."""
    memory: float
    """Megabytes at the most."""


def run(command: Sequence[str | Path]) -> Cost:
    """Run a command in silence."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        shown = " ".join(str(part)[:80] for part in command)
        raise SystemExit(f"a benchmarked process failed: {shown}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run_code(code: str) -> Cost:
    """Run Python code in a process of its own."""
    return run([sys.executable, "-c", code])

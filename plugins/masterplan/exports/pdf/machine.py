"""The machine in, how many processes may work on it at once out."""

from __future__ import annotations

import os
from pathlib import Path

MEMORY = 350 * 1024 * 1024
"""What one worker may need, in bytes."""

_GROUP = Path("/sys/fs/cgroup")
_MEMINFO = Path("/proc/meminfo")


def places() -> int:
    """One for each core that this process may use, as far as free memory reaches; at least one."""
    free = _free_memory()
    room = _cores() if free is None else min(_cores(), free // MEMORY)
    return max(1, room)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        allowed = len(os.sched_getaffinity(0))
    else:
        allowed = os.cpu_count() or 1
    return min(allowed, _quota() or allowed)


def _quota() -> int | None:
    """How many cores' worth of time a container may use."""
    try:
        most, period = (_GROUP / "cpu.max").read_text().split()
        return max(1, int(most) // int(period))
    except (OSError, ValueError):  # no container, no limit ('max'), or an older kernel
        return None


def _free_memory() -> int | None:
    """Free bytes of the machine, or of the container where that is less; `None` if nobody says."""
    found = [size for size in (_available(), _left_in_group()) if size is not None]
    return min(found, default=None)


def _available() -> int | None:
    try:
        lines = _MEMINFO.read_text().splitlines()
    except OSError:
        return None
    sizes = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(sizes[0]) * 1024 if sizes else None


def _left_in_group() -> int | None:
    try:
        most = int((_GROUP / "memory.max").read_text())
        return max(0, most - int((_GROUP / "memory.current").read_text()))
    except (OSError, ValueError):
        return None

"""Small jobs for workers: what they do can be seen from outside."""

from __future__ import annotations

import os
import time
from pathlib import Path


def own_id() -> int:
    """The worker's process."""
    return os.getpid()


def die_once(marker: Path, answer: int) -> int:
    """End the whole process the first time, and answer the second time."""
    if marker.exists():
        return answer
    marker.touch()
    os._exit(3)


def die() -> None:
    """End the whole process."""
    os._exit(3)


def refuse(said: str) -> None:
    """Fail as functions fail."""
    raise ValueError(said)


def grow(megabytes: int) -> int:
    """Take memory and keep it; tell who did."""
    _kept.append(bytearray(os.urandom(1024) * 1024 * megabytes))
    return os.getpid()


_kept: list[bytearray] = []


def wait_and_mark(folder: Path, seconds: float) -> None:
    """Say who works, and work long."""
    (folder / str(os.getpid())).touch()
    time.sleep(seconds)

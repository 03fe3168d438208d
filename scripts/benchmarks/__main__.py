"""The benchmarks by name: each measures against a baseline in one run, and prints a table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import checking
import painting
import printing
import searching

BENCHMARKS: dict[str, Callable[..., None]] = {
    "check": checking.main,
    "pages": painting.main,
    "pdf": printing.main,
    "search": searching.main,
}
MORE = {"search"}
"""Those that may be told more: how much to measure."""

if __name__ == "__main__":
    name, *more = sys.argv[1:] or [""]
    if name not in BENCHMARKS or (more and name not in MORE):
        raise SystemExit(f"usage: scripts/bench {'|'.join(BENCHMARKS)}")
    BENCHMARKS[name](*more)

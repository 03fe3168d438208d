"""The benchmarks by name: each measures against a baseline in one run, and prints a table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import checking
import painting
import printing

BENCHMARKS: dict[str, Callable[[], None]] = {
    "check": checking.main,
    "pages": painting.main,
    "pdf": printing.main,
}

if __name__ == "__main__":
    names = sys.argv[1:]
    if len(names) != 1 or names[0] not in BENCHMARKS:
        raise SystemExit(f"usage: scripts/bench {'|'.join(BENCHMARKS)}")
    BENCHMARKS[names[0]]()

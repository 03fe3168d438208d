"""The benchmark of PDFs compares like with like: the same parts, as many pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import ROOT, SMALL_PROJECT

pytestmark = pytest.mark.slow

JOBS = ROOT / "scripts" / "benchmarks" / "print_jobs.py"
BOOK = "unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-masterplan.pdf"


def test_the_baseline_prints_what_we_print(tmp_path: Path) -> None:
    """A page more or less comes from the contents, which are set differently."""
    ours = _job("ours", str(SMALL_PROJECT), str(tmp_path / "ours"), BOOK)
    plain = _job("plain", str(SMALL_PROJECT), BOOK)

    assert ours["pages"] > 10
    assert abs(ours["pages"] - plain["pages"]) <= 1
    assert 0.5 < ours["bytes"] / plain["bytes"] < 2


def _job(*arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(JOBS), *arguments], capture_output=True, text=True, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures

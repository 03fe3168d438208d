"""Asks the engine: which rules of PDF/A-3a and PDF/UA-1 does a file break?

Starting Java and reading the rules takes two seconds, so one engine serves all tests of a run, and
many files are shared out among as many engines as there are processors.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from tests.builds import ROOT

STANDARDS = {"PDF/A-3a validation profile", "PDF/UA-1 validation profile"}


@dataclass(frozen=True)
class Verdict:
    """What the engine says of one file."""

    checks: dict[str, int]
    """How many checks were made, by standard."""
    failures: list[str]
    """The rules that are broken, each with how often, why, and where first."""


class Validator:
    """An engine that runs until the tests end."""

    def __init__(self) -> None:
        self.engine = subprocess.Popen(
            [sys.executable, "-m", "tests.pdf.verapdf.engine"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def judge(self, file: Path) -> Verdict:
        """Hold a file to both standards."""
        assert self.engine.stdin is not None
        assert self.engine.stdout is not None
        print(file.resolve(), file=self.engine.stdin, flush=True)
        answer = self.engine.stdout.readline()
        assert answer, "mesin veraPDF berhenti; apakah Java terpasang (scripts/bootstrap test)?"
        said = json.loads(answer)
        assert "error" not in said, said["error"]
        return Verdict(
            checks={name: result["checks"] for name, result in said.items()},
            failures=[
                f"{name.split()[0]} {one['rule']} ({one['count']}×): {one['message']} "
                f"@ {one['places'][0] if one['places'] else '?'}"
                for name, result in said.items()
                for one in result["failures"]
            ],
        )

    def close(self) -> None:
        """Let the engine end."""
        assert self.engine.stdin is not None
        assert self.engine.stdout is not None
        self.engine.stdin.close()
        self.engine.stdout.close()
        self.engine.wait()


@cache
def validator() -> Validator:
    """The engine of this run."""
    started = Validator()
    atexit.register(started.close)
    return started


def verdicts(files: Iterable[Path]) -> dict[Path, Verdict]:
    """What the engines say of many files; the largest are begun first, for an even end."""
    waiting = sorted(files, key=lambda file: (-file.stat().st_size, file))
    engines = [Validator() for _ in range(min(len(os.sched_getaffinity(0)), len(waiting)))]
    idle: SimpleQueue[Validator] = SimpleQueue()
    for engine in engines:
        idle.put(engine)

    def judge(file: Path) -> Verdict:
        engine = idle.get()
        verdict = engine.judge(file)
        idle.put(engine)
        return verdict

    try:
        with ThreadPoolExecutor(len(engines)) as threads:
            return dict(zip(waiting, threads.map(judge, waiting), strict=True))
    finally:
        for engine in engines:
            engine.close()


def broken_rules(pdf: bytes) -> list[str]:
    """The rules that a PDF breaks: none, for one that may be published."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "berkas.pdf"
        file.write_bytes(pdf)
        verdict = validator().judge(file)
    assert set(verdict.checks) == STANDARDS
    assert min(verdict.checks.values()) > 100, "hampir tidak ada yang diperiksa"
    return verdict.failures

"""Whole builds that are killed at random moments: what they leave is whole, or is not there."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builds import Built, build, copy_of_small_project, tree

pytestmark = pytest.mark.slow

ENTRIES = 40
"""Files that a build leaves in the cache, at least."""


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A build that nobody disturbed."""
    built = build(copy_of_small_project(tmp_path_factory.mktemp("tenang") / "proyek"))
    assert built.code == 0, built.said
    return built


def _killed(project: Path, below: Path, files: int, delay: float) -> None:
    """Start a build, and kill it a little after so many files are in a folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "mkdocs.yml"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None:
        there = sum(1 for file in below.rglob("*") if not file.name.startswith("."))
        if there >= files:
            time.sleep(delay)
            process.kill()
            break
    process.wait()


def _is_sound(pdf: Path) -> bool:
    checked = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, check=False)
    return checked.returncode == 0


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_build_leaves_no_half_pdf(calm: Built, tmp_path: Path, seed: int) -> None:
    """Killed twice while it makes PDFs and once while it writes the site; then left alone."""
    chance = random.Random(seed)
    project = copy_of_small_project(tmp_path / "proyek")
    cache, site = project / ".cache" / "pdf", project / "site"
    moments = [(cache, chance.randint(0, ENTRIES)) for _ in range(2)]
    moments += [(site / "unduhan", chance.randint(1, 8))]
    for below, files in moments:
        _killed(project, below, files, chance.random() / 100)
        kept = sorted(cache.rglob("*.pdf"))
        published = sorted(site.rglob("*.pdf"))

        assert all(_is_sound(pdf) for pdf in [*kept, *published])
        for pdf in kept:
            assert hashlib.sha256(pdf.read_bytes()).hexdigest() == pdf.stem
        assert {pdf.read_bytes() for pdf in published} <= {pdf.read_bytes() for pdf in kept}

    after = build(project)

    assert after.code == 0, after.said
    assert tree(calm.site) == tree(after.site)
    assert [] == [file.name for file in site.rglob(".*")]

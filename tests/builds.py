"""Whole builds, as a person starts them: by a command in another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALL_PROJECT = TESTS / "data" / "proyek-kecil"


@dataclass(frozen=True)
class Built:
    """What a build has left behind."""

    project: Path
    site: Path
    code: int
    said: str
    """Everything that it printed."""


def build(
    project: Path,
    *arguments: str,
    program: str = "mkdocs",
    site: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Built:
    """Run `mkdocs build --strict` in a project, into `site` or where mkdocs.yml says."""
    command = [sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml", *arguments]
    if site is not None:
        command += ["--site-dir", str(site)]
    return _run(command, project, site or project / "site", env or {})


def preview(project: Path) -> Built:
    """Build once as `mkdocs serve` does, without serving."""
    steps = (
        "from mkdocs.config import load_config",
        "from mkdocs.commands.build import build",
        "config = load_config('mkdocs.yml')",
        "config.plugins.on_startup(command='serve', dirty=False)",
        "build(config)",
    )
    return _run([sys.executable, "-c", "\n".join(steps)], project, project / "site", {})


def _run(command: list[str], project: Path, site: Path, env: Mapping[str, str]) -> Built:
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Built(project, site, done.returncode, done.stdout)


def copy_of_small_project(folder: Path) -> Path:
    """The small invented project, to be changed and built."""
    return Path(copytree(SMALL_PROJECT, folder))


def change(file: Path, old: str, new: str) -> None:
    """Replace a part of a source that is there exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder, by its path."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }

"""The editors' guide as tests read it: its pages, its pictures, and its commands, ready to run.

A page is one sitting, in a copy of the project. A fenced block marked `console` holds commands
after `$ `, each with the lines that it prints (none shown: not compared; a line `…` stands for any
lines). Two comments say what the reader does in between: `<!-- sebelum ini: kata -->` names a deed
of `guide_deeds`, and `<!-- berkas: letak -->` says that the next block is written to that file.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

import click

from masterplan.authoring.style import rapikan
from masterplan.cli.main import main
from masterplan.diagnostics import Report
from tests.builds import ROOT

DOCS = ROOT / "docs"
GUIDE = DOCS / "panduan"

TODAY = date(2026, 11, 24)
"""The day on which the guide's commands run."""

SHELLS = {"", "bash", "powershell", "sh"}
"""Languages of blocks of which every line is typed."""

_MARK = re.compile(r"<!-- (sebelum ini|berkas): (.+) -->")
_FENCE = re.compile(r"( *)```(\w*)\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page."""

    line: int
    language: str
    text: str
    deed: str = ""
    """What the reader does before it."""
    file: str = ""
    """Where the reader writes it."""

    @property
    def commands(self) -> Iterator[tuple[str, list[str]]]:
        """Each command with the lines that it is said to print."""
        command, said = "", list[str]()
        for line in [*self.text.splitlines(), "$ "]:
            if line.startswith("$ "):
                if command:
                    yield command, said
                command, said = line.removeprefix("$ "), []
            else:
                said.append(line)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the documentation."""

    path: Path

    @property
    def name(self) -> str:
        """Its path below `docs`."""
        return self.path.relative_to(DOCS).as_posix()

    @property
    def text(self) -> str:
        """What the author wrote."""
        return self.path.read_text(encoding="utf-8")

    @property
    def blocks(self) -> list[Block]:
        """Its fenced blocks, in order."""
        found, marks, inside = [], dict[str, str](), list[str]()
        margin = language = ""
        start = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            fence = _FENCE.fullmatch(line)
            mark = _MARK.fullmatch(line)
            if start and line == f"{margin}```":
                text = "".join(f"{each}\n" for each in inside)
                deed, file = marks.get("sebelum ini", ""), marks.get("berkas", "")
                found.append(Block(start, language, text, deed, file))
                start, marks = 0, {}
            elif start:
                inside.append(line.removeprefix(margin))
            elif fence:
                start, margin, language, inside = number, fence[1], fence[2], []
            elif mark:
                marks[mark[1]] = mark[2]
        return found

    @property
    def typed(self) -> Iterator[str]:
        """What a reader may type: lines of commands, indented code, and code spans in prose."""
        for block in self.blocks:
            if block.language == "console":
                yield from (command for command, _ in block.commands)
            elif block.language in SHELLS:
                yield from block.text.splitlines()
        for line in self.prose.splitlines():
            if re.match(r" {4,}[a-z.$]", line):
                yield line.strip()
            yield from re.findall(r"`([^`]+)`", line)

    @property
    def prose(self) -> str:
        """The text without its fenced blocks."""
        return re.sub(r"(?ms)^( *)```.*?^\1```$", "", self.text)


def pages(folder: Path = GUIDE) -> list[Page]:
    """The pages below a folder, in the order of their names."""
    return [Page(path) for path in sorted(folder.rglob("*.md"))]


def copy_of_project(folder: Path) -> Path:
    """What the guide's commands need of the project, in its one style, to be changed."""
    shutil.copytree(ROOT / "masterplans", folder / "masterplans")
    rapikan(folder / "masterplans", Report())
    return folder


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Today(date):
    @classmethod
    def today(cls) -> _Today:
        return cls(TODAY.year, TODAY.month, TODAY.day)


def run(command: str, project: Path, *, colour: bool = False) -> tuple[int, str]:
    """Run a `masterplan …` command as at a terminal; how it ended and all that it printed."""
    program, *words = shlex.split(command)
    assert program == "masterplan", command
    terminal = _Terminal()
    with (
        contextlib.chdir(project),
        contextlib.redirect_stdout(terminal),
        contextlib.redirect_stderr(terminal),
        patch("masterplan.cli.check.date", _Today),
        patch("masterplan.cli.authoring.date", _Today),
        patch.dict(os.environ, {"COLUMNS": "100"}),
    ):
        try:
            main(words, prog_name="masterplan")
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        else:
            code = 0
    said = terminal.getvalue()
    return code, said if colour else click.unstyle(said)

"""Chapter files in, front matter and body lines out, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.sources.located import Mapping
from masterplan.sources.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class ChapterSource:
    """A chapter as it was written."""

    path: PurePosixPath
    head: Mapping
    body: str
    body_line: int
    """The line of the file on which the body begins, counted from one."""


def read_chapter(text: str, path: PurePosixPath, report: Report) -> ChapterSource | None:
    """Split a chapter into its front matter and its body."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        report.add(
            Code.FRONT_MATTER_HILANG,
            Location(path),
            "Bab ini tidak diawali kepala di antara dua baris '---'.",
            hint="awali dengan: --- / judul: Judul bab / buku: id-dokumen / ---",
        )
        return None
    head = read_yaml("\n".join(lines[1:end]), path, report, first_line=2)
    if head is None:
        return None
    return ChapterSource(path, head, "\n".join(lines[end + 1 :]), end + 2)

"""What an import of a Word file comes to, in a form that a test can compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from masterplan.authoring.docx_in import Imported, import_docx
from masterplan.diagnostics import Report
from tests.authoring.word_file import WordFile, heading

AT = PurePosixPath("masterplans/kota-contoh")


@dataclass(frozen=True, slots=True)
class Result:
    """What was written and what was said."""

    imported: Imported | None
    folder: Path
    found: list[str]
    """The findings, without the path of the region's folder."""

    @property
    def files(self) -> list[str]:
        """All files in the region's folder."""
        every = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.folder).as_posix() for path in every)

    def text(self, name: str) -> str:
        """A file of the region."""
        return (self.folder / name).read_text(encoding="utf-8")


def imported(
    content: WordFile | bytes,
    place: Path,
    *,
    buku: str = "",
    mulai: int | None = None,
    timpa: bool = False,
) -> Result:
    """Import a Word file "Naskah Akhir.docx" into the folder of a region."""
    folder = place / "kota-contoh"
    folder.mkdir(exist_ok=True)
    file = place / "Naskah Akhir.docx"
    file.write_bytes(content.data if isinstance(content, WordFile) else content)
    report = Report()
    made = import_docx(file, folder, AT, report, buku=buku, mulai=mulai, timpa=timpa)
    return Result(made, folder, [str(found).removeprefix(f"{AT}/") for found in report])


def body(place: Path, *fragments: str, word: WordFile | None = None) -> tuple[str, list[str]]:
    """The Markdown of a chapter of these fragments, without its head, and the findings."""
    word = word or WordFile()
    result = imported(word.add(heading("Pendahuluan"), *fragments), place)
    text = result.text("bab/01-pendahuluan.md")
    head = "---\njudul: Pendahuluan\n---\n"
    assert text.startswith(head)
    return text.removeprefix(head), result.found


def said(found: list[str]) -> list[str]:
    """Findings without place, code and hint."""
    return [re.sub(r"^.+?:\d+:\d+ \S+ |(?<=\.) \(.*\)$", "", each) for each in found]

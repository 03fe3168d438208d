"""A source in, the same source in the one canonical style out, with all its comments.

What the checks read in it stays the same, but for the migrations of an older version. A file that
the checks cannot read is left as it is: the findings say why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from masterplan.authoring.layout import dump
from masterplan.authoring.migrations import STEPS, Step, migrate
from masterplan.authoring.shape import shape_of
from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.files import write_whole
from masterplan.library import FILES, SHARED
from masterplan.model.base import Entity
from masterplan.sources.comments import remarks
from masterplan.sources.folder import read_text, region_folders
from masterplan.sources.tree import load, plain
from masterplan.sources.yaml_reader import read_yaml

MODELS: Mapping[str, type[Entity]] = {**FILES, **SHARED}
"""The files that have a canonical style, and the model of each."""


def rapikan(
    root: Path, report: Report, *, base: Path | None = None, only: str = "", write: bool = True
) -> list[PurePosixPath]:
    """Format the sources below a folder of regions, or those of one region; say which changed.

    With `write=False` nothing is written: the answer says what is not canonical.
    """
    base = base or root.parent
    changed = []
    for file in _sources(root, only):
        path = PurePosixPath(file.relative_to(base).as_posix())
        if not file.resolve().is_relative_to(root.resolve()):
            report.add(
                Code.TAUTAN_KELUAR_FOLDER,
                Location(path),
                "Tautan berkas ini menunjuk ke luar folder daerah.",
                hint="salin berkasnya ke dalam folder daerah",
            )
            continue
        text = read_text(file, path, report)
        formatted = format_text(text, path, report) if text is not None else None
        if formatted is not None and formatted != text:
            changed.append(path)
            if write:
                write_whole(file.resolve(), formatted.encode())
    return changed


def format_text(
    text: str, path: PurePosixPath, report: Report, *, steps: Sequence[Step] = STEPS
) -> str | None:
    """Format one source; `None`, with findings, when it cannot be read."""
    found = Report()
    data = read_yaml(text, path, found)
    report.extend(found)
    if data is None or len(found):
        return None
    tree = load(text)
    model = MODELS[path.name]
    if not migrate(tree, model, path, report, at=data.locate(["versi"]), steps=steps):
        return None
    formatted = dump(tree, shape_of(model))
    if read_yaml(formatted, path, found) != plain(tree) or comments_in(formatted) != comments_in(
        text
    ):
        report.add(
            Code.YAML_RUSAK,
            Location(path),
            "Berkas ini tidak dapat dirapikan tanpa mengubah isinya, jadi dibiarkan.",
            hint="sederhanakan penulisannya, atau laporkan berkas ini kepada pengelola program",
        )
        return None
    return formatted


def _sources(root: Path, only: str) -> Iterator[Path]:
    if not only:
        yield from (file for name in sorted(SHARED) if (file := root / name).is_file())
    for folder in region_folders(root):
        if not only or folder.name == only:
            yield from (file for name in sorted(FILES) if (file := folder / name).is_file())


def comments_in(text: str) -> list[str]:
    """All comments of a text, so that two texts can be compared."""
    return sorted(remark.text for remark in remarks(text) if remark.text)

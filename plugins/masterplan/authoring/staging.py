"""Files made in memory in; all of them in a folder out, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath


def write_all(folder: Path, files: Mapping[PurePosixPath, bytes]) -> None:
    """Write files below a folder; when one cannot be written, all is as it was before."""
    stage = Path(tempfile.mkdtemp(dir=folder, prefix=".impor-"))  # hidden: no source, no region
    done: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for number, content in enumerate(files.values()):
            (stage / str(number)).write_bytes(content)
        for number, path in enumerate(files):
            target, before = folder / path, stage / f"{number}.lama"
            if not target.parent.is_dir():
                target.parent.mkdir()
                made.append(target.parent)
            if target.is_symlink() or target.exists():
                target.replace(before)
            done.append((target, before))
            (stage / str(number)).replace(target)
    except BaseException:
        _undo(done, made)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _undo(done: list[tuple[Path, Path]], made: list[Path]) -> None:
    for target, before in reversed(done):
        target.unlink(missing_ok=True)
        if before.is_symlink() or before.exists():
            before.replace(target)
    for folder in reversed(made):
        folder.rmdir()

"""A file of the site that is there whole or not at all, at whatever moment the build is ended."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from mkdocs.structure.files import File

from masterplan.files import write_whole


class WholeFile(File):
    """A generated file that MkDocs would otherwise write piece by piece into its place."""

    def copy_file(self, dirty: bool = False) -> None:
        """Put the file into the site."""
        if dirty and not self.is_modified():
            return
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.abs_src_path is None:
            write_whole(target, self.content_bytes)
        else:
            place_whole(Path(self.abs_src_path), target)


def place_whole(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where that is not possible.

    Who changes the file in the site by writing into it changes the source too; its hash will tell.
    """
    aside = target.with_name(f".{target.name}.baru")
    aside.unlink(missing_ok=True)
    try:
        os.link(source, aside)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, aside)
    aside.replace(target)
    aside.unlink(missing_ok=True)  # what is one file already is not renamed

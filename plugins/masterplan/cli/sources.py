"""A path on the command line in, the folder of regions that it means out."""

from __future__ import annotations

from pathlib import Path

import click


def find_sources(path: Path) -> tuple[Path, str]:
    """The folder of regions that a path means, and the one region if it names one."""
    path = path.resolve()
    if not path.is_dir():
        raise click.UsageError(f"Folder '{path}' tidak ada.")
    if (path / "masterplans").is_dir():
        return path / "masterplans", ""
    if (path / "daerah.yml").is_file() or path.parent.name == "masterplans":
        return path.parent, path.name
    if path.name == "masterplans" or any(path.glob("*/daerah.yml")):
        return path, ""
    raise click.UsageError(
        f"Di '{path}' tidak ada folder masterplans; sebut letaknya atau jalankan dari proyek."
    )


def find_region(slug: str, path: Path) -> Path:
    """The folder of one region by its slug; a usage error names those that there are."""
    root, _ = find_sources(path)
    folder = root / slug
    if not (folder / "daerah.yml").is_file():
        known = ", ".join(sorted(file.parent.name for file in root.glob("*/daerah.yml")))
        raise click.UsageError(f"Tidak ada daerah '{slug}'; yang ada: {known}.")
    return folder

"""Words on a command line in, calls of the rooms out.

Exit codes: 0 nothing stands in the way of publishing, 1 an error was found, 2 it could not run.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from masterplan.checks.registry import run
from masterplan.diagnostics import Report
from masterplan.library import load


@click.group(context_settings={"help_option_names": ["-h", "--help", "--bantuan"]})
@click.version_option(package_name="masterplan", message="%(version)s")
def main() -> None:
    """Memeriksa dan menerbitkan masterplan kota cerdas kabupaten dan kota."""


@main.command()
@click.argument("path", metavar="[LETAK]", default=".", type=click.Path(path_type=Path))
def check(path: Path) -> None:
    """Memeriksa sumber: seluruh proyek, folder masterplans, atau satu folder daerah."""
    root, only = find_sources(path)
    report = Report()
    library = load(root, report, base=root.parent)
    run(library, report)
    report = report.below(PurePosixPath(root.name, only))
    for found in report:
        click.echo(str(found))
    click.echo(report.summary(), err=True)
    raise SystemExit(1 if report.fatal else 0)


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

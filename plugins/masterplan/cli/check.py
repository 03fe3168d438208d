"""`masterplan check`: sources in, findings in the form asked for out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path, PurePosixPath

import click

from masterplan.checks.registry import run
from masterplan.cli.sources import find_sources
from masterplan.diagnostics import Report
from masterplan.library import load
from masterplan.memory import without_collector
from masterplan.reporting import machine, text
from masterplan.reporting.excerpt import Excerpts

FORMATS = ("teks", "github", "json", "sarif")


@click.command()
@click.argument("path", metavar="[LETAK]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="teks", help="Bentuk laporan."
)
@click.option("--ringkas", is_flag=True, help="Satu baris untuk tiap temuan, tanpa cuplikan.")
@click.option("--semua", is_flag=True, help="Tampilkan juga temuan sejenis yang berulang.")
@click.option("--catatan", is_flag=True, help="Tampilkan juga apa yang belum lengkap.")
@click.option("--keluaran", type=click.Path(path_type=Path), help="Tulis laporan ke berkas ini.")
@click.option("--situs", default="", help="Alamat situs, untuk tautan bantuan di laporan.")
def check(
    path: Path,
    form: str,
    ringkas: bool,
    semua: bool,
    catatan: bool,
    keluaran: Path | None,
    situs: str,
) -> None:
    """Memeriksa sumber: seluruh proyek, folder masterplans, atau satu folder daerah."""
    root, only = find_sources(path)
    report = Report()
    with without_collector():
        library = load(root, report, base=root.parent, today=date.today())
        run(library, report)
    report = report.below(PurePosixPath(root.name, only))
    shown = report if catatan or form in {"json", "sarif"} else report.without_notes()
    if form == "teks":
        # in a pipe one line is one finding; for eyes the source stands below it
        plain = ringkas or keluaran is not None or not sys.stdout.isatty()
        excerpts = None if plain else Excerpts(root.parent)
        lines = list(text.render(shown, excerpts, every=semua))
    elif form == "github":
        lines = list(machine.github(shown))
    else:
        site = f"{situs.rstrip('/')}/" if situs else ""
        lines = [machine.as_json(shown, site) if form == "json" else machine.sarif(shown, site)]
    _write(lines, keluaran)
    click.echo(text.summary(report), err=True)
    raise SystemExit(1 if report.fatal else 0)


def _write(lines: list[str], target: Path | None) -> None:
    """Print a report, or write it to a file."""
    if target is None:
        for line in lines:
            click.echo(line)
        return
    try:
        target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.UsageError(f"'{target}' tidak dapat ditulis: {reason}.") from error

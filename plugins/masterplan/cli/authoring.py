"""The commands that write sources: new folders, schemas, one style, spreadsheets, Word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath

import click

from masterplan.authoring import excel_in, excel_out
from masterplan.authoring.docx_in import import_docx
from masterplan.authoring.new_region import add_plan, new_region
from masterplan.authoring.refusals import JENIS, DaerahBaru
from masterplan.authoring.schema import FOLDER, write_schemas
from masterplan.authoring.style import rapikan as tidy
from masterplan.cli.sources import find_region, find_sources
from masterplan.diagnostics import Report
from masterplan.files import write_whole
from masterplan.reporting import text

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER_OPTION = click.option(
    "--proyek", "project", default=".", type=click.Path(path_type=Path), help="Folder proyek."
)


@click.command()
@click.argument("slug")
@click.option("--nama", default="", help="Misalnya: Kabupaten Halmahera Barat.")
@click.option("--kode", default="", help="Kode Kemendagri, misalnya: 82.01.")
@click.option("--kode-bps", default="", help="Empat angka tanpa titik; boleh kosong bila dikenal.")
@click.option("--jenis", type=click.Choice(JENIS), default="kabupaten", help="Jenis daerah.")
@click.option("--dengan-rencana", is_flag=True, help="Buat juga berkas rencananya.")
@FOLDER_OPTION
def baru(
    slug: str, nama: str, kode: str, kode_bps: str, jenis: str, dengan_rencana: bool, project: Path
) -> None:
    """Membuat folder daerah baru dengan penjelasan di setiap kunci.

    Untuk daerah yang foldernya sudah ada, --dengan-rencana menambahkan berkas rencananya.
    """
    root, _ = find_sources(project)
    report = Report()
    folder = root / slug
    if dengan_rencana and (folder / "daerah.yml").is_file():
        made = add_plan(folder, report, ditinjau=date.today(), base=root.parent)
    else:
        nama = nama or click.prompt("Nama lengkap daerah")
        kode = kode or click.prompt("Kode Kemendagri")
        who = DaerahBaru(slug, nama, kode, jenis, date.today(), kode_bps)
        made = new_region(root, who, report, base=root.parent, dengan_rencana=dengan_rencana)
    _end(report, [f"dibuat: {file.relative_to(root.parent).as_posix()}" for file in made])


@click.command()
@click.argument("folder", default=Path(FOLDER), type=click.Path(path_type=Path, file_okay=False))
def skema(folder: Path) -> None:
    """Menulis skema JSON setiap berkas sumber, untuk penyunting seperti VS Code."""
    try:
        written = write_schemas(folder)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    click.echo(f"{len(written)} skema ditulis di {folder}.")


@click.command()
@click.argument("path", metavar="[LETAK]", default=".", type=click.Path(path_type=Path))
@click.option("--periksa", is_flag=True, help="Jangan menulis; sebut saja yang belum rapi.")
def rapikan(path: Path, periksa: bool) -> None:
    """Menata berkas YAML dalam satu gaya dan memindahkan kunci lama ke yang baru."""
    root, only = find_sources(path)
    report = Report()
    try:
        changed = tidy(root, report, base=root.parent, only=only, write=not periksa)
    except OSError as error:
        raise _cannot_write(root, error) from error
    word = "belum rapi" if periksa else "dirapikan"
    _end(report, [f"{word}: {file}" for file in changed], failed=periksa and bool(changed))


@click.command("ekspor-excel")
@click.argument("slug")
@click.option("--keluaran", "target", type=FILE, help="Nama berkas; bila kosong: SLUG.xlsx.")
@FOLDER_OPTION
def ekspor_excel(slug: str, target: Path | None, project: Path) -> None:
    """Menulis satu buku kerja Excel berisi program, anggaran, indikator dan perangkat daerah."""
    folder = find_region(slug, project)
    report = Report()
    root = folder.parent
    content = excel_out.ekspor_excel(root, slug, report, base=root.parent)
    target = target or Path(f"{slug}.xlsx")
    if content is not None:
        try:
            write_whole(target, content)
        except OSError as error:
            raise _cannot_write(target, error) from error
    _end(report, [f"ditulis: {target}"] if content is not None else [])


@click.command("impor-excel")
@click.argument("file", metavar="BERKAS", type=FILE)
@click.argument("slug")
@FOLDER_OPTION
def impor_excel(file: Path, slug: str, project: Path) -> None:
    """Membaca buku kerja Excel ke berkas YAML daerah; yang tidak pasti dilaporkan per sel."""
    folder = find_region(slug, project)
    report = Report()
    root = folder.parent
    changed = excel_in.impor_excel(file, root, slug, report, base=root.parent)
    _end(report, [f"diubah: {path}" for path in changed])


@click.command("impor-docx")
@click.argument("file", metavar="BERKAS", type=FILE)
@click.argument("slug")
@click.option("--buku", default="", help="Id dokumen yang memuat bab-bab ini.")
@click.option("--mulai", type=int, help="Nomor bab pertama, bila bukan menurut berkas Word.")
@click.option("--timpa", is_flag=True, help="Ganti bab dan gambar yang bernama sama.")
@FOLDER_OPTION
def impor_docx(
    file: Path, slug: str, buku: str, mulai: int | None, timpa: bool, project: Path
) -> None:
    """Membaca naskah Word menjadi bab; yang tidak dapat ikut disebut satu per satu."""
    folder = find_region(slug, project)
    report = Report()
    at = PurePosixPath(folder.parent.name, slug)
    made = import_docx(file, folder, at, report, buku=buku, mulai=mulai, timpa=timpa)
    paths = [*made.chapters, *made.pictures] if made is not None else []
    _end(report, [f"dibuat: {at / path}" for path in paths])


def _end(report: Report, done: Iterable[str], *, failed: bool = False) -> None:
    """Say what was found and what was done, and end with 1 where something went wrong."""
    for line in text.render(report, None, every=True):
        click.echo(line)
    for line in done:
        click.echo(line)
    click.echo(text.summary(report), err=True)
    raise SystemExit(1 if report.fatal or failed else 0)


def _cannot_write(target: Path, error: OSError) -> click.UsageError:
    return click.UsageError(f"'{target}' tidak dapat ditulis: {error.strerror or error}.")

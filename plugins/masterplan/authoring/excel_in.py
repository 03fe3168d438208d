"""A workbook in, the changes that it means in a region's sources out.

A workbook of the project's own is compared with what was exported; any other is read as far as it
is certain. Every cell that is not taken is named with what to do, nothing is dropped silently,
and nothing that the sources hold already is lost.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from masterplan.authoring.excel.files import open_region
from masterplan.authoring.excel.foreign import ForeignWorkbook
from masterplan.authoring.excel.grid import read_workbook
from masterplan.authoring.excel.ours import OurWorkbook, is_ours, made_for
from masterplan.authoring.excel.told import Told
from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.sources.folder import read_bytes

MAX_BYTES = 50 * 1024 * 1024


def impor_excel(
    file: Path,
    root: Path,
    slug: str,
    report: Report,
    *,
    base: Path | None = None,
    write: bool = True,
) -> list[PurePosixPath]:
    """Read a workbook into the folder of the region in `root/slug`; say which files changed.

    With `write=False` nothing is written: the answer says what would change.
    """
    path = PurePosixPath(file.name)
    data = read_bytes(file, path, report, most=MAX_BYTES)
    folder = root / slug
    at = PurePosixPath(folder.relative_to(base or root.parent).as_posix())
    files = open_region(folder, at, report) if data is not None else None
    book = read_workbook(data, path, report) if data is not None and files is not None else None
    if files is None or book is None:
        return []
    told = Told(report, path)
    if not is_ours(book):
        ForeignWorkbook(files, book, told).take()
    elif made_for(book) != slug:
        report.add(
            Code.EXCEL_TAK_TERBACA,
            Location(path),
            f"Buku kerja ini diekspor dari '{made_for(book)}', bukan dari '{slug}'.",
            hint=f"impor ke {made_for(book)}, atau ekspor dahulu dari {slug}",
        )
        return []
    else:
        OurWorkbook(files, book, told).take()
    return files.save(report, write=write)

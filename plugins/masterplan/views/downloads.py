"""Documents that were made in, what the pages of downloads list out: names, sizes and hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from masterplan.views.print.document import PrintDocument
from masterplan.views.print.front import CHECKSUMS
from masterplan.views.region_page import Berkas

FULL = "Masterplan lengkap"


def berkas(document: PrintDocument, pages: int, size: int, sha256: str) -> Berkas:
    """Describe a PDF that was made."""
    judul = document.subtitle
    if document.kind == "masterplan":
        judul = FULL
    elif document.kind == "buku":
        judul = f"{document.subtitle}: {document.title}"
    return Berkas(
        alamat=document.address,
        jenis=document.kind,
        judul=judul,
        halaman=pages,
        ukuran=size,
        sha256=sha256,
        edisi=document.edition,
    )


def by_region(
    made: Iterable[tuple[PrintDocument, Berkas]],
) -> Mapping[str, list[Berkas]]:
    """Sort PDFs to the regions that they belong to, in the order in which they were made."""
    found: dict[str, list[Berkas]] = {}
    for document, file in made:
        found.setdefault(document.slug, []).append(file)
    return found


def checksums(files: Iterable[Berkas]) -> bytes:
    """List hashes as `sha256sum -c` reads them, by paths below the folder of downloads."""
    folder = CHECKSUMS.rpartition("/")[0] + "/"
    lines = sorted((one.alamat.removeprefix(folder), one.sha256) for one in files)
    return "".join(f"{sha256}  {path}\n" for path, sha256 in lines).encode()

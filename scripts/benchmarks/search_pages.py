"""A number in, a folder of plain pages out: the texts that every way of searching is given.

They are those of `tests/search/corpus.py`: fifteen pages for each invented region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from costs import PROJECT
from tests.search import corpus

from masterplan.search.index import Wilayah
from masterplan.search.records import Halaman

OF_A_REGION = 15
"""Pages of one region."""

_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main data-pagefind-body>
{html}
</main></body></html>
"""


def write_pages(folder: Path, count: int) -> None:
    """Write about so many pages, region by region."""
    said = corpus.sentences(PROJECT / "masterplans")
    for number in range(_regions(count)):
        for page in corpus.pages(number, OF_A_REGION, said):
            file = folder / page.alamat / "index.html"
            file.parent.mkdir(parents=True)
            found = re.search("<h1>(.*?)</h1>", page.html)
            assert found is not None
            text = _PAGE.format(title=found[1], html=page.html)
            file.write_text(text, encoding="utf-8")


def read_pages(folder: Path, count: int) -> Iterator[tuple[Wilayah, list[Halaman]]]:
    """The regions with their pages, as they were written."""
    for region in corpus.regions(_regions(count)):
        yield (
            region,
            [_read(folder, file) for file in sorted((folder / region.slug).rglob("*.html"))],
        )


def _regions(count: int) -> int:
    return -(-count // OF_A_REGION)


def _read(folder: Path, file: Path) -> Halaman:
    address = f"{file.parent.relative_to(folder).as_posix()}/"
    _, _, after = file.read_text(encoding="utf-8").partition("<main data-pagefind-body>\n")
    html, _, _ = after.partition("\n</main>")
    return Halaman(address, html, address.partition("/")[0])

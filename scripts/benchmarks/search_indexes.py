"""Makes one index of a folder of pages, in a process of its own that is measured from outside.

python search_indexes.py masterplan|material PAGES COUNT TARGET
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[2]))

import search_pages


def masterplan(pages: Path, count: int, target: Path) -> None:
    """Make the files of this project's index."""
    from masterplan.search.index import build_part
    from masterplan.search.language.bahasa import Bahasa
    from masterplan.search.records import records
    from masterplan.search.shards import write_index

    language = Bahasa()
    parts = [
        build_part(region, (record for page in own for record in records(page, {})), language)
        for region, own in search_pages.read_pages(pages, count)
    ]
    made: set[Path] = set()

    def write(name: str, text: str) -> None:
        file = target / name
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(text.encode())

    write_index(parts, language, write)


def material(pages: Path, count: int, target: Path) -> None:
    """Make Material's file, by the code of its own plugin and the settings of a built site."""
    from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]
    from mkdocs.structure.toc import get_toc

    file = target / "search_index.json"
    built = json.loads(file.read_text(encoding="utf-8"))  # of a site with nothing in it
    index = SearchIndex(**built["config"])
    for _, own in search_pages.read_pages(pages, count):
        for page in own:
            title = page.html.partition("<h1>")[2].partition("</h1>")[0]
            index.add_entry_from_context(
                SimpleNamespace(
                    content=page.html, meta={}, title=title, toc=get_toc([]), url=page.alamat
                )
            )
    file.write_text(index.generate_search_index(None), encoding="utf-8")


if __name__ == "__main__":
    make = {"masterplan": masterplan, "material": material}[sys.argv[1]]
    make(Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))

"""A folder of pages in, three ways of searching them out: this project's, Material's, Pagefind.

Each gets the same texts and makes its index in a process of its own. Their pages are as light as
they come: this project's page of results as published, Material's with nothing but search, and
for Pagefind a page that holds no more than a field and a list.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asking import Engine
from costs import PROJECT, Cost, run

SITE = PROJECT / "site"
PAGEFIND = "pagefind@1.6.0"

OURS = Engine(
    "cari/?q=",
    ".mp-cari input",
    "#hasil li a",
    "document.querySelectorAll('#hasil li a').length >= 8"
    " || document.getElementById('lagi').hidden",
)
MATERIAL = Engine("?q=", ".md-search__input", ".md-search-result__item a")
BARE = Engine("?q=", "input", "li a", "document.body.dataset.done === 'yes'")

MKDOCS = """site_name: Perbandingan
docs_dir: docs
site_dir: site
theme: {name: material, font: false}
plugins: [search]
"""
BARE_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Cari</title></head>
<body><form><input></form><ol></ol>
<script type="module">
const pagefind = await import("./pagefind/pagefind.js");
const input = document.querySelector("input"), list = document.querySelector("ol");
const ask = async (query) => {
  document.body.dataset.done = "no";
  const { results } = await pagefind.search(query);
  list.replaceChildren();
  await Promise.all(results.slice(0, 8).map(async (result) => {
    const { url, excerpt, meta } = await result.data();
    list.insertAdjacentHTML("beforeend", `<li><a href="${url}">${meta.title}</a> ${excerpt}</li>`);
  }));
  document.body.dataset.done = "yes";
};
document.querySelector("form").onsubmit = (event) => { event.preventDefault(); ask(input.value); };
ask(new URLSearchParams(location.search).get("q"));
</script></body></html>
"""


@dataclass(frozen=True)
class Made:
    """A way of searching, ready to be asked."""

    name: str
    engine: Engine
    folder: Path
    """What a server serves."""
    size: int
    """Bytes of the index, not compressed."""
    files: int
    """Files of the index."""
    cost: Cost


def make_all(pages: Path, count: int, work: Path, npm: Path | None) -> Iterator[Made]:
    """Make each index; `npm` is where Pagefind is installed."""
    yield _ours(pages, count, work / "masterplan")
    yield _material(pages, count, work / "material")
    if npm is not None:
        yield _pagefind(pages, work / "pagefind", npm)


def install_pagefind(folder: Path) -> Path | None:
    """Install Pagefind into a folder; `None`, with a word about it, where that cannot be done."""
    npm = shutil.which("npm")
    if npm is None:
        print("Pagefind is left out: npm is not there.\n")
        return None
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, PAGEFIND],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"Pagefind is left out: npm could not install {PAGEFIND}.\n")
        return None
    return folder


def _ours(pages: Path, count: int, folder: Path) -> Made:
    cost = _index("masterplan", pages, count, folder / "cari")
    made = _made("masterplan", OURS, folder, folder / "cari", cost)
    shutil.copy(SITE / "cari" / "index.html", folder / "cari")
    shutil.copytree(SITE / "aset", folder / "aset")
    return made


def _material(pages: Path, count: int, folder: Path) -> Made:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Cari\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", folder / "mkdocs.yml"])
    cost = _index("material", pages, count, folder / "site" / "search")
    return _made("Material", MATERIAL, folder / "site", folder / "site" / "search", cost)


def _pagefind(pages: Path, folder: Path, npm: Path) -> Made:
    folder.mkdir()
    (folder / "index.html").write_text(BARE_PAGE, encoding="utf-8")
    program = npm / "node_modules" / ".bin" / "pagefind"
    cost = run([program, "--site", pages, "--output-path", folder / "pagefind"])
    return _made("Pagefind", BARE, folder, folder / "pagefind", cost)


def _index(kind: str, pages: Path, count: int, target: Path) -> Cost:
    program = Path(__file__).with_name("search_indexes.py")
    return run([sys.executable, program, kind, pages, str(count), target])


def _made(name: str, engine: Engine, folder: Path, index: Path, cost: Cost) -> Made:
    sizes = [file.stat().st_size for file in index.rglob("*") if file.is_file()]
    return Made(name, engine, folder, sum(sizes), len(sizes), cost)

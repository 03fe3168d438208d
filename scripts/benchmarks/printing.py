"""What PDFs cost: pages for a CPU second, memory and size, beside WeasyPrint and mkdocs-to-pdf.

One full plan from the same HTML, in turn; every PDF of every region against one plain process; the
same plan again after one of its chapters was edited; the province's compilation.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from costs import PROJECT, Cost, run
from other_paper import OtherPaper

PLAN = "unduhan/kota-ternate/kota-ternate-masterplan.pdf"
COMPILATION = "unduhan/provinsi/provinsi-kompilasi.pdf"
CHAPTERS = "masterplans/kota-ternate/bab"
ROUNDS = 3

JOBS = str(Path(__file__).with_name("print_jobs.py"))


def main() -> None:
    """Print the tables; it takes some minutes."""
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(Path(folder))
        bench.one_plan()
        bench.everything()
        bench.edited()
        bench.compilation()


class _Bench:
    """One run of all measurements, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stores = 0

    def one_plan(self) -> None:
        """The same HTML through ours, plain WeasyPrint, and mkdocs-to-pdf; the median of rounds."""
        rounds: dict[str, list[tuple[Cost, dict[str, Any]]]] = {}
        other = OtherPaper(self.folder / "mkdocs-to-pdf")
        for _ in range(ROUNDS):
            rounds.setdefault("WeasyPrint as it comes", []).append(_job("plain", PROJECT, PLAN))
            rounds.setdefault("this project", []).append(self._ours(PROJECT, PLAN))
            if other.ready:
                rounds.setdefault("mkdocs-to-pdf", []).append(other.print(PROJECT, PLAN))
        print(f"\nOne full plan ({PLAN}), median of {ROUNDS} rounds")
        print("| | pages | CPU s | pages a CPU s | ÷ WeasyPrint | memory MB | kB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        plain = _speed(rounds["WeasyPrint as it comes"])
        for name, found in rounds.items():
            figures = found[0][1]
            cpu = median(one["cpu"] for _, one in found)
            memory = max(cost.memory for cost, _ in found)
            print(
                f"| {name} | {figures['pages']} | {cpu:.2f} | {_speed(found):.1f} "
                f"| {_speed(found) / plain:.2f} | {memory:.0f} | {figures['bytes'] / 1000:.0f} |",
                flush=True,
            )
        if not other.ready:
            print(f"mkdocs-to-pdf was left out: {other.why}")

    def everything(self) -> None:
        """All PDFs in parallel, by the clock, against the full plans in one plain process."""
        plans = sorted(
            f"unduhan/{path.parent.name}/{path.parent.name}-masterplan.pdf"
            for path in (PROJECT / "masterplans").glob("*/masterplan.yml")
        )
        _, plain = _job("plain", PROJECT, *plans)
        store = self._store()
        _, ours = _job("all", PROJECT, store)
        _, again = _job("all", PROJECT, store)
        alone, together = plain["pages"] / plain["wall"], ours["pages"] / ours["wall"]
        print("\nEverything, by the clock")
        print("| | documents | pages | s | pages a s | ÷ plain | largest worker MB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        print(
            f"| full plans, one plain process | {len(plans)} | {plain['pages']} "
            f"| {plain['wall']:.1f} | {alone:.1f} | 1.00 | |"
        )
        print(
            f"| all kinds of all regions, this project | {ours['documents']} | {ours['pages']} "
            f"| {ours['wall']:.1f} | {together:.1f} | {together / alone:.2f} "
            f"| {ours['worker']:.0f} |"
        )
        print(f"\nAll of them found again, nothing changed: {again['wall']:.2f} s", flush=True)

    def edited(self) -> None:
        """The same PDF after a sentence was added to a chapter: each chapter in turn."""
        project = self.folder / "edited"
        shutil.copytree(PROJECT / "masterplans", project / "masterplans")
        store = self._store()
        _, whole = _job("ours", project, store, PLAN)
        shares = {}
        for chapter in sorted((project / CHAPTERS).glob("*.md")):
            with chapter.open("a", encoding="utf-8") as file:
                file.write("\nSatu kalimat ditambahkan di sini.\n")
            _, again = _job("ours", project, store, PLAN)
            shares[chapter.stem] = again["cpu"] / whole["cpu"]
        longest = max(shares, key=lambda chapter: shares[chapter])
        print("\nOne chapter edited, the same PDF again: CPU s as a share of the whole PDF's")
        print(
            f"median of {len(shares)} chapters {median(shares.values()):.2f}, "
            f"the dearest ({longest}) {shares[longest]:.2f}",
            flush=True,
        )

    def compilation(self) -> None:
        """The province's compilation alone, all of it in one process."""
        cost, figures = self._ours(PROJECT, COMPILATION)
        print(f"\nThe compilation in one process: {figures['pages']} pages, {cost.memory:.0f} MB")

    def _ours(self, project: Path, address: str) -> tuple[Cost, dict[str, Any]]:
        return _job("ours", project, self._store(), address)

    def _store(self) -> str:
        self.stores += 1
        return str(self.folder / f"store-{self.stores}")


def _job(name: str, project: Path, *arguments: str) -> tuple[Cost, dict[str, Any]]:
    cost = run([sys.executable, JOBS, name, str(project), *arguments])
    return cost, json.loads(cost.said.splitlines()[-1])


def _speed(found: list[tuple[Cost, dict[str, Any]]]) -> float:
    """Pages for each CPU second: the median of rounds."""
    return median(one["pages"] / one["cpu"] for _, one in found)

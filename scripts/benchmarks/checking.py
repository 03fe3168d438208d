"""What `masterplan check` costs: CPU seconds and memory, and how they grow.

For the repository and for 10, 100 and 514 generated regions, each a full copy of the largest
plan, beside what libyaml alone needs to go through the same files.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from costs import PROJECT, Cost, run_code

LARGEST = "kota-ternate"

CHECK = "from masterplan.cli.main import main; main(['check', '--ringkas', r'{path}'])"
START = "import masterplan.cli.check"
BASELINE = """
import pathlib, yaml
for file in sorted(pathlib.Path(r'{path}').rglob('*.yml')):
    for event in yaml.parse(file.read_text(encoding='utf-8'), Loader=yaml.CBaseLoader):
        pass
"""


def main() -> None:
    """Print the table."""
    start = run_code(START)
    print(f"interpreter and imports: {start.cpu:.2f} CPU s, {start.memory:.0f} MB\n")
    print("| regions | CPU s beyond the start | CPU s a region | memory MB | ÷ libyaml alone |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    _row("11 of this repository", 11, PROJECT, start)
    for count in (10, 100, 514):
        with tempfile.TemporaryDirectory() as folder:
            _generate(Path(folder), count)
            _row(f"{count} full plans", count, Path(folder), start)


def _row(name: str, count: int, path: Path, start: Cost) -> None:
    checked = run_code(CHECK.format(path=path))
    parsed = run_code(BASELINE.format(path=path / "masterplans"))
    bare = run_code("import pathlib, yaml")
    beyond = checked.cpu - start.cpu
    ratio = beyond / max(0.01, parsed.cpu - bare.cpu)
    print(
        f"| {name} | {beyond:.2f} | {beyond / count:.3f} | {checked.memory:.0f} | {ratio:.1f} |",
        flush=True,
    )


def _generate(project: Path, count: int) -> None:
    """Write a project of a province and many copies of the largest plan."""
    root = project / "masterplans"
    shutil.copytree(PROJECT / "masterplans" / "provinsi", root / "provinsi")
    for kode in _codes(count):
        slug = f"daerah-{kode.replace('.', '-')}"
        folder = root / slug
        shutil.copytree(PROJECT / "masterplans" / LARGEST, folder)
        for name in ("daerah.yml", "program.yml"):
            text = (folder / name).read_text(encoding="utf-8")
            text = text.replace("82.71", kode).replace('"8271"', f'"{kode.replace(".", "")}"')
            text = text.replace(f"slug: {LARGEST}", f"slug: {slug}")
            (folder / name).write_text(text, encoding="utf-8")


def _codes(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"{83 + number // 60}.{number % 60 + 1:02d}"

"""The same parts as pages of an MkDocs project, printed by `mkdocs-to-pdf`; itself less the site.

The plugin is installed beside the environment, for the time of the measurement; without a package
index it is left out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import yaml
from costs import Cost, run
from plain_paper import UNNUMBERED

from masterplan.diagnostics import Report
from masterplan.library import load
from masterplan.views.print.document import PrintDocument
from masterplan.views.print.documents import documents

PACKAGES = (
    "mkdocs-to-pdf==0.12.1",
    "beautifulsoup4==4.15.0",
    "soupsieve==4.1.3",
    "libsass==0.23.0",
    "qrcode==8.2",
    "python-barcode==0.16.1",
)
"""What it needs beyond our own environment."""

OUTPUT = "masterplan.pdf"


class OtherPaper:
    """A place where `mkdocs-to-pdf` works."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packages = folder / "packages"
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target"]
        done = subprocess.run(
            [*pip, str(self.packages), *PACKAGES], capture_output=True, text=True, check=False
        )
        self.ready = done.returncode == 0
        self.why = (done.stderr.splitlines() or [""])[-1]
        self._pages: int | None = None

    def print(self, project: Path, address: str) -> tuple[Cost, dict[str, Any]]:
        """Build the site with and without the plugin: the difference is what the PDF cost."""
        if not (self.folder / "docs").is_dir():
            library = load(project / "masterplans", Report(), base=project)
            wanted = documents(library, "https://masterplan-malut.example/")
            self._write(next(one for one in wanted if one.address == address))
        without = self._build("without.yml")
        with_pdf = self._build("with.yml")
        file = self.folder / "site" / OUTPUT
        with pikepdf.open(file) as pdf:
            pages = len(pdf.pages)
        size = file.stat().st_size
        return with_pdf, {"cpu": with_pdf.cpu - without.cpu, "pages": pages, "bytes": size}

    def _build(self, config: str) -> Cost:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config]
        return run(command, {"PYTHONPATH": str(self.packages)}, self.folder)

    def _write(self, document: PrintDocument) -> None:
        """Write the parts as pages; their HTML passes through Markdown as it is."""
        docs = self.folder / "docs"
        docs.mkdir(parents=True)
        pages = []
        for number, part in enumerate(document.parts):
            if part.kind in UNNUMBERED:
                continue  # the plugin makes its own cover and contents
            name = f"{number:02d}.md" if pages else "index.md"
            pages.append({part.title: name})
            body = "\n".join(line for line in part.html.splitlines() if line.strip())
            (docs / name).write_text(f"<div>\n{body}\n</div>\n", encoding="utf-8")
            for picture, content in part.images:
                file = docs / picture
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        base = {
            "site_name": document.title,
            "theme": {"name": "material", "font": False},
            "use_directory_urls": False,
            "nav": pages,
        }
        printing = {"to-pdf": {"output_path": OUTPUT, "toc_title": "Daftar isi"}}
        for config, plugins in (("without.yml", []), ("with.yml", [printing])):
            text = yaml.safe_dump({**base, "plugins": plugins}, allow_unicode=True)
            (self.folder / config).write_text(text, encoding="utf-8")

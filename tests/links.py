"""A built site in, the links of its pages that lead nowhere out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.pages import ReadPage, read_page


class Site:
    """A site in a folder, each page read once."""

    def __init__(self, folder: Path, address: str = "https://situs.example/") -> None:
        self.folder = folder
        self.address = address
        self.files = {
            file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
        }
        self.pages = {
            name: read_page((folder / name).read_text(encoding="utf-8"))
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    def page(self, address: str) -> ReadPage:
        """The page at an address like `kota-ternate/anggaran/`."""
        return self.pages[f"{address}index.html"]

    def broken(self) -> Iterator[str]:
        """Every link inside the site whose file or whose place in it does not exist."""
        for name, page in self.pages.items():
            here = urljoin(self.address, name.removesuffix("index.html"))
            for _, link in page.links:
                target = urljoin(here, link)
                if target.startswith(self.address) and not self._exists(target):
                    yield f"{name}: {link}"

    def inside(self) -> int:
        """How many links lead to the site itself: so that a test knows that it has looked."""
        return sum(
            not urlsplit(link).scheme for page in self.pages.values() for _, link in page.links
        )

    def _exists(self, target: str) -> bool:
        path, _, anchor = target.removeprefix(self.address).partition("#")
        file = unquote(path.partition("?")[0])
        if not file or file.endswith("/"):
            file += "index.html"
        if file not in self.files:
            return False
        return not anchor or file not in self.pages or unquote(anchor) in self.pages[file].ids

"""The small project as MkDocs sees it before it writes: its configuration, files and pages."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from tests.builds import SMALL_PROJECT


def small_config(folder: Path) -> MkDocsConfig:
    """The configuration of a copy of the small project in a folder, without its plugins."""
    copytree(SMALL_PROJECT, folder, dirs_exist_ok=True)
    config = load_config(
        config_file=str(folder / "mkdocs.yml"), plugins=[], theme={"name": "mkdocs"}
    )
    config.plugins._current_plugin = "masterplan"  # MkDocs sets it around each event
    return config


def page_at(files: Files, address: str) -> Page:
    """The page at an address; '' is the home page."""
    (page,) = [
        file.page
        for file in files.documentation_pages()
        if file.page is not None and file.page.url.removeprefix("./") == address
    ]
    return page

"""The plugin `masterplan-search`: the pages' own content → the index below `cari/`, and topics."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from masterplan.library import Library
from masterplan.search.build import Kept, build_parts
from masterplan.search.index import Index, Part
from masterplan.search.language.bahasa import Bahasa
from masterplan.search.records import Halaman
from masterplan.search.shards import write_index
from masterplan.search.topics import text_topics
from masterplan.site.assets import SEARCH_HELP, SEARCH_SCRIPT, SEARCH_STYLE, asset
from masterplan.site.page import ViewPage, view_file
from masterplan.site.plugin import MasterplanPlugin
from masterplan.views import addresses, search_pages
from masterplan.views.offline import OFFLINE

FIELD = {"klien": SEARCH_SCRIPT, "bantu": SEARCH_HELP, "gaya": SEARCH_STYLE}
"""What a search field loads when it is first used."""


class MasterplanSearchConfig(Config):
    """What mkdocs.yml may set."""

    enabled = c.Type(bool, default=True)


class MasterplanSearchPlugin(BasePlugin[MasterplanSearchConfig]):
    """Translates MkDocs' events into calls of `search`."""

    library: Library
    language: Bahasa
    pages: list[Halaman]
    parts: list[Part]
    kept: Kept
    """Parts of an earlier build of this preview."""
    preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay through a preview, so that only regions that change are indexed anew."""
        self.kept = {}
        self.preview = command == "serve"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of results and topics."""
        plugin = config.plugins.get("masterplan")
        if not isinstance(plugin, MasterplanPlugin):
            raise PluginError("masterplan-search harus disebut sesudah masterplan di mkdocs.yml.")
        self.library = plugin.library
        self.language = Bahasa.of(self.library)
        self.pages = []
        if self.config.enabled:
            client = asset(SEARCH_SCRIPT).uri
            files.append(view_file(search_pages.search_page(self.library, client), config))
            for view in search_pages.topic_pages(self.library):
                files.append(view_file(view, config))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take note of what a page says."""
        address = "" if page.is_homepage else page.url
        if not address.startswith((search_pages.SEARCH, search_pages.TOPICS, OFFLINE)):
            region = page.view.region if isinstance(page, ViewPage) else ""
            self.pages.append(Halaman(address, html, region))
        return html

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Index what all pages say, and fill the topic pages with it."""
        if not self.config.enabled:
            return env
        self.parts = build_parts(self.library, self.pages, self.language, self.kept)
        topics = [*search_pages.library_topics(self.library), *text_topics(Index(self.parts))]
        for address, html in search_pages.fill(self.library, topics).items():
            file = files.get_file_from_path(f"{address}index.md")
            if file is not None and file.page is not None:
                file.page.content = html
        return env

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Give the shell its search field."""
        here = "" if page.is_homepage else page.url
        return self._with_field(context, lambda uri: addresses.relative(here, uri))

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Give the page for missing addresses its search field."""
        base = context["base_url"].rstrip("/")
        return self._with_field(context, lambda uri: f"{base}/{uri}")

    def _with_field(self, context: Any, to: Callable[[str], str]) -> Any:
        if self.config.enabled:
            context["cari"] = {name: to(asset(file).uri) for name, file in FIELD.items()}
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index."""
        if not self.config.enabled:
            return
        folder = Path(config.site_dir) / search_pages.SEARCH
        made: set[str] = set()

        def write(name: str, text: str) -> None:
            place = name.rpartition("/")[0]
            if place not in made:
                (folder / place).mkdir(parents=True, exist_ok=True)
                made.add(place)
            with (folder / name).open("wb", buffering=0) as out:
                out.write(text.encode())

        write_index(self.parts, self.language, write, preview=self.preview)

"""The plugin `masterplan-pdf`: the library's plans → PDFs below `unduhan/`.

A build makes what is missing; a preview shows what the last build left, and never lays out a
page. Without Pango it says so and stays off, so that an editor can preview on any machine.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from masterplan.site.plugin import MasterplanPlugin, public_address
from masterplan.views import addresses
from masterplan.views.region_page import Berkas

log = logging.getLogger("mkdocs.plugins.masterplan.pdf")


class MasterplanPdfConfig(Config):
    """What mkdocs.yml may set."""

    enabled = c.Type(bool, default=True)
    cache = c.Type(str, default=".cache/pdf")
    """The folder of finished PDFs, relative to mkdocs.yml."""


class MasterplanPdfPlugin(BasePlugin[MasterplanPdfConfig]):
    """Translates MkDocs' events into calls of `exports.pdf`."""

    preview = False
    made: Mapping[str, bytes]
    listed: Mapping[str, Berkas]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.preview = command == "serve"
        self.made = {}
        self.listed = {}

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the PDFs before the old site is touched: a failure here leaves it whole."""
        plugin = config.plugins.get("masterplan")
        if not isinstance(plugin, MasterplanPlugin):
            raise PluginError("masterplan-pdf harus disebut sesudah masterplan di mkdocs.yml.")
        if not self.config.enabled or not plugin.library.with_plan:
            return
        if self.preview and self.listed:
            plugin.pdf = self.listed  # an edit in a preview costs no PDF, nor a look for one
            return
        try:
            from masterplan.exports.pdf.cache import PdfCache
            from masterplan.exports.pdf.jobs import jobs, make
        except OSError as error:
            log.info("PDF tidak dibuat: pustaka Pango belum terpasang (%s).", error)
            return
        cache = PdfCache(Path(config.config_file_path).parent / self.config.cache)
        wanted = list(jobs(plugin.library, public_address(config)))
        if self.preview:
            kept = {job.region.slug: cache.get(job.key) for job in wanted}
            found = {slug: rendered for slug, rendered in kept.items() if rendered is not None}
        else:
            found = make(wanted, cache)
        regions = plugin.library.by_slug
        self.made = {addresses.pdf(regions[slug]): rendered.pdf for slug, rendered in found.items()}
        self.listed = plugin.pdf = {
            slug: Berkas(
                halaman=rendered.pages,
                ukuran=len(rendered.pdf),
                sha256=hashlib.sha256(rendered.pdf).hexdigest(),
                edisi=regions[slug].diperbarui,
            )
            for slug, rendered in found.items()
        }

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the PDFs to the site."""
        for uri, content in self.made.items():
            files.append(File.generated(config, uri, content=content))
        return files

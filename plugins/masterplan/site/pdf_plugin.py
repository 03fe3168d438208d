"""The plugin `masterplan-pdf`: the library's plans → PDFs below `unduhan/`, and their hashes.

A build makes what is missing; a preview shows what the last build left, and never lays out a
page. Without Pango it says so and stays off, so that an editor can preview on any machine.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from masterplan.exports.pdf.cluster import AHEAD, Cluster
from masterplan.exports.pdf.enclosures import Enclosures
from masterplan.exports.pdf.progress import Progress
from masterplan.exports.pdf.store import Store
from masterplan.exports.pdf.trouble import NoPangoError, PrintingError
from masterplan.exports.pdf.work import Printed, kept, make
from masterplan.library import Library
from masterplan.site.plugin import MasterplanPlugin, public_address
from masterplan.site.whole_file import WholeFile
from masterplan.views.downloads import berkas, by_region, checksums
from masterplan.views.print.document import Jenis, PrintDocument
from masterplan.views.print.documents import documents
from masterplan.views.print.front import CHECKSUMS
from masterplan.views.region_page import Berkas

log = logging.getLogger("mkdocs.plugins.masterplan.pdf")


class MasterplanPdfConfig(Config):
    """What mkdocs.yml may set."""

    enabled = c.Type(bool, default=True)
    cache = c.Type(str, default=".cache/pdf")
    """The folder of what was made, relative to mkdocs.yml."""
    jenis = c.ListOfItems(c.Choice(get_args(Jenis)), default=[])
    """The kinds of documents to make; all when none is named."""
    executor = c.Choice(("processes", "dask"), default="processes")
    """Who works: processes on this machine, or a Dask cluster."""
    scheduler = c.Type(str, default="")
    """The address of the cluster's scheduler: `tcp://…`."""


class MasterplanPdfPlugin(BasePlugin[MasterplanPdfConfig]):
    """Translates MkDocs' events into calls of `exports.pdf`."""

    preview = False
    printed: Mapping[str, Printed]
    listed: Mapping[str, Sequence[Berkas]]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.preview = command == "serve"
        self.printed = {}
        self.listed = {}

    def on_config(self, config: MkDocsConfig) -> None:
        """Refuse what cannot be meant."""
        if self.config.executor == "dask" and not self.config.scheduler:
            raise PluginError("masterplan-pdf: executor dask memerlukan scheduler: tcp://…")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the PDFs before the old site is touched: a failure here leaves it whole."""
        plugin = config.plugins.get("masterplan")
        if not isinstance(plugin, MasterplanPlugin):
            raise PluginError("masterplan-pdf harus disebut sesudah masterplan di mkdocs.yml.")
        if not self.config.enabled:
            return
        if self.preview and self.listed:
            plugin.pdf = self.listed  # an edit in a preview costs no PDF, nor a look for one
            return
        site = public_address(config)
        kinds = self.config.jenis or get_args(Jenis)
        wanted = [one for one in documents(plugin.library, site) if one.kind in kinds]
        store = Store(Path(config.config_file_path).parent / self.config.cache)
        if self.preview:
            self.printed = kept(wanted, store)
        else:
            self.printed = self._make(wanted, store, plugin.library, site)
        self.listed = plugin.pdf = by_region(
            (one.document, berkas(one.document, one.pdf.pages, one.pdf.size, one.pdf.sha256))
            for one in self.printed.values()
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the PDFs to the site, and the list of their hashes."""
        for uri, one in self.printed.items():
            files.append(WholeFile.generated(config, uri, abs_src_path=str(one.file)))
        if self.printed:
            listed = checksums(one for region in self.listed.values() for one in region)
            files.append(WholeFile.generated(config, CHECKSUMS, content=listed))
        return files

    def _make(
        self, wanted: list[PrintDocument], store: Store, library: Library, site: str
    ) -> Mapping[str, Printed]:
        cluster = Cluster(self.config.scheduler) if self.config.executor == "dask" else None
        try:
            return make(
                wanted,
                store,
                cluster,
                enclosures=Enclosures(library, site),
                ahead=AHEAD,
                tell=log.info,
                progress=Progress(watched=log.isEnabledFor(logging.INFO)),
            )
        except NoPangoError as error:
            log.info("PDF tidak dibuat: %s.", error)
            return {}
        except PrintingError as error:
            raise PluginError(f"PDF tidak dapat dibuat: {error}.") from error
        finally:
            if cluster is not None:
                cluster.shutdown(cancel_futures=True)

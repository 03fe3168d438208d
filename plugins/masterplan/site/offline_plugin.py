"""The plugin `masterplan-luring`: a built site → archives for a stick, manifests for a phone.

Everything here is made from finished pages, so it happens last, and what the pages say of it is
put into them then. A preview has none of it: it is read on the machine that makes it.
"""

from __future__ import annotations

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
from mkdocs.structure.pages import Page

from masterplan.exports.offline.archive import Made, Notice, write_archive
from masterplan.exports.offline.manifest import Manifest, manifest
from masterplan.exports.offline.sets import SHARED, BuiltSite, OfflineSet, offline_sets
from masterplan.files import write_whole
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.site.assets import COPY_STYLE, OFFLINE_SCRIPT, OFFLINE_STYLE, WORKER, asset, plain
from masterplan.site.page import ViewPage, view_file
from masterplan.site.plugin import MasterplanPlugin, public_address
from masterplan.views import offline
from masterplan.views.offline import ALL, Salinan
from masterplan.views.print.front import CHECKSUMS

log = logging.getLogger("mkdocs.plugins.masterplan.luring")


class MasterplanOfflineConfig(Config):
    """What mkdocs.yml may set."""

    enabled = c.Type(bool, default=True)


class MasterplanOfflinePlugin(BasePlugin[MasterplanOfflineConfig]):
    """Translates MkDocs' events into calls of `exports.offline`."""

    plugin: MasterplanPlugin
    active = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay out of previews."""
        self.active = self.config.enabled and command != "serve"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the page of what is saved, and the worker behind it."""
        plugin = config.plugins.get("masterplan")
        if not isinstance(plugin, MasterplanPlugin):
            raise PluginError("masterplan-luring harus disebut sesudah masterplan di mkdocs.yml.")
        self.plugin = plugin
        script = asset(OFFLINE_SCRIPT).uri
        files.append(view_file(offline.offline_page(self.library, script), config))
        files.append(File.generated(config, WORKER, content=plain(WORKER)))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Offer to save a region on its first page."""
        if not self.active or not isinstance(page, ViewPage) or not page.view.region:
            return html
        region = self.library.by_slug[page.view.region]
        made = offline.button(region, asset(OFFLINE_SCRIPT).uri, asset(OFFLINE_STYLE).uri)
        return html.replace(offline.BUTTON, made)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make archives of the pages as they are, then say on the pages what there is."""
        if not self.active:
            return
        folder, public = Path(config.site_dir), public_address(config)
        site = BuiltSite.read(folder)
        slugs = [region.slug for region in self.library]
        sets = list(offline_sets(site, slugs))
        made = self._archives(site, sets, public, config.copyright or "")
        log.info("%s salinan luring dibuat.", len(made))
        manifests = self._fill(site, sets, made)
        (folder / offline.OFFLINE).mkdir(exist_ok=True)
        versions = {}
        for slug, one in manifests.items():
            write_whole(folder / offline.manifest(slug), one.json)
            versions[slug] = one.version
        write_whole(folder / offline.VERSIONS, offline.versions(versions))
        listed = folder / CHECKSUMS
        before = listed.read_bytes() if listed.is_file() else b""
        write_whole(listed, offline.checksums(before, self._copies(made, manifests).values()))

    @property
    def library(self) -> Library:
        """What the site is made from."""
        return self.plugin.library

    def _archives(
        self, site: BuiltSite, sets: list[OfflineSet], public: str, owner: str
    ) -> Mapping[str, Made]:
        shared, *regions = sets
        made = {}
        for slug, parts in [*((one.slug, [shared, one]) for one in regions), (ALL, sets)]:
            region = self.library.by_slug.get(slug)
            notice = Notice(
                name=offline.archive_name(slug),
                readme=offline.readme(self.library, region, public, owner),
                banner=offline.banner(self.library, region, public),
                style=plain(COPY_STYLE),
            )
            target = site.folder / offline.archive(slug)
            made[slug] = write_archive(target, site, parts, notice, public, whole=slug == ALL)
        return made

    def _fill(
        self, site: BuiltSite, sets: list[OfflineSet], made: Mapping[str, Made]
    ) -> Mapping[str, Manifest]:
        """Say on pages what there is; give the manifests of the pages as they then are."""
        shared, *regions = sets
        for one in regions:
            self._fill_pages(site, one, self._copies(made, {}), 0)
        manifests = {one.slug: self._manifest(site, one) for one in regions}
        about = self._manifest(site, shared).size
        self._fill_pages(site, shared, self._copies(made, manifests), about)
        return {SHARED: self._manifest(site, shared), **manifests}

    def _fill_pages(
        self, site: BuiltSite, one: OfflineSet, copies: Mapping[str, Salinan], shared: int
    ) -> None:
        for page in one.pages:
            if offline.marks(page.html):
                here = page.name.removesuffix("index.html")
                html = offline.fill(page.html, here, copies, shared)
                write_whole(site.folder / page.name, html.encode())

    def _manifest(self, site: BuiltSite, one: OfflineSet) -> Manifest:
        region = self.library.by_slug.get(one.slug)
        name = region.daerah.nama if region is not None else "Halaman bersama"
        return manifest(site, one, name, offline.edition(self.library, region))

    def _copies(
        self, made: Mapping[str, Made], manifests: Mapping[str, Manifest]
    ) -> Mapping[str, Salinan]:
        return {
            slug: self._copy(slug, one, manifests[slug].size if slug in manifests else 0)
            for slug, one in made.items()
        }

    def _copy(self, slug: str, made: Made, weight: int) -> Salinan:
        region: Region | None = self.library.by_slug.get(slug)
        printed = self.plugin.pdf
        own = [slug] if region is not None else list(printed)
        return Salinan(
            alamat=offline.archive(slug),
            nama=region.daerah.nama if region is not None else "semua daerah",
            ukuran=made.size,
            sha256=made.sha256,
            edisi=offline.edition(self.library, region),
            unduh=weight,
            pdf=sum(file.ukuran for one in own for file in printed.get(one, ())),
        )

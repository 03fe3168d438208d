"""The plugin `masterplan`: sources → checked library → pages and data files of the site."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import jinja2
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from masterplan.checks.registry import run
from masterplan.diagnostics import Report
from masterplan.exports.cards import cards
from masterplan.exports.every import every_data_file
from masterplan.exports.feed import feed
from masterplan.library import Library, load
from masterplan.site.assets import all_assets
from masterplan.site.kept import Kept, marks
from masterplan.site.navigation import RegionNavigation
from masterplan.site.page import ViewPage, view_file
from masterplan.site.preview import findings_box
from masterplan.site.shell import shell, shell_without_page
from masterplan.views.changes_page import FEED
from masterplan.views.contents import with_contents
from masterplan.views.data_files import measure
from masterplan.views.formatting import tanggal
from masterplan.views.region_page import Berkas
from masterplan.views.shared_pages import all_pages, newest, region_list

log = logging.getLogger("mkdocs.plugins.masterplan")

REGION_LIST = "{{ daftar-daerah }}"
"""A line of a hand-written page that is replaced by the map and the list of regions."""


class MasterplanConfig(Config):
    """What mkdocs.yml may set."""

    folder = c.Type(str, default="masterplans")
    """The folder of regions, relative to mkdocs.yml."""
    terbitkan = c.Choice(("semua", "resmi"), default="semua")
    """`resmi` leaves out every plan whose content is invented."""


class MasterplanPlugin(BasePlugin[MasterplanConfig]):
    """Translates MkDocs' events; what it knows lives in `library`."""

    library: Library
    report: Report
    pdf: Mapping[str, Sequence[Berkas]]
    """The PDFs at hand by region slug; filled by the plugin `masterplan-pdf`."""
    kept: Kept
    """Pages and data of the earlier builds of this preview."""
    preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; being here keeps the plugin alive through it."""
        self.preview = command == "serve"
        self.kept = Kept()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before anything is written; refuse to publish errors."""
        project = Path(config.config_file_path).resolve().parent
        self.report = Report()
        self.library = load(project / self.config.folder, self.report, base=project)
        run(self.library, self.report)
        self.pdf = {}
        for found in self.report:
            log.info(str(found))
        if self.report.fatal and not self.preview:
            log.error("Sumber belum dapat diterbitkan: %s.", self.report.summary())
            raise Abort("Perbaiki galat di atas; situs yang lama tidak diubah.")
        if self.config.terbitkan == "resmi":
            samples = {region.path for region in self.library if region.plan and region.plan.contoh}
            self.report = self.report.only(
                lambda found: samples.isdisjoint(found.location.path.parents)
            )
            self.library = self.library.without_samples()
        with as_file(files("masterplan") / "templates" / "theme") as templates:
            config.theme.dirs.insert(0, str(templates))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages, the data files, the pictures and the theme's own files."""
        for file in [item for item in files if item.src_uri.startswith(MATERIAL)]:
            files.remove(file)
        site = public_address(config)
        explained = files.get_file_from_path(EXPLAINED) is not None
        made_from = marks(self.library)
        data: dict[str, bytes] = {}
        for region in self.library:
            make = partial(every_data_file, self.library, region, site)
            data |= self.kept.get(f"data:{region.slug}", made_from[region.slug], make)
        for view in all_pages(
            self.library,
            self.report,
            lambda: self.pdf,
            site,
            explained=explained,
            name=config.site_name,
            data={address: measure(content, address) for address, content in data.items()},
        ):
            files.append(view_file(self.kept.page(view, made_from), config))
        made = data.copy()
        if not self.preview:  # nobody shares an address of a preview
            made |= cards(self.library, config.site_name)
        made |= {item.uri: item.content for item in all_assets()}
        if config.site_url:  # a feed's addresses are absolute, or it is none
            made[FEED] = feed(self.library, site, config.site_name)
        for uri, content in made.items():
            files.append(File.generated(config, uri, content=content))
        for region in self.library:
            for name, picture in region.images.items():
                uri = f"{region.slug}/{name}"
                files.append(File.generated(config, uri, abs_src_path=str(picture)))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Cut the navigation to what a page needs, and date hand-written pages by the sources."""
        edition = newest(self.library).isoformat()
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        for page in pages:
            if not isinstance(page, ViewPage):
                page.update_date = edition
        views = [page for page in pages if isinstance(page, ViewPage)]
        self.navigation = RegionNavigation(nav, self.library, views)
        return nav

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Place the list of regions; in a preview, show an editor what is wrong."""
        if not isinstance(page, ViewPage):
            html = f'<div class="mp-naskah">\n{html}\n</div>'
        html = with_contents(html)
        if REGION_LIST in html:
            html = html.replace(f"<p>{REGION_LIST}</p>", region_list(self.library, page.url))
        if self.preview:
            slug = page.view.region if isinstance(page, ViewPage) else ""
            folder = PurePosixPath(self.config.folder)
            if slug or page.is_homepage:
                html = findings_box(self.report, folder / slug) + html
        return html

    def on_page_context(
        self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Give the page its own region's navigation, and the shell what it prints."""
        context["nav"] = self.navigation.of(page)
        context.update(shell(page, config, public_address(config)))
        if isinstance(page, ViewPage) and page.view.region:
            # a page that has not changed is the same bytes, whatever other regions have published
            context["edisi"] = tanggal(page.view.edition)
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Give the page for missing addresses the top level and its shell."""
        context["nav"] = self.navigation.of(None)
        context.update(shell_without_page(context["base_url"]))
        return context

    def on_env(
        self, env: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Escape what pages are called, and tell the theme what it prints in the footer."""
        env.autoescape = True  # MkDocs trusts titles; these are written by ten offices
        env.globals["edisi"] = tanggal(newest(self.library))
        return env

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when a source changes."""
        server.watch(str(Path(config.config_file_path).parent / self.config.folder))
        return server


MATERIAL = "assets/"
"""Where Material keeps its scripts and styles, none of which a page of this site loads."""

EXPLAINED = "rujukan/diagnostik.md"
"""The hand-written page with a heading for every code of finding."""


def public_address(config: MkDocsConfig) -> str:
    """The address of the published site, with a slash at its end; '/' when none is set."""
    return (config.site_url or "/").rstrip("/") + "/"

"""A `PageView` as MkDocs sees it: a page whose content is ready, with no Markdown behind it."""

from __future__ import annotations

import re
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from masterplan.views.page import PageView
from masterplan.views.prose import Heading


class ViewPage(Page):
    """A page that is made by a view."""

    def __init__(self, view: PageView, file: File, config: MkDocsConfig) -> None:
        super().__init__(view.title, file, config)
        self.view = view
        self.update_date = view.edition.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read: say what the theme asks of front matter."""
        self.markdown = ""
        self.meta = {
            "title": self.view.full_title or self.view.title,
            "description": self.view.description,
            "contoh": self.view.contoh,
            "lebar": self.view.wide,
            "pindah": self.view.moved,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the view's HTML, its headings and its anchors."""
        self.content = self.view.html
        self.toc = _table_of_contents(self.view.toc)
        self.present_anchor_ids = set(re.findall(r'<[^>]* id="([^"]+)"', self.content))
        self.links_to_anchors = {}


def view_file(view: PageView, config: MkDocsConfig) -> File:
    """Make the virtual file of a page, with its page."""
    file = File.generated(
        config, f"{view.address}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    ViewPage(view, file, config)
    return file


def _table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """Nest the headings of level 3 under those of level 2."""
    top: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text, quote=False), heading.anchor, heading.level)
        if heading.level == 3 and top and top[-1].level == 2:
            top[-1].children.append(link)
        elif heading.level in {2, 3}:
            top.append(link)
    return TableOfContents(top)

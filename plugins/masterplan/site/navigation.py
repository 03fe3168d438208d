"""The navigation of one page: the top level, and the pages of its own region.

MkDocs would write the whole tree into every page, so that its size and its cost grow with the
square of the number of regions. Here a page holds its region's pages and the top level, no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from masterplan.library import Library
from masterplan.site.page import ViewPage


class RegionNavigation:
    """Builds the section of each region once, and each page's navigation from it."""

    def __init__(self, top: Navigation, library: Library, pages: Iterable[ViewPage]) -> None:
        top.items = [_as_link(item, library) for item in top.items]
        self.top = top
        by_region: dict[str, list[ViewPage]] = {}
        for page in pages:
            by_region.setdefault(page.view.region, []).append(page)
        names = {region.slug: region.daerah.nama for region in library}
        self.sections = {
            slug: _section(names[slug], members) for slug, members in by_region.items() if slug
        }

    def of(self, page: Page) -> Navigation:
        """The navigation that a page shows."""
        slug = page.view.region if isinstance(page, ViewPage) else ""
        section = self.sections.get(slug)
        if section is None:
            return self.top
        # the province stands on the top level itself; its section takes that place
        rest = [item for item in self.top.items if getattr(item, "url", "") != f"{slug}/"]
        navigation = Navigation([*rest[:1], section, *rest[1:]], self.top.pages)
        navigation.homepage = self.top.homepage
        return navigation


def _as_link(item: StructureItem, library: Library) -> StructureItem:
    """Stand for a region's own page on the top level: there it needs the region's name."""
    if isinstance(item, ViewPage) and item.view.region:
        return Link(library.by_slug[item.view.region].daerah.nama, item.url)
    return item


def _section(title: str, pages: list[ViewPage]) -> Section:
    """Group a region's pages as their views say, and chain them for the reader."""
    section = Section(title, [])
    groups: dict[str, Section] = {}
    for page in pages:
        group = page.view.group
        if group and group not in groups:
            groups[group] = Section(group, [])
            groups[group].parent = section
            section.children.append(groups[group])
        parent = groups.get(group, section)
        parent.children.append(page)
        page.parent = parent
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
    return section

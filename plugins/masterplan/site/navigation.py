"""The navigation of one page: the top level, and the pages of its own region.

MkDocs would write the whole tree into every page, so that its size and its cost grow with the
square of the number of regions. Here a page holds its region's pages and the top level, no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from masterplan.library import Library
from masterplan.site.page import ViewPage


class RegionNavigation:
    """Builds the section of each region once, and each page's navigation from it."""

    def __init__(self, top: Navigation, library: Library, pages: Iterable[ViewPage]) -> None:
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
        rest = [item for item in self.top.items if not _belongs(item, slug)]
        navigation = Navigation([*rest[:1], section, *rest[1:]], self.top.pages)
        navigation.homepage = self.top.homepage
        return navigation


def _belongs(item: StructureItem, slug: str) -> bool:
    return isinstance(item, ViewPage) and item.view.region == slug


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

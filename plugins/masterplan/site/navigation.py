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

    def of(self, page: Page | None) -> Navigation:
        """The navigation that a page shows; the top level where the page is missing."""
        slug = page.view.region if isinstance(page, ViewPage) else ""
        section = self.sections.get(slug)
        # the province stands on the top level itself; its section takes that place
        rest = [
            _folded(item, page) for item in self.top.items if getattr(item, "url", "") != f"{slug}/"
        ]
        items = rest if section is None else [*rest[:1], _opened(section, page), *rest[1:]]
        navigation = Navigation(items, self.top.pages)
        navigation.homepage = self.top.homepage
        return navigation


def _opened(section: Section, page: Page | None) -> Section:
    """Show the pages of one group: the page's own, or the pillars where it belongs to none."""
    groups = [item for item in section.children if isinstance(item, Section)]
    own = next((group for group in groups if page in group.children), groups[0] if groups else None)
    opened = Section(section.title, [])
    opened.children = [item if item is own else _folded(item, page) for item in section.children]
    return opened


def _folded(item: StructureItem, page: Page | None) -> StructureItem:
    """Show the pages of a section only to who is in it; to others, the way to its first."""
    if not isinstance(item, Section) or page in item.children:
        return item
    first = item.children[0]
    return Link(item.title, first.url) if isinstance(first, Page) else item


def _as_link(item: StructureItem, library: Library) -> StructureItem:
    """Stand for a region's own page on the top level: there it needs the region's name."""
    if isinstance(item, ViewPage) and item.view.region:
        return Link(library.by_slug[item.view.region].daerah.nama, item.url)
    return item


def _section(title: str, pages: list[ViewPage]) -> Section:
    """Group a region's pages as their views say, and chain them for the reader."""
    section = Section(title, [])
    groups: dict[str, Section] = {}
    pages = [page for page in pages if page.view.listed]
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

"""What a page of the site is, before any site generator sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from masterplan.views.prose import Heading, headings


@dataclass(frozen=True)
class PageView:
    """A page: where it lives, what it is called, and how its content is made when asked for."""

    address: str
    """Relative to the site's root, ending in a slash."""
    title: str
    """As in the navigation."""
    description: str
    """One sentence for search engines and previews."""
    edition: date
    """The newest date in what it is made from."""
    make: Callable[[], str]
    region: str = ""
    """The slug of the region whose page it is."""
    full_title: str = ""
    """As in the browser's tab, where the navigation's title would not say enough."""
    group: str = ""
    """The section of the region's navigation; '' for the first level."""
    listed: bool = True
    """Whether the region's navigation names it; programmes are found through their pillar."""
    moved: str = ""
    """Where its content now is, when this is only the address that it had before."""
    wide: bool = False
    """Whether it needs the whole width: a matrix, not text."""
    contoh: bool = False
    """Whether it shows an invented sample."""
    trail: tuple[tuple[str, str], ...] = ()
    """The pages above it below the first: (title, address)."""
    linked: tuple[Mapping[str, object], ...] = ()
    """What it says to machines besides its place: JSON-LD objects."""
    sources: tuple[str, ...] = ()
    """The source files that it is made from, relative to the project."""

    @cached_property
    def html(self) -> str:
        """The content, made once."""
        return self.make()

    @cached_property
    def toc(self) -> tuple[Heading, ...]:
        """The headings of the content that can be linked to."""
        return headings(self.html)

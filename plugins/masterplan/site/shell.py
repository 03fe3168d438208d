"""A page in, what the shell around it prints out: title, trail, styles, notes to machines."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from masterplan.site.assets import ICON, SCRIPT, STYLE, asset, styles
from masterplan.site.page import ViewPage
from masterplan.views import addresses
from masterplan.views.linked_data import breadcrumbs, script


def shell(page: Page, config: MkDocsConfig, site: str) -> dict[str, Any]:
    """Tell the shell's template what it needs besides the page's content.

    `site` is the public site's address. Links are relative to the page, so that the site also
    reads from a folder on a stick.
    """
    here = page.url if page.url != "./" else ""
    content = page.content or ""
    trail = _trail(page)
    linked = page.view.linked if isinstance(page, ViewPage) else ()
    crumbs = breadcrumbs(site, [*trail, (_own_name(page), here)]) if trail else None

    def to(address: str) -> str:
        return addresses.relative(here, address)

    return {
        "judul_tab": _tab_title(page, config),
        "jejak": [(title, to(address)) for title, address in trail],
        "gaya": [to(uri) for uri in styles(content)],
        "skrip": to(asset(SCRIPT).uri),
        "ikon": to(asset(ICON).uri),
        "kanonik": site + page.meta["pindah"] if page.meta.get("pindah") else page.canonical_url,
        "kartu": site + _card(page),
        "tautan_data": script([*linked, crumbs] if crumbs else linked),
    }


def shell_without_page(base: str) -> dict[str, Any]:
    """Tell the shell of the page for missing addresses, which may stand anywhere: from `base`."""
    base = base.rstrip("/") + "/"
    return {
        "judul_tab": "",
        "jejak": [],
        "gaya": [base + asset(STYLE).uri],
        "skrip": base + asset(SCRIPT).uri,
        "ikon": base + asset(ICON).uri,
        "kanonik": "",
        "kartu": "",
        "tautan_data": "",
        "beranda": base,
    }


def _tab_title(page: Page, config: MkDocsConfig) -> str:
    title = page.meta.get("title") or page.title
    return config.site_name if page.is_homepage or not title else f"{title} - {config.site_name}"


def _own_name(page: Page) -> str:
    """What a page is called at the end of its trail; a region's first page, by its region."""
    if isinstance(page, ViewPage) and not page.view.trail:
        return page.view.full_title or page.view.title
    return str(page.title)


def _trail(page: Page) -> list[tuple[str, str]]:
    """The way down to a page, without the page itself; none for the first page."""
    if page.is_homepage:
        return []
    home = [("Beranda", "")]
    if isinstance(page, ViewPage):
        return [*home, *page.view.trail]
    first = page.parent.children[0] if page.parent else None
    if isinstance(first, Page) and first is not page:
        return [*home, (str(first.title), first.url)]
    return home


def _card(page: Page) -> str:
    """The address of the picture that stands for a page where its link is shared."""
    slug = page.view.region if isinstance(page, ViewPage) else ""
    return addresses.card(slug)

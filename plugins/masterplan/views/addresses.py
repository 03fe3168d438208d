"""Where everything lives on the site: permanent addresses, and the way from one to another.

An address is relative to the site's root and ends in a slash or a file's name; other tools rely
on these, so they never change.
"""

from __future__ import annotations

import posixpath

from masterplan.model.bab import Bab
from masterplan.model.program import Program
from masterplan.model.region import Region
from masterplan.model.sasaran import Indikator, Sasaran


def region(home: Region) -> str:
    """A region's first page."""
    return f"{home.slug}/"


def page(home: Region, name: str) -> str:
    """A page of a region's set."""
    return f"{home.slug}/{name}/"


def pilar(home: Region, id: str) -> str:
    """The page of a pillar."""
    return f"{home.slug}/pilar/{id}/"


def program(home: Region, item: Program) -> str:
    """The permanent page of a programme."""
    return f"{home.slug}/program/{item.id}/"


def former_program(home: Region, former: str) -> str:
    """Where a programme's page stood under an id that it had before."""
    return f"{home.slug}/program/{former}/"


def sasaran(home: Region, item: Sasaran) -> str:
    """The permanent place of an objective."""
    return f"{pilar(home, item.pilar)}#{item.id}"


def indikator(home: Region, item: Indikator) -> str:
    """The permanent place of an indicator."""
    return f"{page(home, 'indikator')}#{item.id}"


def bab(home: Region, item: Bab) -> str:
    """The page of a chapter."""
    return f"{home.slug}/bab/{item.slug}/"


def pdf(home: Region, name: str = "masterplan") -> str:
    """A PDF of a region: its full masterplan, or another kind by its name."""
    return f"unduhan/{home.slug}/{home.slug}-{name}.pdf"


def data(home: Region, name: str) -> str:
    """A data file of a region."""
    return f"data/{home.slug}/{name}"


def card(slug: str) -> str:
    """The picture that stands for a region's pages where they are shared; '' for the site's own."""
    return f"kartu/{slug or 'situs'}.png"


def bagan(home: Region, id: str) -> str:
    """The table behind a chart."""
    return data(home, f"grafik/{id}.csv")


def relative(here: str, there: str) -> str:
    """Write an address as a link from the page `here`, so that it works from any folder."""
    path, mark, anchor = there.partition("#")
    if path == here and anchor:
        return f"#{anchor}"
    start = here if here.endswith("/") else posixpath.dirname(here) + "/"
    way = posixpath.relpath("/" + path, "/" + start)
    if path.endswith("/") or not path:
        way += "/"
    return way + mark + anchor

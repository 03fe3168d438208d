"""The library in, the pages for who searches out: results, and an index of topics without a script.

What search itself finds is no concern of this room: the topics that come from texts are handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from masterplan.library import Library
from masterplan.views import addresses
from masterplan.views.environment import environment
from masterplan.views.page import PageView
from masterplan.views.shared_pages import newest

SEARCH = "cari/"
TOPICS = "topik/"
MOST_ON_ONE_PAGE = 1500
"""Programmes and terms beyond which the topics are spread over a page for each letter."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
OTHER = "0-9"
MOST_LINKS = 4
"""Places to which one topic leads."""


@dataclass(frozen=True, slots=True)
class Tautan:
    """Where a topic is treated."""

    judul: str
    alamat: str
    daerah: str = ""
    """The short name of the region; '' where it belongs to none."""


@dataclass(frozen=True, slots=True)
class Topik:
    """A word or name that a reader may look for, with where it is treated."""

    nama: str
    tautan: tuple[Tautan, ...]

    @property
    def huruf(self) -> str:
        """The letter under which it stands."""
        first = self.nama[:1].lower()
        return first if first in LETTERS else OTHER


def search_page(library: Library, client: str) -> PageView:
    """The page of results; `client` is the address of the script that fills it."""
    return PageView(
        SEARCH,
        "Cari",
        "Cari program, tempat dan istilah di semua rencana.",
        newest(library),
        lambda: _render("cari/cari.html", SEARCH, skrip=addresses.relative(SEARCH, client)),
    )


def topic_pages(library: Library) -> list[PageView]:
    """The frames of the topic pages; `fill` makes their content once the texts are known."""
    edition = newest(library)
    about = "Istilah, program, tempat dan perangkat daerah menurut abjad."
    pages = [PageView(TOPICS, "Topik", about, edition, str)]
    if by_letter(library):
        pages += [
            PageView(
                f"{TOPICS}{letter}/",
                f"Topik {letter.upper()}",
                f"{about} Huruf {letter.upper()}.",
                edition,
                str,
                trail=(("Topik", TOPICS),),
            )
            for letter in (OTHER, *LETTERS)
        ]
    return pages


def by_letter(library: Library) -> bool:
    """Whether the topics are too many for one page."""
    programs = sum(len(plan.program) for _, plan in library.plans)
    return programs + len(library.glosarium.istilah) > MOST_ON_ONE_PAGE


def fill(library: Library, topics: Iterable[Topik]) -> Mapping[str, str]:
    """The content of each topic page by its address."""
    ordered = sorted(topics, key=lambda topic: (topic.huruf, topic.nama.casefold(), topic.nama))
    groups = {letter: list(found) for letter, found in groupby(ordered, lambda t: t.huruf)}
    if not by_letter(library):
        return {TOPICS: _render("cari/topik.html", TOPICS, kelompok=groups, huruf=list(groups))}
    letters = [OTHER, *LETTERS]
    pages = {
        f"{TOPICS}{letter}/": _render(
            "cari/topik.html",
            f"{TOPICS}{letter}/",
            kelompok={letter: groups.get(letter, [])},
            huruf=letters,
        )
        for letter in letters
    }
    return {TOPICS: _render("cari/topik.html", TOPICS, kelompok={}, huruf=letters), **pages}


def library_topics(library: Library) -> Iterator[Topik]:
    """What the library itself names: terms, programmes, agencies, and places of programmes."""
    for term in library.glosarium.istilah:
        yield Topik(term.istilah, (Tautan("arti", f"glosarium/#{term.anchor}"),))
    programs: dict[str, list[Tautan]] = {}
    places: dict[str, list[Tautan]] = {}
    agencies: dict[str, list[Tautan]] = {}
    for region in library:
        short = region.daerah.sebutan
        yield Topik(region.daerah.nama, (Tautan("ringkasan", addresses.region(region)),))
        for agency in region.berkas_opd.opd:
            address = f"{addresses.page(region, 'anggaran')}#opd-{agency.id}"
            if region.plan is not None:
                agencies.setdefault(agency.nama, []).append(Tautan(short, address))
        for item in region.plan.program if region.plan is not None else ():
            link = addresses.program(region, item)
            programs.setdefault(item.nama, []).append(Tautan(short, link))
            for name in sorted({place.nama for place in item.lokasi if place.nama}):
                for part in re.split(r", | dan ", name):
                    places.setdefault(part.strip(), []).append(Tautan(item.nama, link, short))
    for found in (programs, places, agencies):
        for name in sorted(found):
            if name[:1].isupper() or found is not places:
                yield Topik(name, tuple(dict.fromkeys(found[name]))[:MOST_LINKS])


def _render(template: str, here: str, **context: object) -> str:
    return (
        environment()
        .get_template(template)
        .render(url=lambda there: addresses.relative(here, there), **context)
    )

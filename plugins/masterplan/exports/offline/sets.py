"""The files of a built site in, what belongs together without a line out: a region, and the rest.

A set holds its pages, what these load, and its own part of the index of search, so that whatever
search finds in it is in it. The pages that belong to no region are a set that goes with each.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from masterplan.exports.offline.links import LinkedPage, read_links

SHARED = "situs"
"""The name of the set of pages that belong to no region, as search calls it too."""
TOPICS = "topik/"
"""Leads to every region; who has search needs it least, so it is in no set but that of all."""
MISSING = "404.html"
"""Written for a server: its links start at the site's root."""


@dataclass(frozen=True, slots=True)
class OfflineSet:
    """A part of the site that can be read by itself."""

    slug: str
    pages: tuple[LinkedPage, ...]
    loaded: tuple[str, ...]
    """Files that its pages need: styles, scripts, pictures."""
    index: tuple[str, ...]
    """Files of search, without the one that says what there is."""
    versions: Mapping[str, str]
    """What the addresses of files of search end in: `?v=` and this."""

    @property
    def listing(self) -> str:
        """The file that says what search has of this set."""
        return f"cari/d/{self.slug}/daftar.js"


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site that was built, by the names of its files."""

    folder: Path
    names: tuple[str, ...]
    """In order."""

    @classmethod
    def read(cls, folder: Path) -> BuiltSite:
        """See what files there are."""
        found = []
        for place, _, files in os.walk(folder):
            way = Path(place).relative_to(folder).as_posix()
            found += [file if way == "." else f"{way}/{file}" for file in files]
        return cls(folder, tuple(sorted(found)))

    def content(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / name).read_bytes()

    def text(self, name: str) -> str:
        """The text of a file."""
        return self.content(name).decode()

    def below(self, *folders: str) -> Iterator[str]:
        """The files below folders."""
        return (name for name in self.names if name.startswith(folders))

    def by_folder(self) -> Mapping[str, Sequence[str]]:
        """The files by the first step of their way; those at the root under ''."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            first, slash, _ = name.partition("/")
            found.setdefault(first if slash else "", []).append(name)
        return found


def offline_sets(site: BuiltSite, slugs: Iterable[str]) -> Iterator[OfflineSet]:
    """The shared pages first, then each region; one after the other, lest all are held at once."""
    regions = list(slugs)
    known = frozenset(site.names)
    by_folder = site.by_folder()
    index: dict[str, list[str]] = {}
    for name in by_folder.get("cari", ()):
        if name.startswith(("cari/d/", "cari/t/")):
            index.setdefault("/".join(name.split("/")[1:3]), []).append(name)
    apart = {*regions, TOPICS.rstrip("/")}
    shared = [name for folder, names in by_folder.items() if folder not in apart for name in names]
    for slug in (SHARED, *regions):
        names = shared if slug == SHARED else by_folder.get(slug, ())
        yield _set(site, slug, names, known, index)


def topic_pages(site: BuiltSite) -> list[LinkedPage]:
    """The pages that only the archive of all has."""
    return [read_links(name, site.text(name)) for name in site.below(TOPICS)]


def _set(
    site: BuiltSite,
    slug: str,
    names: Iterable[str],
    known: frozenset[str],
    index: Mapping[str, Sequence[str]],
) -> OfflineSet:
    html = [name for name in names if name.endswith(".html") and name != MISSING]
    pages = tuple(read_links(name, site.text(name)) for name in html)
    needed = {target for page in pages for target in page.loads}
    loaded = sorted(name for name in needed & known if not name.startswith("cari/"))
    listing = f"cari/d/{slug}/daftar.js"
    if listing not in known:  # search is turned off
        return OfflineSet(slug, pages, tuple(loaded), (), {})
    told = listed(site.text(listing))
    ((code, version),) = told["r"]
    own = [name for name in index[f"d/{slug}"] if name != listing]
    texts = index.get(f"t/{code}", ())
    versions = {name: _version(name, told) for name in own} | dict.fromkeys(texts, version)
    return OfflineSet(slug, pages, tuple(loaded), (*own, *texts), versions)


def listed(script: str) -> Mapping[str, Any]:
    """What a `daftar.js` of search says."""
    found: Mapping[str, Any] = json.loads(script[script.index("{") : script.rindex("}") + 1])
    return found


def _version(name: str, told: Mapping[str, Any]) -> str:
    """The version by which the browser's script asks for a file of a region's own index."""
    kind, file = name.split("/")[-2:]
    number = re.fullmatch(r"(\d+)\.js", file)
    if kind in {"i", "e"} and number:
        place = int(number[1]) * 3 % len(told["v"])
        return str(told["v"][place : place + 3])
    return str(told["l"][2]) if kind in {"l", "w"} else ""

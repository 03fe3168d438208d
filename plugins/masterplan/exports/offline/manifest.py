"""A set in, the manifest out by which a browser saves it: addresses, hashes, bytes on the way.

A manifest changes exactly when a file of its set does; a browser fetches only what differs, and
takes no file whose hash is another.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass

from masterplan.exports.offline.links import INDEX
from masterplan.exports.offline.sets import BuiltSite, OfflineSet

HASH = 16
"""Signs of a hash: enough to see a file that was cut or is another."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as a browser asks for it."""

    address: str
    hash: str
    size: int
    """Bytes on the way, gzipped as servers do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a browser saves of a set."""

    name: str
    edition: str
    entries: tuple[Entry, ...]

    @property
    def version(self) -> str:
        """Changes exactly when a file does."""
        seen = hashlib.sha256()
        for entry in self.entries:
            seen.update(f"{entry.address} {entry.hash}\n".encode())
        return seen.hexdigest()[:HASH]

    @property
    def size(self) -> int:
        """Bytes on the way, all together."""
        return sum(entry.size for entry in self.entries)

    @property
    def json(self) -> bytes:
        """As the browser's script reads it."""
        told = {
            "versi": self.version,
            "nama": self.name,
            "edisi": self.edition,
            "berkas": [[one.address, one.hash, one.size] for one in self.entries],
        }
        return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def manifest(site: BuiltSite, one: OfflineSet, name: str, edition: str) -> Manifest:
    """List the files of a set as they now are."""
    names = [page.name for page in one.pages] + [*one.loaded, *one.index]
    if one.index:
        names.append(one.listing)
    entries = (_entry(site, file, one.versions.get(file, "")) for file in sorted({*names}))
    return Manifest(name, edition, tuple(entries))


def _entry(site: BuiltSite, name: str, version: str) -> Entry:
    content = site.content(name)
    address = name
    if name == INDEX or name.endswith(f"/{INDEX}"):
        address = name.removesuffix(INDEX)
    return Entry(
        address=f"{address}?v={version}" if version else address,
        hash=hashlib.sha256(content).hexdigest()[:HASH],
        size=len(gzip.compress(content, 6, mtime=0)),
    )

"""What a plan calls its parts in, the ids that a cell of names means out.

A cell may hold several ("Dinkes, Dishub"), and a name may hold commas and "dan" itself ("Dinas
Komunikasi, Informatika dan Persandian"). So a cell is read word by word against all known names,
the longest first; it is taken only if every word of it belongs to one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from masterplan.authoring.excel.cells import Unclear

_BETWEEN = {"dan", "serta", "dengan", "bersama"}
"""Words that join two names, in case no name goes on with them."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name without case and punctuation."""
    return tuple(re.findall(r"\w+", text.casefold().replace("_", " ")))


class Names:
    """The names of one kind of thing."""

    def __init__(self, jenis: str) -> None:
        self.jenis = jenis
        """What such a thing is called in a message."""
        self._ids: dict[tuple[str, ...], set[str]] = {}
        self._longest = 0
        self._all: dict[str, None] = {}

    def add(self, id: str, names: Iterable[str]) -> None:
        """Make one thing known by its id and its other names."""
        self._all[id] = None
        for name in (id, *names):
            words = words_of(name)
            if words:
                self._ids.setdefault(words, set()).add(id)
                self._longest = max(self._longest, len(words))

    @property
    def ids(self) -> list[str]:
        """The ids of all that is known, in the order in which it came."""
        return list(self._all)

    def __contains__(self, id: object) -> bool:
        return id in self._all

    def one(self, text: str) -> str | None:
        """The one thing whose id or whole name this is; `None` when there is none, or several."""
        if text in self:
            return text
        found = self._ids.get(words_of(text), set())
        return next(iter(found)) if len(found) == 1 else None

    def all(self, text: str) -> list[str]:
        """The things that a cell names, in its order."""
        listed = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
        if listed and all(part in self for part in listed):
            return list(dict.fromkeys(listed))
        words = words_of(re.sub(r"(?m)^\s*(?:[0-9]{1,2}[.)]|[-•*])\s+", "", text))
        found: list[str] = []
        at = 0
        while at < len(words):
            length, ids = self._longest_at(words, at)
            if len(ids) == 1:
                found.append(next(iter(ids)))
            elif ids or words[at] not in _BETWEEN or not found:
                unknown = " ".join(words[at:])
                problem = "dapat berarti beberapa" if ids else "tidak dikenal sebagai"
                hint = "pakai id-nya, atau tambahkan namanya dahulu"
                raise Unclear(f"'{unknown}' {problem} {self.jenis}", hint)
            at += max(length, 1)
        if not found:
            raise Unclear(f"'{text[:60]}' tidak dikenal sebagai {self.jenis}", "pakai id-nya")
        return list(dict.fromkeys(found))

    def _longest_at(self, words: tuple[str, ...], at: int) -> tuple[int, set[str]]:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            found = self._ids.get(words[at : at + length])
            if found:
                return length, found
        return 0, set()


def slug(name: str, taken: Container[str]) -> str:
    """A new id from a name, unlike those that are taken."""
    words = re.findall(r"[a-z0-9]+", name.casefold())
    start = "-".join(words)[:60].rstrip("-") or "baru"
    number = 2
    made = start
    while made in taken:
        made = f"{start}-{number}"
        number += 1
    return made

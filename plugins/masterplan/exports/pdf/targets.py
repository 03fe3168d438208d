"""Where the links of a document lead: to a page of it when one of its parts answers, else outside.

A link is written as a public address, the same on the web and on paper, or as an anchor. A chapter
does not know which document it will be in, so this is decided when its parts are joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from masterplan.exports.pdf.fragment import BASE, Fragment

_SCHEMES = {"http", "https", "mailto", "tel"}
"""Where a link of a document may lead outside of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the document."""

    page: int
    y: float


class Targets:
    """Finds the places that a document's links mean."""

    def __init__(self, fragments: Sequence[Fragment], links: Mapping[str, str]) -> None:
        """`links`: address as its author wrote it → 'anchor', or 'part#anchor' of one part."""
        self.links = links
        self.of_part: dict[str, dict[str, Place]] = {}
        self.of_region: dict[str, dict[str, Place]] = {}
        self.anywhere: dict[str, Place] = {}
        first = 0
        for fragment in fragments:
            here = {anchor: Place(first + page, y) for anchor, page, _, y in fragment.anchors}
            region = self.of_region.setdefault(_region(fragment), {})
            self.of_part.setdefault(fragment.key_name, here)
            for anchor, place in here.items():
                region.setdefault(anchor, place)
                self.anywhere.setdefault(anchor, place)
            first += fragment.pages

    def find(self, fragment: Fragment, address: str) -> Place | str | None:
        """A place, an address outside, or `None` for a link that leads nowhere."""
        written = address.removeprefix(BASE)
        if written.startswith("#"):
            return (
                self.of_part[fragment.key_name].get(written[1:])
                or self.of_region[_region(fragment)].get(written[1:])
                or self.anywhere.get(written[1:])
            )
        if (answer := self.links.get(written)) is not None:
            part, _, name = answer.rpartition("#")
            among = self.of_part.get(part, {}) if part else self.anywhere
            if (place := among.get(name)) is not None:
                return place
        scheme = address.partition(":")[0].lower()
        return address if scheme in _SCHEMES and not address.startswith(BASE) else None


def _region(fragment: Fragment) -> str:
    return fragment.key_name.partition("/")[0]

"""The parts of a document in, the links that it answers itself out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from masterplan.views.print.document import Made, Placed
from masterplan.views.print.places import anchors
from masterplan.views.print.region_parts import Part


def made_of(
    site: str, placed: Sequence[Placed], parts: Iterable[Part], *, listed: int | None = None
) -> Made:
    """Put a document together: a link whose target is in it leads there, others to the site."""
    parts = list(parts)
    holders: dict[str, dict[str, str]] = {}
    for part in parts:
        slug = part.job.key_name.partition("/")[0]
        for id in sorted(part.ids):
            holders.setdefault(id, {}).setdefault(slug, part.job.key_name)
    links: dict[str, str] = {}
    for href in sorted({href for part in parts for href in part.hrefs}):
        if not href.startswith(site):
            continue
        address = href.removeprefix(site)
        for anchor in anchors(address):
            home = address.partition("/")[0]
            held = holders.get(anchor, {})
            name = held.get(home) if home != "sumber" else next(iter(held.values()), None)
            if name is not None:
                links[href if site != "/" else address] = f"{name}#{anchor}"
                break
    return Made(tuple(placed), links, listed)

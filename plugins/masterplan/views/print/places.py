"""An address on the site in, the anchors at which a document may show the same out."""

from __future__ import annotations

from masterplan.model.pilar import PILAR
from masterplan.views.chapters import BLOCK_PAGE

_AGAIN = "grafik-indikator"
"""It draws what another block has in a table; who is sent to the page wants the table."""


def anchors(address: str) -> tuple[str, ...]:
    """The ids under which paper shows what a page of the site shows, the best first."""
    path, _, anchor = address.partition("#")
    match path.strip("/").split("/"):
        case ["sumber"]:
            return (f"sumber-{anchor}",) if anchor else ("lampiran-sumber",)
        case [slug, "bab", chapter]:
            return (f"{chapter}-{anchor}", anchor) if anchor else (f"bab-{chapter}",)
        case [_, "program", id]:
            return (id,)
        case [_, "pilar", id]:
            return (anchor,) if anchor else (f"sasaran-{id}", f"indikator-{id}")
        case [_, page] if anchor:
            return (anchor, f"{page}-{anchor}")
        case [_, page]:
            shown = [name for name, where in BLOCK_PAGE.items() if where == page] or [page]
            blocks = [name for name in shown if name != _AGAIN]
            first = [f"{name}-{pilar}" for name in blocks for pilar in PILAR]
            return tuple([f"lampiran-{name}" for name in blocks] + first)
        case [slug] if slug and not anchor:
            return (f"daerah-{slug}",)
    return ()

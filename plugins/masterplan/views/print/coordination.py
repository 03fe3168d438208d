"""The province in, what it coordinates as appendices out: the pages of the site, fit for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masterplan.html_tree import Node, read, write
from masterplan.views.print.frame import Frame
from masterplan.views.province_pages import PAGES, SMART_PROVINCE, ProvincePage, render


@dataclass(frozen=True, slots=True)
class Coordination:
    """One page about all regions."""

    name: str
    title: str
    html: str
    sources: tuple[tuple[str, str], ...]


def coordination(frame: Frame) -> Iterator[Coordination]:
    """The province's pages about all regions, with what the forum said last."""
    pages = [*PAGES, SMART_PROVINCE] if frame.region.smart_province is not None else [*PAGES]
    sources = tuple(
        (str(region.path / name), sha256)
        for region in frame.library
        for name, sha256 in sorted(region.sha256.items())
        if name.endswith(".yml")
    )
    for page in pages:
        yield Coordination(page.name, page.title, _html(frame, page), sources)


def _html(frame: Frame, page: ProvincePage) -> str:
    root = read(render(frame.scene, page))
    root.children = [
        child
        for child in root.children
        if not (isinstance(child, Node) and (child.tag == "h1" or "mp-unduh" in child.classes))
    ]
    for node in root.walk():
        if node.tag == "aside":
            node.tag, node.attributes = "p", {"class": "peringatan"}
        if node.id:
            node.attributes["id"] = f"{page.name}-{node.id}"
        href = node.attributes.get("href", "")
        if href.startswith("#"):
            node.attributes["href"] = f"#{page.name}-{href[1:]}"
    return write(root)

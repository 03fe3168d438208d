"""The HTML of a chapter or block in, a tree that is fit for paper out; its links come later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from masterplan.html_tree import Node, read
from masterplan.views.print.captions import (
    Numbered,
    frame_pictures,
    name_tables,
    number_captions,
    numbered,
)
from masterplan.views.print.grid import mend_tables
from masterplan.views.print.headings import HEADINGS, mend_headings
from masterplan.views.print.notes import place_notes
from masterplan.views.print.pictures import for_print
from masterplan.views.print.tables import PORTRAIT, fit_tables, keep_whole, soften
from masterplan.views.print.turning import is_all_across, turn_pages, unwrap

_AHEAD = re.compile(r"\b(tabel|gambar|grafik) (?=berikut\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A part's text below its title."""

    root: Node
    wide: bool
    images: tuple[tuple[str, bytes], ...]

    @property
    def ids(self) -> Iterator[str]:
        """Where links can lead."""
        return (node.id for node in self.root.walk() if node.id)


def draft(
    html: str,
    label: str,
    prefix: str,
    pictures: Mapping[str, Path] = MappingProxyType({}),
    *,
    turn: bool = True,
) -> Draft:
    """Make HTML fit for paper.

    `label` stands before the numbers of tables, `prefix` in the ids of notes; `pictures` are files
    by the path that the HTML has for them; `turn` lets wide tables have landscape pages.
    """
    root = read(html)
    images = tuple(_take_pictures(root, pictures))
    frame_pictures(root)
    mend_headings(root)
    mend_tables(root)
    name_tables(root)
    number_captions(root, label)
    place_notes(root, prefix)
    _point_ahead(root)
    soften(root)
    keep_whole(root)
    fit_tables(root, turn=turn)
    turn_pages(root)
    wide = is_all_across(root)
    if wide:
        unwrap(root)
    return Draft(root, wide, images)


def references(root: Node) -> dict[str, Numbered]:
    """What a link to an anchor refers to by number: that figure, or the section's first table."""
    found: dict[str, Numbered] = {}
    waiting: list[str] = []
    for node in root.walk():
        if node.tag in HEADINGS:
            waiting = [node.id] if node.id else []
        elif node.tag in {"table", "figure"} and (name := numbered(node)) is not None:
            found |= dict.fromkeys(waiting, name)
            waiting = []
            if node.id:
                found[node.id] = name
    return found


def _take_pictures(root: Node, files: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    """Name each picture's file by its new format; words stand in for one that cannot be shown."""
    done: dict[str, str] = {}
    for parent, node in list(root.with_parents()):
        if node.tag != "img":
            continue
        name = node.attributes.get("src", "")
        said = node.attributes.get("alt", "").strip() or _words(name)
        if name not in done:
            try:
                content, suffix = for_print(files[name].read_bytes(), PORTRAIT)
            except (KeyError, OSError, ValueError):
                done[name] = ""
            else:
                same = PurePosixPath(name).suffix.lower().replace(".jpeg", ".jpg") == suffix
                done[name] = name if same else name + suffix
                yield done[name], content
        if done[name]:
            node.attributes |= {"src": done[name], "alt": said}
        else:
            said = f"[Gambar tidak dapat ditampilkan: {said}]"
            parent.replace(node, Node("span", {"class": "mp-kosong"}, [said]))


def _words(name: str) -> str:
    stem = PurePosixPath(name).stem
    return f"gambar {stem.replace('-', ' ').replace('_', ' ')}".strip()


def _point_ahead(root: Node) -> None:
    """Give 'tabel berikut' the number of the table that follows in the same section."""
    nodes = list(root.walk())
    section = 1
    for place, node in enumerate(nodes):
        if node.tag in HEADINGS:
            section = int(node.tag[1])
        elif node.tag == "p" and (match := _AHEAD.search(node.text)):
            kind = "Tabel" if match[1].lower() == "tabel" else "Gambar"
            following = _following(nodes[place + 1 :], section, kind)
            if following is not None:
                _write_number(node, match[0], following)


def _following(nodes: list[Node], section: int, kind: str) -> Numbered | None:
    for node in nodes:
        if node.tag in HEADINGS and int(node.tag[1]) <= section:
            return None
        if node.tag in {"table", "figure"}:
            name = numbered(node)
            if name is not None and name.name.startswith(kind):
                return name
    return None


def _write_number(node: Node, words: str, target: Numbered) -> None:
    for number, child in enumerate(node.children):
        if isinstance(child, str) and words in child:
            before, _, after = child.partition(words)
            link = Node("a", {"href": f"#{target.anchor}"}, [target.name])
            node.children[number : number + 1] = [before, link, f" {after}"]
            return

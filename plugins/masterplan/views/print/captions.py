"""A part's tree in, the same with numbered tables and figures out: 'Tabel III.2', 'Gambar A.1'.

Numbers count within a part, so that they do not change when another part does. Tables inside the
card of a programme belong to the card and have no number of their own; nor have the small figures
of a figure that is made of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from masterplan.html_tree import Node
from masterplan.views.print.headings import HEADINGS

HIDDEN = "mp-sembunyi"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A table or figure that can be referred to."""

    name: str
    """'Tabel III.2'."""
    anchor: str
    """The id of its caption."""


def frame_pictures(root: Node) -> None:
    """Make a figure of each picture that stands alone in its paragraph."""
    for parent, node in list(root.with_parents()):
        if node.tag != "p" or node.text.strip():
            continue
        pictures = [child for child in node.nodes() if child.tag != "br"]
        if len(pictures) != 1 or pictures[0].tag != "img":
            continue
        given = pictures[0].attributes
        said = given.pop("title", "") or given.get("alt", "")
        caption = [Node("figcaption", {}, [said])] if said else []
        parent.replace(node, Node("figure", {}, [pictures[0], *caption]))


def name_tables(root: Node) -> None:
    """Give each table without a caption the title of its section, so that it can be cited."""
    title = ""
    used: Counter[str] = Counter()
    for node in root.walk():
        if node.tag in HEADINGS:
            title = node.words
        elif node.tag == "table" and next(node.nodes("caption"), None) is None and title:
            used[title] += 1
            number = f" ({used[title]})" if used[title] > 1 else ""
            node.children.insert(0, Node("caption", {}, [title + number]))


def number_captions(root: Node, label: str) -> None:
    """Write the numbers of tables and figures into their captions, and mark them with it."""
    counted: Counter[str] = Counter()
    for what, caption in _captions(root):
        counted[what] += 1
        number = f"{label}.{counted[what]}" if label else str(counted[what])
        name = f"{what} {number}"
        caption.attributes.setdefault("id", name.lower().replace(" ", "-").replace(".", "-"))
        caption.attributes["data-nomor"] = name
        caption.children[:0] = [Node("span", {"class": "nomor"}, [name]), " "]


def numbered(node: Node) -> Numbered | None:
    """What a table or figure is called; `None` where it has no number."""
    for caption in node.nodes("caption", "figcaption"):
        if "data-nomor" in caption.attributes:
            return Numbered(caption.attributes["data-nomor"], caption.id)
    return None


def _captions(node: Node, *, in_figure: bool = False) -> Iterator[tuple[str, Node]]:
    if node.tag == "article" or (in_figure and node.tag == "figure"):
        return  # the card of a programme, or a figure's small ones
    in_figure = in_figure or node.tag == "figure"
    for child in node.nodes():
        if child.tag == "caption" and HIDDEN not in child.classes:
            yield "Tabel", child
        elif child.tag == "figcaption":
            yield "Gambar", child
        else:
            yield from _captions(child, in_figure=in_figure)

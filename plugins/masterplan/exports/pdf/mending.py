"""A structure tree as the HTML gave it in, one in which every element stands where it may out.

Whatever an author's Markdown turns into (words between list items, a list inside a list, a second
caption), each element ends up inside a parent that the standards allow for it.
"""

from __future__ import annotations

from masterplan.exports.pdf.nodes import Kid, Mark, Node, level_headings, prune
from masterplan.exports.pdf.tables import mend_table

_ALLOWED = {
    "L": {"Caption", "L", "LI"},
    "TOC": {"TOC", "TOCI"},
    "LI": {"LBody", "Lbl"},
}
_WRAPPERS = {"L": "LI", "TOC": "TOCI", "LI": "LBody"}
"""What stray content of a list is wrapped in."""

_PARENTS = {"LI": "L", "TOCI": "TOC", "LBody": "LI"}
"""The parent that an element cannot do without."""


def mend(root: Node) -> None:
    """Bring the whole tree in order."""
    prune(root)
    _mend(root)
    level_headings(root)


def _mend(node: Node) -> None:
    for below in node.nodes:
        _mend(below)
    if node.tag == "Figure" and not any(isinstance(kid, Mark) for kid in node.kids):
        node.tag, node.alt = "Div", ""  # its picture could not be read; what it shows is in words
        for caption in node.nodes:
            caption.tag = "P" if caption.tag == "Caption" else caption.tag
    kids: list[Kid] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            if _PARENTS.get(kid.tag, node.tag) == node.tag:
                kids.append(kid)
            else:
                _adopt(kids, kid, node.tag)
            if kid.tag == "Table":
                kids += _wrapped(mend_table(kid), "P")
        else:
            kids.append(kid)
    allowed = _ALLOWED.get(node.tag)
    node.kids = kids if allowed is None else _sorted_out(kids, allowed, _WRAPPERS[node.tag])


def _adopt(kids: list[Kid], kid: Node, around: str) -> None:
    """Give a stray element its parent, and that one its own: one that its neighbour has already."""
    while _PARENTS.get(kid.tag, around) != around:
        before = kids[-1] if kids else None
        if isinstance(before, Node) and before.stray and before.tag == _PARENTS[kid.tag]:
            before.kids.append(kid)
            return
        kid = Node(_PARENTS[kid.tag], [kid], stray=True)
    kids.append(kid)


def _sorted_out(kids: list[Kid], allowed: set[str], wrapper: str) -> list[Kid]:
    """Keep what may stand there, and wrap what may not, neighbours together."""
    found: list[Kid] = []
    strays: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Node) and kid.tag in allowed:
            found += _wrapped(strays, wrapper)
            strays = []
            found.append(kid)
        else:
            strays.append(kid)
    return found + _wrapped(strays, wrapper)


def _wrapped(kids: list[Kid], tag: str) -> list[Kid]:
    if not kids:
        return []
    if tag == "LI":
        return [Node("LI", [Node("LBody", kids)])]
    return [Node(tag, kids)]

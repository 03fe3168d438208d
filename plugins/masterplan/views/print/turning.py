"""A part's tree in, the same with its wide tables on landscape pages out.

A heading or a short text right before such a table goes with it, rather than stay alone on the page
before; so does the title of a part that begins with one.
"""

from __future__ import annotations

from masterplan.html_tree import Node
from masterplan.views.print.tables import ACROSS

LEAD = 700
"""So many letters before a wide table go with it."""


def turn_pages(root: Node) -> None:
    """Wrap wide tables in landscape sections, with what belongs to them."""
    made: list[Node | str] = []
    for child in root.children:
        if isinstance(child, Node) and child.tag == "table" and ACROSS in child.classes:
            lead = _lead(made)
            made = made[: len(made) - len(lead)]
            section = _section(made)
            if section is None:
                section = Node("section", {"class": ACROSS})
                made.append(section)
            section.children += [*lead, child]
        elif (section := _section(made)) is not None and _belongs(child):
            section.children.append(child)
        else:
            made.append(child)
    root.children = made


def is_all_across(root: Node) -> bool:
    """Whether a part has nothing but wide tables: all its pages are landscape then."""
    words = any(isinstance(child, str) and child.strip() for child in root.children)
    across = [ACROSS in node.classes for node in root.nodes()]
    return bool(across) and all(across) and not words


def opens_across(root: Node) -> Node | None:
    """The landscape section with which a part begins, if it does: its title belongs there."""
    first = next(root.nodes(), None)
    return first if first is not None and ACROSS in first.classes else None


def unwrap(root: Node) -> None:
    """Take the landscape sections away, where the whole part is one."""
    root.children = [each for node in root.nodes() for each in node.children]


def _section(made: list[Node | str]) -> Node | None:
    """The landscape section that comes right before, if there is one."""
    last = made[-1] if made else None
    return last if isinstance(last, Node) and ACROSS in last.classes else None


def _belongs(child: Node | str) -> bool:
    """Whether something closes the wide table before it: its notes, and the space between."""
    return not child.strip() if isinstance(child, str) else "catatan-tabel" in child.classes


def _lead(before: list[Node | str]) -> list[Node | str]:
    """The headings and short text right before a wide table, which nobody looks for elsewhere."""
    letters, start = 0, len(before)
    for place in reversed(range(len(before))):
        child = before[place]
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, Node) and child.tag in {"h2", "h3", "h4", "h5"}:
            start = place
            continue
        letters += len(child if isinstance(child, str) else child.text)
        lost = isinstance(child, str) or child.tag not in {"p", "dl"} or letters > LEAD
        if lost or start < len(before):
            break
    else:
        start = 0  # it opens its part
    return before[start:]

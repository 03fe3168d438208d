"""A part's tree in, the same with its notes where paper has them out.

A footnote stands at the foot of the page of its call, which CSS does (`float: footnote`); so does
the source of a statement in running text. In a table both stand right below the table, marked by
letters, since a table is read, copied and cited as one. What is said again has the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, pairwise
from string import ascii_lowercase

from masterplan.html_tree import Node, write
from masterplan.views.print.headings import HEADINGS

SOURCE = "mp-sitasi"
CALL = "footnote-ref"
FOOTNOTE = "catatan-kaki"
"""The class of a note in the text, which stands at the foot of its page."""
CALLS = {FOOTNOTE, "panggil"}
_GROUPS = {"", "article", "div", "section"}
"""What holds paragraphs: words that stand in it between two of them are a line of their own."""
_BLOCKS = {*_GROUPS, *HEADINGS, "blockquote", "dl", "figure", "ol", "p", "table", "ul"}
_LIST = "mp-catatan-kaki"


def place_notes(root: Node, prefix: str) -> None:
    """Move every note to its place; `prefix` keeps their ids apart from those of other parts."""
    _Notes(root, prefix).place_in(root)


class _Notes:
    def __init__(self, root: Node, prefix: str) -> None:
        self.written = _take_list(root)
        self.prefix = prefix
        self.foot: dict[str, str] = {}
        """Ids of the notes at the foot of pages, by what they say."""

    def place_in(self, node: Node) -> None:
        """Put notes of running text to the foot, those of tables below their table."""
        for child in [*node.nodes()]:
            if child.tag == "table":
                self.below(node, child)
            elif said := self.said(child):
                if child.classes == [SOURCE] and not _text_before(node, child):
                    if node.tag in _GROUPS:
                        node.replace(child, Node("p", {"class": SOURCE}, child.children))
                    continue  # a line of its own below what it is the source of
                if node.tag in HEADINGS:
                    node.attributes.setdefault("data-label", _without_calls(node))
                node.replace(child, self.footnote(said))
                _close_up(node)
            else:
                self.place_in(child)

    def said(self, node: Node) -> list[Node | str]:
        """What a node that calls a note has to say; nothing where it calls none."""
        if SOURCE in node.classes:
            return node.children
        link = next(node.nodes("a"), None) if node.tag == "sup" else None
        if link is None or CALL not in link.classes:
            return []
        return self.written.get(link.attributes.get("href", "").removeprefix("#"), [])

    def footnote(self, said: list[Node | str]) -> Node:
        """The note at the first call of what it says, a number that leads to it at the others."""
        text = write(Node("", {}, said))
        if text in self.foot:
            id = self.foot[text]
            number = id.rpartition("-")[2]
            return Node("sup", {"class": "panggil"}, [Node("a", {"href": f"#{id}"}, [number])])
        id = self.foot[text] = f"catatan-{self.prefix}-{len(self.foot) + 1}"
        note = Node("span", {"class": FOOTNOTE, "id": id}, said)
        for node in [
            note,
            *note.walk(),
        ]:  # WeasyPrint 70 breaks a note's lines where its source does
            node.children = [
                re.sub(r"[ \t\n]+", " ", child) if isinstance(child, str) else child
                for child in node.children
            ]
        return note

    def below(self, parent: Node, table: Node) -> None:
        """Collect a table's notes in one paragraph below it, each once."""
        letters: dict[str, str] = {}
        found: list[tuple[str, list[Node | str]]] = []
        names = _letters()
        for above, node in list(table.with_parents()):
            said = self.said(node)
            if not said:
                continue
            text = write(Node("", {}, said))
            if text not in letters:
                letters[text] = next(names)
                found.append((letters[text], said))
            above.replace(node, Node("sup", {"class": "panggil"}, [letters[text]]))
            _close_up(above)
        if found:
            lines: list[Node | str] = []
            for letter, said in found:
                lines += [Node("sup", {}, [letter]), "\u00a0", *said, " "]
            place = parent.place(table)
            parent.children.insert(place + 1, Node("p", {"class": "catatan-tabel"}, lines[:-1]))


def _take_list(root: Node) -> dict[str, list[Node | str]]:
    """Take the list of a chapter's footnotes out of it: what each says, by its id."""
    found: dict[str, list[Node | str]] = {}
    for parent, node in list(root.with_parents()):
        if _LIST in node.classes:
            parent.children.remove(node)
            for item in node.find("li"):
                if item.id:
                    found[item.id] = _inline(item)
    return found


def _inline(item: Node) -> list[Node | str]:
    """A note's paragraphs as one run of text, without the link back to its call."""
    said: list[Node | str] = []
    for child in item.children:
        is_paragraph = isinstance(child, Node) and child.tag == "p"
        inner = child.children if isinstance(child, Node) and is_paragraph else [child]
        kept = [each for each in inner if not _leads_back(each)]
        if not "".join(map(_words, kept)).strip():
            continue  # between two paragraphs
        said += [" ", *kept] if said and is_paragraph else kept
    if said and isinstance(said[0], str):
        said[0] = said[0].lstrip()
    while said and isinstance(said[-1], str):
        said[-1] = said[-1].rstrip()
        if said[-1]:
            break
        said.pop()
    return said


def _leads_back(child: Node | str) -> bool:
    return isinstance(child, Node) and "footnote-backref" in child.classes


def _words(child: Node | str) -> str:
    return child if isinstance(child, str) else child.text


def _without_calls(heading: Node) -> str:
    """A heading's words, as bookmarks show them."""
    kept = [child for child in heading.children if isinstance(child, str) or child.tag != "sup"]
    return " ".join("".join(map(_words, kept)).split())


def _text_before(parent: Node, node: Node) -> bool:
    """Whether anything is said before a node on its line."""
    for child in reversed(parent.children[: parent.place(node)]):
        if _words(child).strip():
            return isinstance(child, str) or child.tag not in _BLOCKS
    return False


def _close_up(parent: Node) -> None:
    """Take the space away that a template leaves before a call: it hangs on the word."""
    for number, (child, following) in enumerate(pairwise(parent.children)):
        if isinstance(child, str) and isinstance(following, Node) and CALLS & {*following.classes}:
            parent.children[number] = child.rstrip()


def _letters() -> Iterator[str]:
    """a, b … z, aa, bb …"""
    for times in count(1):
        yield from (letter * times for letter in ascii_lowercase)

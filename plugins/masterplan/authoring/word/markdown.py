"""mammoth's HTML of a chapter in; its lines of Markdown out, with the marks by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from masterplan.authoring.word import escape
from masterplan.authoring.word.grid import grid
from masterplan.authoring.word.inline import BREAK, InlineWriter, Line
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.parts import Part, Written, assembled
from masterplan.html_tree import Node, read

NEW_LIST = "<!-- daftar baru -->"
"""Keeps two lists apart that would otherwise be read as one."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def write(html: str, picture: Callable[[int, str], str], first_line: int) -> Written:
    """Write a chapter whose text begins on a line; `picture` names its pictures."""
    root = read(html)
    notes = _take_notes(root)
    labels = _Labels()
    writer = _Writer(InlineWriter(picture, labels))
    parts = list(writer.blocks(root.children))
    for number, anchor in enumerate(labels.found, 1):
        parts.append(writer.note(str(number), notes.get(anchor, [])))
    return assembled(parts, first_line)


@dataclass(slots=True)
class _Labels:
    """The notes of a chapter in the order of their marks."""

    found: dict[str, str] = field(default_factory=dict)

    def __call__(self, anchor: str) -> str:
        return self.found.setdefault(anchor, str(len(self.found) + 1))


def _take_notes(root: Node) -> dict[str, list[Node | str]]:
    """Take the list of notes, the last one, off the text."""
    notes: dict[str, list[Node | str]] = {}
    last = root.children[-1] if root.children else None
    if isinstance(last, Node) and last.tag == "ol":
        items = list(last.nodes("li"))
        if items and "id" in items[0].attributes:
            root.children.pop()
            notes = {f"#{item.attributes['id']}": item.children for item in items}
    return notes


@dataclass(frozen=True, slots=True)
class _Writer:
    inline: InlineWriter

    def blocks(self, children: Iterable[Node | str]) -> Iterator[Part]:
        before = ""
        for node in children:
            if isinstance(node, str) or node.tag == "dl":
                continue
            if node.tag in _HEADINGS:
                yield from self._heading(node)
            elif node.tag in {"ul", "ol"}:
                for part in self._list(node):
                    if before == part.tag:
                        yield Part([NEW_LIST])
                    yield part
                    before = part.tag
                continue
            elif node.tag == "table":
                yield self._table(node)
            elif node.tag == "blockquote":
                yield self._quotation(node)
            else:
                part = self._paragraph(node)
                yield part
                if not part.lines:  # only marks: it does not end a list
                    continue
            before = ""

    def _heading(self, node: Node) -> Iterator[Part]:
        line = self.inline.write(node.children, heading=True)
        part = Part(heading=line.text, tag=node.tag)
        part.take(Line(marks=line.marks))
        part.lines.append(f"{'#' * int(node.tag[1])} {escape.heading(line.text)}")
        yield part
        for picture in line.pictures:
            yield Part([picture], pictures=[picture])

    def _paragraph(self, node: Node) -> Part:
        line = self.inline.write(node.children)
        part = Part(tag="p")
        part.take(line)
        part.lines += _broken(line.text)
        return part

    def _quotation(self, node: Node) -> Part:
        part = Part(tag="blockquote")
        for inner in self.blocks(node.children):
            if part.lines and inner.lines:
                part.lines.append(">")
            part.marks += [(len(part.lines), kind, detail) for _, kind, detail in inner.marks]
            part.pictures += inner.pictures
            part.lines += [f"> {line}" for line in inner.lines]
        return part

    def _list(self, node: Node) -> Iterator[Part]:
        """Write a list; where its numbers do not go on, another begins."""
        part = Part(tag=node.tag)
        expected: int | None = None
        for number, item in self._items(node):
            if number is not None and part.lines and number != expected:
                yield part
                part = Part(tag=node.tag)
            self._item(part, item, number, "")
            expected = (number or 0) + 1
        yield part

    def _items(self, node: Node) -> Iterator[tuple[int | None, Node]]:
        """The items of a list with their numbers."""
        count = 0
        for item in node.nodes("li"):
            line = self._look_at(item)
            count = line if line is not None else count + 1
            yield (count if node.tag == "ol" else None), item

    def _look_at(self, item: Node) -> int | None:
        """The number that Word shows before an item."""
        for span in item.nodes("span"):
            if span.text.startswith("MULAI:"):
                return int(span.text.removeprefix("MULAI:"))
        return None

    def _item(self, part: Part, item: Node, number: int | None, indent: str) -> None:
        words = [child for child in item.children if not _is_list(child)]
        line = self.inline.write(words)
        part.take(line)
        mark = f"{number}." if number is not None else "-"
        if line.text:
            first, *rest = _broken(line.text)
            part.lines.append(f"{indent}{mark} {first}")
            part.lines += [f"{indent}    {each}" for each in rest]
        deeper = f"{indent}    " if line.text else indent
        for child in item.nodes("ul", "ol"):
            for inner_number, inner in self._items(child):
                self._item(part, inner, inner_number, deeper)

    def _table(self, node: Node) -> Part:
        part = Part(tag="table")

        def write(cell: Node) -> str:
            lines = list(self._cell(cell, part))
            return escape.cell(BREAK.join(line for line in lines if line))

        made = grid(node, write)
        if made.heads > 1:
            part.marks.append((0, Kind.KEPALA_BERTINGKAT, ""))
        part.lines += made.markdown()
        return part

    def _cell(self, cell: Node, part: Part) -> Iterator[str]:
        for node in cell.nodes("p", "ul", "ol", *_HEADINGS):
            if node.tag in {"ul", "ol"}:
                inner = Part()
                for number, item in self._items(node):
                    self._item(inner, item, number, "")
                part.marks += inner.marks
                part.pictures += inner.pictures
                yield from (line.strip() for line in inner.lines)
            else:
                line = self.inline.write(node.children)
                part.take(line)
                yield line.text

    def note(self, label: str, children: Iterable[Node | str]) -> Part:
        """Write the text of a note."""
        part = Part(tag="note")
        for inner in self.blocks(_without_arrow(children)):
            part.marks += [(len(part.lines), kind, detail) for _, kind, detail in inner.marks]
            part.pictures += inner.pictures
            lines = inner.lines
            if not part.lines:
                first, *rest = lines or [""]
                part.lines.append(f"[^{label}]: {first}".rstrip())
                lines = rest
            elif lines:
                part.lines.append("")
            part.lines += [f"    {line}" if line else "" for line in lines]
        return part


def _is_list(child: Node | str) -> bool:
    return isinstance(child, Node) and child.tag in {"ul", "ol"}


def _broken(text: str) -> list[str]:
    """The lines of a paragraph, each safe to begin with."""
    lines = [escape.line(line.strip()) for line in text.split(BREAK)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return [f"{line}{BREAK}" for line in lines[:-1]] + lines[-1:]


def _without_arrow(children: Iterable[Node | str]) -> Iterator[Node | str]:
    """A note's paragraphs without mammoth's way back to the text."""
    for child in children:
        if isinstance(child, Node):
            kept = [
                each
                for each in child.children
                if not (isinstance(each, Node) and each.tag == "a" and each.text == "↑")
            ]
            if kept and any(not isinstance(each, str) or each.strip() for each in kept):
                yield Node(child.tag, child.attributes, kept)

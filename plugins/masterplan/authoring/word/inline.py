"""What stands inside a paragraph of HTML in; one line of Markdown out, and the marks in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from masterplan.authoring.word import escape
from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.plain import MARK
from masterplan.html_tree import Node

BREAK = "<br>"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look, or a piece of Markdown that is ready."""

    text: str
    ready: bool = False
    bold: bool = False
    italic: bool = False
    shift: str = ""
    href: str = ""


@dataclass(slots=True)
class Line:
    """What a paragraph comes to."""

    text: str = ""
    marks: list[tuple[Kind, str]] = field(default_factory=list)
    number: int | None = None
    """The number of an item of a list."""
    pictures: list[str] = field(default_factory=list)
    """The pictures as they are written."""


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes paragraphs of one chapter."""

    picture: Callable[[int, str], str]
    """Names a picture by its number and text alternative; its Markdown."""
    note: Callable[[str], str]
    """Names a note by its anchor; its label."""

    def write(self, children: Iterable[Node | str], *, heading: bool = False) -> Line:
        """Write one paragraph; the pictures of a heading are kept out of its words."""
        line = Line()
        pieces = list(self._pieces(children, Piece(""), line, heading=heading))
        line.text = "".join(
            _linked(href, list(group))
            for href, group in groupby(_collapsed(pieces), key=lambda piece: piece.href)
        ).strip()
        return line

    def _pieces(
        self, children: Iterable[Node | str], look: Piece, line: Line, *, heading: bool
    ) -> Iterator[Piece]:
        for child in children:
            if isinstance(child, str):
                yield replace(look, text=child)
            elif child.tag == "span" and child.attributes.get("class") == MARK:
                _take(child.text, line)
            elif child.tag == "img":
                alt = child.attributes.get("alt", "")
                written = self.picture(int(child.attributes["src"]), alt)
                line.pictures.append(written)
                if look.href:
                    line.marks.append((Kind.TAUTAN_DI_GAMBAR, ""))
                if not heading:
                    yield Piece(written, ready=True)
            elif child.tag == "br":
                yield Piece(" ") if heading else Piece(BREAK, ready=True)
            elif child.tag == "sup" and _is_note(child):
                anchor = next(child.nodes("a")).attributes["href"]
                yield Piece(f"[^{self.note(anchor)}]", ready=True)
            else:
                inner = _look(child, look)
                yield from self._pieces(child.children, inner, line, heading=heading)


def _look(node: Node, look: Piece) -> Piece:
    if node.tag == "strong":
        return replace(look, bold=True)
    if node.tag == "em":
        return replace(look, italic=True)
    if node.tag in {"sup", "sub"}:
        return replace(look, shift=node.tag)
    if node.tag == "a":
        return replace(look, href=node.attributes.get("href", ""))
    return look


def _take(text: str, line: Line) -> None:
    """Take a mark out of the text."""
    name, _, content = text.partition(":")
    if name == "MULAI":
        line.number = int(content)
    else:
        line.marks.append((Kind[name], content))


def _is_note(node: Node) -> bool:
    link = next(node.nodes("a"), None)
    return link is not None and "-ref-" in link.attributes.get("id", "")


def _collapsed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join pieces of one look, and leave one space where there were several."""
    after_space = True
    for look, group in groupby(
        pieces, key=lambda each: each if each.ready else replace(each, text="")
    ):
        if look.ready:
            yield from group
            after_space = look.text == BREAK
            continue
        text = re.sub(r"\s+", " ", "".join(piece.text for piece in group))
        text = text.lstrip() if after_space else text
        if text:
            after_space = text.endswith(" ")
            yield replace(look, text=text)


def _linked(href: str, pieces: Sequence[Piece]) -> str:
    text = _bold(pieces)
    if not href or not text.strip():
        return text
    core = text.strip()
    before, _, after = text.partition(core)
    return f"{before}[{core}]({escape.address(href)}){after}"


def _bold(pieces: Sequence[Piece]) -> str:
    groups = [(bold, list(group)) for bold, group in groupby(pieces, key=lambda each: each.bold)]
    parts = []
    for n, (bold, group) in enumerate(groups):
        touched = (
            n > 0 and _touch(groups[n - 1][1], group),
            n + 1 < len(groups) and _touch(group, groups[n + 1][1]),
        )
        parts.append((_italic(group, nested=bold, touched=touched), bold))
    return _joined(parts, ["**"] * len(parts), "strong")


def _touch(pieces: Sequence[Piece], others: Sequence[Piece]) -> bool:
    return not (pieces[-1].text.endswith(" ") or others[0].text.startswith(" "))


def _italic(pieces: Sequence[Piece], *, nested: bool, touched: tuple[bool, bool]) -> str:
    """Write words with italics; no asterisks where those of bold words are, around or beside."""
    groups = [(slanted, list(g)) for slanted, g in groupby(pieces, key=lambda each: each.italic)]
    marks = ["_" if nested else "*"] * len(groups)
    for end, beside in zip((0, -1), touched, strict=True):
        if beside:
            marks[end] = "_"
    return _joined([(_plain(group), slanted) for slanted, group in groups], marks, "em")


def _plain(pieces: Iterable[Piece]) -> str:
    return "".join(
        piece.text
        if piece.ready
        else escape.shifted(piece.text, piece.shift)
        if piece.shift
        else escape.words(piece.text, in_link=bool(piece.href))
        for piece in pieces
    )


def _joined(parts: Sequence[tuple[str, bool]], marks: Sequence[str], tag: str) -> str:
    """Join parts, those with a look between marks, or tags where marks would not be seen."""
    text = ""
    for n, (part, styled) in enumerate(parts):
        core = part.strip(" ")
        if not styled or not core:
            text += part
            continue
        before, _, after = part.partition(core)
        following = after + (parts[n + 1][0] if n + 1 < len(parts) else "")
        if _is_seen(marks[n], (text + before)[-1:], core, following[:1]):
            text += f"{before}{marks[n]}{core}{marks[n]}{after}"
        else:
            text += f"{before}<{tag}>{core}</{tag}>{after}"
    return text


def _is_seen(mark: str, before: str, core: str, after: str) -> bool:
    """Whether marks around words are taken for marks, here and by other readers of Markdown."""
    if mark == "_":
        return not (before.isalnum() or after.isalnum() or "_" in {before, after})
    outside, inside = (before, after), (core[0], core[-1])
    clear = not any(
        out.isalnum() and not within.isalnum() for out, within in zip(outside, inside, strict=True)
    )
    return clear and "*" not in outside

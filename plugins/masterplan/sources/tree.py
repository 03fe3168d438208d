"""YAML text in, a ruamel tree out in which every comment hangs on what it speaks of.

The text is read by the loader of the checks, so that both see the same data: scalars are text,
`None` is null. Comments are placed here, because ruamel's own reader ties each to whatever stands
before it: a key that moves, or a row that is added, would carry other people's comments along.
A comment above an entry, or behind it, belongs to the entry; one that is set in as deep as the
entries of a list or mapping, after the last of them, belongs to that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)
from ruamel.yaml.tokens import CommentToken

from masterplan.sources.comments import Remark, remarks
from masterplan.sources.yaml_reader import LOADER, NULL, SEPARATORS

Container: TypeAlias = "CommentedMap | CommentedSeq"
Key: TypeAlias = "str | int"

_STYLES: dict[str | None, type[str]] = {
    "'": DoubleQuotedScalarString,
    '"': DoubleQuotedScalarString,
    ">": FoldedScalarString,
    "|": LiteralScalarString,
}


def load(text: str) -> CommentedMap:
    """Build the tree of a document that `read_yaml` takes without a finding."""
    text = text.translate(SEPARATORS)
    builder = _Builder(text)
    node = yaml.compose(text, Loader=LOADER)
    tree = builder.build(node, None) if node is not None else CommentedMap()
    builder.place(tree, remarks(text))
    return tree


def before(holder: Container, key: Key) -> list[str]:
    """The comments above an entry; an empty text is a blank line."""
    slot = holder.ca.items.get(key) or (None, None)
    return [token.value.rstrip("\n") for token in slot[1] or ()]


def behind(holder: Container, key: Key) -> str:
    """The comment behind an entry, on its line."""
    slot = holder.ca.items.get(key)
    token = slot[_behind_at(holder)] if slot else None
    return "" if token is None else str(token.value).strip()


def after(holder: Container) -> list[str]:
    """The comments after the last entry of a list or mapping."""
    return [token.value.rstrip("\n") for token in holder.ca.end or []]


def write_before(holder: Container, key: Key, lines: Iterable[str]) -> None:
    """Put comments and blank lines above an entry, in place of those that are there."""
    tokens = [_token(line) for line in lines]
    if tokens or key in holder.ca.items:
        _slot(holder, key)[1] = tokens or None


def write_behind(holder: Container, key: Key, text: str) -> None:
    """Put a comment behind an entry; '' takes it away."""
    _slot(holder, key)[_behind_at(holder)] = _token(f" {text}") if text else None


def write_after(holder: Container, lines: Iterable[str]) -> None:
    """Put comments after the last entry, in place of those that are there."""
    holder.ca.end = [_token(line) for line in lines]


def has_comments(value: Any) -> bool:
    """Whether anything inside a value carries a comment."""
    if not isinstance(value, (CommentedMap, CommentedSeq)):
        return False
    keys = value if isinstance(value, CommentedMap) else range(len(value))
    return bool(after(value)) or any(
        behind(value, key) or any(before(value, key)) or has_comments(value[key]) for key in keys
    )


def plain(value: Any) -> Any:
    """The data alone, as `read_yaml` would give it."""
    if isinstance(value, CommentedMap):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, CommentedSeq):
        return [plain(part) for part in value]
    return None if value is None else str(value)


def _slot(holder: Container, key: Key) -> list[Any]:
    """Where ruamel keeps what it knows of the comments of one entry."""
    size = 4 if isinstance(holder, CommentedMap) else 2
    slot: list[Any] = holder.ca.items.setdefault(key, [None] * size)
    return slot


def _behind_at(holder: Container) -> int:
    return 2 if isinstance(holder, CommentedMap) else 0


def _token(line: str) -> CommentToken:
    return CommentToken(f"{line}\n", CommentMark(0), None)


@dataclass(frozen=True, eq=False)
class _Frame:
    """A list or mapping in the text."""

    holder: Container
    column: int
    brackets: tuple[int, int] | None
    """From where to where they reach; `None` for one without."""
    entry: _Entry | None
    """The entry whose value it is."""

    def open_at(self, index: int) -> bool:
        """Whether a place lies between its brackets."""
        return self.brackets is not None and self.brackets[0] < index < self.brackets[1]


@dataclass(frozen=True, eq=False)
class _Entry:
    """One pair of a mapping or one item of a list, and where it stands in the text."""

    key: Key
    start: int
    value: yaml.Node
    frames: tuple[_Frame, ...]
    """The lists and mappings that it lies in, the outermost first."""

    @property
    def end(self) -> int:
        return int(self.value.end_mark.index)

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.value, yaml.ScalarNode)

    @property
    def holder(self) -> Container:
        return self.frames[-1].holder


class _Builder:
    """Builds a tree, and remembers where each entry stood until comments are placed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[_Entry] = []

    def build(self, node: yaml.Node, entry: _Entry | None) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in NULL else _styled(node)
        holder: Any = CommentedMap() if isinstance(node, yaml.MappingNode) else CommentedSeq()
        brackets = _brackets(node)
        if brackets:
            holder.fa.set_flow_style()
        frame = _Frame(holder, node.start_mark.column, brackets, entry)
        frames = (*(entry.frames if entry else ()), frame)
        if isinstance(node, yaml.MappingNode):
            for name, part in node.value:
                made = _Entry(_styled(name), name.start_mark.index, part, frames)
                self.entries.append(made)
                holder[made.key] = self.build(part, made)
        else:
            for index, part in enumerate(node.value):
                made = _Entry(index, part.start_mark.index, part, frames)
                self.entries.append(made)
                holder.append(self.build(part, made))
        return holder

    def place(self, root: CommentedMap, found: Iterable[Remark]) -> None:
        """Hang every comment, with the blank line above it, on what it belongs to."""
        starts = [entry.start for entry in self.entries]
        blank, above = False, 0  # the entry that comes after the blank line
        for remark in found:
            at = bisect_right(starts, remark.index)
            if blank and above != at:
                self.add(self.entries[above], root, "")
                blank = False
            if not remark.text:
                blank, above = True, at
                continue
            last = self.entries[at - 1] if at else None
            following = self.entries[at] if at < len(starts) else None
            owner = None if remark.own_line else self.on_line(remark, last)
            if owner is None:
                target = _spoken_of(remark, last, following)
                self.add(target, root, *([""] if blank else []), remark.text)
            else:
                if behind(owner.holder, owner.key):
                    self.add(owner, root, behind(owner.holder, owner.key))
                write_behind(owner.holder, owner.key, remark.text)
            blank = False
        if blank and above < len(starts):
            self.add(self.entries[above], root, "")

    def add(self, target: _Entry | Container | None, root: CommentedMap, *lines: str) -> None:
        """Put lines above an entry, or at the end of a list or mapping."""
        if isinstance(target, _Entry):
            write_before(target.holder, target.key, [*before(target.holder, target.key), *lines])
        else:
            holder = root if target is None else target
            write_after(holder, [*after(holder), *lines])

    def on_line(self, remark: Remark, last: _Entry | None) -> _Entry | None:
        """The entry behind whose end a comment stands on the same line."""
        while last is not None:
            frame = last.frames[-1]
            if frame.brackets is None or frame.brackets[1] > remark.index:
                break
            last = frame.entry
        if last is None:
            return None
        ends = last.is_scalar or _brackets(last.value)
        start = min(last.end, remark.index) if ends else last.start
        return None if "\n" in self.text[start : remark.index] else last


def _styled(node: yaml.ScalarNode) -> str:
    return _STYLES.get(node.style, str)(node.value)


def _brackets(node: yaml.Node) -> tuple[int, int] | None:
    """From where to where the brackets of a list or mapping reach, if it has any."""
    if not isinstance(node, yaml.CollectionNode) or not node.flow_style:
        return None
    return node.start_mark.index, node.end_mark.index


def _spoken_of(
    remark: Remark, last: _Entry | None, following: _Entry | None
) -> _Entry | Container | None:
    """What a comment on a line of its own speaks of: the entry below it, or the list around it."""
    if last is not None and last.is_scalar and remark.index < last.end:
        return last  # between a key and its text
    if following is not None and following.frames[-1].open_at(remark.index):
        return following
    around = last.frames if last is not None else ()
    for frame in reversed(around):
        if frame.open_at(remark.index):
            return frame.holder
    if following is not None and following.frames[-1] not in around:
        return following
    depth = len(following.frames) if following is not None else 0
    column = following.frames[-1].column if following is not None else -1
    found = None
    for frame in around[depth:]:
        if frame.brackets is None and column < frame.column <= remark.column:
            found, column = frame.holder, frame.column
    return following if found is None else found

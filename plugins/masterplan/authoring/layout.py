"""A tree in, the text of a file in the one canonical style out.

The tree is laid out anew: keys in the model's order, lists of ids and small parts on one line
where they fit, long texts folded, every comment with its entry. ruamel then writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tag import Tag

from masterplan.authoring.shape import FREE, Part, Shape
from masterplan.authoring.texts import WIDTH, fitted, length, on_a_line
from masterplan.sources.tree import (
    Container,
    Key,
    after,
    before,
    behind,
    has_comments,
    write_before,
    write_behind,
)


def dump(tree: CommentedMap, shape: Shape = FREE) -> str:
    """Write a file's tree; the same data and comments give the same text."""
    _keep_header(tree, shape)
    layout = _Layout()
    laid = layout.mapping(tree, shape, 0)
    out = StringIO()
    if laid:
        _writer().dump(laid, out)
    end = _squeezed([*layout.waiting, ""], first=not laid)
    return out.getvalue() + "".join(f"{line}\n" for line in end[:-1])


class _Layout:
    """Lays out one file; comments that end a list wait for the entry that comes next."""

    def __init__(self) -> None:
        self.waiting: list[str] = []

    def mapping(self, source: CommentedMap, shape: Shape, indent: int) -> CommentedMap:
        laid = CommentedMap()
        for place, key in enumerate(shape.ordered(list(source))):
            name = on_a_line(key)
            column = indent + length(name) + 2
            above, waiting = _squeezed(before(source, key), first=place == 0), self.wait()
            laid[name] = self.value(source[key], shape.part(key), column, indent + 2)
            above += self.beside(source, key, laid, name)
            write_before(laid, name, _squeezed([*waiting, *_set_in(above, indent)], first=False))
        self.end(source, indent)
        return laid

    def items(self, source: CommentedSeq, part: Part, indent: int) -> CommentedSeq:
        laid = CommentedSeq([None] * len(source))
        for index, value in enumerate(source):
            _lift(source, index, part.shape)
            deeper = indent + (4 if isinstance(value, CommentedSeq) else 2)
            above, waiting = _squeezed(before(source, index), first=index == 0), self.wait()
            laid[index] = self.value(value, part, indent + 2, deeper)
            above += self.beside(source, index, laid, index)
            above += _taken_from_first(laid[index])
            write_before(laid, index, _squeezed([*waiting, *_set_in(above, indent)], first=False))
        self.end(source, indent)
        return laid

    def value(self, value: Any, part: Part, column: int, indent: int) -> Any:
        """One value that begins at a column; what it holds is set in by `indent`."""
        if not isinstance(value, (CommentedMap, CommentedSeq)):
            return fitted(value, column, indent, code=part.code)
        inline = _inline(value, part, column)
        if inline is not None:
            return inline
        if isinstance(value, CommentedMap):
            return self.mapping(value, part.shape, indent)
        return self.items(value, part, indent)

    def wait(self) -> list[str]:
        """The comments that waited for this entry."""
        waiting, self.waiting = self.waiting, []
        return waiting

    def beside(self, source: Container, key: Key, laid: Container, name: Key) -> list[str]:
        """Set the comment behind an entry; give back what has to stand above it instead."""
        above, comment = [], behind(source, key)
        if isinstance(source[key], (CommentedMap, CommentedSeq)) and not source[key]:
            above = after(source[key])  # an empty list has no last entry to put them after
        if comment and _is_one_line(laid[name]):
            write_behind(laid, name, comment)
        elif comment:
            above.append(comment)
        return above

    def end(self, source: Container, indent: int) -> None:
        """Let the comments after the last entry wait for whatever is written next."""
        if source or not indent:
            self.waiting += _set_in(after(source), indent)


def _keep_header(tree: CommentedMap, shape: Shape) -> None:
    """What stands at the top of a file, or right below its version, is about the file: it stays."""
    keys = list(tree)
    ordered = shape.ordered(keys)
    for place in range(1 + (keys[:1] == ordered[:1] == ["versi"])):
        if keys[place:] and keys[place] != ordered[place]:
            lines = [*before(tree, keys[place]), *before(tree, ordered[place])]
            write_before(tree, keys[place], [])
            write_before(tree, ordered[place], lines)


def _lift(holder: CommentedSeq, index: int, shape: Shape) -> None:
    """A comment above the first part of an item stands above the item."""
    item = holder[index]
    if not isinstance(item, (CommentedMap, CommentedSeq)) or not item:
        return
    first: Key = 0
    if isinstance(item, CommentedMap):
        first = shape.ordered(list(item))[0]
    else:
        _lift(item, 0, shape)
    lines = before(item, first)
    write_before(item, first, [])
    write_before(holder, index, [*before(holder, index), *lines])


def _taken_from_first(item: Any) -> list[str]:
    """What stands above the first part of an item that is laid out, taken away from there."""
    if not isinstance(item, (CommentedMap, CommentedSeq)) or item.fa.flow_style():
        return []
    first = next(iter(item)) if isinstance(item, CommentedMap) else 0
    lines = [line.strip() for line in before(item, first)]
    write_before(item, first, [])
    return lines


def _inline(value: Container, part: Part, column: int) -> Container | None:
    """The value on one line, where it belongs there and fits."""
    if value and (has_comments(value) or not _belongs_on_a_line(value, part)):
        return None
    laid: Container = _flow(value, part)
    return laid if column + _width(laid) <= WIDTH else None


def _belongs_on_a_line(value: Container, part: Part) -> bool:
    chosen = bool(value.fa.flow_style())
    if isinstance(value, CommentedMap):
        return part.shape.inline or (part.shape is FREE and chosen)
    if any(isinstance(item, (CommentedMap, CommentedSeq)) for item in value):
        return part.shape is FREE and chosen
    return chosen or (not part.texts and not any(re.search(r"\s", item or "") for item in value))


def _flow(value: Any, part: Part) -> Any:
    """A value between brackets."""
    if isinstance(value, CommentedMap):
        laid: Any = CommentedMap()
        for key in part.shape.ordered(list(value)):
            laid[on_a_line(key, flow=True)] = _flow(value[key], part.shape.part(key))
    elif isinstance(value, CommentedSeq):
        laid = CommentedSeq(_flow(item, part) for item in value)
    else:
        return None if value is None else on_a_line(value, flow=True, code=part.code)
    laid.fa.set_flow_style()
    return laid


def _width(laid: Any) -> int:
    """How many columns a value between brackets takes."""
    if isinstance(laid, CommentedMap):
        parts = [length(key) + 2 + _width(part) for key, part in laid.items()]
    elif isinstance(laid, CommentedSeq):
        parts = [_width(part) for part in laid]
    else:
        return length(laid)
    return 2 + sum(parts) + 2 * max(len(parts) - 1, 0)


def _is_one_line(laid: Any) -> bool:
    if isinstance(laid, (CommentedMap, CommentedSeq)):
        return bool(laid.fa.flow_style())
    return not isinstance(laid, (FoldedScalarString, LiteralScalarString))


def _set_in(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _squeezed(lines: Iterable[str], *, first: bool) -> list[str]:
    """At most one blank line at a time, and none at the top."""
    kept: list[str] = []
    for line in lines:
        if line or (kept[-1] if kept else not first):
            kept.append(line)
    return kept


class _Resolver(VersionedResolver):
    """Takes every plain scalar for a text, as the project's reader does; only `null` is none."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            return Tag(suffix=f"tag:yaml.org,2002:{'null' if value == 'null' else 'str'}")
        return super().resolve(kind, value, implicit)


class _Representer(RoundTripRepresenter):
    """Writes `null` out."""

    def represent_none(self, data: None) -> Any:
        return self.represent_scalar("tag:yaml.org,2002:null", "null")


_Representer.add_representer(type(None), _Representer.represent_none)


def _writer() -> YAML:
    yaml = YAML()
    yaml.Resolver = _Resolver
    yaml.Representer = _Representer
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 10**9  # lines are broken here, not by ruamel
    return yaml

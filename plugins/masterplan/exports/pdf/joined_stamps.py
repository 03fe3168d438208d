"""Parts of a document in, the drawings behind their pages drawn once for all of it out.

WeasyPrint wraps the watermark of every page in a group that only puts it in its place, and every
part brings its own watermark. In a file of a thousand pages both are the same a thousand times.
"""

from __future__ import annotations

from typing import TypeAlias

from pikepdf import Dictionary, Name, Object

Shared: TypeAlias = dict[tuple[bytes, ...], Object]
"""The groups that are in the file already, by all that they draw."""

_NAME = "latar"
"""`NAME` of `stamps`, said again so that joining does not load WeasyPrint."""

_SMALL = 200
"""Bytes that a group has at most which only puts something in its place."""


def share_stamps(resources: Object, shared: Shared) -> None:
    """Let the pages that have these resources name the groups that others have brought before."""
    drawings = resources.get("/XObject", Dictionary())
    for name, drawing in list(drawings.items()):
        drawn = _stamped(drawing)
        if drawn:
            drawings[Name(name)] = shared.setdefault(drawn, drawing)


def _stamped(group: Object) -> tuple[bytes, ...]:
    """What a group with a stamp draws; nothing for any other drawing."""
    inner = group.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    if group.Subtype != "/Form" or len(inner) != 1 or not all(map(_is_stamp, inner.keys())):
        return ()
    placing = group.read_raw_bytes()
    stamps = [one.read_raw_bytes() for one in inner.values()]
    return (placing, group.BBox.unparse(), *stamps) if len(placing) <= _SMALL else ()


def _is_stamp(name: str) -> bool:
    return name.startswith(f"/i{_NAME}")

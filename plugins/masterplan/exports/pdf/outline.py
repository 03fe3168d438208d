"""The headings of all parts in, the bookmarks of a document out: three deep, chapters closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading, found in its document."""

    level: int
    """Counted from one in the document, not in its part."""
    text: str
    page: int
    y: float


@dataclass(slots=True)
class _Branch:
    mark: Bookmark
    below: list[_Branch] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.below) + sum(branch.count for branch in self.below)


def bookmarks(pdf: Pdf, marks: Sequence[Bookmark], pages: Sequence[Object]) -> Object | None:
    """Write `/Outlines`; nothing when there is no heading."""
    top = _nested(marks)
    if not top:
        return None
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _write(pdf, root, top, pages)
    root.Count = len(top)
    return root


def _nested(marks: Sequence[Bookmark]) -> list[_Branch]:
    """Hang each heading below the last one of a higher level, though levels were skipped."""
    top: list[_Branch] = []
    open_: list[_Branch] = []
    for mark in marks:
        if mark.level > _DEPTH:
            continue
        while open_ and open_[-1].mark.level >= mark.level:
            open_.pop()
        branch = _Branch(mark)
        (open_[-1].below if open_ else top).append(branch)
        open_.append(branch)
    return top


def _write(pdf: Pdf, parent: Object, branches: list[_Branch], pages: Sequence[Object]) -> None:
    items = [pdf.make_indirect(Dictionary()) for _ in branches]
    for index, (item, branch) in enumerate(zip(items, branches, strict=True)):
        mark = branch.mark
        item.Title = String(mark.text)
        item.Parent = parent
        item.Dest = destination(pages[mark.page], mark.y)
        if index:
            item.Prev = items[index - 1]
        if index + 1 < len(items):
            item.Next = items[index + 1]
        if branch.below:
            item.Count = -branch.count  # closed: its reader sees chapters first
            _write(pdf, item, branch.below, pages)
    parent.First, parent.Last = items[0], items[-1]


def destination(page: Object, y: float) -> Array:
    """A place on a page, at the zoom that the reader has."""
    return Array([page, Name.XYZ, None, round(y, 2), None])

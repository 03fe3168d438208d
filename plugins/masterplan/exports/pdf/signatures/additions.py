"""A published PDF and a longer file that begins with it in: is all that follows a signature?

A signature vouches for the file that its signer had, and the hash for the part that was published;
neither says that the pages were left alone in between. So every object of the published file is
held against the longer one. Only what a signature needs may differ: a field with its stamp, its
tag, proofs, and the date of the last change.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

MOST_COVERED = 0.25
"""The part of a page that one stamp may cover; a larger one could hide what was published."""

_CATALOG = {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version"}
_FORM = {"/Fields", "/SigFlags"}
_PAGE = {"/Annots", "/Tabs"}
_TREE = {"/K", "/ParentTree", "/ParentTreeNextKey"}
_NUMBERS = {"/Nums", "/Kids"}
_ACTIONS = {"/A", "/AA", "/Kids"}


def only_signed(published: bytes, content: bytes) -> bool:
    """Whether nothing but signatures was added."""
    try:
        with pikepdf.open(BytesIO(published)) as old, pikepdf.open(BytesIO(content)) as new:
            return _Comparison(old, new).holds()
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError):
        return False  # what cannot be compared is not vouched for


class _Comparison:
    """The published file and the longer one, object by object."""

    def __init__(self, old: Pdf, new: Pdf) -> None:
        self.old, self.new = old, new
        self.known = {each.objgen for each in old.objects}
        self.smallest = min(_area(page.mediabox) for page in old.pages)

    def holds(self) -> bool:
        """Whether each change is one that a signature needs."""
        same_root = self.old.Root.objgen == self.new.Root.objgen
        locked = "/Encrypt" in self.new.trailer
        return (
            same_root
            and not locked
            and self._form_is_bare()
            and all(self._allowed(before, after) for before, after in self._changed())
        )

    def _changed(self) -> Iterator[tuple[Any, Any]]:
        """The published objects that the longer file has otherwise, but for dates and makers."""
        dated = (self.old.trailer.get("/Info"), self.old.Root.get("/Metadata"))
        free = {each.objgen for each in dated if each is not None}
        for before in self.old.objects:
            after = self.new.get_object(before.objgen)
            if before.objgen not in free and _spelled(before) != _spelled(after):
                yield before, after

    def _form_is_bare(self) -> bool:
        """Whether the form holds signatures alone; a published file has none."""
        form = self.new.Root.get("/AcroForm", Dictionary())
        if "/AcroForm" in self.old.Root:
            return set(form.keys()) <= _FORM | set(self.old.Root.AcroForm.keys())
        return set(form.keys()) <= _FORM and all(map(self._harmless, form.get("/Fields", Array())))

    def _allowed(self, before: Any, after: Any) -> bool:
        """Whether a published object may have changed as it has."""
        if isinstance(before, Array) and isinstance(after, Array):
            return self._grown([*before], [*after])
        if not isinstance(before, Dictionary) or not isinstance(after, Dictionary):
            return False
        keys = _changed_keys(before, after)
        if before.objgen == self.old.Root.objgen:
            return keys <= _CATALOG
        match before.get("/Type"):
            case Name.Page:
                return keys <= _PAGE and self._grown_under("/Annots", before, after)
            case Name.StructElem:
                return keys <= {"/K"} and self._grown_under("/K", before, after)
            case Name.StructTreeRoot:
                return (
                    keys <= _TREE
                    and self._grown_under("/K", before, after)
                    and self._numbers_grown(before, after)
                )
            case None if "/Fields" in before:
                return keys <= _FORM and self._grown_under("/Fields", before, after)
            case None:
                return self._entries_grown(before, after)
            case _:
                return False

    def _numbers_grown(self, before: Any, after: Any) -> bool:
        """Whether the tree from content to tags is the same object, or grew where it stands."""
        if not _differ(before, after, "/ParentTree"):
            return True
        return not before.ParentTree.is_indirect and self._entries_grown(
            before.ParentTree, after.ParentTree
        )

    def _entries_grown(self, before: Any, after: Any) -> bool:
        keys = _changed_keys(before, after)
        return keys <= _NUMBERS and all(self._grown_under(key, before, after) for key in keys)

    def _grown_under(self, key: str, before: Any, after: Any) -> bool:
        return self._grown(_listed(before, key), _listed(after, key))

    def _grown(self, before: list[Any], after: list[Any]) -> bool:
        """Whether a list is as it was, but for new members that belong to a signature.

        A number may only come with the tag that it leads to, at the end.
        """
        rest = iter([*map(_name, before)])
        wanted = next(rest, None)
        at = 0
        while at < len(after):
            if wanted is not None and _name(after[at]) == wanted:
                wanted = next(rest, None)
            elif wanted is None and isinstance(after[at], int) and at + 1 < len(after):
                at += 1
                if not self._harmless(after[at]):
                    return False
            elif not self._harmless(after[at]):
                return False
            at += 1
        return wanted is None

    def _harmless(self, value: Any) -> bool:
        """Whether something new is a signature's field, its tag, or a leaf that leads to one."""
        if not isinstance(value, Dictionary) or value.objgen in self.known:
            return False
        if value.get("/S") == Name.Form:
            inside = value.get("/K")
            return isinstance(inside, Dictionary) and self._harmless(inside.Obj)
        if value.get("/FT") == Name.Sig:
            seen = value.get("/Subtype") == Name.Widget and "/Rect" in value
            small = seen and _area(value.Rect) <= MOST_COVERED * self.smallest
            return small and not _ACTIONS & set(value.keys())
        return set(value.keys()) == {"/Limits", "/Nums"} and self._grown([], [*value.Nums])


def _spelled(value: Any) -> bytes:
    """An object as it is written, its references unresolved."""
    if isinstance(value, Stream):
        return _dictionary(value) + value.read_raw_bytes()
    return bytes(value.unparse(resolved=True))


def _dictionary(value: Any) -> bytes:
    return b" ".join(key.encode() + b" " + _name(value[key]) for key in sorted(value.keys()))


def _changed_keys(before: Any, after: Any) -> set[str]:
    return {key for key in {*before.keys(), *after.keys()} if _differ(before, after, key)}


def _differ(before: Any, after: Any, key: str) -> bool:
    return _name(before.get(key)) != _name(after.get(key))


def _name(value: Any) -> bytes:
    """A value as it is written inside another: an object of its own by its number."""
    return bytes(value.unparse()) if isinstance(value, Object) else repr(value).encode()


def _listed(value: Any, key: str) -> list[Any]:
    found = value.get(key)
    if found is None:
        return []
    return [*found] if isinstance(found, Array) else [found]


def _area(box: Any) -> float:
    left, bottom, right, top = (float(side) for side in box)
    return abs(right - left) * abs(top - bottom)

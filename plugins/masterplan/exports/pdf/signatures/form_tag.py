"""A signature field and its page in, the field's place in the document's structure out.

PDF/UA wants every visible field inside a Form tag. The tag stands after the content of its page,
so that a screen reader comes upon the stamp where an eye does.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from masterplan.exports.pdf.signatures.objects import dictionary, entry, pdf

GROUPS = {"/Document", "/Part", "/Art", "/Sect", "/Div"}
"""Elements that hold blocks, and so may hold a form among them."""

_DEEPEST = 100
"""Levels of a tree; more are taken for a circle."""


def tag_field(
    writer: BasePdfFileWriter,
    page_ref: generic.IndirectObject,
    field_ref: generic.IndirectObject,
    words: str,
) -> None:
    """Put a field into the structure of a tagged document; any other has none."""
    if "/StructTreeRoot" not in writer.root:
        return
    root_ref = writer.root.raw_get("/StructTreeRoot")
    root, page = root_ref.get_object(), page_ref.get_object()
    group_ref, before = _place(root_ref, page)
    tag = dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "P": group_ref,
            "Pg": page_ref,
            "Alt": words,
            "K": {"Type": "/OBJR", "Pg": page_ref, "Obj": field_ref},
        }
    )
    tag_ref = writer.add_object(tag)
    _insert(writer, group_ref, before, tag_ref)
    key = _register(writer, root, tag_ref)
    field_ref.get_object()[pdf_name("/StructParent")] = pdf(key)
    if entry(page, "/Tabs") != "/S":
        page[pdf_name("/Tabs")] = pdf("/S")
        writer.mark_update(page_ref)


def _place(
    root_ref: generic.IndirectObject, page: generic.DictionaryObject
) -> tuple[generic.IndirectObject, generic.IndirectObject | None]:
    """The group that the field joins, and the last of its members that is on the page."""
    root = root_ref.get_object()
    for element in reversed(_elements(root, page)):
        for _ in range(_DEEPEST):
            group = element.get_object().raw_get("/P")
            if group == root_ref or entry(group.get_object(), "/S") in GROUPS:
                return group, element
            element = group
    first = next(iter(_listed(root.raw_get("/K"))), None)
    return (first if isinstance(first, generic.IndirectObject) else root_ref), None


def _elements(
    root: generic.DictionaryObject, page: generic.DictionaryObject
) -> list[generic.IndirectObject]:
    """The elements of a page's content, in the order of its marks."""
    wanted = entry(page, "/StructParents")
    for key, value in _numbers(root["/ParentTree"]):
        if key == wanted:
            return [each for each in _listed(value) if isinstance(each, generic.IndirectObject)]
    return []


def _numbers(
    node: generic.DictionaryObject, depth: int = 0
) -> Iterator[tuple[int, generic.PdfObject]]:
    """All entries of a number tree."""
    if depth > _DEEPEST:
        return
    if "/Nums" in node:
        entries = node["/Nums"]
        for at in range(0, len(entries) - 1, 2):
            yield int(entries[at]), entries.raw_get(at + 1)
    if "/Kids" in node:
        for kid in node["/Kids"]:
            yield from _numbers(kid.get_object(), depth + 1)


def _insert(
    writer: BasePdfFileWriter,
    group_ref: generic.IndirectObject,
    before: generic.IndirectObject | None,
    tag_ref: generic.IndirectObject,
) -> None:
    group = group_ref.get_object()
    members = list(_listed(group.raw_get("/K"))) if "/K" in group else []
    at = members.index(before) + 1 if before in members else len(members)
    members.insert(at, tag_ref)
    group[pdf_name("/K")] = generic.ArrayObject(members)
    writer.mark_update(group_ref)


def _register(
    writer: BasePdfFileWriter, root: generic.DictionaryObject, tag_ref: generic.IndirectObject
) -> int:
    """Enter a tag under the next number of the tree that leads from content to tags."""
    tree = root["/ParentTree"]
    key = max((key for key, _ in _numbers(tree)), default=-1) + 1
    if "/Kids" in tree:
        leaf = dictionary({"Limits": [key, key], "Nums": [key, tag_ref]})
        tree["/Kids"].append(writer.add_object(leaf))
        writer.update_container(tree["/Kids"])
    else:
        tree["/Nums"].extend([pdf(key), tag_ref])
        writer.update_container(tree["/Nums"])
    if "/ParentTreeNextKey" in root:
        root[pdf_name("/ParentTreeNextKey")] = pdf(key + 1)
        writer.update_container(root)
    return key


def _listed(value: generic.PdfObject) -> Iterator[generic.PdfObject]:
    """The members of an array; a value that stands alone is one."""
    found = value.get_object() if isinstance(value, generic.IndirectObject) else value
    if isinstance(found, generic.ArrayObject):
        yield from (found.raw_get(at) for at in range(len(found)))
    else:
        yield value

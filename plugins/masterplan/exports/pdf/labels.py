"""The numbering of all parts in, the page labels that a reader shows out: 'iii', 'III-12'."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, String

from masterplan.exports.pdf.fragment import Fragment

_COVERS = {"sampul", "pembatas"}
"""Kinds of parts whose pages are called what they are."""


def page_labels(parts: Iterable[tuple[Fragment, str]]) -> Dictionary:
    """Write `/PageLabels`; each part comes with what stands before its own labels."""
    numbers = Array()
    page = 0
    for fragment, prefix in parts:
        numbers.append(page)
        numbers.append(_label(fragment, prefix))
        page += fragment.pages
    return Dictionary(Nums=numbers)


def _label(fragment: Fragment, prefix: str) -> Dictionary:
    if fragment.numbering == "tanpa" and fragment.kind in _COVERS:
        return Dictionary(P=String(f"{prefix}Sampul"))
    if fragment.label:
        prefix += f"{fragment.label}-"
    label = Dictionary(S=Name.r if fragment.numbering == "romawi" else Name.D)
    if prefix:
        label.P = String(prefix)
    if fragment.start > 1:
        label.St = fragment.start
    return label

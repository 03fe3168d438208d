"""Plain Python values in, PDF objects as pyHanko keeps them out; and entries of these read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyhanko.pdf_utils import generic


def pdf(value: object) -> generic.PdfObject:
    """One value: '/Name' is a name, any other text a string; PDF objects stay as they are."""
    match value:
        case generic.PdfObject():
            return value
        case str() if value.startswith("/"):
            return generic.pdf_name(value)
        case str():
            return generic.pdf_string(value)
        case int():
            return generic.NumberObject(value)
        case float():
            return pdf(int(value)) if value == int(value) else generic.FloatObject(f"{value:.3f}")
        case Mapping():
            return dictionary(value)
        case Sequence():
            return generic.ArrayObject([pdf(each) for each in value])
        case _:
            raise TypeError(type(value).__name__)


def dictionary(entries: Mapping[str, object]) -> generic.DictionaryObject:
    """A dictionary, its keys written without the slash."""
    return generic.DictionaryObject(
        {generic.pdf_name(f"/{key}"): pdf(value) for key, value in entries.items()}
    )


def stream(data: bytes, entries: Mapping[str, object] | None = None) -> generic.StreamObject:
    """A compressed stream."""
    made = generic.StreamObject(dictionary(entries or {}), stream_data=data)
    made.compress()
    return made


def entry(dictionary: generic.DictionaryObject, key: str) -> object:
    """What stands under a key, behind any reference; nothing where the key is missing."""
    try:
        return dictionary[key]  # `get` would give the reference itself
    except KeyError:
        return None

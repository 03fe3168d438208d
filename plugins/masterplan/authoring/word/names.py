"""The names of things in Word's XML, with the prefixes that Word itself uses."""

from __future__ import annotations

from functools import cache, lru_cache

_OFFICE = "http://schemas.openxmlformats.org"

PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_OFFICE}/officeDocument/2006/relationships": "r",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_OFFICE}/drawingml/2006/picture": "pic",
    f"{_OFFICE}/drawingml/2006/chart": "c",
    f"{_OFFICE}/drawingml/2006/diagram": "dgm",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}

REL = f"{{{_OFFICE}/package/2006/relationships}}"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/": f"{_OFFICE}/wordprocessingml/2006/".encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": f"{_OFFICE}/drawingml/2006/".encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/": f"{_OFFICE}/officeDocument/2006/".encode(),
}
"""The names in files saved as "Strict Open XML", and those in all others."""

_URIS = {prefix: uri for uri, prefix in PREFIXES.items()}


@cache
def q(name: str) -> str:
    """A name as ElementTree has it: `w:p` is `{http://…}p`."""
    prefix, _, rest = name.partition(":")
    return f"{{{_URIS[prefix]}}}{rest}"


@lru_cache(maxsize=1024)  # a hostile file may have as many names as elements
def local(tag: str) -> str:
    """The name of an element with its prefix; "?:name" where nobody here knows the namespace."""
    uri, _, name = tag.removeprefix("{").rpartition("}")
    return f"{PREFIXES.get(uri, '?')}:{name}"

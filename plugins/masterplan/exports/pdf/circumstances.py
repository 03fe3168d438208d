"""What every PDF depends on besides its sources, each by the name that a reader of the log knows.

When one of these changes, all PDFs may change, and the log can say why they were made again.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files
from pathlib import Path

_PACKAGES = {
    "WeasyPrint": "weasyprint",
    "pydyf": "pydyf",
    "tinycss2": "tinycss2",
    "cssselect2": "cssselect2",
    "pikepdf": "pikepdf",
    "Pillow": "pillow",
    "fontTools": "fonttools",
    "segno": "segno",
    "Jinja": "jinja2",
    "Markdown": "markdown",
    "PyMdown Extensions": "pymdown-extensions",
    "nh3": "nh3",
    "Babel": "babel",
    "openpyxl": "openpyxl",
}
"""What makes the text, the pages and the files inside."""

_PRESS_PACKAGES = {
    name: _PACKAGES[name]
    for name in ("WeasyPrint", "pydyf", "tinycss2", "cssselect2", "Pillow", "fontTools", "Jinja")
}
_PRESS = ("assets/cetak", "assets/fonts", "templates/cetak", "exports/pdf")

_LIBRARIES = {
    "Pango": ("libpango-1.0.so.0", "pango_version_string"),
    "HarfBuzz": ("libharfbuzz.so.0", "hb_version_string"),
}
"""Libraries of the system that break lines and shape letters."""

_FOLDERS = (
    ("gaya cetak", "assets/cetak"),
    ("huruf", "assets/fonts"),
    ("templat", "templates"),
)
"""Parts of the package that people change apart from its code."""

_APART = ("assets/situs", "authoring", "cli", "reporting", "search", "site")
"""Parts of the package that no PDF is made with."""


def circumstances() -> dict[str, str]:
    """The hash or the version of each."""
    found = {f"versi {name}": _version(package) for name, package in _PACKAGES.items()}
    found |= {f"versi {name}": _library(*where) for name, where in _LIBRARIES.items()}
    with as_file(files("masterplan")) as package:
        taken = {path for folder in _APART for path in _below(package / folder)}
        for name, folder in _FOLDERS:
            own = set(_below(package / folder))
            taken |= own
            found[name] = _hash(package, own)
        found["program masterplan"] = _hash(package, set(_below(package)) - taken)
    return found


@cache
def press_version() -> str:
    """One text for all that a laid-out part depends on besides what it says."""
    said = [(name, _version(package)) for name, package in _PRESS_PACKAGES.items()]
    said += [(name, _library(name, function)) for name, function in _LIBRARIES.values()]
    with as_file(files("masterplan")) as package:
        paths = {path for folder in _PRESS for path in _below(package / folder)}
        return hashlib.sha256(repr((said, _hash(package, paths))).encode()).hexdigest()


def key(said: Mapping[str, str]) -> str:
    """One text for all."""
    return hashlib.sha256(repr(sorted(said.items())).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _library(name: str, function: str) -> str:
    """The version of a library of the system, or '' where it goes by another name."""
    try:
        ask = getattr(ctypes.CDLL(name), function)
    except (OSError, AttributeError):
        return ""
    ask.restype = ctypes.c_char_p
    said: bytes = ask()
    return said.decode()


def _below(folder: Path) -> Iterator[Path]:
    """All files below a folder that belong to the package: none that a tool left there."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in inside)
        if not hidden and path.is_file():
            yield path


def _hash(package: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

"""The rooms of the package, and the one way through them.

What a room may import is decided here; `docs/arsitektur.md` says why.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
PACKAGE = PLUGINS / "masterplan"

LEVELS = (
    {"codes", "boundaries", "files", "html_tree", "memory", "telling", "timeless", "typefaces"},
    {"diagnostics"},
    {"sources"},
    {"model"},
    {"library"},
    {"checks"},
    {"reporting", "authoring"},
    {"province"},
    {"views"},
    {"exports"},
    {"search"},
    {"site", "cli"},
)
"""A room may import from levels above its own; two rooms of one level do not know each other."""

ONLY_IN = {
    "mkdocs": "masterplan.site",
    "material": "masterplan.site",
    "properdocs": "masterplan.site",
    "weasyprint": "masterplan.exports.pdf",
    "pydyf": "masterplan.exports.pdf",
    "pikepdf": "masterplan.exports.pdf",
    "pyhanko": "masterplan.exports.pdf",
    "yaml": "masterplan.sources",
}
"""What each of these libraries may be imported in."""

MOST_LINES = 320
"""A module says one thing; about three hundred lines are enough for it."""

READING = {
    "exists", "glob", "is_dir", "is_file", "iterdir", "open", "read_bytes", "read_text",
    "resolve", "rglob", "stat", "write_bytes", "write_text",
}  # fmt: skip


def _name(file: Path) -> str:
    parts = file.relative_to(PLUGINS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}
every_module = pytest.mark.parametrize("module", MODULES)


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def _imports(module: str, *, when_loaded: bool = False) -> Iterator[str]:
    """All modules that a module imports, also those inside functions unless `when_loaded`."""
    for node in _tree(module).body if when_loaded else ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in MODULES else base


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _level(room: str) -> int:
    return next(number for number, rooms in enumerate(LEVELS) if room in rooms)


def _is_inside(module: str, place: str) -> bool:
    return f"{module}.".startswith(f"{place}.")


@every_module
def test_module_has_a_room(module: str) -> None:
    assert _room(module) in {""}.union(*LEVELS), "give the new room its place in LEVELS"


@every_module
def test_imports_go_one_way(module: str) -> None:
    """A room knows the rooms before it and itself, never those after it."""
    here = _room(module)
    known = {"", here}.union(*LEVELS[: _level(here)]) if here else set()
    rooms = {_room(found) for found in _imports(module) if _is_inside(found, "masterplan")}

    assert set() == rooms - known


@every_module
def test_each_library_is_imported_in_one_room(module: str) -> None:
    found = {name.split(".")[0] for name in _imports(module)}
    elsewhere = {name for name in found & ONLY_IN.keys() if not _is_inside(module, ONLY_IN[name])}

    assert set() == elsewhere


@pytest.mark.parametrize("library", ["mkdocs", "weasyprint", "yaml", "click"])
def test_room_of_a_library_does_import_it(library: str) -> None:
    """So that the test above cannot pass because a name has changed."""
    users = [m for m in MODULES if library in {found.split(".")[0] for found in _imports(m)}]

    assert users != []


@every_module
def test_imports_are_absolute(module: str) -> None:
    nodes = (node for node in ast.walk(_tree(module)) if isinstance(node, ast.ImportFrom))

    assert [] == [node.lineno for node in nodes if node.level > 0]


def test_no_module_waits_for_itself() -> None:
    """Loading any module first works: what it needs at that moment never leads back to it."""
    needs = {
        module: [found for found in _imports(module, when_loaded=True) if found in MODULES]
        for module in MODULES
    }
    order = list(TopologicalSorter(needs).static_order())

    assert set(MODULES) == set(order)
    assert order.index("masterplan.codes") < order.index("masterplan.cli")


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) == "model"])
def test_model_knows_no_files(module: str) -> None:
    """The model may carry a path for others, and never opens or looks at one."""
    calls = [node.func for node in ast.walk(_tree(module)) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}

    assert set() == names & {"open", "Path"}
    assert set() == methods & READING
    assert set() == {"os", "io", "shutil", "glob", "tempfile"} & set(_imports(module))


@every_module
def test_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(_tree(module))


@pytest.mark.parametrize("module", [m for m in MODULES if MODULES[m].name == "__init__.py"])
def test_package_only_says_what_it_is_for(module: str) -> None:
    """Importing one module of a room never loads the others."""
    assert 1 == len(_tree(module).body)


@every_module
def test_module_is_short(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES

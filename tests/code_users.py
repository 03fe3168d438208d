"""Which rooms of the package say which code, read from their text."""

from __future__ import annotations

import re
from pathlib import Path

from masterplan.codes import Code

PACKAGE = Path(__file__).parents[1] / "plugins" / "masterplan"

WRITERS = {"authoring", "cli"}
"""Rooms whose findings come from commands that write sources, not from `masterplan check`."""


def users(code: Code) -> set[str]:
    """The rooms, and modules outside them, that name a code."""
    return {room for room, text in _TEXT.items() if re.search(rf"\bCode\.{code.name}\b", text)}


def _texts() -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).parts[0]
        if room != "codes.py":
            found[room] = found.get(room, "") + file.read_text(encoding="utf-8")
    return found


_TEXT = _texts()

CHECKED = [code for code in Code if users(code) - WRITERS]
"""The codes that `masterplan check` can say."""

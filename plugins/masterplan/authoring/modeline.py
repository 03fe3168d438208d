"""A source's path in, the comment that tells VS Code where the file's schema is out."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from masterplan.authoring.schema import FOLDER, MODELS, schema_name

_MODELINE = re.compile(r"# yaml-language-server:[^\r\n]*(\r?\n)?")


def modeline(path: PurePosixPath) -> str:
    """The first line of a source; its path begins at the project's folder."""
    up = PurePosixPath(*[".."] * (len(path.parts) - 1))
    return f"# yaml-language-server: $schema={up / FOLDER / schema_name(path.name)}"


def with_modeline(text: str, path: PurePosixPath) -> str:
    """The same source beginning with its modeline; what has no schema is left as it is."""
    if path.suffix != ".yml" or path.name not in MODELS:
        return text
    begin = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(begin)
    end = "\r\n" if re.match(r"[^\n]*\r\n", body) else "\n"
    old = _MODELINE.match(body)
    return f"{begin}{modeline(path)}{end}{body[old.end() if old else 0 :]}"

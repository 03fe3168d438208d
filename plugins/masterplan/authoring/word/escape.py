"""Words in, Markdown out that shows exactly these words."""

from __future__ import annotations

import re
from urllib.parse import quote

_SPECIAL = re.compile(
    r"[\\`*\[{]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it is only a line
    r"|!$"  # a link may follow
)
_ENTITY = re.compile(r"&(?=[#\w]|$)")
_TAG = re.compile(r"<(?!\s)")

_STARTS = (
    (re.compile(r"(\d+)([.)])(?=\s|$)"), r"\1\\\2"),  # a numbered list
    (re.compile(r"([-+])(?=\s|-|$)"), r"\\\1"),  # a list, a rule
    (re.compile(r"([#>|])"), r"\\\1"),  # a heading, a quotation, a table
    (re.compile(r"(!)(?=!!)"), r"\\\1"),  # an admonition
    (re.compile(r"=(?==*\s*$)"), "&#61;"),  # a heading's underline
    (re.compile(r":(?=\s)"), "&#58;"),  # a definition
    (re.compile(r"~(?=~~)"), "&#126;"),  # a fence
    (re.compile(r"(\[\^\d+\]):"), r"\1&#58;"),  # a footnote's text
)

_DIGITS = "0123456789+-"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋")


def words(text: str, *, in_link: bool = False) -> str:
    """Escape what Markdown, its extensions or our blocks would take for more than words."""
    text = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text))
    text = _TAG.sub("&lt;", text)
    return text.replace("]", "&#93;") if in_link else text


def line(text: str) -> str:
    """Escape what means something only at the beginning of a line."""
    for pattern, replacement in _STARTS:
        if pattern.match(text):
            return pattern.sub(replacement, text, count=1)
    return text


def heading(text: str) -> str:
    """Escape what a heading would lose at its end."""
    return re.sub(r"#$", r"\\#", text)


def cell(text: str) -> str:
    """Escape what would end a cell of a table."""
    return text.replace("|", r"\|")


def shifted(text: str, shift: str) -> str:
    """Raise or lower words: with digits of their own where Unicode has them."""
    if text.strip() and set(text) <= set(_DIGITS + " "):
        return text.translate(_RAISED if shift == "sup" else _LOWERED)
    return f"<{shift}>{words(text)}</{shift}>" if text.strip() else text


def alternative(text: str) -> str:
    """Write the text alternative of a picture, which may hold no square brackets."""
    return words(" ".join(text.split()).translate(str.maketrans("[]\\", "()/")))


def address(text: str) -> str:
    """Write an address that stands between round brackets."""
    return quote(text, safe="/:?#@!$&'*+,;=%~-._")

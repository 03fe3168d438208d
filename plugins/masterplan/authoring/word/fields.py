"""The marks of Word's fields in; for each run, whether it is shown and where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?P<inside>\\l\s+)?(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))')
_CONTENTS = {"TOC", "INDEX", "TOA"}

_MOST = 200
"""Fields inside fields; more is no document."""


@dataclass(slots=True)
class Field:
    """One field that has begun and not ended."""

    code: str = ""
    shown: bool = False
    """Whether the mark between code and result has passed."""

    @property
    def name(self) -> str:
        """Its first word, `SEQ`."""
        return (self.code.split() or [""])[0].upper()

    @property
    def is_contents(self) -> bool:
        """Whether it makes a table of contents."""
        return self.name in _CONTENTS

    @property
    def address(self) -> str:
        """Where a link leads outside the document; '' for all other fields."""
        link = _HYPERLINK.match(self.code)
        if link is None or link["inside"]:
            return ""
        return link["quoted"] if link["quoted"] is not None else link["bare"]


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text."""

    open: list[Field] = field(default_factory=list)

    def begin(self) -> None:
        """A field begins: until `separate`, what follows is its code."""
        if len(self.open) < _MOST:
            self.open.append(Field())

    def add_code(self, text: str) -> None:
        """A piece of a field's code."""
        if self.open and not self.open[-1].shown and len(self.open[-1].code) < 10_000:
            self.open[-1].code += text

    def separate(self) -> Field | None:
        """The code is over and the result begins."""
        if not self.open or self.open[-1].shown:
            return None
        self.open[-1].shown = True
        return self.open[-1]

    def end(self) -> Field | None:
        """The innermost field is over; it is given back if it never had a result."""
        return self.open.pop() if self.open else None

    @property
    def in_code(self) -> bool:
        """Whether words here are code, not text."""
        return any(not each.shown for each in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether words here belong to a table of contents."""
        return any(each.is_contents for each in self.open)

    @property
    def address(self) -> str:
        """Where words here lead."""
        return next((each.address for each in reversed(self.open) if each.address), "")

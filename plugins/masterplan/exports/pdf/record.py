"""What a build remembers of a PDF: what it is, and all that it was made from.

The next build sees in it whether anything changed, and can say what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF in the store."""

    sha256: str
    pages: int
    size: int
    """Bytes."""
    lists: str = ""
    """The key of its lists of contents, where it has them."""

    def to_bytes(self) -> bytes:
        """Write it down."""
        return _json(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Pdf | None:
        """Read it back; `None` for what another version of the program wrote."""
        try:
            return cls(**json.loads(data))
        except (ValueError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part that stands in a PDF."""

    key: str
    sources: Mapping[str, str]
    """Source files with their SHA-256."""


@dataclass(frozen=True, slots=True)
class Record:
    """How a PDF was made."""

    key: str
    """Of all that it may depend on."""
    pdf: Pdf
    circumstances: Mapping[str, str]
    inputs: Mapping[str, str]
    """Every source file that it may depend on, with its SHA-256."""
    parts: Mapping[str, PartRecord]
    """By name; the lists of contents, which follow from the others, are not among them."""
    finished: str
    """The key of what stands in it."""

    def to_bytes(self) -> bytes:
        """Write it down."""
        return _json(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Record | None:
        """Read it back; `None` for what another version of the program wrote."""
        try:
            said: dict[str, Any] = json.loads(data)
            pdf = Pdf(**said.pop("pdf"))
            parts = {name: PartRecord(**part) for name, part in said.pop("parts").items()}
            return cls(pdf=pdf, parts=parts, **said)
        except (ValueError, TypeError, LookupError, AttributeError):
            return None


def _json(record: Pdf | Record) -> bytes:
    return json.dumps(asdict(record), ensure_ascii=False, sort_keys=True).encode()

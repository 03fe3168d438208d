"""What the publisher tells an author about a source file.

A mistake in a plan is a value, not an exception. Every room adds what it finds to a
`Report` and goes on, so that one run shows an author all that is wrong with all regions.
Exceptions are kept for bugs, and for a disk that cannot be read.

All rooms import this module; it imports none of them but the list of codes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from masterplan.codes import Code, Severity


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place where an author can put the cursor."""

    path: PurePosixPath
    """Relative to the folder of the project, so that reports read the same on every machine."""
    line: int = 1
    """Counted from one; one when the whole file is meant."""
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, with all that is needed to show it anywhere."""

    code: Code
    location: Location
    message: str
    """What is wrong, in the author's language, as one sentence without the location."""
    hint: str = ""
    """What to do about it, where that can be known."""

    @property
    def severity(self) -> Severity:
        """How much it matters: decided by the code, never by the caller."""
        return self.code.severity

    def __str__(self) -> str:
        """One line, whatever signs the author's words that it quotes are made of."""
        line = f"{self.location} {self.code.slug} {self.message}"
        line = f"{line} ({self.hint})" if self.hint else line
        return "".join(sign if sign.isprintable() else " " for sign in line)


@dataclass(slots=True)
class Report:
    """The findings of one run."""

    _found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: Code, location: Location, message: str, *, hint: str = "") -> None:
        """Record one finding."""
        self._found.append(Diagnostic(code, location, message, hint))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Record what a check yielded."""
        self._found.extend(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Go through the findings in file order, whatever order they were made in."""
        return iter(
            sorted(self._found, key=lambda found: (found.location, found.code.slug, found.message))
        )

    def __len__(self) -> int:
        return len(self._found)

    @property
    def fatal(self) -> bool:
        """Whether anything found should keep the site from being published."""
        return any(found.severity is Severity.ERROR for found in self._found)

    def below(self, folder: PurePosixPath) -> Report:
        """The findings in one folder."""
        return self.only(lambda found: found.location.path.is_relative_to(folder))

    def only(self, wanted: Callable[[Diagnostic], bool]) -> Report:
        """The findings of which something holds."""
        return Report([found for found in self._found if wanted(found)])

    def without_notes(self) -> Report:
        """The findings that ask for something to be mended: errors and warnings."""
        return self.only(lambda found: found.severity is not Severity.NOTE)

    def summary(self) -> str:
        """Say in Indonesian how many there are of each severity, the worst first."""
        counts = Counter(found.severity for found in self._found)
        parts = [
            f"{counts[severity]} {severity.label}"
            for severity in Severity
            if counts[severity] or severity is not Severity.NOTE
        ]
        return ", ".join(parts) if self._found else "Tidak ada temuan."

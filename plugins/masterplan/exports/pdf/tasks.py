"""The two jobs that travel to where work is done: lay out a part, and join parts into a PDF.

Everything goes and comes as plain data and bytes, so that a worker needs the package and nothing
of this machine: no shared disk, no sources.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from masterplan.exports.pdf.assemble import Assembly, Piece, assemble
from masterplan.exports.pdf.circumstances import press_version
from masterplan.exports.pdf.fragment import Fragment
from masterplan.exports.pdf.trouble import NoPangoError, PrintingError
from masterplan.views.print.document import PartJob


@dataclass(frozen=True, slots=True)
class Bound:
    """A fragment in its place in a document."""

    fragment: bytes
    shift: int
    prefix: str


_ONE_AT_A_TIME = threading.Lock()
"""A cluster's worker may have threads; the layout's libraries and the collector have not."""


def lay_out(job: PartJob, version: str) -> bytes:
    """Make the fragment of a part; `version` is the press that the fragment is kept for."""
    try:
        from masterplan.exports.pdf.press import press  # the machine that asks may have no Pango
    except OSError as error:
        raise NoPangoError(f"pustaka Pango belum terpasang ({error})") from error
    own = press_version()
    if own != version:
        raise PrintingError("pekerja memakai versi masterplan, WeasyPrint atau Pango yang lain")
    with _ONE_AT_A_TIME:
        return press(job).to_bytes()


def join(about: Assembly, bound: tuple[Bound, ...]) -> bytes:
    """Make a PDF; `about` says all but the pieces."""
    pieces = tuple(Piece(Fragment.from_bytes(one.fragment), one.shift, one.prefix) for one in bound)
    return assemble(replace(about, pieces=pieces))

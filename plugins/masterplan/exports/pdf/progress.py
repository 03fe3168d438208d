"""Work as it is done in, a bar with pages done and time left on a terminal out.

Nothing is drawn where nobody watches: when the standard error is a file or a pipe, or when the
build was asked to be quiet.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from masterplan.views.formatting import angka

PAGE = 10
"""What laying out a page counts, beside joining it to a document."""

_FORM = "{desc} |{bar}| {percentage:.0f}%, sisa {remaining}"


class Progress:
    """How far a build's PDFs are; `watched` says whether anybody wants to see it."""

    def __init__(self, watched: bool = True) -> None:
        self.watched = watched and sys.stderr.isatty()
        self._bar: Any = None
        self._pages = 0
        self._ahead = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def expect(self, pages: int, joined: int) -> None:
        """Begin, with so many pages to lay out, and so many to join, as far as one can guess."""
        if not self.watched:
            return
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # its thread would only redraw what does not change
        self._ahead = pages
        total = pages * PAGE + joined
        # a width and a height, because some terminals claim to have none
        self._bar = tqdm(
            desc=self._words(), total=total, bar_format=_FORM, leave=False, ncols=76, nrows=20
        )

    def expect_more(self, pages: int) -> None:
        """So many pages are to be laid out besides."""
        if self._bar is not None:
            self._ahead += pages
            self._bar.total += pages * PAGE

    def laid_out(self, pages: int, guessed: int) -> None:
        """So many pages were laid out where `guessed` were expected."""
        if self._bar is None:
            return
        self._pages += pages
        self._ahead += pages - guessed
        self._bar.total += (pages - guessed) * PAGE
        self._bar.set_description_str(self._words(), refresh=False)
        self._bar.update(pages * PAGE)

    def joined(self, pages: int) -> None:
        """So many pages were joined to a document."""
        if self._bar is not None:
            self._bar.update(min(pages, self._bar.total - self._bar.n))

    def make_way(self) -> None:
        """Leave the line to a message; the bar comes back by itself."""
        if self._bar is not None:
            self._bar.clear()

    def _words(self) -> str:
        ahead = max(self._ahead, self._pages)
        return f"PDF: {angka(self._pages)} dari ±{angka(ahead)} halaman"

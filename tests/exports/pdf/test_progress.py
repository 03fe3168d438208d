from __future__ import annotations

import io
import sys
from itertools import count

import pytest

from masterplan.exports.pdf.progress import Progress


class Terminal(io.StringIO):
    """Where somebody watches."""

    def isatty(self) -> bool:
        return True


def work(progress: Progress) -> None:
    """Fourteen pages where eleven were expected, joined to two documents."""
    with progress:
        progress.expect(10, 20)
        for _ in range(4):
            progress.laid_out(3, 2)
        progress.laid_out(0, 2)
        progress.expect_more(1)
        progress.laid_out(2, 1)
        progress.make_way()
        progress.joined(12)
        progress.joined(12)


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put it in the place of the standard error, with a clock that goes on by itself."""
    screen = Terminal()
    monkeypatch.setattr("tqdm.std.time", count(1000).__next__)
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def test_pages_done_and_time_left_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    work(Progress())
    seen = screen.getvalue()

    assert "PDF: 0 dari ±10 halaman" in seen
    assert "PDF: 14 dari ±14 halaman" in seen
    assert "sisa 00:" in seen
    assert seen.rstrip(" ").endswith("\r"), "the line is clean again"


def test_when_all_is_done_the_bar_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when more pages were joined than expected, or fewer laid out."""
    terminal(monkeypatch)
    progress = Progress()
    work(progress)

    assert progress._bar.total == progress._bar.n


def test_nothing_is_shown_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    work(Progress())

    assert ("", "") == capsys.readouterr()


def test_nothing_is_shown_to_who_asked_for_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    work(Progress(watched=False))

    assert "" == screen.getvalue()


def test_work_that_fails_leaves_a_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)

    def fail() -> None:
        with Progress() as progress:
            progress.expect(10, 10)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert screen.getvalue().rstrip(" ").endswith("\r")

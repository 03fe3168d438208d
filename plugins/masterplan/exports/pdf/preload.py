"""Loaded once by the server that workers are forked from, so that none of them loads it again."""

from __future__ import annotations

import contextlib

with contextlib.suppress(OSError):  # without Pango, the first part that is asked for says so
    import masterplan.exports.pdf.press  # noqa: F401

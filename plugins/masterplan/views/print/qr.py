"""A text in, its QR code as an SVG path out."""

from __future__ import annotations

import segno
from markupsafe import Markup, escape

QUIET = 4
"""The light border that a reader needs around the code, in modules."""


def qr_code(text: str, title: str) -> Markup:
    """Draw the code as one picture; dark modules are runs of a single path."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    path = "".join(
        f"M{start + QUIET} {y + QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    size = len(rows) + 2 * QUIET
    return Markup(
        f'<svg class="qr" viewBox="0 0 {size} {size}"><title>{escape(title)}</title>'
        f'<rect width="{size}" height="{size}" fill="#ffffff"/>'
        f'<path d="{path}" fill="#1c2a2f"/></svg>'
    )


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: (first, how many)."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found

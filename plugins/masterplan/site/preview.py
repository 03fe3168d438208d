"""What an editor sees on a page of the preview when something in its sources is wrong."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath

from masterplan.diagnostics import Report

MOST = 20
"""Findings shown on a page; the command line shows all."""


def findings_box(report: Report, folder: PurePosixPath) -> str:
    """The findings in a folder as a box for the top of a page; nothing where there are none."""
    found = [item for item in report.without_notes() if item.location.path.is_relative_to(folder)]
    if not found:
        return ""
    rows = "".join(
        f"<li><code>{escape(str(item.location))}</code> {escape(item.message)}"
        f"{f' <em>({escape(item.hint)})</em>' if item.hint else ''}</li>"
        for item in found[:MOST]
    )
    more = f"<p>… dan {len(found) - MOST} lagi.</p>" if len(found) > MOST else ""
    return (
        '<aside class="mp-temuan" aria-label="Temuan di sumber">'
        f"<p><strong>{len(found)} temuan di sumber</strong> (hanya tampak di pratinjau)</p>"
        f"<ul>{rows}</ul>{more}</aside>"
    )

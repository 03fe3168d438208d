"""The bytes of a workbook in, the same without the clock out: equal contents are equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

MADE = datetime(2000, 1, 1)
"""When every workbook says that it was made."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip knows."""


def without_clock(workbook: bytes) -> bytes:
    """Take the time at which it was saved out of an .xlsx file."""
    out = io.BytesIO()
    stamp = f"{MADE.isoformat()}Z".encode()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            about = zipfile.ZipInfo(entry.filename, EPOCH)
            new.writestr(about, content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()

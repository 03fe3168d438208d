"""What WeasyPrint may read: the theme's own files and the pictures of one region. Nothing else.

Documents are laid out under a base address that exists nowhere, so that every relative address
becomes one that only this fetcher knows; it reads no other scheme, host or folder.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from masterplan.exports.pdf.fragment import HOST

_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"<")
"""How pictures begin that may be drawn: PNG, JPEG, GIF, WebP, SVG. What a file is called says
nothing; PostScript that calls itself PNG would be run by another program."""


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Answers for `aset/…` from the theme's folder and for `gambar/…` from a list of files."""

    def __init__(self, assets: Path, images: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols={"https"}, allow_redirects=False)
        self.assets = assets.resolve()
        self.images = images

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Read what an address stands for, or refuse."""
        parts = urlsplit(url)
        path = unquote(parts.path).lstrip("/")
        if parts.scheme != "https" or parts.netloc != HOST:
            raise ValueError(f"alamat tidak diizinkan: {url[:200]}")
        if path in self.images:
            body = self.images[path]
            if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINNINGS):
                raise ValueError(f"bukan gambar yang dikenal: {path[:200]}")
        else:
            file = (self.assets / path.removeprefix("aset/")).resolve()
            if not path.startswith("aset/") or not file.is_relative_to(self.assets):
                raise ValueError(f"alamat tidak diizinkan: {url[:200]}")
            body = file.read_bytes()
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body, headers={"Content-Type": kind})

"""A folder in, its address on this machine out: served as a public web server would serve it.

Texts travel gzipped and files carry types and validators, so that a browser measures, caches and
refuses what it would on the real site. Whoever measures asks the host what it was asked for.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
PACKED = {".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".xml"}
"""What a server compresses; pictures and PDFs are compressed already."""


@cache
def carried(file: Path) -> bytes:
    """The bytes of a file as they travel: gzip at the level that servers use, or as they are."""
    content = file.read_bytes()
    return gzip.compress(content, 6, mtime=0) if file.suffix in PACKED else content


@dataclass(slots=True)
class Host:
    """A running server of a folder."""

    folder: Path
    address: str = ""
    """With a slash at its end."""
    asked: list[str] = field(default_factory=list)
    """The path of every request that it got, in order."""
    headers: dict[str, str] = field(default_factory=dict)
    """What every answer says besides."""
    instead: dict[str, bytes] = field(default_factory=dict)
    """What is at these paths, whatever the folder holds: as it is, not gzipped."""
    lost: Callable[[str], bool] = lambda path: False
    """Whether the line breaks when a path is asked for."""

    def file(self, path: str) -> Path:
        """The file behind the path of an address; a folder stands for its index.html."""
        name = unquote(urlsplit(path).path).lstrip("/")
        return self.folder / (f"{name}index.html" if not name or name.endswith("/") else name)

    def weigh(self, paths: Iterable[str]) -> int:
        """The bytes that these answers take on the way, without their headers."""
        return sum(len(carried(self.file(path))) for path in paths if self.file(path).is_file())


class _Server(ThreadingHTTPServer):
    """Says nothing of readers who leave before they were answered."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path) -> Iterator[Host]:
    """Serve a folder for as long as it is needed."""
    host = Host(folder)

    class Handler(_Handler):
        site = host

    with _Server(("127.0.0.1", 0), Handler) as server:
        host.address = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield host
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: Host

    def do_GET(self) -> None:
        """Answer with the file, or with the site's page for missing addresses."""
        if self.site.lost(self.path):
            self.close_connection = True
            return
        self.site.asked.append(self.path)
        file = self.site.file(self.path)
        found = file.is_file()
        if not found:
            file = self.site.folder / "404.html"
        if self.path in self.site.instead:
            kind = {"Content-Type": TYPES[file.suffix], "Cache-Control": "no-cache"}
            self._answer(HTTPStatus.OK, kind, self.site.instead[self.path])
            return
        if not file.is_file():
            self._answer(HTTPStatus.NOT_FOUND, {}, b"")
            return
        content = carried(file)
        mark = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == mark:
            self._answer(HTTPStatus.NOT_MODIFIED, {"ETag": mark}, b"")
            return
        headers = {
            "Content-Type": TYPES.get(file.suffix, "application/octet-stream"),
            # the names of the theme's files change with their content
            "Cache-Control": "max-age=31536000, immutable" if "aset" in file.parts else "no-cache",
            "ETag": mark,
        }
        if file.suffix in PACKED:
            headers["Content-Encoding"] = "gzip"
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, headers, content)

    def _answer(self, status: HTTPStatus, headers: dict[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, **self.site.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: a test's output is for what went wrong."""

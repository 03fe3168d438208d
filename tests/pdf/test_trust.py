"""Ten offices write these texts and nobody reads every line: nothing that a part says may make the
press read a file of the machine, ask the network, or start another program.
"""

from __future__ import annotations

import base64
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from masterplan.exports.pdf.assemble import assemble
from masterplan.exports.pdf.fetcher import ClosedFetcher
from masterplan.exports.pdf.fragment import BASE
from tests.pdf.parts import document, pdf, printed

SECRET = "rahasia-perusahaan-42"

COLOUR = b"0.070588 0.203922 0.337255"
"""Of the drawing in the secret file, as a PDF writes it."""

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99"'

VECTORS = {
    "picture": '<img src="{}" alt="g">',
    "picture set": '<img srcset="{} 2x" src="x" alt="g">',
    "picture source": '<picture><source srcset="{}"><img src="x" alt="g"></picture>',
    "object": '<object data="{}" type="image/svg+xml">o</object>',
    "embed": '<embed src="{}">',
    "frame": '<iframe src="{}"></iframe>',
    "input": '<input type="image" src="{}">',
    "video": '<video poster="{0}" src="{0}"></video>',
    "attached file": '<link rel="attachment" href="{}">',
    "attached link": '<a rel="attachment" href="{}">tautan</a>',
    "style sheet": '<link rel="stylesheet" href="{}">',
    "imported style": '<style>@import url("{}");</style>',
    "background": '<p style="background: url(\'{}\')">latar</p>',
    "content": '<style>p::after {{ content: url("{}") }}</style><p>isi</p>',
    "list picture": '<ul style="list-style-image: url(\'{}\')"><li>a</li></ul>',
    "font": "<style>@font-face {{ font-family: J; src: url({}) }} p {{ font: J }}</style><p>a",
    "page": '<style>@page {{ background-image: url("{}") }}</style>',
    "drawing's picture": '<svg {svg}><title>g</title><image href="{0}" width="9"/></svg>',
    "drawing's old picture": '<svg {svg}><title>g</title><image xlink:href="{0}" width="9"/></svg>',
    "drawing's part": '<svg {svg}><title>g</title><use href="{0}#a"/></svg>',
    "drawing's old part": '<svg {svg}><title>g</title><use xlink:href="{0}#a"/></svg>',
    "drawing's style": '<svg {svg}><title>g</title><style>@import url("{0}");</style></svg>',
    "drawing's fill": '<svg {svg}><title>g</title><rect width="9" fill="url({0}#a)"/></svg>',
    "base": '<base href="{0}"><img src="rahasia.svg" alt="g"><img src="{0}" alt="g">',
    "refresh": '<meta http-equiv="refresh" content="0; url={}">',
}  # fmt: skip


class Watch:
    """What this process does beyond its own memory, as Python's audit events tell it."""

    NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")
    PROGRAMS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork")

    def __init__(self) -> None:
        self.on = False
        self.canary = ""
        self.seen: list[str] = []
        sys.addaudithook(self.hear)  # for as long as Python runs: it cannot be taken off

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Write down what nobody who lays out a part has any business with."""
        if not self.on:
            return
        touches = event == "open" and str(arguments[0]).endswith(self.canary)
        if touches or event in self.NETWORK or event in self.PROGRAMS:
            self.seen.append(f"{event} {str(arguments[0])[:80]}")


@cache
def watch() -> Watch:
    return Watch()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the press asked of our fetcher."""
    addresses: list[str] = []
    fetch = ClosedFetcher.fetch

    def note(self: ClosedFetcher, url: str, headers: Any = None) -> Any:
        addresses.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(ClosedFetcher, "fetch", note)
    return addresses


@dataclass(frozen=True)
class Trap:
    """What a hostile text would like to have: a file of this machine, a server that listens."""

    file: Path
    port: int
    visitors: list[bytes]
    seen: list[str]

    @property
    def addresses(self) -> dict[str, str]:
        """Every way to write where they are, by the name of the attack."""
        near = f"127.0.0.1:{self.port}"
        data = base64.b64encode(self.file.read_bytes()).decode()
        return {
            "file": self.file.as_uri(),
            "file on localhost": f"file://localhost{self.file}",
            "bare path": str(self.file),
            "dots": f"{BASE}aset/../../../../../../../..{self.file}",
            "hidden dots": f"{BASE}gambar/..%2f..%2f..%2f..%2f..%2f..{self.file}",
            "relative dots": f"../../../../../../../../..{self.file}",
            "http": f"http://{near}/rahasia.svg",
            "https": f"https://{near}/rahasia.svg",
            "any scheme": f"//{near}/rahasia.svg",
            "ftp": f"ftp://{near}/rahasia.svg",
            "redirect": f"http://{near}/pindah",
            "redirect of ours": f"{BASE}aset/..;@{near}/pindah",
            "data svg": f"data:image/svg+xml;base64,{data}",
            "data html": f"data:text/html;base64,{data}",
        }


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    """A file that is a drawing too, and a server that sends whoever asks on to that file."""
    file = tmp_path / "rahasia.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{SECRET}</title>'
        f'<rect id="a" width="9" height="9" fill="#123456"/><text>{SECRET}</text></svg>'
    )
    visitors: list[bytes] = []
    answer = f"HTTP/1.0 302 Found\r\nLocation: {file.as_uri()}\r\n\r\n".encode()

    def serve(server: socket.socket) -> None:
        while True:
            try:
                visitor, _ = server.accept()
            except OSError:
                return  # the trap was taken away
            with visitor:
                visitors.append(visitor.recv(200))
                visitor.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=(server,), daemon=True).start()
        eye = watch()
        eye.canary, eye.seen = str(file), []
        made = Trap(file, server.getsockname()[1], visitors, eye.seen)
        pdf("<h1>J</h1>")  # what is read once for all parts is read before
        eye.on = True
        yield made
        eye.on = False
        server.shutdown(socket.SHUT_RDWR)


def _held(trap: Trap, html: str) -> bytes:
    """All that a part's PDF holds; and nothing was touched for it."""
    trap.seen.clear()
    made = pdf(html)
    seen = list(trap.seen)

    assert [] == seen
    assert [] == trap.visitors
    return _everything(made)


def _everything(content: bytes) -> bytes:
    """All that a file holds, unpacked."""
    with pikepdf.open(BytesIO(content)) as opened:
        parts = [repr(one).encode() for one in opened.objects]
        parts += [
            one.read_bytes()
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image"
        ]
    return b"\n".join(parts)


def test_no_link_opens_a_file_or_runs_a_script() -> None:
    """Whoever reads the document is not sent anywhere but to the web."""
    bad = ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "vbscript:x")
    links = "".join(f'<a href="{address}">tautan</a> ' for address in bad)
    held = _everything(pdf(f"<h1>J</h1><p>{links}<a href='mailto:a@contoh.example'>surat</a></p>"))

    assert b"mailto:a@contoh.example" in held
    assert [] == [address for address in bad if address.encode() in held]


ADDRESSES = sorted(Trap(Path(__file__), 9, [], []).addresses)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_leaks(vector: str, address: str, trap: Trap) -> None:
    """Whatever names an address and however it is written: no file and no server is asked."""
    named = VECTORS[vector].format(trap.addresses[address], svg=SVG)
    held = _held(trap, f"<h1>Judul</h1>{named}<p>Masih ada</p>")

    assert SECRET.encode() not in held
    assert COLOUR not in held, "the drawing was read: its colour is there"
    assert b"EmbeddedFile" not in held


def test_the_trap_would_close(trap: Trap) -> None:
    """What a leak would do is seen: a file that is read, a server that is asked, a program."""
    trap.seen.clear()
    trap.file.read_bytes()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(trap.addresses["redirect"])
    subprocess.run(["true"], check=True)

    assert {"open", "urllib.Request", "socket.connect", "subprocess.Popen"} <= {
        one.split()[0] for one in trap.seen
    }
    assert trap.visitors[0].startswith(b"GET /pindah")


def test_the_drawing_would_be_seen() -> None:
    """Where it is allowed, its colour is in the file: looking for it means something."""
    drawing = (
        f'<svg {SVG} height="9"><title>g</title><rect width="9" height="9" fill="#123456"/></svg>'
    )

    assert COLOUR in _everything(pdf(f"<h1>J</h1><p>{drawing}</p>"))


@pytest.mark.parametrize("kind", ["png", "svg", "eps"])
def test_a_hostile_picture_of_the_region_is_left_out(kind: str, trap: Trap) -> None:
    """Pictures come from the region's folder; what is in them is not trusted either."""
    content = {
        "png": b"\x89PNG\r\n\x1a\n" + b"rusak" * 40,
        "svg": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{trap.file.as_uri()}">]>'
        f'<svg {SVG} height="9"><text>&x;</text><image href="{trap.file.as_uri()}"/></svg>',
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
    }[kind]
    body = content.encode() if isinstance(content, str) else content
    image = f'<img src="gambar/a.{kind}" alt="gambar jahat">'
    trap.seen.clear()
    part = printed(f"<h1>J</h1><p>{image}</p>", images=((f"gambar/a.{kind}", body),))
    held = _everything(assemble(document(part)))

    assert [] == trap.seen
    assert SECRET.encode() not in held
    assert COLOUR not in held


def test_what_is_allowed_is_asked_for(asked: list[str]) -> None:
    """So that the tests above cannot pass because nothing is ever asked."""
    pdf('<h1>J</h1><img src="gambar/a.png" alt="g"><img src="aset/cetak/contoh.svg" alt="g">')

    assert {f"{BASE}gambar/a.png", f"{BASE}aset/cetak/contoh.svg"} <= set(asked)

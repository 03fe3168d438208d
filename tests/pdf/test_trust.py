"""Ten offices write these texts and nobody reads every line: nothing that a part says may make the
press read a file of the machine, ask the network, or start another program.
"""

from __future__ import annotations

import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pikepdf
import pytest

from masterplan.exports.pdf.assemble import assemble
from masterplan.exports.pdf.fetcher import ClosedFetcher
from masterplan.exports.pdf.fragment import BASE
from tests.pdf.parts import document, pdf, printed

SECRET = "rahasia-perusahaan-42"

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99"'

VECTORS = {
    "picture": '<img src="{}" alt="g">',
    "picture set": '<img srcset="{} 2x" src="x" alt="g">',
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
    "drawing's style": '<svg {svg}><title>g</title><style>@import url("{0}");</style></svg>',
    "drawing's fill": '<svg {svg}><title>g</title><rect width="9" fill="url({0}#a)"/></svg>',
    "base": '<base href="{0}"><img src="rahasia.svg" alt="g"><img src="{0}" alt="g">',
    "refresh": '<meta http-equiv="refresh" content="0; url={}">',
}  # fmt: skip


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the press asked for; the network and other programs are out of reach."""
    addresses: list[str] = []
    fetch = ClosedFetcher.fetch

    def note(self: ClosedFetcher, url: str, headers: Any = None) -> Any:
        addresses.append(url)
        return fetch(self, url, headers)

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the press left its room")

    monkeypatch.setattr(ClosedFetcher, "fetch", note)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", refuse)
    return addresses


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that anyone on the machine can read, and that is a drawing too."""
    file = tmp_path / "rahasia.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{SECRET}</title>'
        f'<rect id="a" width="9" height="9" fill="#123456"/><text>{SECRET}</text></svg>'
    )
    return file


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


def _addresses(secret: Path) -> Iterator[str]:
    yield secret.as_uri()
    yield f"file://localhost{secret}"
    yield str(secret)
    yield f"{BASE}aset/../../../../../../../..{secret}"
    yield f"{BASE}gambar/..%2f..%2f..%2f..%2f..%2f..{secret}"
    yield "http://127.0.0.1:9/rahasia.svg"
    yield "https://contoh.example/rahasia.svg"
    yield "ftp://127.0.0.1/rahasia.svg"
    yield "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
    yield "data:text/html,<p>rahasia-perusahaan-42</p>"


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_leaks(vector: str, asked: list[str], secret: Path) -> None:
    """Whatever element names an address, it is asked of our fetcher, and refused there."""
    html = "".join(VECTORS[vector].format(address, svg=SVG) for address in _addresses(secret))
    held = _everything(pdf(f"<h1>Judul</h1>{html}<p>Masih ada</p>"))

    assert SECRET.encode() not in held.replace(b"data:text/html,<p>" + SECRET.encode(), b"")
    assert b"0.070588 0.203922 0.337255" not in held, "the drawing was read: its colour is there"
    assert b"EmbeddedFile" not in held


@pytest.mark.parametrize("kind", ["png", "svg", "eps"])
def test_a_hostile_picture_of_the_region_is_left_out(
    kind: str, asked: list[str], secret: Path
) -> None:
    """Pictures come from the region's folder; what is in them is not trusted either."""
    content = {
        "png": b"\x89PNG\r\n\x1a\n" + b"rusak" * 40,
        "svg": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'<svg {SVG} height="9"><text>&x;</text><image href="{secret.as_uri()}"/></svg>',
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
    }[kind]
    body = content.encode() if isinstance(content, str) else content
    image = f'<img src="gambar/a.{kind}" alt="gambar jahat">'
    part = printed(f"<h1>J</h1><p>{image}</p>", images=((f"gambar/a.{kind}", body),))
    held = _everything(assemble(document(part)))

    assert SECRET.encode() not in held
    assert b"0.070588 0.203922 0.337255" not in held


def test_what_is_allowed_is_asked_for(asked: list[str]) -> None:
    """So that the tests above cannot pass because nothing is ever asked."""
    pdf('<h1>J</h1><img src="gambar/a.png" alt="g"><img src="aset/cetak/contoh.svg" alt="g">')

    assert {f"{BASE}gambar/a.png", f"{BASE}aset/cetak/contoh.svg"} <= set(asked)

from __future__ import annotations

from pathlib import Path

import pytest

from masterplan.exports.pdf.fetcher import ClosedFetcher
from masterplan.exports.pdf.fragment import BASE

PNG = b"\x89PNG not really"


@pytest.fixture
def fetcher(tmp_path: Path) -> ClosedFetcher:
    """A fetcher of a theme with one font, beside which lies a secret; and of one picture."""
    assets = tmp_path / "assets"
    (assets / "fonts").mkdir(parents=True)
    (assets / "fonts" / "huruf.ttf").write_bytes(b"font")
    (tmp_path / "rahasia.txt").write_text("rahasia")
    (assets / "keluar.txt").symlink_to(tmp_path / "rahasia.txt")
    (assets / "atas").symlink_to(tmp_path)
    return ClosedFetcher(assets, {"gambar/peta satu.png": PNG})


def test_pictures_of_the_region_are_given(fetcher: ClosedFetcher) -> None:
    response = fetcher.fetch(f"{BASE}gambar/peta%20satu.png")

    assert PNG == response.read()
    assert "image/png" == response.content_type


def test_files_of_the_theme_are_given(fetcher: ClosedFetcher) -> None:
    assert b"font" == fetcher.fetch(f"{BASE}aset/fonts/huruf.ttf").read()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://masterplan.invalid/aset/fonts/huruf.ttf",
        "http://masterplan.invalid/aset/fonts/huruf.ttf",
        "ftp://masterplan.invalid/aset/fonts/huruf.ttf",
        "data:text/plain,rahasia",
        "https://contoh.example/aset/fonts/huruf.ttf",
        "https://masterplan.invalid.contoh.example/aset/fonts/huruf.ttf",
        "https://masterplan.invalid@contoh.example/aset/fonts/huruf.ttf",
        "https://masterplan.invalid:8443/aset/fonts/huruf.ttf",
        "//masterplan.invalid/aset/fonts/huruf.ttf",
        f"{BASE}gambar/lain.png",
        f"{BASE}rahasia.txt",
        f"{BASE}../rahasia.txt",
        f"{BASE}aset/../rahasia.txt",
        f"{BASE}aset/../../rahasia.txt",
        f"{BASE}aset/%2e%2e/rahasia.txt",
        f"{BASE}aset/..%2frahasia.txt",
        f"{BASE}aset//etc/passwd",
        f"{BASE}aset/fonts/../../rahasia.txt",
        f"{BASE}aset/keluar.txt",
        f"{BASE}aset/atas/rahasia.txt",
        f"{BASE}gambar/../aset/keluar.txt",
    ],
)
def test_everything_else_is_refused(fetcher: ClosedFetcher, address: str) -> None:
    """No other scheme, host or folder, however the address is written."""
    with pytest.raises(ValueError, match="tidak diizinkan"):
        fetcher.fetch(address)


def test_a_missing_file_of_the_theme_is_an_error(fetcher: ClosedFetcher) -> None:
    with pytest.raises(FileNotFoundError):
        fetcher.fetch(f"{BASE}aset/fonts/tidak-ada.ttf")


@pytest.mark.parametrize(
    "content", [b"%!PS-Adobe-3.0 EPSF-3.0", b"\xc5\xd0\xd3\xc6", b"%PDF-1.7", b"", b"rahasia"]
)
def test_what_only_calls_itself_a_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    """PostScript is a program: it would be run to be drawn."""
    fetcher = ClosedFetcher(tmp_path, {"gambar/a.png": content})

    with pytest.raises(ValueError, match="bukan gambar"):
        fetcher.fetch(f"{BASE}gambar/a.png")


def test_drawings_may_begin_with_space_or_a_byte_order_mark(tmp_path: Path) -> None:
    drawing = b"\xef\xbb\xbf\n <svg xmlns='http://www.w3.org/2000/svg'/>"
    fetcher = ClosedFetcher(tmp_path, {"gambar/a.svg": drawing})

    assert drawing == fetcher.fetch(f"{BASE}gambar/a.svg").read()

"""Pictures in chapters: where they stand, and which files can be shown."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from masterplan.checks.chapters import _problem, images
from masterplan.diagnostics import Location
from masterplan.model.bab import Bab, KepalaBab, Prosa
from masterplan.sources.pictures import FORMATS, MAX_PIXELS

PATH = PurePosixPath("masterplans/kota/bab/01-awal.md")


def chapter(text: str, line: int = 4) -> Bab:
    return Bab(1, "awal", KepalaBab(judul="Awal"), (Prosa(text, line),), Location(PATH))


def test_pictures_are_found_with_their_places() -> None:
    text = 'Lihat ![peta](../gambar/peta.png) dan\n![a b](<../gambar/a%20b.png> "judul")'

    assert [
        ("peta", "../gambar/peta.png", Location(PATH, 4, 7)),
        ("a b", "../gambar/a b.png", Location(PATH, 5, 1)),
    ] == list(images(chapter(text)))


def test_link_is_no_picture() -> None:
    assert [] == list(images(chapter("Lihat [peta](../gambar/peta.png).")))


@pytest.mark.parametrize("kind", FORMATS)
def test_usual_formats_can_be_shown(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"gambar.{kind.lower()}"
    Image.new("RGB", (4, 4)).save(file, kind)

    assert "" == _problem(file)


@pytest.mark.parametrize("kind", ["EPS", "BMP", "TIFF", "ICO", "PDF", "TGA"])
def test_other_formats_cannot_whatever_the_file_is_called(kind: str, tmp_path: Path) -> None:
    """PostScript is a program, and other kinds are read by code that few people look at."""
    file = tmp_path / "gambar.png"
    Image.new("RGB", (32, 32)).save(file, kind)

    assert "tidak dapat dibaca" == _problem(file)


@pytest.mark.parametrize("side", [9_000, 9_600, 30_000])
def test_picture_that_would_fill_the_memory_is_not_opened(side: int, tmp_path: Path) -> None:
    """A hundred bytes can say that they are a picture of a billion points."""
    assert side * side > MAX_PIXELS
    file = tmp_path / "bom.png"
    file.write_bytes(_empty_png(side, side))

    assert "terlalu besar" == _problem(file)


@given(st.binary(max_size=60), st.booleans())
@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_a_picture_or_a_problem(tmp_path: Path, raw: bytes, headed: bool) -> None:
    file = tmp_path / "gambar.png"
    file.write_bytes((_empty_png(2, 2)[:33] if headed else b"") + raw)

    assert _problem(file) in {"", "tidak dapat dibaca", "terlalu besar"}


def _empty_png(width: int, height: int) -> bytes:
    """A file that says how large its picture is and has none."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body

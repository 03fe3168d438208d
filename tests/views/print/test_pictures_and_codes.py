from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zlib

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from masterplan.sources.pictures import TooLargeError
from masterplan.views.print.pictures import for_print
from masterplan.views.print.qr import QUIET, qr_code


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def photo(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def test_a_photo_of_forty_megapixels_is_scaled_to_three_hundred_dots_an_inch() -> None:
    large = saved(photo(800, 500).resize((8000, 5000)), "JPEG", quality=40)

    made, suffix = for_print(large, 163)

    assert ".jpg" == suffix
    assert (1925, 1203) == opened(made).size
    assert len(made) < len(large)


def test_a_small_plain_picture_is_kept_as_it_is() -> None:
    content = saved(photo(200, 100), "PNG")

    assert (content, ".png") == for_print(content, 163)


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_a_jpeg_comes_out_in_colours_that_an_archive_takes(mode: str) -> None:
    made, suffix = for_print(saved(photo(40, 30).convert(mode), "JPEG"), 163)

    assert ".jpg" == suffix
    assert opened(made).mode in {"L", "RGB"}


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "I;16"])
def test_a_png_of_any_mode_comes_out_plain(mode: str) -> None:
    made, _ = for_print(saved(Image.new(mode, (40, 30)), "PNG"), 163)

    assert opened(made).mode in {"1", "L", "RGB"}


def test_what_is_transparent_shows_the_paper() -> None:
    image = Image.new("RGBA", (4, 4), (0, 0, 0, 0))

    made, _ = for_print(saved(image, "PNG"), 163)

    assert (255, 255, 255) == opened(made).convert("RGB").getpixel((0, 0))


def test_a_picture_lies_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter

    made, _ = for_print(saved(photo(60, 20), "JPEG", exif=exif), 163)

    assert (20, 60) == opened(made).size


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_kinds_that_a_pdf_does_not_hold_are_written_anew(kind: str) -> None:
    made, suffix = for_print(saved(Image.new("RGB", (30, 20), "red"), kind), 163)

    assert ".png" == suffix
    assert "PNG" == opened(made).format


@pytest.mark.parametrize("content", [b"", b"bukan gambar", saved(photo(9, 9), "PNG")[:20]])
def test_what_is_no_picture_is_said(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        for_print(content, 40 / 300 * 25.4)


@pytest.mark.parametrize("kind", ["EPS", "BMP", "TIFF", "PDF"])
def test_no_other_program_and_no_odd_reader_is_asked(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pillow hands PostScript to Ghostscript, whatever the file is called."""
    content = saved(Image.new("RGB", (32, 32)), kind)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("another program was asked")

    monkeypatch.setattr("subprocess.Popen", refuse)
    monkeypatch.setattr("PIL.EpsImagePlugin.Ghostscript", refuse)
    with pytest.raises(ValueError, match="cannot identify"):
        for_print(content, 163)


@pytest.mark.parametrize("side", [9_000, 9_600, 30_000])
def test_a_picture_that_would_fill_the_memory_is_not_read(side: int) -> None:
    """Few bytes can be billions of dots; they are counted before they are read."""
    head = saved(Image.new("1", (1, 1)), "PNG")
    size = b"IHDR" + struct.pack(">II", side, side) + head[24:29]
    bomb = head[:12] + size + struct.pack(">I", zlib.crc32(size)) + head[33:]

    tracemalloc.start()
    with pytest.raises(TooLargeError):
        for_print(bomb, 163)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_tall_picture_fits_its_page() -> None:
    """Not only its width: what is longer than a page would be cut off at its foot."""
    made, _ = for_print(saved(photo(100, 60).resize((600, 9000)), "JPEG"), 163)

    assert (169, 2539) == opened(made).size


@pytest.mark.parametrize("tolerant", [True, False])
def test_a_picture_that_ends_early_shows_what_there_is(
    tolerant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint sets this for the whole process once it is imported."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", tolerant)
    content = saved(photo(900, 900), "JPEG")

    made, _ = for_print(content[: len(content) // 2], 40 / 300 * 25.4)

    assert (40, 40) == opened(made).size


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=80))
def test_the_path_of_a_code_is_its_dark_modules(text: str) -> None:
    drawn = qr_code(text, "Kode")

    dark = {
        (int(x) + step - QUIET, int(y) - QUIET)
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", drawn)
        for step in range(int(length))
    }
    matrix = segno.make_qr(text, error="m").matrix
    assert {(x, y) for y, row in enumerate(matrix) for x, on in enumerate(row) if on} == dark


def test_a_code_says_what_it_is() -> None:
    assert "<title>Kode QR ke a &amp; b</title>" in qr_code("x", "Kode QR ke a & b")

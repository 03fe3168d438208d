"""A picture's bytes and its printed width in, bytes that paper needs out: at most 300 dots an inch.

A photograph of a modern telephone has ten times the dots that a page can show. It is scaled down
once, here, so that no worker has to hold it whole; its orientation is made real, and what
PDF/A does not allow (CMYK, interlacing, palettes with tricks) becomes plain RGB. Whatever a file
was, what leaves here is JPEG or PNG.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, ImageOps

from masterplan.sources.pictures import open_picture

DOTS = 300
"""For each inch."""

HIGHEST = 215.0
"""The height in mm that a page has for a picture and its caption; the style sheet says so too."""

_QUALITY = 85
_PHOTO = 1 << 14
"""A picture with more colours than this is a photograph, and is kept as JPEG."""


def for_print(content: bytes, width_mm: float) -> tuple[bytes, str]:
    """Give a picture for its printed width, with the suffix of its format.

    Raises `ValueError` when it is no picture of a known kind, or one that would fill the memory.
    """
    most = round(width_mm / 25.4 * DOTS)
    try:
        with _what_there_is():
            return _smaller(content, most)
    except (OSError, SyntaxError) as error:
        raise ValueError(str(error)) from error


@contextmanager
def _what_there_is() -> Iterator[None]:
    """Show what there is of a picture that ends early, whatever others have set for all."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _smaller(content: bytes, most: int) -> tuple[bytes, str]:
    with open_picture(io.BytesIO(content)) as image:
        kind = image.format or ""
        plain = image.mode in {"1", "L", "RGB"} and not image.info.get("interlace")
        upright = image.getexif().get(0x0112, 1) == 1
        tall = round(HIGHEST / 25.4 * DOTS)
        fits = image.width <= most and image.height <= tall
        if fits and plain and upright and kind in {"JPEG", "PNG"}:
            return content, ".jpg" if kind == "JPEG" else ".png"
        # decodes a JPEG at a half, a quarter or an eighth where that is still enough
        image.draft("RGB" if image.mode in {"RGB", "CMYK", "YCbCr"} else None, (most, most))
        made = _plain(ImageOps.exif_transpose(image))
        scale = min(most / made.width, tall / made.height)
        if scale < 1:
            size = (max(1, round(made.width * scale)), max(1, round(made.height * scale)))
            made = made.resize(size, Image.Resampling.LANCZOS)
    photo = kind == "JPEG" or made.getcolors(_PHOTO) is None
    target = io.BytesIO()
    if photo:
        made.convert("RGB").save(target, "JPEG", quality=_QUALITY, optimize=True)
    else:
        made.save(target, "PNG", optimize=True)
    return target.getvalue(), ".jpg" if photo else ".png"


def _plain(image: Image.Image) -> Image.Image:
    """Grey or RGB; what is transparent shows the paper."""
    if image.mode in {"1", "L", "RGB"}:
        return image.copy()
    if image.mode in {"I", "F"} or image.mode.startswith("I;"):
        return image.point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        paper = Image.new("RGB", image.size, "white")
        layered = image.convert("RGBA")
        paper.paste(layered, mask=layered.getchannel("A"))
        return paper
    return image.convert("RGB")

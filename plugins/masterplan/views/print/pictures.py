"""A picture's bytes and its printed width in, bytes that paper needs out: at most 300 dots an inch.

A photograph of a modern telephone has ten times the dots that a page can show. It is scaled down
once, here, so that no worker has to hold it whole; its orientation is made real, and what
PDF/A does not allow (CMYK, interlacing, palettes with tricks) becomes plain RGB.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, ImageOps

DOTS = 300
"""For each inch."""

_QUALITY = 85
_PHOTO = 1 << 14
"""A picture with more colours than this is a photograph, and is kept as JPEG."""


def for_print(content: bytes, width_mm: float) -> tuple[bytes, str]:
    """Give a picture for its printed width, with the suffix of its format.

    Raises `ValueError` when it cannot be read as a picture.
    """
    most = round(width_mm / 25.4 * DOTS)
    try:
        with warnings.catch_warnings(), _what_there_is():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _smaller(content, most)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
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
    with Image.open(io.BytesIO(content)) as image:
        kind = image.format or ""
        plain = image.mode in {"1", "L", "RGB"} and not image.info.get("interlace")
        upright = image.getexif().get(0x0112, 1) == 1
        if image.width <= most and plain and upright and kind in {"JPEG", "PNG"}:
            return content, ".jpg" if kind == "JPEG" else ".png"
        # decodes a JPEG at a half, a quarter or an eighth where that is still enough
        image.draft("RGB" if image.mode in {"RGB", "CMYK", "YCbCr"} else None, (most, most))
        made = _plain(ImageOps.exif_transpose(image))
        if made.width > most:
            height = max(1, round(made.height * most / made.width))
            made = made.resize((most, height), Image.Resampling.LANCZOS)
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

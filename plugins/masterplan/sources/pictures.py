"""A picture's file in, the opened picture out: of few kinds, and of a size that memory can hold.

Pillow knows fifty kinds of files and guesses by their content, whatever they are called. Some of
them it hands to another program (PostScript is run to be drawn), and most were never meant for
strangers' files. Only the kinds that an office's folder may have are tried here.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import IO

from PIL import Image

FORMATS = ("GIF", "JPEG", "PNG", "WEBP")
"""What Pillow may read; SVG is no picture of dots."""

MAX_PIXELS = 80_000_000
"""More than a large scan has; above it a small file could fill the memory."""


class TooLargeError(ValueError):
    """A picture of more dots than memory should hold, however small its file is."""


def open_picture(source: Path | IO[bytes]) -> Image.Image:
    """Open a picture without reading its dots yet; to be used in a `with`.

    Raises `TooLargeError`, and an `OSError`, `SyntaxError` or `ValueError` for what is no picture
    of a kind that may be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(source, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError(str(error)) from error
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise TooLargeError(f"{image.width} × {image.height} piksel")
    return image

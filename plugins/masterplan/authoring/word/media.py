"""Pictures of a package in, files that a chapter can show out, each of them once."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PIL import Image, ImageFile

from masterplan.authoring.word.kinds import Kind

MAX_PIXELS = 30_000_000
"""An A3 sheet scanned at 300 dpi has 17 million."""

_KEPT = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
_REDRAWN = ("BMP", "TIFF")
_REDRAWN_PIXELS, _DECODED_PIXELS = 200_000_000, 1_000_000_000
"""Of all pictures together, so that a file full of them takes bounded time."""

_LONGEST_ALTERNATIVE = 2_000

_AUTOMATIC = re.compile(
    r"\s*(?:deskripsi dibuat secara otomatis|(?:description )?automatically generated"
    r"(?: description)?|konten buatan ai mungkin salah|ai-generated content may be incorrect)\.?",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"(?:\S*[\\/])?[^\\/]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp)", re.I)


class Unusable(Exception):  # noqa: N818 -- not an error of the program
    """A picture that cannot be taken over."""

    def __init__(self, kind: Kind, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file and what Word says for those who cannot see it."""

    content: bytes
    suffix: str


@dataclass(slots=True)
class Media:
    """The pictures taken so far, by number."""

    found: list[Picture] = field(default_factory=list)
    _number: dict[bytes, int] = field(default_factory=dict)
    _redrawn: int = 0
    _decoded: int = 0

    def take(self, content: bytes) -> int:
        """Look at a picture's file and keep it; its number."""
        key = hashlib.sha256(content).digest()
        if key not in self._number:
            self.found.append(self._read(content))
            self._number[key] = len(self.found) - 1
        return self._number[key]

    def _read(self, content: bytes) -> Picture:
        if content[40:44] == b" EMF" or content[:4] in {b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0"}:
            raise Unusable(Kind.GAMBAR_VEKTOR)
        try:
            with warnings.catch_warnings(), _whole_pictures():
                warnings.simplefilter("ignore")
                return self._checked(content)
        except Image.DecompressionBombError as error:
            raise Unusable(Kind.GAMBAR_BESAR) from error
        except (OSError, SyntaxError, ValueError, KeyError, IndexError, OverflowError) as error:
            raise Unusable(Kind.GAMBAR_RUSAK) from error

    def _checked(self, content: bytes) -> Picture:
        with Image.open(io.BytesIO(content), formats=(*_KEPT, *_REDRAWN)) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Unusable(Kind.GAMBAR_BESAR, f"{width} × {height} piksel")
            if image.format in _KEPT:
                suffix = _KEPT[image.format]
                self._decoded += width * height
                if image.format == "JPEG" and self._decoded <= _DECODED_PIXELS:
                    image.draft("L", (width // 8, height // 8))
                    image.load()  # verify() would not see that half of it is missing
                else:
                    image.verify()
                return Picture(content, suffix)
            self._redrawn += width * height
            if self._redrawn > _REDRAWN_PIXELS:
                raise Unusable(Kind.GAMBAR_BESAR, f"{width} × {height} piksel, bukan PNG atau JPEG")
            out = io.BytesIO()
            image.convert("RGBA" if "A" in image.getbands() else "RGB").save(out, "PNG")
            return Picture(out.getvalue(), "png")


def alternative(text: str) -> str:
    """The text alternative that an author wrote: '' where Word or a file name speaks instead."""
    text = " ".join(_AUTOMATIC.sub("", " ".join(text[:_LONGEST_ALTERNATIVE].split())).split())
    return "" if _FILE_NAME.fullmatch(text) else text


@contextmanager
def _whole_pictures() -> Iterator[None]:
    """Have a picture that is cut short refused, whatever another library has asked Pillow for.

    WeasyPrint asks it, for the whole process, to make do with half a picture.
    """
    asked = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = asked

"""A drawing that stands behind every page in, one drawing in the file out, that pages only name.

A watermark is drawn for each page anew by WeasyPrint, a twentieth of all work and a seventh of a
file. Here the first page of a part draws it, and the others refer to it; when parts are joined,
theirs become the first part's.
"""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint.images import SVGImage

NAME = "latar"
"""How the names of stamps begin; WeasyPrint puts an 'i' before them."""


class Stamp:
    """Stands in for an SVG image of a page's background."""

    def __init__(self, image: SVGImage, name: str) -> None:
        self.image = image
        self.id = name
        self.form: Any = None

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Draw it where the stream stands; really only once, since all pages have one size."""
        if self.form is None:
            resources = pydyf.Dictionary(
                {
                    "ExtGState": pydyf.Dictionary(),
                    "XObject": pydyf.Dictionary(),
                    "Pattern": pydyf.Dictionary(),
                    "Shading": pydyf.Dictionary(),
                    "ColorSpace": stream._resources["ColorSpace"],
                    "Font": None,  # filled in by WeasyPrint
                }
            )
            extra = pydyf.Dictionary(
                {
                    "Type": "/XObject",
                    "Subtype": "/Form",
                    "BBox": pydyf.Array((0, 0, width, height)),
                    "Resources": resources,
                }
            )
            self.form = stream.clone(resources=resources, extra=extra)
            self.image.draw(self.form, width, height, style)
        stream.draw_x_object(stream.add_image(self, interpolate=False, ratio=1))

    def get_x_object(self, interpolate: bool, ratio: float) -> Any:
        """Give the drawing to WeasyPrint, which writes each image of a document once."""
        return self.form


def stamped(background: Any, stamps: dict[Any, Stamp]) -> Any:
    """A page's background with stamps in place of its drawings."""
    if background is None or not background.layers:
        return background
    layers = [
        layer._replace(image=_stamp(layer.image, layer.size, stamps))
        if isinstance(layer.image, SVGImage)
        else layer
        for layer in background.layers
    ]
    return background._replace(layers=layers)


def _stamp(image: SVGImage, size: tuple[float, float], stamps: dict[Any, Stamp]) -> Stamp:
    """The stamp for a drawing at one size."""
    return stamps.setdefault((image, size), Stamp(image, f"{NAME}{len(stamps)}-"))

"""The built site in, pictures of every kind of its pages out, and a sheet of them for each width.

    scripts/screens                  # all kinds × 360, 768, 1280 pixels × light and dark
    scripts/screens beranda bab      # only these kinds, named as in tests/browser/kinds.py
    scripts/screens --readme         # the three pictures of the README instead

Look at the sheets first: `.cache/layar/lembar-360.png` shows the top of every page at that width.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.chromium import chromium
from tests.browser.host import serve
from tests.browser.kinds import KINDS, Kind
from tests.builds import ROOT

SCREENS = Path(".cache/layar")
README = Path(".github/gambar")
"""Both relative to the project."""

WIDTHS = {360: 740, 768: 1024, 1280: 800}
"""Of a phone, a tablet held upright and a small desk, each with its height."""
SCHEMES: dict[str, Literal["light", "dark"]] = {"terang": "light", "gelap": "dark"}
TALLEST = 6000
"""Pixels; a page that is longer is cut there."""

THUMBNAIL = 260
"""Pixels of a page's width on a sheet."""
COLUMNS = {360: 12, 768: 10, 1280: 8}
"""Of a sheet, by the width of its pages: light and dark stand side by side."""
LARGEST = 120_000
"""Bytes of a picture of the README."""


class Shot(NamedTuple):
    """A picture of a page."""

    kind: str
    width: int
    scheme: str
    file: Path


def main() -> None:
    """Take what the words on the command line ask for."""
    names = [kind.name for kind in KINDS]
    words = argparse.ArgumentParser(prog="scripts/screens", description="Pictures of the site.")
    words.add_argument("kind", nargs="*", help=f"of {', '.join(names)}")
    words.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    words.add_argument("--readme", action="store_true", help="the three pictures of the README")
    words.add_argument("--into", type=Path, help=f"a folder instead of {SCREENS}/ or {README}/")
    wanted = words.parse_args()
    unknown = sorted({*wanted.kind} - {*names})
    if unknown:
        words.error(f"no kind of page is called {', '.join(unknown)}")
    into: Path = wanted.into or ROOT / (README if wanted.readme else SCREENS)
    into.mkdir(parents=True, exist_ok=True)
    with serve(wanted.site) as host, chromium() as browser:
        if wanted.readme:
            take_for_readme(browser, host.address, into)
        else:
            kinds = [kind for kind in KINDS if kind.name in wanted.kind or not wanted.kind]
            take_all(browser, host.address, into, kinds)


def take_all(browser: Browser, address: str, into: Path, kinds: list[Kind]) -> None:
    """Take every picture and lay out a sheet for each width; say what was made."""
    for width in WIDTHS:
        shots = [shot for kind in kinds for shot in _shots(browser, address, into, kind, width)]
        sheet = into / f"lembar-{width}.png"
        _sheet(shots).save(sheet, optimize=True)
        print(f"{sheet}: the tops of {len(shots)} pictures")
        for shot in shots:
            print(f"  {shot.file.name}: {shot.file.stat().st_size / 1000:.0f} KB", flush=True)


def _shots(browser: Browser, address: str, into: Path, kind: Kind, width: int) -> Iterator[Shot]:
    page = _open(browser, width, f"{address}{kind.address}")
    height = page.evaluate("document.documentElement.scrollHeight")
    for word, scheme in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        file = into / f"{kind.name}-{width}-{word}.png"
        page.screenshot(
            path=file,
            full_page=True,
            animations="disabled",
            clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
        )
        yield Shot(kind.name, width, word, file)
    page.context.close()


def _sheet(shots: list[Shot]) -> Image.Image:
    """The tops of all pages in rows, with their names."""
    width = shots[0].width
    height = round(WIDTHS[width] * THUMBNAIL / width)
    gap, label = 16, 24
    step = (THUMBNAIL + gap, height + label + gap)
    columns = min(COLUMNS[width], len(shots))
    rows = -(-len(shots) // columns)
    sheet = Image.new("RGB", (columns * step[0] + gap, rows * step[1] + gap), "#c9d1d4")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(14)
    for number, shot in enumerate(shots):
        left, top = gap + number % columns * step[0], gap + number // columns * step[1]
        with Image.open(shot.file) as picture:
            head = picture.convert("RGB").crop((0, 0, width, WIDTHS[width]))
        draw.text((left, top), f"{shot.kind} · {shot.scheme}", "#14232a", font)
        sheet.paste(head.resize((THUMBNAIL, height)), (left, top + label))
    return sheet


def take_for_readme(browser: Browser, address: str, into: Path) -> None:
    """Take the README's pictures: the first page, a phone's two, the province's coverage."""
    phones = [
        _picture(browser, 360, f"{address}kota-ternate/", scheme="dark", scale=2),
        _picture(browser, 360, f"{address}kota-ternate/anggaran/", at="main h2", scale=2),
    ]
    pictures = {
        "beranda": _picture(browser, 1280, address),
        "ponsel": _side_by_side(phones),
        "cakupan": _picture(browser, 1280, f"{address}provinsi/cakupan/"),
    }
    for name, picture in pictures.items():
        content = _small(picture)
        file = into / f"{name}.png"
        file.write_bytes(content)
        print(f"{file}: {len(content) / 1000:.0f} KB")


def _picture(
    browser: Browser,
    width: int,
    address: str,
    *,
    scheme: Literal["light", "dark"] = "light",
    at: str = "",
    scale: int = 1,
) -> Image.Image:
    """A window onto a page: at its top, or where the first part of a kind begins."""
    page = _open(browser, width, address, scheme=scheme, scale=scale)
    if at:
        page.locator(at).first.evaluate("part => part.scrollIntoView()")
    picture = page.screenshot(animations="disabled")
    page.context.close()
    return Image.open(io.BytesIO(picture)).convert("RGB")


def _open(
    browser: Browser,
    width: int,
    address: str,
    *,
    scheme: Literal["light", "dark"] = "light",
    scale: int = 1,
) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=scheme,
        device_scale_factor=scale,
        reduced_motion="reduce",
    ).new_page()
    answer = page.goto(address)
    if answer is None or (answer.status != 200 and not address.endswith("404.html")):
        raise SystemExit(f"{address} is not there: build the site anew")
    return page


def _side_by_side(pictures: list[Image.Image]) -> Image.Image:
    gap = 48
    width = sum(picture.width + gap for picture in pictures) + gap
    whole = Image.new("RGB", (width, pictures[0].height + 2 * gap), "#e6ecee")
    left = gap
    for picture in pictures:
        whole.paste(picture, (left, gap))
        left += picture.width + gap
    return whole


def _small(picture: Image.Image) -> bytes:
    """The picture as a PNG, with as many colours as its budget allows."""
    for colours in (128, 96, 64, 48, 32, 24, 16):
        out = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise SystemExit(f"a picture of {picture.width}×{picture.height} is too heavy for the README")


if __name__ == "__main__":
    main()

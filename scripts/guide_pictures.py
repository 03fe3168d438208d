"""Draws the pictures of the editors' guide (`docs/panduan/gambar/`) from a copy of the project.

Run by hand after something that they show has changed, then look at what it drew:

    .venv/bin/python scripts/guide_pictures.py             # all of them
    .venv/bin/python scripts/guide_pictures.py temuan      # one

    temuan      what `masterplan check` prints for two typing mistakes, as a terminal shows it
    pratinjau   the preview of a region with one of them, as a browser shows it
    excel       the sheet Program of the exported workbook, drawn from the cells of the file
    catatan     a note in a pull request, drawn with the words that the check gives GitHub

The last two are drawings, not photographs of Excel and GitHub. It needs what `scripts/bootstrap
test` installs. Nothing in `masterplans/` is changed: the mistakes are made in the copy.
"""

from __future__ import annotations

import functools
import html
import io
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.builds import ROOT, change, preview
from tests.guide import GUIDE, copy_of_project, run
from tests.guide_deeds import PROGRAM, make_two_typos, misspell_a_key

PICTURES = GUIDE / "gambar"
CHECK = "masterplan check masterplans/kota-ternate"
COLOURS = 96
"""Of a picture: few colours make a small file, and these pictures have no photographs."""

BASE = """
* { box-sizing: border-box }
body { margin: 0; background: #fff; font: 15px/1.45 "Liberation Sans", sans-serif }
#p { overflow: hidden; border-radius: 8px; border: 1px solid #b8c0c6 }
code, pre { font: 14px/1.5 "DejaVu Sans Mono", monospace }
"""


def temuan(browser: Browser, project: Path) -> bytes:
    """Two findings in a terminal."""
    make_two_typos(project)
    _, said = run(CHECK, project, colour=True)
    style = """
    #p { background: #1e2329; color: #d8dee4; border-color: #1e2329 }
    pre { margin: 0; padding: 16px 18px; white-space: pre-wrap; overflow-wrap: anywhere }
    b { color: #fff } i { font-style: normal; color: #ff7b72 } i b { color: #ff7b72 }
    s { text-decoration: none; color: #7ee787 }
    """
    body = f"<pre><s>$</s> {CHECK}\n{_coloured(said.rstrip())}</pre>"
    return _shot(browser, style, body, width=1060)


def pratinjau(browser: Browser, project: Path) -> bytes:
    """The page of a region in a preview, with the box of findings."""
    misspell_a_key(project)
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copy(ROOT / "mkdocs.yml", project)
    change(project / "mkdocs.yml", "strict: true", "strict: false")
    built = preview(project)
    if built.code:
        raise SystemExit(built.said)
    page = browser.new_page(viewport={"width": 1100, "height": 560})
    with _served(built.site) as address:
        page.goto(f"{address}kota-ternate/")
        page.locator(".mp-temuan").wait_for()
        picture = page.screenshot(animations="disabled")
    page.close()
    return picture


def excel(browser: Browser, project: Path) -> bytes:
    """The first columns of the sheet Program, with the letters and numbers that Excel shows."""
    run("masterplan ekspor-excel kota-ternate", project)
    book = load_workbook(project / "kota-ternate.xlsx")
    sheet = book["Program"]
    columns = [at for at in range(1, 8) if not sheet.column_dimensions[_letter(at)].hidden]
    rows = [row for row in range(1, 13) if not sheet.row_dimensions[row].hidden]
    heads = "".join(f"<th>{_letter(at)}</th>" for at in columns)
    lines = [
        f"<tr><th>{row}</th>{''.join(_cell(sheet.cell(row, at)) for at in columns)}</tr>"
        for row in rows
    ]
    tabs = "".join(
        f"<b class={'on' if each is sheet else 'off'}>{each.title}</b>"
        for each in book.worksheets
        if each.sheet_state == "visible"
    )
    widths = "".join(f"<col style='width:{_width(sheet, at)}px'>" for at in columns)
    style = """
    table { border-collapse: collapse; table-layout: fixed; width: 100%; font-size: 13px }
    th { background: #eceff1; color: #546e7a; font-weight: normal; border: 1px solid #cfd8dc }
    td { border: 1px solid #dde3e6; padding: 2px 6px; height: 25px; overflow: hidden;
         white-space: nowrap; text-overflow: ellipsis }
    div div { background: #eceff1; padding: 6px 10px 0 }
    div b { display: inline-block; padding: 4px 14px; font-weight: normal; color: #455a64 }
    div b.on { background: #fff; color: #1f4e5f; font-weight: bold }
    """
    table = f"<col style='width:40px'>{widths}<tr><th></th>{heads}</tr>{''.join(lines)}"
    return _shot(browser, style, f"<table>{table}</table><div>{tabs}</div>", width=1060)


def catatan(browser: Browser, project: Path) -> bytes:
    """A finding below its line in a pull request."""
    misspell_a_key(project)
    _, said = run(f"{CHECK} --format github", project)
    found = re.search(r"::error file=(.+),line=(\d+),col=\d+,title=(.+?)::(.+)", said)
    assert found, said
    path, line, code, message = found.groups()
    source = (project / PROGRAM).read_text(encoding="utf-8").splitlines()
    shown = "".join(
        f"<tr class={'new' if number == int(line) else 'old'}><th>{number}</th>"
        f"<td><pre>{'+' if number == int(line) else ' '} {html.escape(source[number - 1])}</pre>"
        for number in range(int(line) - 2, int(line) + 1)
    )
    style = """
    #p { position: relative } p, pre { margin: 0 } table { width: 100%; border-collapse: collapse }
    .file { background: #f3f5f7; padding: 8px 14px; border-bottom: 1px solid #d0d7de }
    th { width: 54px; color: #6e7781; font: 13px "DejaVu Sans Mono" } td { padding: 1px 10px }
    .new { background: #e2f6e7 }
    .note { margin: 12px 16px 16px 64px; border: 1px solid #d0d7de; border-left: 4px solid #b3261e;
            border-radius: 6px; padding: 10px 14px }
    .note p + p { margin-top: 4px } small { color: #57606a; font-size: 13px }
    .label { position: absolute; right: 12px; top: 9px; color: #57606a; font-style: italic }
    """
    body = f"""
    <p class=file><code>{html.escape(path)}</code></p><p class=label>ilustrasi</p>
    <table>{shown}</table>
    <div class=note><p><small>Galat di baris {line} · Periksa isi / Periksa sumber</small></p>
    <p><b>{html.escape(code)}</b></p><p>{html.escape(message)}</p></div>"""
    return _shot(browser, style, body, width=980)


DRAWN: dict[str, Callable[[Browser, Path], bytes]] = {
    each.__name__: each for each in (temuan, pratinjau, excel, catatan)
}


def main(names: list[str]) -> None:
    """Draw the pictures of these names, or all."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in names or DRAWN:
            with tempfile.TemporaryDirectory() as folder:
                picture = _small(DRAWN[name](browser, copy_of_project(Path(folder))))
            (PICTURES / f"{name}.png").write_bytes(picture)
            print(f"{name}.png: {len(picture) / 1000:.0f} KB")
        browser.close()


def _shot(browser: Browser, style: str, body: str, *, width: int) -> bytes:
    """A drawing as a picture, no larger than it is."""
    page = browser.new_page(viewport={"width": width, "height": 400})
    page.set_content(f"<style>{BASE}{style}</style><div id=p>{body}</div>")
    picture = page.locator("#p").screenshot(animations="disabled")
    page.close()
    return picture


def _small(picture: bytes) -> bytes:
    """The same picture with few colours."""
    out = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _coloured(said: str) -> str:
    """The colours of a terminal as HTML: bold, and red for an error."""
    opened = {"1": "<b>", "31": "<i>"}
    closed = {"<b>": "</b>", "<i>": "</i>"}
    made, open_now = "", list[str]()
    for part in re.split(r"(\x1b\[\d+m)", said):
        code = part.removeprefix("\x1b[").removesuffix("m")
        if not part.startswith("\x1b"):
            made += html.escape(part)
        elif code == "0":
            made += "".join(closed[tag] for tag in reversed(open_now))
            open_now = []
        else:
            made += opened[code]
            open_now.append(opened[code])
    return made


def _cell(cell: Cell | MergedCell) -> str:
    """A cell with its own colours."""
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else ""
    ink = cell.font.color.rgb if cell.font.color is not None and cell.font.b else ""
    style = f"background:#{fill[2:]};" if isinstance(fill, str) and fill else ""
    style += f"color:#{ink[2:]};font-weight:bold" if isinstance(ink, str) and ink else ""
    return f"<td style='{style}'>{html.escape(str(cell.value or ''))}</td>"


def _width(sheet: Worksheet, at: int) -> int:
    return round(sheet.column_dimensions[_letter(at)].width * 6.2)


def _letter(at: int) -> str:
    return get_column_letter(at)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a server of a folder, for as long as it is needed."""
    handler = functools.partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


if __name__ == "__main__":
    main(sys.argv[1:])

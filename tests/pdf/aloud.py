"""A PDF in, what a screen reader says of it out: the structure tree with the words of each element.

Words are taken from the drawings of the pages through the fonts' character maps, so a tree that
points at the wrong words, or at none, is seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def read_aloud(content: bytes) -> list[str]:
    """The tree as indented lines: type, what is said about it, its words."""
    with pikepdf.open(BytesIO(content)) as pdf:
        words = _words(pdf)
        return [line for top in pdf.Root.StructTreeRoot.K for line in _lines(top, words, 0)]


def artifacts(content: bytes) -> list[list[str]]:
    """For each page, the words that are drawn and not read."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [
            [" ".join(text.split()) for number, text in _marked(page) if number is None]
            for page in pdf.pages
        ]


def _lines(element: Any, words: dict[Any, str], depth: int) -> Iterator[str]:
    said = [str(element.S)[1:], *_about(element)]
    texts: list[str] = []
    below: list[str] = []
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            below.append("  " * (depth + 1) + f"→ {kid.Obj.Contents}")
        elif isinstance(kid, Dictionary) and "/S" in kid:
            if "".join(texts).strip():
                below.append("  " * (depth + 1) + f"“{' '.join(''.join(texts).split())}”")
            texts = []
            below += _lines(kid, words, depth + 1)
        elif isinstance(kid, Dictionary):
            texts.append(" " + words.pop((kid.Pg.objgen, int(kid.MCID))))
        else:
            texts.append(words.pop((element.Pg.objgen, int(kid))))
    text = " ".join("".join(texts).split())
    if below:
        below += ["  " * (depth + 1) + f"“{text}”"] if text else []
    elif text:
        said.append(f"“{text}”")
    yield "  " * depth + " ".join(said)
    yield from below


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _about(element: Any) -> Iterator[str]:
    for name in ("/Lang", "/Alt", "/ID"):
        if name in element:
            yield f"{name[1:]}={element[name]}"
    for name, value in sorted(element.get("/A", Dictionary()).items()):
        if name not in {"/O", "/BBox"}:
            yield f"{name[1:]}={str(value).lstrip('/')}"


def _words(pdf: pikepdf.Pdf) -> dict[Any, str]:
    """The words of each mark, by page and number."""
    found: dict[Any, str] = defaultdict(str)
    for page in pdf.pages:
        for number, text in _marked(page):
            if number is not None:
                found[page.obj.objgen, number] += text
    return found


def _marked(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """The runs of words on a page with the number of their mark, `None` for artifacts."""
    maps = {name: _map(font) for name, font in page.Resources.Font.items()}
    marks: list[int | None] = []
    letters: dict[int, str] = {}
    line = 0.0
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in {"BDC", "BMC"}:
            properties = operands[1] if len(operands) > 1 else Dictionary()
            marks.append(int(properties.MCID) if "/MCID" in properties else None)
            if marks[-1] is not None:
                yield marks[-1], ""
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            letters = maps[str(operands[0])]
        elif operator == "Tm":
            if float(operands[5]) != line and marks:
                yield marks[-1], " "
            line = float(operands[5])
        elif operator == "TJ":
            codes = b"".join(bytes(one) for one in operands[0] if isinstance(one, pikepdf.String))
            pairs = zip(codes[::2], codes[1::2], strict=True)
            assert marks, "words outside of all marks"
            yield marks[-1], "".join(letters[256 * high + low] for high, low in pairs)


def _map(font: Any) -> dict[int, str]:
    text = font.ToUnicode.read_bytes().decode()
    found = {}
    for block in re.findall(r"beginbfchar\n(.*?)endbfchar", text, re.DOTALL):
        for code, said in re.findall(r"<(\w{4})> <(\w*)>", block):
            found[int(code, 16)] = bytes.fromhex(said).decode("utf-16-be")
    return found

"""Every PDF that a build of the repository publishes: what archives and screen readers ask of it.

All of them are looked at, not a choice: some 190 files with 2,900 pages, for which veraPDF takes
three minutes of processor time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

import masterplan
from masterplan.exports.pdf.enclosures import Enclosures
from masterplan.exports.pdf.signatures.places import find_place
from masterplan.exports.pdf.signatures.published import read_list
from masterplan.exports.pdf.signatures.refusal import Refused
from masterplan.exports.pdf.signing import Order, sign
from masterplan.exports.pdf.store import Store
from masterplan.exports.pdf.verifying import examine
from masterplan.exports.pdf.work import make
from masterplan.library import Library
from masterplan.views.print.documents import documents
from tests.builds import ROOT, Built
from tests.conftest import REAL_SITE
from tests.pdf.signing_kit import AT, chain
from tests.pdf.verapdf.validator import STANDARDS, broken_rules, verdicts

pytestmark = pytest.mark.slow

SHIPPED = Path(masterplan.__file__).parent / "assets" / "fonts"


@pytest.fixture(scope="module")
def files(real_build: Built) -> list[Path]:
    """All of the PDFs."""
    assert real_build.code == 0, real_build.said
    return sorted(real_build.site.rglob("*.pdf"))


def test_all_that_is_to_be_published_is_there(
    files: list[Path], real_build: Built, real_library: Library
) -> None:
    """What follows cannot pass for want of files; the list of hashes names the same ones."""
    wanted = list(documents(real_library, REAL_SITE))
    sums = (real_build.site / "unduhan" / "SHA256SUMS").read_text(encoding="utf-8")
    lines = {line[66:]: line[:64] for line in sums.splitlines()}
    made = {
        str(file.relative_to(real_build.site / "unduhan")): hashlib.sha256(
            file.read_bytes()
        ).hexdigest()
        for file in files
    }

    assert sorted(one.address for one in wanted) == sorted(f"unduhan/{name}" for name in made)
    assert {name: sha256 for name, sha256 in lines.items() if name.endswith(".pdf")} == made
    assert {"masterplan", "buku", "ringkasan", "perangkat-daerah", "lembar", "kompilasi"} == {
        one.kind for one in wanted
    }


def test_every_file_passes_both_standards(files: list[Path]) -> None:
    """PDF/A-3a and PDF/UA-1 as veraPDF reads them: not one rule is broken in not one file."""
    found = verdicts(files)

    assert len(files) == len(found)
    assert {} == {file.name: said.failures for file, said in found.items() if said.failures}
    for file, said in found.items():
        assert set(said.checks) == STANDARDS, file.name
        assert min(said.checks.values()) > 100, f"{file.name}: hampir tidak ada yang diperiksa"


def test_every_file_is_sound(files: list[Path]) -> None:
    """What `qpdf --check` looks for: no error, no warning, no broken stream."""
    problems = {}
    for file in files:
        with pikepdf.open(file) as pdf:
            problems[file.name] = pdf.check_pdf_syntax()

    assert {} == {name: said for name, said in problems.items() if said}


def test_only_shipped_typefaces_are_embedded(files: list[Path]) -> None:
    """Each letter is drawn as in a file of `assets/fonts`, and no font is named but not there."""
    for file in files:
        with pikepdf.open(file) as pdf:
            for font in _fonts(pdf):
                assert font.Subtype in {"/Type0", "/CIDFontType2"}, f"{file.name}: {font.BaseFont}"
                if font.Subtype == "/CIDFontType2":
                    drawn = font.FontDescriptor.FontFile2.read_bytes()
                    assert _origin(drawn), f"{file.name}: {font.BaseFont}"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
            yield one


@cache
def _origin(content: bytes) -> str:
    """The shipped file whose letters a font has, every one of them; '' when there is none."""
    embedded = _letters(content)
    for file in sorted(SHIPPED.glob("*.ttf")):
        shipped = _letters(file.read_bytes())
        if embedded and all(shipped.get(number) == drawn for number, drawn in embedded.items()):
            return file.name
    return ""


@cache
def _letters(content: bytes) -> dict[int, tuple[object, ...]]:
    """What the letters of a font look like, by number; those that it lacks are left out."""
    font = TTFont(BytesIO(content))
    assert "fvar" not in font, "a variable font"
    glyphs = font["glyf"]
    return {
        number: (tuple(glyph.coordinates), bytes(glyph.flags))
        for number, name in enumerate(font.getGlyphOrder())
        if (glyph := glyphs[name]).numberOfContours > 0
    }


def test_a_table_that_crosses_pages_is_one_table(files: list[Path]) -> None:
    """However many pages it crosses, it is one element that holds them all, with one head."""
    crossing = 0
    for file in files:
        if not file.name.endswith(("-masterplan.pdf", "-ringkasan.pdf")):
            continue
        with pikepdf.open(file) as pdf:
            tables = [one for one in pdf.objects if _is(one, "/Table")]
            heads = Counter(sum(_is(kid, "/THead") for kid in _kids(table)) for table in tables)
            crossing += sum(len(_pages(table)) > 1 for table in tables)

        assert tables, file.name
        assert {0, 1} >= heads.keys(), file.name
    assert crossing > 50


def _is(one: pikepdf.Object, tag: str) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == tag and "/P" in one


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _pages(element: pikepdf.Object) -> set[tuple[int, int]]:
    """The pages that an element and all below it have content on."""
    found = {element.Pg.objgen} if "/Pg" in element else set()
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            found |= _pages(kid)
    return found


def test_where_nothing_changed_every_file_is_found_again(
    real_build: Built, real_library: Library
) -> None:
    """None is made, whatever it was made for; how little looking costs is measured elsewhere."""
    assert real_build.code == 0, real_build.said
    said: list[str] = []
    found = make(
        documents(real_library, REAL_SITE),
        Store(ROOT / ".cache" / "pdf"),
        enclosures=Enclosures(real_library, REAL_SITE),
        tell=said.append,
    )

    assert len(found) > 150
    assert [] == said


@pytest.mark.parametrize("kind", ["masterplan", "lembar"])
def test_built_files_are_signed_and_proved(kind: str, real_build: Built) -> None:
    """With and without a stamp: both standards hold, and the published list knows the file."""
    content = (real_build.site / f"unduhan/kota-ternate/kota-ternate-{kind}.pdf").read_bytes()
    listed = read_list((real_build.site / "unduhan/SHA256SUMS").read_bytes(), "SHA256SUMS")
    root, _, signer = chain()
    with pytest.raises(Refused, match="contoh"):
        sign(content, signer.credential(), AT)
    for place in (None, find_place(content)):
        signed = sign(content, signer.credential(), AT, Order(stamp=place, sample=True))

        assert [] == broken_rules(signed)
        assert () == examine(signed, [root.asn1], listed).problems
        assert examine(signed + b"\n", [root.asn1], listed).problems


def test_what_is_drawn_of_data_is_told_to_who_cannot_see_it(files: list[Path]) -> None:
    """Every chart of the full plans is a figure with words, not only the code on the cover."""
    for file in files:
        if file.name.endswith("-masterplan.pdf"):
            with pikepdf.open(file) as pdf:
                told = [str(one.Alt) for one in pdf.objects if _is(one, "/Figure")]

            assert len(told) > 5, file.name
            assert all(len(words) > 60 for words in told if not words.startswith("Kode QR"))

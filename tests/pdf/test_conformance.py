"""What archives and screen readers ask of a file: PDF/A-3a and PDF/UA-1, read by veraPDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from masterplan.exports.pdf.assemble import assemble
from masterplan.exports.pdf.attachments import Attachment
from masterplan.library import Library
from masterplan.views.print.documents import documents
from tests.builds import TESTS
from tests.conftest import SITE
from tests.pdf.parts import document, finished, pdf, printed
from tests.pdf.verapdf.validator import broken_rules

DATA = TESTS / "data" / "pdf"


def _nasty() -> str:
    """A chapter with all that an author may do, and a table over three pages."""
    rows = "".join(f"<tr><td>Baris {n}</td><td>{'kata ' * (n % 30)}</td></tr>" for n in range(90))
    head = "<caption>Panjang</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
    written = (DATA / "bab-uji.html").read_text(encoding="utf-8")
    return f"{written}<table>{head}{rows}</table>"


def _without(content: bytes, change: str) -> bytes:
    """The same file with something broken that a standard asks for."""
    with pikepdf.open(BytesIO(content)) as file:
        if change == "the claim":
            del file.Root.Metadata
        elif change == "a font":
            font = next(iter(file.pages[0].Resources.Font.values()))
            del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
        elif change == "a scope":
            (table,) = [one for one in _elements(file.Root.StructTreeRoot) if one.S == "/Table"]
            for cell in _elements(table):
                if cell.S == "/TH":
                    del cell["/A"]
        out = BytesIO()
        file.save(out)
        return out.getvalue()


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def test_whatever_an_author_writes() -> None:
    assert [] == broken_rules(pdf(_nasty()))


def test_a_document_of_parts_with_files_inside() -> None:
    link = '<h1 id="a">Bab</h1><p><a href="#b">ke dua</a> <a href="#tidak-ada">putus</a></p>'
    note = '<p>Kata<span style="float: footnote">Catatan.</span></p>'
    parts = [
        printed("<p>Sampul</p>", key_name="a/s", kind="sampul", label="", numbering="tanpa"),
        printed(f"{link}{note}", key_name="a/satu"),
        printed(f'<h1 id="b">Dua</h1>{note}', key_name="a/dua", label="II", wide=True),
        printed(f'<h1 lang="en">Three</h1>{note}', key_name="b/satu", watermark="CONTOH"),
    ]
    table = Attachment("pagu.csv", b"a;b\n", "text/csv", "Data", "Pagu")

    assert [] == broken_rules(assemble(document(*parts, attachments=(table,))))


@pytest.mark.parametrize(
    ("change", "standards"),
    [("the claim", {"PDF/A-3a", "PDF/UA-1"}), ("a font", {"PDF/A-3a", "PDF/UA-1"}),
     ("a scope", {"PDF/UA-1"})],
)  # fmt: skip
def test_the_judge_is_awake(change: str, standards: set[str]) -> None:
    """A file that lacks something fails: what passes above was looked at."""
    table = (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1</td><td>2</td></tr></table>"
    )
    broken = broken_rules(_without(pdf(f"<h1>J</h1>{table}"), change))

    assert standards == {rule.split()[0] for rule in broken}


def test_every_kind_of_document(small_library: Library) -> None:
    """All that the small project publishes: full plan, book, summary, extracts, one page."""
    found = {one.file_name: broken_rules(finished(one)) for one in documents(small_library, SITE)}

    assert len(found) >= 6
    assert {name: [] for name in found} == found


@pytest.mark.slow
def test_a_real_plan(real_library: Library) -> None:
    """A hundred and fifty pages of Kota Ternate."""
    (plan,) = [
        one
        for one in documents(real_library, SITE)
        if (one.slug, one.kind) == ("kota-ternate", "masterplan")
    ]
    made = finished(plan)

    assert len(made) < 1_600_000
    assert [] == broken_rules(made)

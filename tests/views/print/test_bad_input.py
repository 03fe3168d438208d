"""What an author should not have written, on real pages: all of it readable, none off the edge."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from masterplan.exports.pdf.assemble import assemble
from masterplan.exports.pdf.desk import Sheet, laid_out
from masterplan.exports.pdf.press import press
from masterplan.views.environment import environment
from masterplan.views.print.document import PartJob
from tests.pdf.parts import document
from tests.pdf.verapdf.validator import broken_rules
from tests.views.print.conftest import Chapter

MM = 96 / 25.4
LEAST_MARGIN = 15 * MM
"""Nearer to the edge no text may come."""

EDGE = 8 / 25.4 * 72
"""The same for the finished file, its running heads included, in points."""

XHTML = "{http://www.w3.org/1999/xhtml}"

WIDE_ROW = "| " + " | ".join(f"Administrasi{number:02}" for number in range(30)) + " |"

BAD = {
    "kata tiga ratus huruf": "x" * 300,
    "alamat panjang": f"https://contoh.example/{'jalan-yang-panjang/' * 20}",
    "kata panjang di sel": f"| A | B |\n|---|---|\n| {'w' * 300} | akhir |",
    "tabel tiga puluh kolom": f"{WIDE_ROW}\n|{'---|' * 30}\n{WIDE_ROW}",
    "tabel tidak rata": "| A | B | C |\n|---|---|---|\n| satu |\n| dua | tiga |",
    "tabel html tidak rata": (
        "<table><tr><td>a</td><td>b</td></tr><tr><td rowspan=2 colspan=3>c</td></tr>"
        "<tr><td>d</td></tr></table>"
    ),
    "sel lebih tinggi dari halaman": f"| A | B |\n|---|---|\n| {'kalimat panjang ' * 600} | x |",
    "judul melompat": "##### Dalam sekali\n\nteks\n\n## Atas\n\n#### Dalam",
    "daftar longgar": "- butir\n\n    dengan paragraf\n\n    - dan anak\n\n- dua",
    "catatan di mana-mana": (
        "## Judul[^a]\n\n| A[^a] |\n|---|\n| x[^b] |\n\n- butir[^b]\n\n> kutipan[^a]\n\n"
        "[^a]: Satu.\n[^b]: Dua\n\n    paragraf lagi."
    ),
    "aksara lain dan emoji": "بسم الله الرحمن الرحيم 😀 漢字 ◐",
    "gambar tanpa keterangan": "![](../gambar/besar.jpg)",
    "gambar rusak": "![Peta](../gambar/rusak.png)",
    "gambar setengah": "![Peta](../gambar/setengah.jpg)",
    "gambar lebih tinggi dari halaman": "![Menara](../gambar/tinggi.png)",
    "gambar di tabel": "| A | B |\n|---|---|\n| ![Peta](../gambar/besar.jpg) | akhir |",
    "tabel html lebar sekali": f"<table><tr>{'<td>Administrasi</td>' * 60}</tr></table>",
    "kata kanan ke kiri panjang": "السلام" * 50,
    "judul sangat panjang": f"## {'Judul yang sangat panjang ' * 20}{'q' * 120}",
    "kode panjang": f"    {'kode ' * 80}",
}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A photograph of forty megapixels, others that no page can take, and a file that is none."""
    folder = tmp_path_factory.mktemp("gambar")
    photo = Image.effect_noise((600, 400), 60).convert("RGB").resize((8000, 5000))
    photo.save(folder / "besar.jpg", quality=30)
    half = (folder / "besar.jpg").read_bytes()
    (folder / "setengah.jpg").write_bytes(half[: len(half) // 2])
    (folder / "rusak.png").write_bytes(b"bukan gambar")
    Image.new("RGB", (400, 6000), "navy").save(folder / "tinggi.png")
    return {f"gambar/{file.name}": file for file in folder.iterdir()}


def boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def pages(job: PartJob) -> tuple[int, str, list[str]]:
    """Lay a part out: how many pages, its words, and those that come too near to an edge."""
    source = Sheet(
        environment().get_template("cetak/dokumen.html").render(bagian=job), dict(job.images)
    )
    words, outside = [], []
    with laid_out(source) as document:
        for page in document.pages:
            for box in boxes(page._page_box):
                if not getattr(box, "text", ""):
                    continue
                words.append(box.text)
                left, right = box.position_x, box.position_x + box.width
                if (
                    left < LEAST_MARGIN
                    or right > page.width - LEAST_MARGIN
                    or box.position_y + box.height > page.height
                ):
                    outside.append(box.text)
        return len(document.pages), "".join(words), outside


@pytest.mark.slow
@pytest.mark.parametrize("what", BAD)
def test_nothing_is_lost_off_the_edge(
    what: str, chapter: Chapter, pictures: dict[str, Path]
) -> None:
    part = chapter(f"Awal.\n\n{BAD[what]}\n\nAkhir.\n", pictures)

    count, text, outside = pages(part.job)

    assert [] == outside
    assert count <= 6
    assert "Awal." in text
    assert "Akhir." in text
    for letters in ("x" * 300, "w" * 300, "Administrasi29"):
        if letters in BAD[what]:
            assert letters in text.replace("\u200b", "")
    assert BAD[what].count("kalimat") == text.count("kalimat")


@pytest.mark.slow
@pytest.mark.parametrize("what", BAD)
def test_the_press_prints_it_without_a_loss(
    what: str, chapter: Chapter, pictures: dict[str, Path]
) -> None:
    fragment = press(chapter(BAD[what], pictures).job)

    assert () == fragment.losses
    assert fragment.pages >= 1


@pytest.mark.slow
@pytest.mark.parametrize("what", BAD)
def test_the_file_is_sound(what: str, chapter: Chapter, pictures: dict[str, Path]) -> None:
    """Both standards hold, and every word of the finished file lies within its page."""
    part = chapter(f"Awal.\n\n{BAD[what]}\n\nAkhir.\n", pictures)
    made = assemble(document(press(part.job)))
    words = list(_words(made))

    assert [] == broken_rules(made)
    assert {"Awal.", "Akhir."} <= {word for word, _ in words}
    assert [] == [word for word, inside in words if not inside]


def _words(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """The words of a file as another program finds them, and whether each is within its page."""
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    )
    for page in ElementTree.fromstring(done.stdout).iter(f"{XHTML}page"):
        width, height = float(page.get("width", 0)), float(page.get("height", 0))
        for word in page.iter(f"{XHTML}word"):
            left, top, right, bottom = (
                float(word.get(name, -1)) for name in ("xMin", "yMin", "xMax", "yMax")
            )
            inside = EDGE < left and EDGE < top and right < width - EDGE and bottom < height - EDGE
            yield word.text or "", inside


@pytest.mark.slow
@pytest.mark.parametrize("what", [what for what in BAD if "gambar" in what and "rusak" not in what])
def test_a_picture_lies_within_its_page(
    what: str, chapter: Chapter, pictures: dict[str, Path]
) -> None:
    part = chapter(f"Awal.\n\n{BAD[what]}\n", pictures)
    made = assemble(document(press(part.job)))
    with pikepdf.open(BytesIO(made)) as pdf:
        figures = [one for one in pdf.objects if _is_figure(one)]
        boxes = [[float(value) for value in one.A.BBox] for one in figures]
        sizes = {tuple(float(value) for value in page.MediaBox) for page in pdf.pages}

    assert 1 == len(boxes) == len(sizes)
    (_, _, width, height), (left, bottom, right, top) = sizes.pop(), boxes[0]
    assert EDGE < left < right < width - EDGE
    assert EDGE < bottom < top < height - EDGE


def _is_figure(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"


@pytest.mark.slow
def test_rows_are_not_torn_and_heads_are_repeated(chapter: Chapter) -> None:
    """Each row's two cells end on the page on which they begin, below the table's head."""
    rows = "\n".join(f"| awal{number} {'kata ' * 40} | ujung{number} |" for number in range(60))
    part = chapter(f"| Kolom satu | Kolom dua |\n|---|---|\n{rows}\n")
    source = Sheet(environment().get_template("cetak/dokumen.html").render(bagian=part.job), {})

    with laid_out(source) as document:
        texts = [
            " ".join(getattr(box, "text", "") or "" for box in boxes(page._page_box))
            for page in document.pages
        ]

    holding = [text for text in texts if "ujung" in text]
    assert len(holding) > 3
    for text in holding:
        assert "Kolom satu" in text
    for number in range(60):
        assert 1 == sum(
            f"awal{number} " in text and f"ujung{number} " in f"{text} " for text in texts
        )


@pytest.mark.slow
def test_a_footnote_stands_on_the_page_of_its_call(chapter: Chapter) -> None:
    """Rounding once pushed every note a page on, and more pages after the last."""
    paragraphs = "\n\n".join(
        f"Paragraf{number} {'panjang sekali ' * 50}[^n{number}]" for number in range(24)
    )
    notes = "\n".join(f"[^n{number}]: Catatan{number} di kaki halaman." for number in range(24))
    part = chapter(f"{paragraphs}\n\n{notes}\n")
    source = Sheet(environment().get_template("cetak/dokumen.html").render(bagian=part.job), {})

    with laid_out(source) as document:
        texts = [
            " ".join(getattr(box, "text", "") or "" for box in boxes(page._page_box)) + " "
            for page in document.pages
        ]

    ends = [
        next(place for place in reversed(range(len(texts))) if f"Catatan{number} " in texts[place])
        for number in range(24)
    ]
    starts = [
        next(place for place, text in enumerate(texts) if f"Paragraf{number} " in text)
        for number in range(24)
    ]
    assert all(0 <= end - start <= 1 for start, end in zip(starts, ends, strict=True))
    assert len(texts) == max(ends) + 1
    assert sum(end == start for start, end in zip(starts, ends, strict=True)) > 12

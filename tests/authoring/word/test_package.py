"""Files that mean harm, or have come to it: one finding each, quickly, and nothing written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masterplan.authoring.docx_in import import_docx
from masterplan.authoring.word import package
from masterplan.diagnostics import Report
from tests.authoring.importing import AT, imported, said
from tests.authoring.word_file import NAMESPACES, WordFile, heading, paragraph, repacked

PLAIN = WordFile(heading("Pendahuluan"), paragraph("Isi.")).data
MAIN = "word/document.xml"


def _document(body: str, before: str = "") -> bytes:
    text = f'{before}<w:document xmlns:w="{NAMESPACES["w"]}"><w:body>{body}</w:body></w:document>'
    return repacked(PLAIN, {MAIN: text.encode()})


def _nested(names: tuple[str, ...], times: int) -> str:
    opening = "".join(f"<w:{name}>" for name in names)
    closing = "".join(f"</w:{name}>" for name in reversed(names))
    return opening * times + closing * times


def _lying_sizes(content: bytes) -> bytes:
    """Say of the main part that it is empty, where readers look first."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        info = opened.getinfo(MAIN)
        size = info.file_size.to_bytes(4, "little")
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(MAIN.encode()))
    at = content.index(size, entry)
    return content[:at] + b"\0\0\0\0" + content[at + 4 :]


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
SPY = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

REFUSED = {
    "empty": (b"", "Berkas ini bukan dokumen Word (.docx) atau isinya rusak."),
    "text": (b"Masterplan", "Berkas ini bukan dokumen Word (.docx) atau isinya rusak."),
    "old Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "Berkas ini berformat Word lama (.doc) atau dikunci dengan kata sandi.",
    ),
    "cut off": (PLAIN[:-40], "Berkas ini bukan dokumen Word (.docx) atau isinya rusak."),
    "a zip of other things": (
        repacked(b"PK\x05\x06" + b"\0" * 18, {"a.txt": b"a"}),
        "Berkas ini bukan dokumen Word: bagian naskahnya tidak ada.",
    ),
    "no body": (
        repacked(PLAIN, {MAIN: b"<a/>"}),
        "Berkas ini bukan dokumen Word: naskahnya kosong.",
    ),
    "broken XML": (
        repacked(PLAIN, {MAIN: b"<w:document><w:body>"}),
        "Naskah di dalam berkas .docx ini rusak.",
    ),
    "unknown encoding": (
        repacked(PLAIN, {MAIN: b'<?xml version="1.0" encoding="zzz"?><a/>'}),
        "Naskah di dalam berkas .docx ini rusak.",
    ),
    "no words": (_document("<w:p/>"), "Dokumen ini tidak berisi teks."),
    "entities": (
        _document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", BOMB),
        "Berkas .docx ini memuat deklarasi DOCTYPE, yang tidak pernah ditulis Word.",
    ),
    "a file of the machine": (
        _document("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", SPY),
        "Berkas .docx ini memuat deklarasi DOCTYPE, yang tidak pernah ditulis Word.",
    ),
    "too deep": (
        _document(_nested(("tbl", "tr", "tc"), 5_000)),
        "Susunan berkas .docx ini terlalu dalam atau terlalu besar untuk dibaca.",
    ),
    "too many elements": (
        _document("<w:p/>" * 700_000),
        "Susunan berkas .docx ini terlalu dalam atau terlalu besar untuk dibaca.",
    ),
    "a chapter without end": (
        _document("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 70_000),
        "Bab 'Naskah Akhir' terlalu besar.",
    ),
    "a word without end": (
        _document(f"<w:p><w:r><w:t>{'a' * 5_000_000}</w:t></w:r></w:p>"),
        "Bab 'Naskah Akhir' terlalu besar.",
    ),
    "a zip bomb": (
        repacked(PLAIN, {"word/media/image1.png": b"\0" * (51 * 1024 * 1024)}),
        "Isi berkas .docx ini lebih dari 50 MB setelah dibuka.",
    ),
    "too many entries": (
        repacked(PLAIN, {f"word/{n}.xml": b"" for n in range(2_001)}),
        "Berkas .docx ini berisi lebih dari 2.000 bagian.",
    ),
    "very many entries": (
        repacked(PLAIN, {f"word/{n}.xml": b"" for n in range(9_000)}),
        "Berkas .docx ini berisi lebih dari 2.000 bagian.",
    ),
    "lying sizes": (
        _lying_sizes(PLAIN),
        "Berkas ini bukan dokumen Word: naskahnya kosong.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_file_is_refused_with_one_finding(name: str, tmp_path: Path) -> None:
    content, sentence = REFUSED[name]
    result = imported(content, tmp_path)

    assert [sentence] == said(result.found)
    assert [] == result.files
    assert result.imported is None


def test_missing_file_is_a_finding(tmp_path: Path) -> None:
    report = Report()
    assert import_docx(tmp_path / "tidak-ada.docx", tmp_path, AT, report) is None
    assert [
        "tidak-ada.docx:1:1 berkas-tak-terbaca Berkas tidak dapat dibuka: No such file or"
        " directory."
    ] == [str(found) for found in report]


def test_deepest_nesting_that_is_read(tmp_path: Path) -> None:
    """As deep as the limit allows, in the ways that take most of Python's stack."""
    inside = "<w:p><w:r><w:t>dasar</w:t></w:r></w:p>"
    for names in (("tbl", "tr", "tc"), ("sdt", "sdtContent"), ("customXml",)):
        times = (package.MAX_DEPTH - 6) // len(names)
        body = _nested(names, times)
        half = len(body) // 2
        at = body.index("</")
        assert abs(at - half) < 100
        result = imported(_document(body[:at] + inside + body[at:]), tmp_path, timpa=True)

        assert "dasar" in result.text("bab/01-naskah-akhir.md")


def test_strict_files_are_read_like_others(tmp_path: Path) -> None:
    """Word can save under other names for the same things."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as opened:
        changed = {
            name: opened.read(name)
            .replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name in opened.namelist()
            if name.endswith((".xml", ".rels"))
        }
    result = imported(repacked(PLAIN, changed), tmp_path)

    assert "---\njudul: Pendahuluan\n---\nIsi.\n" == result.text("bab/01-pendahuluan.md")


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), max_size=20))
def test_damage_never_ends_in_a_traceback(damage: list[tuple[int, int]], tmp_path: Path) -> None:
    content = bytearray(PLAIN)
    for at, value in damage:
        content[at] = value

    result = imported(bytes(content), tmp_path, timpa=True)

    assert (result.imported is None) == any("berkas-" in found for found in result.found)


scraps = st.recursive(
    st.sampled_from(["<w:t>a</w:t>", "<w:br/>", "<w:tab/>", "<w:pict/>", "<w:vMerge/>", "<w:sym/>",
                     "<w:instrText>TOC</w:instrText>", '<w:fldChar w:fldCharType="begin"/>',
                     '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
                     '<w:footnoteReference w:id="x"/>', '<w:numId w:val="9"/>', "<w:drawing/>",
                     '<w:gridSpan w:val="-3"/>', '<w:outlineLvl w:val="x"/>', "<w:hyperlink/>"]),
    lambda inner: st.tuples(
        st.sampled_from(["p", "r", "tbl", "tr", "tc", "tcPr", "pPr", "numPr", "sdt", "sdtContent",
                         "ins", "del", "hyperlink", "txbxContent", "pict", "trPr", "rPr"]),
        st.lists(inner, max_size=4),
    ).map(lambda made: f"<w:{made[0]}>{''.join(made[1])}</w:{made[0]}>"),
    max_leaves=30,
)  # fmt: skip


@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.lists(scraps, max_size=6))
def test_elements_in_wrong_places_do_no_harm(body: list[str], tmp_path: Path) -> None:
    result = imported(_document("".join(body)), tmp_path, timpa=True)

    assert (result.imported is None) == any("berkas-" in found for found in result.found)

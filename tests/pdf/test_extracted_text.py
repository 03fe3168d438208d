"""The words of a PDF as other programs take them out: in order, whole, and with their spaces."""

from __future__ import annotations

import subprocess

from tests.pdf.parts import pdf


def _words(html: str) -> list[str]:
    """In the order in which they are drawn, as simple programs read a file."""
    made = pdf(f"<h1>Judul</h1>{html}")
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=made, capture_output=True)
    return done.stdout.decode().split()


def test_a_term_is_followed_by_its_description() -> None:
    facts = "".join(f"<div><dt>Kunci{n}</dt><dd>nilai{n}</dd></div>" for n in range(5))
    found = _words(f'<p>Awal</p><dl class="mp-fakta">{facts}</dl><p>Akhir</p>')

    wanted = [word for n in range(5) for word in (f"Kunci{n}", f"nilai{n}")]
    assert ["Awal", *wanted, "Akhir"] == found[1:13]


def test_a_link_in_a_line_is_not_torn() -> None:
    """WeasyPrint took the start of a link for the start of a line, and broke its first word."""
    names = ["Gedung Pemerintah Hemat Energi", "Internet Batang Dua", "Penataan Pesisir"] * 12
    links = ", ".join(
        f'<a href="https://contoh.example/{n}">{name}</a>' for n, name in enumerate(names)
    )
    for width in range(30, 60, 3):
        cell = f'<span class="mp-catatan">Program: {links}</span>'
        table = f'<table class="tetap" style="width:{width}mm"><tr><td>{cell}</td></tr></table>'

        assert {"Program:", *" ".join(names).split()} == {
            word.rstrip(",") for word in _words(table)[1:] if not word[0].islower()
        } - {"Dokumen", "Bab", "Kaki", "I-1", "I-2", "I-3"}


def test_words_side_by_side_are_told_apart() -> None:
    """A gap that is only style would be lost in a search or a copy."""
    found = _words('<p class="mp-pilar"><span>Satu</span> <span>Dua</span></p>')

    assert ["Satu", "Dua"] == found[1:3]

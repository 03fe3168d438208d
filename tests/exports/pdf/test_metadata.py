from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from masterplan.exports.pdf.metadata import About, pdf_date, xmp

ABOUT = About(
    title="Masterplan <Contoh> & lainnya",
    author="Pemerintah Kabupaten Contoh Raya",
    publisher="Pemerintah Kabupaten Contoh Raya",
    subject="Masterplan penuh",
    keywords=("masterplan", "kota cerdas"),
    edition=date(2026, 7, 15),
    rights="CC BY 4.0",
    rights_url="https://creativecommons.org/licenses/by/4.0/deed.id",
    lang="id",
    identifier="https://contoh.example/x.pdf",
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _description(about: About) -> ElementTree.Element:
    packet = ElementTree.fromstring(xmp(about))
    found = packet.find(f".//{_RDF}Description")
    assert found is not None
    return found


def test_the_packet_says_everything_in_one_description() -> None:
    """A second one would be ignored by readers, and the claims with it."""
    said = _description(ABOUT)

    assert 1 == len(ElementTree.fromstring(xmp(ABOUT)).findall(f".//{_RDF}Description"))
    assert "3" == said.findtext("{http://www.aiim.org/pdfa/ns/id/}part")
    assert "A" == said.findtext("{http://www.aiim.org/pdfa/ns/id/}conformance")
    assert "1" == said.findtext("{http://www.aiim.org/pdfua/ns/id/}part")
    assert "Masterplan <Contoh> & lainnya" == said.findtext(f"{_DC}title/{_RDF}Alt/{_RDF}li")
    assert ["masterplan", "kota cerdas"] == [
        item.text for item in said.findall(f"{_DC}subject/{_RDF}Bag/{_RDF}li")
    ]
    assert "https://contoh.example/x.pdf" == said.findtext(f"{_DC}identifier")
    assert "2026-07-15T00:00:00Z" == said.findtext("{http://ns.adobe.com/xap/1.0/}CreateDate")


def test_what_is_not_known_is_not_said() -> None:
    said = _description(replace(ABOUT, identifier="", rights_url="", keywords=()))

    assert said.find(f"{_DC}identifier") is None
    assert said.find(f"{_DC}subject") is None


def test_an_edition_is_a_day_in_universal_time() -> None:
    assert "D:20260715000000Z" == pdf_date(ABOUT.edition)

from __future__ import annotations

from dataclasses import replace

import pytest

from masterplan.exports.data import data_files
from masterplan.exports.pdf.enclosures import WORKBOOK, Enclosures
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.print.document import PrintDocument
from masterplan.views.print.documents import documents
from tests.conftest import SITE
from tests.exports.pdf.papers import paper

NAMES = ("program.csv", "anggaran.csv", "indikator.csv", WORKBOOK, "masterplan.json")


@pytest.fixture
def document(contoh_raya: Region) -> PrintDocument:
    """A document that takes all data of the invented regency along."""
    attached = tuple(addresses.data(contoh_raya, name) for name in NAMES)
    return replace(paper("lengkap"), attachments=attached)


def test_data_travel_as_they_are_published(
    small_library: Library, contoh_raya: Region, document: PrintDocument
) -> None:
    made = {one.name: one for one in Enclosures(small_library, SITE).of(document)}
    published = data_files(contoh_raya, SITE)

    assert [f"kabupaten-contoh-raya-{name}" for name in NAMES] == list(made)
    for name, content in published.items():
        assert content == made[f"kabupaten-contoh-raya-{name}"].content
    assert made[f"kabupaten-contoh-raya-{WORKBOOK}"].content.startswith(b"PK")


def test_each_says_what_it_is_to_the_document(
    small_library: Library, document: PrintDocument
) -> None:
    made = Enclosures(small_library, SITE).of(document)

    assert ["Data", "Data", "Data", "Data", "Source"] == [one.relationship for one in made]
    assert ["text/csv"] * 3 == [one.mime for one in made][:3]
    assert "application/json" == made[-1].mime
    assert all(one.description.endswith(": Kabupaten Contoh Raya") for one in made)
    assert 5 == len({one.description for one in made})


def test_every_document_finds_what_it_names(small_library: Library) -> None:
    enclosures = Enclosures(small_library, SITE)
    made = {one.address: enclosures.of(one) for one in documents(small_library, SITE)}

    assert made != {}
    for address, files in made.items():
        names = [one.name for one in files]
        assert {"csv", "json"} <= {name.rpartition(".")[2] for name in names}, address
        assert len(set(names)) == len(names)


def test_an_address_that_nobody_knows_is_a_mistake_of_ours(small_library: Library) -> None:
    document = replace(paper("x"), attachments=("data/kota-lain/program.csv",))

    with pytest.raises(KeyError):
        Enclosures(small_library, SITE).of(document)

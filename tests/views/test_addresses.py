from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given, settings

from masterplan.model.region import Plan, Region
from masterplan.views import addresses
from tests.strategies import addresses as any_address
from tests.strategies import folders

HOST = "https://contoh.example/"


@given(folders | any_address.map(lambda there: there.partition("#")[0]), any_address)
@settings(deadline=None)
def test_a_relative_link_leads_to_its_target(here: str, there: str) -> None:
    """A browser on the page `here` that follows the link arrives at `there`."""
    assert HOST + there == urljoin(HOST + here, addresses.relative(here, there))


@given(folders, any_address)
@settings(deadline=None)
def test_a_relative_link_names_no_host_and_no_root(here: str, there: str) -> None:
    """The site works below any folder of any host."""
    link = addresses.relative(here, there)

    assert not link.startswith("/")
    assert "//" not in link


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "sumber/", "sumber/"),
        ("sumber/", "", "../"),
        ("", "", "./"),
        ("kota/pilar/a/", "kota/indikator/#ind-1", "../../indikator/#ind-1"),
        ("kota/indikator/", "kota/indikator/#ind-1", "#ind-1"),
        ("kota/", "data/kota/program.csv", "../data/kota/program.csv"),
        ("404.html", "kota/", "kota/"),
    ],
)
def test_links_are_as_short_as_they_can_be(here: str, there: str, link: str) -> None:
    assert link == addresses.relative(here, there)


def test_permanent_addresses_are_as_promised(contoh_raya: Region, plan: Plan) -> None:
    """Other tools rely on these: a change here breaks links and quotations."""
    expected = [
        "kabupaten-contoh-raya/",
        "kabupaten-contoh-raya/peta-jalan/",
        "kabupaten-contoh-raya/pilar/smart-living/",
        "kabupaten-contoh-raya/program/loket-contoh/",
        "kabupaten-contoh-raya/program/loket-lama/",
        "kabupaten-contoh-raya/pilar/smart-governance/#sasaran-layanan-contoh",
        "kabupaten-contoh-raya/indikator/#ind-layanan-contoh",
        "kabupaten-contoh-raya/bab/pendahuluan/",
        "unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-masterplan.pdf",
        "data/kabupaten-contoh-raya/program.csv",
        "data/kabupaten-contoh-raya/grafik/kesiapan.csv",
        "kartu/kabupaten-contoh-raya.png",
        "kartu/situs.png",
    ]

    assert expected == [
        addresses.region(contoh_raya),
        addresses.page(contoh_raya, "peta-jalan"),
        addresses.pilar(contoh_raya, "smart-living"),
        addresses.program(contoh_raya, plan.program_by_id["loket-contoh"]),
        addresses.former_program(contoh_raya, "loket-lama"),
        addresses.sasaran(contoh_raya, plan.sasaran_by_id["sasaran-layanan-contoh"]),
        addresses.indikator(contoh_raya, plan.indikator_by_id["ind-layanan-contoh"]),
        addresses.bab(contoh_raya, plan.bab[0]),
        addresses.pdf(contoh_raya),
        addresses.data(contoh_raya, "program.csv"),
        addresses.bagan(contoh_raya, "kesiapan"),
        addresses.card(contoh_raya.slug),
        addresses.card(""),
    ]

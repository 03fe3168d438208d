from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.masterplan import Dokumen
from masterplan.model.region import Region
from masterplan.views.linked_data import (
    CONTEXT,
    breadcrumbs,
    catalog,
    coordination,
    dataset,
    organization,
    script,
)
from tests.conftest import SITE
from tests.strategies import texts

RAYA = "kabupaten-contoh-raya"
FILES = [
    f"data/{RAYA}/program.csv",
    f"data/{RAYA}/masterplan.json",
    f"data/{RAYA}/grafik/swot.csv",
    "data/provinsi/tahapan.csv",
    "data/kabupaten-lain/program.csv",
]

_OPEN, _CLOSE = '<script type="application/ld+json">', "</script>"


def _with(region: Region, **changes: object) -> Region:
    """The region with a plan that says other things of itself."""
    assert region.plan is not None
    rangkaian = region.plan.rangkaian.model_copy(update=changes)
    return replace(region, plan=replace(region.plan, rangkaian=rangkaian))


def _dataset(region: Region) -> dict[str, Any]:
    found = dataset(SITE, region, FILES)
    assert found is not None
    return found


@given(st.dictionaries(texts, texts), texts)
def test_whatever_a_source_says_stays_inside_the_block(thing: dict[str, str], closing: str) -> None:
    """It is read as it was written, and no text ends the block early."""
    html = script([thing, {"name": f"</script>{closing}<!--"}])
    inner = html.removeprefix(_OPEN).removesuffix(_CLOSE)

    assert html == f"{_OPEN}{inner}{_CLOSE}"
    assert set("<>&").isdisjoint(inner)
    assert {
        "@context": CONTEXT,
        "@graph": [thing, {"name": f"</script>{closing}<!--"}],
    } == json.loads(inner)


def test_nothing_to_say_is_no_block() -> None:
    assert "" == script([])


def test_a_trail_is_counted_from_the_first_page() -> None:
    found = breadcrumbs(SITE, [("Beranda", ""), ("Contoh Raya", "raya/")])

    assert [
        {"@type": "ListItem", "position": 1, "name": "Beranda", "item": SITE},
        {"@type": "ListItem", "position": 2, "name": "Contoh Raya", "item": f"{SITE}raya/"},
    ] == found["itemListElement"]


def test_a_government_is_told_from_its_sources_alone(small_library: Library) -> None:
    assert {
        "@type": "GovernmentOrganization",
        "@id": f"{SITE}{RAYA}/#pemerintah",
        "name": "Pemerintah Kabupaten Contoh Raya",
        "url": f"{SITE}{RAYA}/",
        "areaServed": {
            "@type": "Place",
            "name": "Kabupaten Contoh Raya",
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "Kemendagri", "value": "99.01"},
                {"@type": "PropertyValue", "propertyID": "BPS", "value": "9901"},
            ],
        },
        "sameAs": "https://contoh-raya.example/",
    } == organization(SITE, small_library.by_slug[RAYA])
    assert "sameAs" not in organization(SITE, small_library.by_slug["kabupaten-tanpa-rencana"])


def test_a_place_has_the_point_that_its_sources_give(real_library: Library) -> None:
    found: Any = organization(SITE, real_library.by_slug["kota-ternate"])

    assert {"@type": "GeoCoordinates", "latitude": 0.8104, "longitude": 127.341} == found[
        "areaServed"
    ]["geo"]


def test_a_dataset_holds_the_files_of_its_region_and_no_others(contoh_raya: Region) -> None:
    """What only repeats a chart is left to the page of data."""
    assert [
        {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": f"{SITE}data/{RAYA}/masterplan.json",
        },
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{SITE}data/{RAYA}/program.csv",
        },
    ] == _dataset(contoh_raya)["distribution"]


def test_a_dataset_says_whose_when_and_how_free(contoh_raya: Region) -> None:
    found = _dataset(_with(contoh_raya, status_konten="resmi", judul="Masterplan Raya"))

    assert "Data Masterplan Raya" == found["name"]
    assert "2025/2027" == found["temporalCoverage"]
    assert "2026-07-15" == found["dateModified"]
    assert "1.1" == found["version"]
    assert "https://creativecommons.org/licenses/by/4.0/" == found["license"]
    assert organization(SITE, contoh_raya) == found["creator"]
    assert "Kabupaten Contoh Raya" == found["spatialCoverage"]["name"]
    assert {"@type": "DataCatalog", "@id": f"{SITE}data/#katalog"} == found["includedInDataCatalog"]
    assert "creativeWorkStatus" not in found
    assert 50 <= len(found["description"]) <= 5000


def test_a_sample_says_so_and_is_not_laid_at_the_governments_door(contoh_raya: Region) -> None:
    book = Dokumen.model_validate(
        {"id": "buku", "jenis": "masterplan", "judul": "Buku", "penyusun": "Penyusun rekaan"}
    )
    bare, named = _dataset(contoh_raya), _dataset(_with(contoh_raya, dokumen=(book, book)))

    assert bare["description"].startswith("Contoh rekaan: ")
    assert "Bukan kebijakan Pemerintah Kabupaten Contoh Raya." in bare["description"]
    assert "Contoh" == bare["creativeWorkStatus"]
    assert "creator" not in bare
    assert [{"@type": "Organization", "name": "Penyusun rekaan"}] == named["creator"]


def test_a_licence_that_is_not_known_is_given_in_words(contoh_raya: Region) -> None:
    found = _dataset(_with(contoh_raya, lisensi="Lisensi pemerintah rekaan"))

    assert {"@type": "CreativeWork", "name": "Lisensi pemerintah rekaan"} == found["license"]


@pytest.mark.parametrize(
    ("slug", "files"), [("kabupaten-tanpa-rencana", FILES), (RAYA, FILES[3:]), (RAYA, [])]
)
def test_without_a_plan_or_a_file_there_is_no_dataset(
    small_library: Library, slug: str, files: list[str]
) -> None:
    assert dataset(SITE, small_library.by_slug[slug], files) is None


def test_tables_of_all_regions_are_a_dataset_of_their_own(small_library: Library) -> None:
    found: Any = coordination(SITE, small_library, FILES)

    assert [f"{SITE}data/provinsi/tahapan.csv"] == [
        file["contentUrl"] for file in found["distribution"]
    ]
    assert "2026-07-15" == found["dateModified"]
    assert "creator" not in found
    assert coordination(SITE, small_library, FILES[:3]) is None
    assert (
        coordination(SITE, replace(small_library, region=small_library.region[1:]), FILES) is None
    )


def test_the_catalogue_names_each_dataset_that_is_described(small_library: Library) -> None:
    found: Any = catalog(SITE, "Masterplan Contoh", small_library, iter(FILES))
    described = [
        coordination(SITE, small_library, FILES),
        dataset(SITE, small_library.by_slug[RAYA], FILES),
    ]

    assert "Masterplan Contoh: data terbuka" == found["name"]
    assert f"{SITE}data/" == found["url"]
    assert [{"@id": one["@id"]} for one in described if one] == found["dataset"]
    assert 2 == len(found["dataset"])

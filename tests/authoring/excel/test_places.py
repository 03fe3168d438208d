"""Places as offices write them."""

from __future__ import annotations

import pytest
from ruamel.yaml.comments import CommentedMap

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.places import read_places
from masterplan.sources.tree import plain

TERNATE = CommentedMap(kode="82.71", nama="Kota Ternate", singkat="Ternate")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kota Ternate", [{"jenis": "seluruh-daerah"}]),
        ("Ternate", [{"jenis": "seluruh-daerah"}]),
        ("Seluruh kecamatan", [{"jenis": "seluruh-daerah"}]),
        ("se-Kota Ternate", [{"jenis": "seluruh-daerah"}]),
        ("Daring", [{"jenis": "daring"}]),
        (
            "Kec. Moti dan Kecamatan Pulau Hiri",
            [
                {"jenis": "kecamatan", "nama": "Moti", "kode": ["82.71.04"]},
                {"jenis": "kecamatan", "nama": "Pulau Hiri", "kode": ["82.71.07"]},
            ],
        ),
    ],
)
def test_places_of_a_region(text: str, places: list[dict[str, object]]) -> None:
    assert places == [plain(place) for place in read_places(text, TERNATE)]


@pytest.mark.parametrize("text", ["Kec. Jailolo", "Pulau Seribu", "Kec. Moti, lainnya", ""])
def test_place_elsewhere_is_not_taken(text: str) -> None:
    if not text:
        assert [] == read_places(text, TERNATE)
        return
    with pytest.raises(Unclear):
        read_places(text, TERNATE)

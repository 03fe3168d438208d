from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from masterplan.exports.cards import (
    CLOVE,
    LAND,
    PAPER,
    SEA,
    SIZE,
    Kartu,
    cards,
    region_card,
    site_card,
)
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.map import ATTRIBUTION

NAME = "Masterplan Contoh"

LARGEST = 25 * 1024
"""Bytes: a phone's data is paid for."""


@pytest.fixture(scope="module")
def drawn(real_library: Library) -> dict[str, bytes]:
    return dict(cards(real_library, NAME))


def _pixels(content: bytes) -> dict[tuple[int, int, int], int]:
    """How many pixels there are of each colour."""
    image = Image.open(BytesIO(content)).convert("RGB")
    counts = image.getcolors(SIZE[0] * SIZE[1])
    assert counts is not None
    found: dict[Any, int] = {colour: count for count, colour in counts}
    return found


def _region(library: Library, slug: str) -> Kartu:
    return region_card(library, library.by_slug[slug], NAME)


def _with_status(library: Library, status: Callable[[Region], str]) -> Library:
    """The library with plans of another status."""
    found = []
    for region in library:
        if region.plan is not None:
            rangkaian = region.plan.rangkaian.model_copy(update={"status_konten": status(region)})
            region = replace(region, plan=replace(region.plan, rangkaian=rangkaian))
        found.append(region)
    return replace(library, region=tuple(found))


def test_there_is_a_card_for_the_site_and_for_each_region(
    drawn: dict[str, bytes], real_library: Library
) -> None:
    slugs = [region.slug for region in real_library]

    assert ["kartu/situs.png", *(f"kartu/{slug}.png" for slug in slugs)] == list(drawn)


def test_cards_are_small_palette_pictures_of_one_size(drawn: dict[str, bytes]) -> None:
    pictures = {name: Image.open(BytesIO(content)) for name, content in drawn.items()}

    assert {("PNG", "P", (1200, 630))} == {
        (picture.format, picture.mode, picture.size) for picture in pictures.values()
    }
    assert [] == [name for name, content in drawn.items() if len(content) > LARGEST]


def test_the_same_sources_give_the_same_bytes(
    drawn: dict[str, bytes], real_library: Library
) -> None:
    assert drawn == dict(cards(real_library, NAME))
    assert len(drawn) == len(set(drawn.values()))


def test_a_region_is_lit_among_the_others(drawn: dict[str, bytes]) -> None:
    """The larger the region, the more clove; the rest of the province stays dark."""
    taliabu, selatan, all_of_it = (
        _pixels(drawn[f"kartu/{slug}.png"])
        for slug in ("pulau-taliabu", "halmahera-selatan", "provinsi")
    )

    assert taliabu[CLOVE] < selatan[CLOVE] < all_of_it[CLOVE]
    assert taliabu[LAND] > selatan[LAND] > 5000
    assert all_of_it.get(LAND, 0) < 100
    assert min(taliabu[SEA], selatan[SEA], all_of_it[SEA]) > 400_000
    assert taliabu[PAPER] > 1000


def test_cards_name_the_source_of_their_map(
    drawn: dict[str, bytes], small_library: Library
) -> None:
    """As its licence asks; the invented regions are on no map."""
    real = [Image.open(BytesIO(content)) for content in drawn.values()]
    invented = [Image.open(BytesIO(content)) for _, content in cards(small_library, NAME)]

    assert {ATTRIBUTION} == {picture.info["Source"] for picture in real}
    assert [] == [picture for picture in invented if "Source" in picture.info]


def test_a_region_without_a_shape_still_has_a_card(small_library: Library) -> None:
    contents = [content for _, content in cards(small_library, NAME)]

    assert 4 == len(contents)
    assert all(LAND not in _pixels(content) for content in contents)


def test_a_card_tells_period_programmes_and_stage(small_library: Library) -> None:
    card = _region(small_library, "kabupaten-contoh-raya")

    assert (
        Kartu(
            judul="Kabupaten Contoh Raya",
            baris="2025–2027 · 3 program",
            keterangan="Pelaksanaan, berjalan",
            kaki=NAME,
            tanda="CONTOH",
            sorot=frozenset({""}),
        )
        == card
    )


def test_a_region_without_a_plan_says_so(small_library: Library, real_library: Library) -> None:
    early = _region(small_library, "kabupaten-tanpa-rencana")
    unknown = _region(real_library, "kepulauan-sula")

    assert ("Belum ada dokumen masterplan", "Seleksi dan asesmen, selesai", "") == (
        early.baris,
        early.keterangan,
        early.tanda,
    )
    assert "Tahap belum diketahui" == unknown.keterangan
    assert {"82.05"} == unknown.sorot


def test_the_province_coordinates_where_it_has_no_stage(small_library: Library) -> None:
    assert "Koordinator 2 kabupaten dan kota" == _region(small_library, "provinsi").keterangan


def test_the_sites_card_counts_regions_and_plans(small_library: Library) -> None:
    card = site_card(small_library, NAME)

    assert (NAME, "2 kabupaten dan kota · 1 rencana", "Provinsi Contoh") == (
        card.judul,
        card.baris,
        card.kaki,
    )


def test_samples_are_marked_and_others_are_not(real_library: Library) -> None:
    official = _with_status(real_library, lambda region: "resmi")
    mixed = _with_status(
        real_library, lambda region: "contoh" if region.slug == "kota-ternate" else "resmi"
    )

    assert "CONTOH" == site_card(real_library, NAME).tanda
    assert "MEMUAT CONTOH" == site_card(mixed, NAME).tanda
    assert "" == site_card(official, NAME).tanda
    assert "CONTOH" == _region(mixed, "kota-ternate").tanda
    assert "" == _region(mixed, "pulau-morotai").tanda


def test_the_mark_is_drawn(real_library: Library, drawn: dict[str, bytes]) -> None:
    """A filled label above the name: its place is plain sea on an official card."""
    official = dict(cards(_with_status(real_library, lambda region: "resmi"), NAME))
    place = (90, 95)
    name = "kartu/kota-ternate.png"

    assert CLOVE == Image.open(BytesIO(drawn[name])).convert("RGB").getpixel(place)
    assert SEA == Image.open(BytesIO(official[name])).convert("RGB").getpixel(place)


@pytest.mark.parametrize("name", ["M", "Masterplan " * 8, "Penyelenggaraanpemerintahandaerah" * 2])
def test_long_names_stay_left_of_the_map(real_library: Library, name: str) -> None:
    """However long: whole words on fewer lines come first, then smaller letters."""
    _, content = next(cards(real_library, name))
    image = Image.open(BytesIO(content)).convert("RGB").crop((860, 0, 1200, 630))
    counts = image.getcolors(1 << 20)
    assert counts is not None

    assert PAPER not in {colour for _, colour in counts}
    assert len(content) <= LARGEST

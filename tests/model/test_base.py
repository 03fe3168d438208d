"""Every part of a plan is frozen, strict about its keys, and knows where it was written."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from pydantic import ValidationError

from masterplan.diagnostics import Location, Report
from masterplan.model.base import NOWHERE
from masterplan.model.daerah import Periode
from masterplan.model.masterplan import Misi, Visi
from masterplan.sources.located import Mapping
from masterplan.sources.yaml_reader import read_yaml

PATH = PurePosixPath("masterplans/kota/masterplan.yml")


def located(text: str) -> Mapping:
    data = read_yaml(text, PATH, Report())
    assert data is not None
    return data


def test_part_knows_where_it_and_its_values_stand() -> None:
    mission = Misi.model_validate(located("\nid: melayani\nteks: Layanan\npilar: [smart-living]\n"))

    assert Location(PATH, 2, 1) == mission.location
    assert Location(PATH, 3, 7) == mission.at("teks")
    assert Location(PATH, 4, 9) == mission.at("pilar", 0)


def test_value_that_was_left_out_stands_where_the_part_begins() -> None:
    mission = Misi.model_validate(located("\nid: melayani\nteks: Layanan\n"))

    assert Location(PATH, 2, 1) == mission.at("pilar", 0)


def test_part_inside_a_part_knows_its_own_place() -> None:
    vision = Visi.model_validate(located("teks: a\nvisi_rpjmd:\n  teks: b\n"))

    assert vision.visi_rpjmd is not None
    assert Location(PATH, 3, 3) == vision.visi_rpjmd.location


def test_part_that_was_never_written_stands_nowhere() -> None:
    period = Periode.model_validate({"mulai": "2025", "selesai": "2029"})

    assert NOWHERE == period.location == period.at("mulai")


def test_equal_content_is_equal_wherever_it_was_written() -> None:
    one = Periode.model_validate(located("mulai: 2025\nselesai: 2029\n"))
    other = Periode.model_validate(located("\n\nselesai: 2029\nmulai: 2025\n"))
    later = Periode.model_validate(located("mulai: 2025\nselesai: 2030\n"))

    assert one == other
    assert one != later
    assert one != Visi(teks="a")


def test_part_cannot_be_changed() -> None:
    period = Periode.model_validate({"mulai": "2025", "selesai": "2029"})

    with pytest.raises(ValidationError, match="frozen"):
        period.mulai = 2026  # type: ignore[misc]


def test_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Periode.model_validate({"mulai": "2025", "selesai": "2029", "akhir": "2029"})

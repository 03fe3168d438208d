"""Codes and ids of the regions that are really published."""

from __future__ import annotations

from masterplan.checks.identity import KODE_BPS
from masterplan.library import Library


def test_every_region_of_the_province_has_its_bps_code(real_library: Library) -> None:
    written = {region.daerah.kode: region.daerah.kode_bps for region in real_library}

    assert KODE_BPS == written


def test_bps_code_is_not_the_other_code_without_its_dot() -> None:
    """The two that are easily mistaken for one another."""
    assert ("8205", "8203") == (KODE_BPS["82.03"], KODE_BPS["82.05"])


def test_no_two_regions_share_a_bps_code() -> None:
    assert len(KODE_BPS) == len(set(KODE_BPS.values()))

"""A fact has a value or a reason why it has none."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from masterplan.model.fakta import FaktaAngka, FaktaJumlah, FaktaTeks, Sumber


def test_known_fact_has_a_value() -> None:
    fact = FaktaJumlah.model_validate({"nilai": "204920", "sumber": "k2430"})

    assert (204_920, ("k2430",)) == (fact.nilai, fact.sumber)


def test_unknown_fact_says_why() -> None:
    fact = FaktaTeks.model_validate({"tidak_diketahui": "belum ditemukan"})

    assert (None, "belum ditemukan") == (fact.nilai, fact.tidak_diketahui)


def test_zero_is_known() -> None:
    """A city without villages has none; that is not the same as not knowing."""
    assert 0 == FaktaJumlah.model_validate({"nilai": "0", "sumber": "idn"}).nilai
    assert 0 == FaktaAngka.model_validate({"nilai": "0.0", "sumber": "idn"}).nilai


@pytest.mark.parametrize(
    "data", [{}, {"nilai": None}, {"nilai": "5", "tidak_diketahui": "belum ditemukan"}]
)
def test_fact_is_one_of_the_two(data: dict[str, str | None]) -> None:
    with pytest.raises(ValidationError, match="'nilai' atau 'tidak_diketahui'"):
        FaktaAngka.model_validate(data)


def test_source_without_a_year_says_so() -> None:
    """The key must be there, so that nobody forgets it; `null` says that the source has none."""
    source = {"id": "idn", "judul": "Paket data", "jenis": "data-statistik"}

    assert Sumber.model_validate({**source, "tahun": None}).tahun is None
    with pytest.raises(ValidationError, match="tahun"):
        Sumber.model_validate(source)

"""What all tests of the room read."""

from __future__ import annotations

import pytest

from masterplan.library import Library
from masterplan.model.region import Plan
from tests.province.regions import TigaDaerah


@pytest.fixture(scope="session")
def tiga(small_library: Library, plan: Plan) -> TigaDaerah:
    """Makes libraries of three regions."""
    return TigaDaerah(small_library, plan)

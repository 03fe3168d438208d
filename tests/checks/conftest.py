"""What the tests of checks share."""

from __future__ import annotations

import pytest

from masterplan.model.region import Plan, Region
from tests.checks.contoh import Contoh


@pytest.fixture(scope="session")
def contoh(contoh_raya: Region, plan: Plan) -> Contoh:
    """The small invented regency, ready to be changed."""
    return Contoh(contoh_raya, plan)

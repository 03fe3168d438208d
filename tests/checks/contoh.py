"""The small invented regency, changed in one place, for laws that hold however it is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from masterplan.library import Library
from masterplan.model.glosarium import Glosarium
from masterplan.model.program import Program
from masterplan.model.region import Plan, Region
from masterplan.model.sasaran import Indikator


class Contoh:
    """Makes libraries of one region.

    It stands between a property test and the region so that a failure prints what was drawn, and
    not the whole plan.
    """

    def __init__(self, region: Region, plan: Plan) -> None:
        self.region = region
        self.plan = plan

    def __repr__(self) -> str:
        return "contoh"

    def program(self, **changes: Any) -> Program:
        """The first programme, with changes."""
        return self.plan.program[0].model_copy(update=changes)

    def with_region(self, *, today: date | None = None, **parts: Any) -> Library:
        """A library of the region with other parts of its own."""
        return Library((replace(self.region, **parts),), Glosarium(), per=today)

    def with_plan(self, *, today: date | None = None, **parts: Any) -> Library:
        """A library of the region with other parts of its plan."""
        return self.with_region(today=today, plan=replace(self.plan, **parts))

    def with_indicators(self, items: Iterable[Indikator], *, today: date | None = None) -> Library:
        """A library whose plan has one objective with these indicators."""
        objective = self.plan.sasaran[0].model_copy(update={"indikator": tuple(items)})
        return self.with_plan(today=today, sasaran=(objective,))

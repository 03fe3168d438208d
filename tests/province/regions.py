"""The three regions of the small invented project, with programmes of a test's own.

A province, a regency with a plan, and one that has a plan only where a test gives it one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.pilar import LANGKAH, PILAR
from masterplan.model.program import Anggaran, Manfaat, Program, Sinergi
from masterplan.model.region import Plan
from masterplan.province.values import NILAI

RAYA = "kabupaten-contoh-raya"
SUNYI = "kabupaten-tanpa-rencana"


class TigaDaerah:
    """Makes libraries of the three regions.

    It stands between a property test and the regions so that a failure prints what was drawn, and
    not three whole plans.
    """

    def __init__(self, small: Library, plan: Plan) -> None:
        self.small = small
        self.plan = plan

    def __repr__(self) -> str:
        return "tiga daerah"

    def program(self, id: str, **changes: Any) -> Program:
        """A programme of the small plan under another id, with changes."""
        bare = {"selaras_provinsi": None, "langkah_transformasi": (), "nama": f"Program {id}"}
        return self.plan.program[0].model_copy(update={**bare, "id": id, **changes})

    def library(
        self,
        *,
        provinsi: Iterable[Program] | None = None,
        raya: Iterable[Program] | None = None,
        sunyi: Iterable[Program] | None = None,
        sinergi: Iterable[Sinergi] = (),
        status: str = "contoh",
    ) -> Library:
        """The regions with these programmes; `None` is a region without a plan.

        The synergies are those of the regency `raya`.
        """
        given = {"provinsi": provinsi, RAYA: raya, SUNYI: sunyi}
        found = []
        for region in self.small:
            programs = given[region.slug]
            plan = None
            if programs is not None:
                plan = replace(
                    self.plan,
                    rangkaian=self.plan.rangkaian.model_copy(update={"status_konten": status}),
                    program=tuple(programs),
                    quick_win=(),
                    sinergi=tuple(sinergi) if region.slug == RAYA else (),
                )
            found.append(replace(region, plan=plan))
        return Library(tuple(found), self.small.glosarium)

    def drawn(self, drawn: Iterable[dict[str, Any]] | None) -> list[Program] | None:
        """Programmes from what `programs` drew, each with an id of its own."""
        if drawn is None:
            return None
        return [self.program(f"program-{place}", **part) for place, part in enumerate(drawn)]


def sinergi(program: str, provincial: str, jenis: str) -> Sinergi:
    """A relation of a programme to a provincial one, as a source would state it."""
    return Sinergi.model_validate(
        {"program": program, "program_provinsi": provincial, "jenis": jenis}
    )


def anggaran(*pagu: int | None) -> tuple[Anggaran, ...]:
    """Budget lines of one year with these ceilings."""
    return tuple(
        Anggaran.model_validate({"tahun": "2025", "sumber_dana": "APBN", "pagu": None}).model_copy(
            update={"pagu": amount}
        )
        for amount in pagu
    )


def _subsets(values: Iterable[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


programs = st.lists(
    st.fixed_dictionaries(
        {
            "pilar": st.sampled_from(list(PILAR)),
            "langkah_transformasi": _subsets(LANGKAH),
            "anggaran": st.lists(st.none() | st.integers(0, 10**12), max_size=3).map(
                lambda pagu: anggaran(*pagu)
            ),
            "manfaat": st.fixed_dictionaries(
                {party: _subsets(values) for party, values in NILAI.items()}
            ).map(lambda parts: Manfaat().model_copy(update=parts)),
        }
    ),
    max_size=5,
)
"""What the programmes of a plan say that the province adds up."""

plans = st.none() | programs
"""The programmes of a region, or that it has no plan."""

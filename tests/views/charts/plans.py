"""Plans with chosen parts, and strategies that make such parts at random."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from masterplan.model.analisis import UNSUR, Analisis, Kesiapan, Swot
from masterplan.model.masterplan import RangkaianDokumen
from masterplan.model.pilar import PILAR, SumberDana
from masterplan.model.program import Program, StatusProgram
from masterplan.model.region import Plan
from masterplan.model.sasaran import Indikator
from tests.strategies import ids

GOVERNANCE = "smart-governance"


def program(id: str = "satu", **changes: Any) -> Program:
    """A programme of which a test says only what it is about."""
    data: dict[str, Any] = {
        "id": id,
        "nama": f"Program {id}",
        "pilar": GOVERNANCE,
        "sub_dimensi": "birokrasi",
        "sasaran": "layanan",
        "uraian": "Uraian",
        "penanggung_jawab": "kominfo",
        "lokasi": [{"jenis": "seluruh-daerah"}],
        "mulai": 2025,
        "selesai": 2027,
        "indikator": "waktu",
        "status": "usulan",
        "status_per": "2025-01-01",
        "manfaat": {},
    }
    return Program.model_validate(data | changes)


def plan_of(*programs: Program, **analysis: Any) -> Plan:
    """A plan of three years with these programmes, and these parts of an analysis."""
    rangkaian = {
        "judul": "Rencana",
        "periode": {"mulai": 2025, "selesai": 2027},
        "status_konten": "contoh",
        "lisensi": "CC0",
        "visi": {"teks": "Visi"},
        "misi": [{"id": "satu", "teks": "Misi"}],
        "revisi": [{"nomor": "1", "tanggal": "2025-01-01", "ringkasan": "Awal"}],
    }
    return Plan(
        rangkaian=RangkaianDokumen.model_validate(rangkaian),
        analisis=Analisis(**analysis),
        sasaran=(),
        program=programs,
        quick_win=(),
        sinergi=(),
        bab=(),
    )


def indikator(**changes: Any) -> Indikator:
    """An indicator of which a test says only what it is about."""
    data: dict[str, Any] = {
        "id": "ind-satu",
        "nama": "Layanan daring",
        "satuan": "%",
        "arah": "naik",
        "kondisi_awal": {"nilai": "10", "tahun": 2024},
        "target": {2025: "20", 2026: "30", 2027: "40"},
        "sumber_data": "catatan",
    }
    return Indikator.model_validate(data | changes)


def lines(*pagu: tuple[int, str, int | None]) -> list[dict[str, Any]]:
    """Budget lines from year, source and money."""
    return [{"tahun": tahun, "sumber_dana": sumber, "pagu": known} for tahun, sumber, known in pagu]


money = st.none() | st.integers(0, 10**6) | st.integers(0, 10**14)
"""Unknown, small, and so much that some lines together are more than the state has in a year."""

budgets = st.lists(
    st.tuples(st.integers(2025, 2030), st.sampled_from(get_args(SumberDana)), money), max_size=6
)
names = st.lists(st.text("abcdefgh MWi&<\"'–é", min_size=1, max_size=30), min_size=1, max_size=6)


@st.composite
def programs(draw: st.DrawFn) -> list[Program]:
    """Programmes of several pillars that wait for each other and for what is not there."""
    found = draw(st.lists(ids, min_size=1, max_size=7, unique=True))
    return [
        program(
            id,
            nama=" ".join(draw(names)).strip() or "Tanpa nama",
            pilar=draw(st.sampled_from(sorted(PILAR))),
            mulai=draw(st.integers(2020, 2045)),
            selesai=draw(st.integers(2020, 2045)),
            status=draw(st.sampled_from(get_args(StatusProgram))),
            kemajuan_persen=draw(st.none() | st.integers(0, 100)),
            anggaran=lines(*draw(budgets)),
            bergantung_pada=draw(st.lists(st.sampled_from([*found, "tidak-ada"]), max_size=4)),
        )
        for id in found
    ]


values = (
    st.none()
    | st.decimals(
        min_value=-(10**18) + 1,
        max_value=10**18 - 1,
        places=12,
        allow_nan=False,
        allow_infinity=False,
    )
    | st.integers(-1000, 1000).map(Decimal)
)
"""A value that is not known, one of any size and precision, and a plain one."""
years = st.integers(2020, 2035)
indicators = st.builds(
    lambda start, year, target, reached, unit, way: indikator(
        kondisi_awal={"nilai": start, "tahun": year},
        target=target,
        realisasi={year: {"nilai": value} for year, value in reached.items()},
        satuan=unit,
        arah=way,
    ),
    values.map(lambda value: None if value is None else f"{value:f}"),
    st.none() | st.integers(2000, 2035),
    st.dictionaries(
        years, values.map(lambda value: None if value is None else f"{value:f}"), min_size=1
    ),
    st.dictionaries(years, values.map(lambda value: None if value is None else f"{value:f}")),
    st.sampled_from(["%", "orang"]),
    st.sampled_from(["naik", "turun", "tetap", "capai"]),
)
scores = st.lists(
    st.builds(
        lambda unsur, part, score: Kesiapan(
            unsur=unsur, sub_unsur=part, kondisi="Kondisi", skor=score
        ),
        st.sampled_from(sorted(UNSUR)),
        ids | st.just("-".join(["kesiapan"] * 8)),
        st.none() | st.integers(1, 5),
    ),
    min_size=1,
    max_size=12,
)
_items = st.lists(st.just("Butir"), min_size=1, max_size=14)
analyses = st.lists(
    st.builds(
        Swot,
        pilar=st.none() | st.sampled_from(sorted(PILAR)),
        kekuatan=_items,
        kelemahan=_items,
        peluang=_items,
        ancaman=_items,
    ),
    min_size=1,
    max_size=7,
)

"""Export, then import: nothing changes, byte for byte."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from masterplan.authoring.excel.files import EDITED, open_region
from masterplan.authoring.excel.workbook import sheets
from masterplan.authoring.excel_in import impor_excel
from masterplan.authoring.style import rapikan
from masterplan.diagnostics import Report
from tests.authoring.excel.books import FILES, SLUG, contents, exported, imported, region
from tests.authoring.yaml_texts import data
from tests.builds import ROOT
from tests.strategies import ids

_PLAIN = "abcXYZ 0123456789.,:;-?!#&*|>'\"%@=+_–“é\n\u00a0😀"
texts = (
    st.text(st.sampled_from(_PLAIN), max_size=60)
    | st.sampled_from(["=1+1", "+62", "@nama", "_x0041_", "  di tepi ", "#N/A", "TRUE", "1e5", "'"])
    | st.sampled_from(["null", "2026-02-30", "0001-01-01", "1900-02-29", "a\tb", "x" * 40_000])
)
numbers = (
    st.integers(0, 10**18).map(str)
    | st.decimals(-(10**9), 10**9, allow_nan=False, places=4).map(str)
    | st.sampled_from(["007", "1.50", "-0", "62.5", "1e3", "0.1"])
)
days = st.dates().map(str) | st.sampled_from(["2026", "2026-06"])
lists = st.lists(ids | texts, max_size=4)
values = st.none() | texts | numbers | days | lists | ids
odd = data
"""What no model takes, and a file may hold all the same."""


def _keys(sheet: str) -> list[str]:
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        root = region(Path(folder))
        files = open_region(root / SLUG, root / SLUG, report)  # type: ignore[arg-type]
        assert files is not None
        plan = next(plan for plan in sheets(files) if plan.name == sheet)
    return [column.key for column in plan.columns if not column.parent]


def _nested(flat: dict[str, Any]) -> dict[str, Any]:
    """Keys such as `manfaat.bisnis` as mappings in mappings."""
    made: dict[str, Any] = {}
    for key, value in flat.items():
        holder = made
        *above, last = key.split(".")
        for step in above:
            inner = holder.setdefault(step, {})
            holder = inner if isinstance(inner, dict) else {}
        holder[last] = value
    return made


def _items(sheet: str, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    keys = dict.fromkeys(_keys(sheet), values | odd)
    item = st.fixed_dictionaries({}, optional={**keys, **more, "lainnya": odd}).map(_nested)
    return st.lists(item | odd, max_size=3)


places = st.lists(
    st.fixed_dictionaries(
        {"jenis": st.sampled_from(["kecamatan", "daring"])},
        optional={"nama": texts, "kode": st.lists(numbers, max_size=2), "titik": lists},
    ),
    max_size=2,
)
years = st.dictionaries(st.integers(2020, 2030).map(str) | texts, values | odd, max_size=3)
programs = _items("Program", id=ids, anggaran=_items("Anggaran"), lokasi=places | odd)
indicators = _items("Indikator", id=ids, target=years, realisasi=years)
objectives = st.lists(st.fixed_dictionaries({"id": ids, "indikator": indicators}) | odd, max_size=2)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, str]:
    """The files of a region with anything that can stand in them."""
    files = {
        "program.yml": {"program": draw(programs), "quick_win": draw(_items("Quick win"))},
        "sasaran.yml": {"sasaran": draw(objectives)},
        "opd.yml": {"opd": draw(_items("OPD", id=ids))},
    }
    return {
        "daerah.yml": FILES["daerah.yml"],
        "masterplan.yml": FILES["masterplan.yml"],
        **{
            name: yaml.dump(content, sort_keys=False, allow_unicode=True)
            for name, content in files.items()
        },
    }


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(plans())
def test_export_then_import_changes_nothing(files: dict[str, str]) -> None:
    """Whatever stands in the sources, right or wrong, comes back as it was."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "masterplans"
        (root / SLUG).mkdir(parents=True)
        for name, text in files.items():
            (root / SLUG / name).write_text(text, encoding="utf-8", newline="")
        report = Report()
        rapikan(root, report)
        assume(not len(report))
        before = contents(root)

        assert [] == imported(root, exported(root))
        assert before == contents(root)


def test_real_plan_comes_back_as_it_was() -> None:
    """The plan of Kota Ternate, with all its comments."""
    root = ROOT / "masterplans"
    folder = root / "kota-ternate"
    before = {name: (folder / name).read_bytes() for name in EDITED}
    with tempfile.TemporaryDirectory() as other:
        file = Path(other) / "kota-ternate.xlsx"
        file.write_bytes(exported(root, "kota-ternate"))
        report = Report()
        changed = impor_excel(file, root, "kota-ternate", report)

    assert [] == [str(found) for found in report]
    assert [] == changed
    assert before == {name: (folder / name).read_bytes() for name in EDITED}


def test_same_sources_same_bytes(tmp_path: Path) -> None:
    """No clock: a workbook that is exported twice is the same file."""
    root = region(tmp_path)

    assert exported(root) == exported(root)


def test_region_without_a_plan_has_an_empty_workbook(tmp_path: Path) -> None:
    root = region(tmp_path, {"daerah.yml": FILES["daerah.yml"]})
    before = contents(root)

    assert [] == imported(root, exported(root))
    assert before == contents(root)

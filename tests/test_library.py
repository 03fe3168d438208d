"""All regions in, one indexed whole out; a broken region never takes the others down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masterplan.checks.registry import run
from masterplan.codes import Code
from masterplan.diagnostics import Report
from masterplan.library import FILES, KINDS, Library, load
from tests import strategies

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province, a regency without a plan, and a city with the smallest valid plan."""
    project = tmp_path_factory.mktemp("proyek")
    for part in ("_base", "_plan"):
        shutil.copytree(CASES / part, project / "masterplans", dirs_exist_ok=True)
    return project


@pytest.fixture(scope="session")
def library(project: Path) -> Library:
    """The three regions of that project."""
    found, said = read(project)
    assert [] == said
    return found


def read(project: Path) -> tuple[Library, list[str]]:
    """Load and check a project."""
    report = Report()
    library = load(project / "masterplans", report)
    run(library, report)
    return library, [str(found) for found in report.without_notes()]


def test_regions_come_in_the_order_of_their_codes(real_library: Library) -> None:
    """The province first: its code is the beginning of the others'."""
    codes = [region.daerah.kode for region in real_library]

    assert "82" == codes[0]
    assert sorted(codes) == codes
    assert 11 == len(real_library)


def test_province_and_regencies_are_told_apart(library: Library) -> None:
    assert library.provinsi is not None
    assert "provinsi" == library.provinsi.slug
    assert ["kabupaten-sunyi", "kota-contoh"] == [each.slug for each in library.kabupaten_kota]
    assert ["kota-contoh"] == [each.slug for each in library.with_plan]


def test_regions_are_found_by_slug_and_by_code(library: Library) -> None:
    assert library.by_slug["kota-contoh"] is library.by_kode["82.71"]


def test_two_readings_are_equal(project: Path, library: Library) -> None:
    assert read(project)[0].region == library.region


def test_without_samples_keeps_the_regions_and_drops_invented_plans(library: Library) -> None:
    official = library.without_samples()

    assert [region.slug for region in library] == [region.slug for region in official]
    assert [] == official.with_plan


def test_without_samples_keeps_drafts_and_official_plans(tmp_path: Path, project: Path) -> None:
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "masterplans" / "kota-contoh" / "masterplan.yml"
    file.write_text(file.read_text().replace("status_konten: contoh", "status_konten: rancangan"))

    library, _ = read(tmp_path)

    assert ["kota-contoh"] == [each.slug for each in library.without_samples().with_plan]


@pytest.mark.parametrize(
    ("reference", "kind", "home", "found"),
    [
        ("satu-pintu", "program", "kota-contoh", True),
        ("satu-pintu", "program", "kabupaten-sunyi", False),
        ("82.71/program/satu-pintu", "program", "kabupaten-sunyi", True),
        ("82.71/program/satu-pintu", "program-provinsi", "kabupaten-sunyi", True),
        ("82.71/program/tidak-ada", "program", "kota-contoh", False),
        ("82.71/opd/kominfo", "program", "kota-contoh", False),
        ("82.99/program/satu-pintu", "program", "kota-contoh", False),
        ("satu-pintu", "program-provinsi", "kota-contoh", False),
        ("kominfo", "opd", "kota-contoh", True),
        ("kominfo", "aplikasi", "kota-contoh", False),
    ],
)
def test_reference_is_resolved(
    library: Library, reference: str, kind: str, home: str, found: bool
) -> None:
    """At home, or in the region that it names; never as a thing of another kind."""
    assert found == (library.resolve(reference, kind, library.by_slug[home]) is not None)


def test_what_could_have_been_meant_is_written_like_the_reference(library: Library) -> None:
    home = library.by_slug["kabupaten-sunyi"]

    assert ["82.71/program/satu-pintu"] == library.ids("82.71/program/x", "program", home)
    assert ["kesehatan", "kominfo"] == library.ids("x", "opd", library.by_slug["kota-contoh"])
    assert [] == library.ids("82.99/program/x", "program", home)


def test_missing_folder_is_a_finding(tmp_path: Path) -> None:
    report = Report()
    library = load(tmp_path / "masterplans", report)

    assert 0 == len(library)
    assert ["masterplans:1:1 berkas-hilang"] == [
        " ".join(str(found).split()[:2]) for found in report
    ]


def test_empty_folder_has_no_regions_and_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "masterplans").mkdir()

    assert [] == read(tmp_path)[1]


def test_paths_are_told_from_the_folder_that_is_asked_for(project: Path) -> None:
    base = project.parent

    library = load(project / "masterplans", Report(), base=base)

    assert PurePosixPath(project.name, "masterplans", "provinsi") == library.region[0].path


def test_broken_region_is_left_out_and_the_others_stay(tmp_path: Path, project: Path) -> None:
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    (tmp_path / "masterplans" / "kabupaten-sunyi" / "daerah.yml").write_text("kode: [\n")

    library, said = read(tmp_path)

    assert ["provinsi", "kota-contoh"] == [region.slug for region in library]
    assert (PurePosixPath("masterplans/kabupaten-sunyi"),) == library.left_out
    assert 1 == len(said)


def test_broken_glossary_costs_the_glossary_alone(tmp_path: Path, project: Path) -> None:
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    (tmp_path / "masterplans" / "glosarium.yml").write_text("istilah: [\n")

    library, said = read(tmp_path)

    assert (3, ()) == (len(library), library.glosarium.istilah)
    assert 1 == len(said)


def test_every_file_that_holds_ids_is_known(library: Library) -> None:
    assert KINDS.keys() <= FILES.keys()


@pytest.mark.parametrize("name", ["daerah.yml", "program.yml", "bab/01-pendahuluan.md"])
@given(raw=st.binary(max_size=120) | st.text(max_size=80).map(str.encode))
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_in_a_file_end_in_a_report(
    tmp_path: Path, project: Path, name: str, raw: bytes
) -> None:
    """Nothing raises, whatever is saved under the name of a source."""
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    (tmp_path / "masterplans" / "kota-contoh" / name).write_bytes(raw)

    library, said = read(tmp_path)

    assert {"provinsi", "kabupaten-sunyi"} <= library.by_slug.keys()
    assert [] == [line for line in said if not line.startswith("masterplans/kota-contoh/")]


def _places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths to every value in nested data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inner if isinstance(data, (dict, list)) else ():
        yield (*path, key)
        yield from _places(value, (*path, key))


SOURCES = {
    name: yaml.load((CASES / "_plan" / "kota-contoh" / name).read_text(), yaml.BaseLoader)
    for name in ("daerah.yml", "masterplan.yml", "analisis.yml", "sasaran.yml", "program.yml")
}
PLACES = [(name, path) for name, data in SOURCES.items() for path in _places(data)]

values = st.recursive(
    st.none()
    | strategies.texts
    | st.sampled_from(["2025", "-1", "0", "82.71", "satu-pintu", "ya", "99999999999999999999"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(strategies.words, inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(PLACES), values)
@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_value_anywhere_in_a_valid_plan_ends_in_a_report(
    tmp_path: Path, project: Path, place: tuple[str, tuple[str | int, ...]], value: object
) -> None:
    """One wrong value never raises, and is told in its own region and at a place in its file."""
    name, (*way, last) = place
    data = yaml.load(yaml.dump(SOURCES[name]), yaml.BaseLoader)
    here = data
    for step in way:
        here = here[step]
    here[last] = value
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "masterplans" / "kota-contoh" / name
    file.write_text(yaml.safe_dump(data), encoding="utf-8")

    report = Report()
    run(load(tmp_path / "masterplans", report), report)

    for found in report:
        assert PurePosixPath("masterplans/kota-contoh") in found.location.path.parents
        lines = (tmp_path / found.location.path).read_text(encoding="utf-8").split("\n")
        assert 1 <= found.location.line <= len(lines)
        assert found.code is not Code.BERKAS_HILANG

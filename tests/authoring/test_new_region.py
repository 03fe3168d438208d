"""Does a new region's folder pass the checks, explain every key, and harm nothing that is there?"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from masterplan.authoring.modeline import modeline
from masterplan.authoring.new_region import FIRST, PLAN, add_plan, new_region
from masterplan.authoring.refusals import DaerahBaru
from masterplan.authoring.schema import MODELS, schema_name, schemas
from masterplan.authoring.style import rapikan
from masterplan.checks.identity import KODE_BPS
from masterplan.checks.registry import run
from masterplan.codes import Severity
from masterplan.diagnostics import Report
from masterplan.library import Library, load
from masterplan.model.base import Entity
from tests.authoring.editor import as_text, problems, typed
from tests.authoring.test_schema import ENTITIES
from tests.builds import ROOT

SULA = DaerahBaru(
    slug="kepulauan-sula",
    nama="Kabupaten Kepulauan Sula",
    kode="82.05",
    jenis="kabupaten",
    ditinjau=date(2026, 11, 24),
)
PROVINSI = DaerahBaru("provinsi", "Provinsi Maluku Utara", "82", "provinsi", date(2026, 11, 24))
TEMPLATES = sorted(
    str(PurePosixPath(str(file)).relative_to(str(files("masterplan") / "templates" / "baru")))
    for file in Path(str(files("masterplan") / "templates" / "baru")).rglob("*.*")
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of regions with the repository's province in it."""
    shutil.copytree(ROOT / "masterplans/provinsi", tmp_path / "masterplans/provinsi")
    return tmp_path / "masterplans"


def made(root: Path, baru: DaerahBaru = SULA, *, dengan_rencana: bool = False) -> list[Path]:
    """The files of a new region that nothing is said against."""
    report = Report()
    written = new_region(root, baru, report, dengan_rencana=dengan_rencana)
    assert list(report) == []
    return written


def checked(root: Path) -> tuple[Library, Report]:
    report = Report()
    library = load(root, report)
    run(library, report)
    return library, report


def said(root: Path, baru: DaerahBaru) -> list[str]:
    """What is said against a new region; then nothing is written."""
    before = _everything(root.parent)
    report = Report()
    assert new_region(root, baru, report) == []
    assert _everything(root.parent) == before
    return [str(found) for found in report]


def _everything(folder: Path) -> dict[str, bytes | None]:
    return {
        str(file.relative_to(folder)): file.read_bytes() if file.is_file() else None
        for file in sorted(folder.rglob("*"))
    }


def uncommented(text: str) -> str:
    """A template with all its examples used, as Ctrl+/ in VS Code does it."""
    head, mark, body = text.partition("\n---\n")
    lines = [
        line if "yaml-language-server" in line else re.sub(r"^( *)# ", r"\1", line)
        for line in head.split("\n")
    ]
    return "\n".join(lines) + mark + body


# The folder


def test_new_region_has_no_findings(root: Path) -> None:
    written = made(root)
    library, report = checked(root)

    own = [found for found in report if SULA.slug in found.location.path.parts]
    assert [str(found) for found in own] == []
    assert not report.fatal
    assert [root / SULA.slug / name for name in FIRST] == written
    assert ["provinsi", SULA.slug] == [region.slug for region in library]
    assert library.by_slug[SULA.slug].plan is None


def test_new_region_with_a_plan_lacks_only_what_is_to_be_filled(root: Path) -> None:
    written = made(root, dengan_rencana=True)
    library, report = checked(root)

    assert {Severity.NOTE} == {found.severity for found in report}
    assert [root / SULA.slug / name for name in (*FIRST, *PLAN)] == written
    plan = library.by_slug[SULA.slug].plan
    assert plan is not None
    assert "rancangan" == plan.rangkaian.status_konten
    assert "Tuliskan visi di sini" == plan.rangkaian.visi.teks
    assert ["Pendahuluan"] == [chapter.judul for chapter in plan.bab]


@pytest.mark.parametrize("kode", [kode for kode in KODE_BPS if kode != "82"])
def test_every_regency_and_city_of_the_province_can_be_made(root: Path, kode: str) -> None:
    """The BPS code is known, which is not the Kemendagri code without its dot."""
    jenis = "kota" if kode > "82.70" else "kabupaten"
    made(root, replace(SULA, slug="daerah-baru", kode=kode, jenis=jenis), dengan_rencana=True)
    library, report = checked(root)

    assert not report.fatal
    daerah = library.by_slug["daerah-baru"].daerah
    assert (kode, KODE_BPS[kode], "82") == (daerah.kode, daerah.kode_bps, daerah.provinsi)


def test_a_region_elsewhere_names_its_bps_code(tmp_path: Path) -> None:
    """No province stands beside it yet, and the codes are not those of the table."""
    (tmp_path / "masterplans").mkdir()
    ambon = DaerahBaru("kota-ambon", "Kota Ambon", "81.71", "kota", date(2026, 1, 2), "8171")
    made(tmp_path / "masterplans", ambon)
    library, _ = checked(tmp_path / "masterplans")

    assert "8171" == library.by_slug["kota-ambon"].daerah.kode_bps


def test_a_province_has_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "masterplans").mkdir()
    written = made(tmp_path / "masterplans", PROVINSI)
    library, report = checked(tmp_path / "masterplans")

    assert [*FIRST, "smart-province.yml"] == [file.name for file in written]
    assert list(report) == []
    assert library.provinsi is not None


def test_the_same_words_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        (tmp_path / name / "masterplans").mkdir(parents=True)
        made(tmp_path / name / "masterplans", dengan_rencana=True)

    assert _everything(tmp_path / "satu") == _everything(tmp_path / "dua")


def test_a_new_folder_can_be_read_by_others(root: Path) -> None:
    """Git and the web server are other users than the one who made it."""
    made(root)
    folder = root / SULA.slug

    assert (root / "provinsi").stat().st_mode == folder.stat().st_mode
    assert (root / "provinsi/daerah.yml").stat().st_mode == (folder / "daerah.yml").stat().st_mode


# The templates


def test_every_template_is_used() -> None:
    assert {*FIRST, *PLAN, "smart-province.yml"} == set(TEMPLATES)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province and a regency with every example used."""
    root = tmp_path_factory.mktemp("contoh") / "masterplans"
    root.mkdir()
    for baru in (PROVINSI, SULA):
        for file in made(root, baru, dengan_rencana=True):
            file.write_text(uncommented(file.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def test_examples_together_have_no_errors(filled: Path) -> None:
    _, report = checked(filled)

    assert [] == [str(found) for found in report if found.severity is Severity.ERROR]


def test_examples_show_every_key(filled: Path) -> None:
    shown: dict[type[Entity], set[str]] = {model: set() for model in ENTITIES}
    for name, model in MODELS.items():
        if name in {"glosarium.yml", "padanan.yml"}:  # of all regions together
            continue
        file = {"smart-province.yml": "provinsi/smart-province.yml"}.get(
            name, f"{SULA.slug}/{name}"
        )
        if name == "bab.md":
            text = (filled / SULA.slug / "bab/01-pendahuluan.md").read_text(encoding="utf-8")
            data = typed(text.split("---\n")[1])
        else:
            data = typed((filled / file).read_text(encoding="utf-8"))
        written = as_text(data)
        _note(model.model_validate(written), written, shown)
    expected = {
        f"{model.__name__}.{key}"
        for model in ENTITIES
        if model.__name__ not in {"Glosarium", "Istilah", "BerkasPadanan", "Padanan"}
        for key in model.model_fields
    }
    # three kinds of fact differ in the type of their value alone
    kinds = {"FaktaTeks", "FaktaAngka", "FaktaJumlah"}
    facts = {key for model, keys in shown.items() if model.__name__ in kinds for key in keys}
    found = {
        f"{model.__name__}.{key}"
        for model, keys in shown.items()
        for key in (facts if model.__name__ in kinds else keys)
    }

    assert set() == expected - found


def _note(entity: Entity, written: object, shown: dict[type[Entity], set[str]]) -> None:
    """Remember which keys were written in an entity and in those below it."""
    keys = written if isinstance(written, dict) else {}  # a list may stand for an entity
    shown[type(entity)] |= set(keys)
    for name in type(entity).model_fields:
        value = getattr(entity, name)
        if isinstance(value, Entity):
            _note(value, keys.get(name), shown)
        elif isinstance(value, dict):
            for key, item in value.items():
                if isinstance(item, Entity):
                    _note(item, keys[name][str(key)], shown)
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Entity):
                    _note(item, keys[name][number], shown)


@pytest.mark.parametrize("dengan_contoh", [False, True], ids=["baru", "contoh dipakai"])
def test_files_satisfy_their_schema_and_have_the_canonical_style(
    root: Path, filled: Path, dengan_contoh: bool
) -> None:
    """Nothing is underlined in VS Code, and `masterplan rapikan` changes nothing."""
    if not dengan_contoh:
        made(root, dengan_rencana=True)
        shutil.rmtree(root / "provinsi")
    folder = filled if dengan_contoh else root
    report = Report()

    assert [] == rapikan(folder, report, write=False)
    for file in folder.rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert [] == problems(schemas()[schema_name(file.name)], typed(text)), file.name
        path = PurePosixPath("masterplans", *file.relative_to(folder).parts)
        assert modeline(path) == text.split("\n", 1)[0]


@pytest.mark.parametrize("name", TEMPLATES)
def test_lines_are_explanations_or_examples(name: str) -> None:
    """`##` explains and stays; `#` and one space stand before an example."""
    text = (files("masterplan") / "templates" / "baru" / name).read_text(encoding="utf-8")
    head = text.partition("\n---\n")[0]

    for line in head.split("\n"):
        # the lines of a long text below `>-` may begin in any way
        assert re.match(r"#  +[A-Z]", line) or re.fullmatch(
            r"---|[^#]*| *(##( .*)?|# +[-a-z\"{@].*)", line
        ), line
        assert len(line) <= 100
        assert not line.endswith(" ")
    assert re.search(r"^## ", head, re.MULTILINE)


# What stands in the way

REFUSED = [
    ({"slug": "Kota Baru"}, "nilai-salah 'Kota Baru' bukan id."),
    ({"slug": "../luar"}, "nilai-salah '../luar' bukan id."),
    ({"slug": ""}, "nilai-salah '' bukan id."),
    ({"slug": "a" * 81}, f"nilai-salah '{'a' * 57}…' terlalu panjang."),
    ({"nama": ""}, "nilai-salah '' bukan nama daerah."),
    ({"nama": "Kota: Baru"}, "nilai-salah 'Kota: Baru' bukan nama daerah."),
    ({"nama": "Kota\nBaru"}, "nilai-salah 'Kota Baru' bukan nama daerah."),
    ({"kode": "8205"}, "nilai-salah '8205' bukan kode daerah Kemendagri."),
    ({"kode": "82.99"}, "nilai-salah Kode BPS untuk '82.99' harus disebut."),
    ({"kode": "82"}, "nilai-salah Kode '82' bukan kode kabupaten."),
    ({"kode_bps": "82.05"}, "nilai-salah '82.05' bukan kode BPS."),
    ({"kode_bps": "8205"}, "kode-bps Kode BPS untuk 82.05 bukan '8205'. (tulis 8203)"),
    ({"jenis": "kotamadya"}, "pilihan-salah 'kotamadya' bukan jenis daerah."),
    ({"slug": "provinsi"}, "berkas-sudah-ada Folder 'provinsi' sudah ada, dan tidak ditimpa."),
    (
        {"kode": "81.71", "kode_bps": "8171"},
        "nilai-salah Kode '81.71' bukan bagian dari Provinsi Maluku Utara (82).",
    ),
    (
        {"kode": "81", "kode_bps": "81", "jenis": "provinsi"},
        "provinsi-tidak-tunggal Sudah ada provinsi lain: masterplans/provinsi.",
    ),
    (
        {"kode": "82", "jenis": "provinsi"},
        "id-ganda Kode '82' sudah dipakai masterplans/provinsi.",
    ),
]


@pytest.mark.parametrize(("change", "told"), REFUSED, ids=[row[1][:40] for row in REFUSED])
def test_wrong_words_are_refused(root: Path, change: dict[str, Any], told: str) -> None:
    found = said(root, replace(SULA, **change))

    assert any(told in line for line in found), found


def test_a_folder_that_is_there_is_never_overwritten(root: Path) -> None:
    made(root)
    [line] = said(root, SULA)

    assert line.startswith("masterplans/kepulauan-sula:1:1 berkas-sudah-ada ")


def test_without_a_folder_of_regions_nothing_is_made(tmp_path: Path) -> None:
    [line] = said(tmp_path / "masterplans", SULA)

    assert "berkas-hilang Folder masterplans tidak ada." in line


def test_a_broken_region_does_not_stand_in_the_way(root: Path) -> None:
    (root / "rusak").mkdir()
    (root / "rusak/daerah.yml").write_text("kode: [\n", encoding="utf-8")

    assert made(root) != []


@pytest.mark.parametrize("dengan_rencana", [False, True])
def test_a_disk_that_cannot_be_written_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, dengan_rencana: bool
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    before = _everything(root)
    report = Report()

    assert [] == new_region(root, SULA, report, dengan_rencana=dengan_rencana)
    assert ["berkas-tak-terbaca"] == [found.code.slug for found in report]
    assert before == _everything(root)


# A plan that comes later


def test_a_plan_is_added_to_a_region_that_has_none(root: Path) -> None:
    """The same files as if it had been asked for at once, and the others untouched."""
    for file in made(root)[:1]:
        file.write_text(file.read_text(encoding="utf-8") + "## Catatan kami.\n", encoding="utf-8")
    before = _everything(root)
    report = Report()
    written = add_plan(root / SULA.slug, report, ditinjau=SULA.ditinjau)

    assert list(report) == []
    assert [root / SULA.slug / name for name in PLAN] == written
    assert before.items() <= _everything(root).items()
    assert not checked(root)[1].fatal
    texts = [file.read_text(encoding="utf-8") for file in written]
    shutil.rmtree(root / SULA.slug)
    assert texts == [
        file.read_text(encoding="utf-8") for file in made(root, dengan_rencana=True)[4:]
    ]


@pytest.mark.parametrize(
    "source",
    sorted(
        file.parent
        for file in ROOT.glob("masterplans/*/daerah.yml")
        if not (file.parent / "masterplan.yml").exists()
    ),
    ids=lambda folder: folder.name,
)
def test_a_plan_can_be_added_to_every_real_region(root: Path, source: Path) -> None:
    shutil.copytree(source, root / source.name, dirs_exist_ok=True)
    report = Report()

    assert len(PLAN) == len(add_plan(root / source.name, report, ditinjau=date(2026, 11, 24)))
    assert list(report) == []
    assert not checked(root)[1].fatal


def test_files_of_a_plan_that_are_there_are_left_alone(root: Path) -> None:
    made(root)
    folder = root / SULA.slug
    (folder / "program.yml").write_text("versi: 1\n# milik kami\n", encoding="utf-8")
    (folder / "bab").mkdir()
    (folder / "bab/01-awal.md").write_text("---\njudul: Awal\n---\n", encoding="utf-8")
    report = Report()
    written = add_plan(folder, report, ditinjau=SULA.ditinjau)

    assert ["masterplan.yml", "analisis.yml", "sasaran.yml"] == [file.name for file in written]
    assert "versi: 1\n# milik kami\n" == (folder / "program.yml").read_text(encoding="utf-8")


def test_a_second_plan_is_refused(root: Path) -> None:
    made(root, dengan_rencana=True)
    before = _everything(root)
    report = Report()

    assert [] == add_plan(root / SULA.slug, report, ditinjau=SULA.ditinjau)
    assert ["berkas-sudah-ada"] == [found.code.slug for found in report]
    assert before == _everything(root)


def test_a_plan_needs_a_region_that_can_be_read(root: Path) -> None:
    (root / "kosong").mkdir()
    report = Report()

    assert [] == add_plan(root / "kosong", report, ditinjau=SULA.ditinjau)
    assert ["berkas-hilang"] == [found.code.slug for found in report]


def test_a_plan_that_cannot_be_written_is_taken_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(root)
    before = _everything(root)
    replace_file = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "sasaran.yml":
            raise OSError(28, "No space left on device")
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", full)
    report = Report()

    assert [] == add_plan(root / SULA.slug, report, ditinjau=SULA.ditinjau)
    assert ["berkas-tak-terbaca"] == [found.code.slug for found in report]
    assert before == _everything(root)


def test_a_name_that_yaml_would_misread_is_quoted(root: Path) -> None:
    """Such a name comes from a file that was written by hand."""
    [file, *_] = made(root)
    text = file.read_text(encoding="utf-8")
    text = text.replace(f"nama: {SULA.nama}", 'nama: "Sula: \\"tiga\\npulau\\" #1"')
    file.write_text(text, encoding="utf-8")
    report = Report()
    add_plan(root / SULA.slug, report, ditinjau=SULA.ditinjau)
    library, found = checked(root)

    assert list(report) == []
    assert not found.fatal
    plan = library.by_slug[SULA.slug].plan
    assert plan is not None
    assert 'Masterplan Smart City Sula: "tiga pulau" #1 2026–2030' == plan.rangkaian.judul

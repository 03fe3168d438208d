"""Does the editors' reference (`docs/panduan/berkas.md`) say what the models hold, all and only?

The page's convention: the heading of an entity's section carries the class name as its anchor
(`RujukanDokumen` is `{#rujukan-dokumen}`), and the section holds a table that begins with the
column `Kunci`. Subclasses that differ in the type of a value share the section of their base.
A key whose choices fill a table of their own links to the section of that table.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args, get_origin

import markdown
import pytest
from pydantic import TypeAdapter, ValidationError

from masterplan.checks.registry import run
from masterplan.diagnostics import Report
from masterplan.library import FILES, SHARED, load
from masterplan.model import scalars
from masterplan.model.bab import BLOK, PER_PILAR, KepalaBab
from masterplan.model.base import Entity
from masterplan.model.chapters import build_chapters
from masterplan.model.decode import decode
from masterplan.model.pilar import LANGKAH, PILAR, TAHAP
from masterplan.model.pointers import Menunjuk
from masterplan.sources.chapters import read_chapter
from masterplan.sources.yaml_reader import read_yaml

PROJECT = Path(__file__).parents[1]
PATH = PurePosixPath("docs/panduan/berkas.md")
TEXT = (PROJECT / PATH).read_text(encoding="utf-8")

CHAPTER = "bab/NN-judul.md"
ROOTS: dict[str, type[Entity]] = {**FILES, **SHARED}
"""The model of each YAML file, by the name under which the page documents it."""

EXTENSIONS = [
    "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables",
    "toc",
]  # fmt: skip
"""Those of the site's pages."""

TARGETS = {
    "sumber": ("Sumber", "sumber"),
    "dokumen": ("Dokumen", "dokumen"),
    "regulasi": ("Regulasi", "regulasi"),
    "misi": ("Misi", "misi"),
    "isu": ("Isu strategis", "isu-strategis"),
    "risiko": ("Risiko", "risiko"),
    "sasaran": ("Sasaran", "sasaran"),
    "indikator": ("Indikator", "indikator"),
    "program": ("Program", "program"),
    "program-provinsi": ("Program provinsi", "program"),
    "opd": ("Perangkat daerah", "opd"),
    "aplikasi": ("Aplikasi", "aplikasi"),
}
"""What each kind of reference is called on the page, and the section that describes it."""

KINDS = {
    "Teks": scalars.Teks,
    "Daftar teks": scalars.DaftarTeks,
    "Id": scalars.Id,
    "Daftar id": scalars.DaftarId,
    "Rujukan": scalars.Rujukan,
    "Daftar rujukan": scalars.DaftarRujukan,
    "Bilangan": scalars.Bilangan,
    "Angka": scalars.Angka,
    "Persen": scalars.Persen,
    "Rupiah": scalars.Rupiah,
    "Skor": scalars.Skor,
    "Langkah": scalars.Langkah,
    "Tahun": scalars.Tahun,
    "Tanggal": scalars.Tanggal,
    "Tanggal parsial": scalars.TanggalParsial,
    "Ya atau tidak": scalars.YaTidak,
    "Alamat web": scalars.Url,
    "Kode daerah": scalars.KodeDaerah,
    "Kode wilayah": scalars.KodeWilayah,
    "Kode BPS": scalars.KodeBps,
    "Kode nomenklatur": scalars.KodeNomenklatur,
    "Kode TPB": scalars.KodeTpb,
}
"""What the page calls each kind of single value, and each list of them."""


# The page


@dataclass(slots=True)
class Section:
    """What stands between one heading and the next."""

    title: str
    chapter: str
    """The title of the second level above it: for most, a file's name."""
    table: list[list[list[str]]] = field(default_factory=list)
    """Tables as rows of cells, the head among them."""
    fence: list[tuple[str, str]] = field(default_factory=list)
    """Fenced examples: language and text."""

    def rows(self, first: str) -> dict[str, list[str]]:
        """The rows of the table whose first column has this name, by the code in it."""
        for head, *body in self.table:
            if head[0] == first:
                rows = {_code(row[0]) or row[0]: row[1:] for row in body}
                assert len(rows) == len(body), f"a row of {self.title} is given twice"
                return rows
        raise AssertionError(f"{self.title} has no table of {first}")


def _code(cell: str) -> str:
    found = re.fullmatch(r"`([^`]+)`", cell)
    return found[1] if found else ""


def _codes(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def _links(text: str) -> set[str]:
    return set(re.findall(r"\]\(#([a-z0-9-]+)\)", text))


def _sections(text: str) -> dict[str, Section]:
    """Cut the page into sections by anchor; every heading below the title has one."""
    sections: dict[str, Section] = {}
    here = Section("", "")
    chapter = ""
    # fences are taken first, so that a comment in YAML is no heading
    pieces = re.split(r"^(```\w+\n.*?^```\n)", text, flags=re.MULTILINE | re.DOTALL)
    for piece in pieces:
        if piece.startswith("```"):
            language, _, rest = piece[3:].partition("\n")
            here.fence.append((language, rest.removesuffix("```\n")))
            continue
        for is_table, lines in groupby(piece.splitlines(), lambda line: line.startswith("|")):
            if is_table:
                cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
                here.table.append([cells[0], *cells[2:]])
                continue
            for line in lines:
                heading = re.fullmatch(r"(##+) (.+?) \{#([a-z0-9-]+)\}", line)
                assert heading or not line.startswith("##"), f"no anchor: {line}"
                if heading:
                    title, anchor = heading[2].strip("`"), heading[3]
                    chapter = title if heading[1] == "##" else chapter
                    assert anchor not in sections, f"two sections are called {anchor}"
                    here = sections[anchor] = Section(title, chapter)
    return sections


PAGE = _sections(TEXT)


# The models


def _leaves(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of, down to types and to whole `Literal`s."""
    parts = () if get_origin(annotation) is Literal else get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from _leaves(part)


def _entities(annotation: Any) -> list[type[Entity]]:
    return [
        leaf for leaf in _leaves(annotation) if isinstance(leaf, type) and issubclass(leaf, Entity)
    ]


def _choices(annotation: Any) -> set[str]:
    return {
        str(choice)
        for leaf in _leaves(annotation)
        if get_origin(leaf) is Literal
        for choice in get_args(leaf)
    }


def _walk(*roots: type[Entity]) -> list[type[Entity]]:
    """The models and all that they hold, each once."""
    found: list[type[Entity]] = []
    waiting = list(roots)
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found.append(model)
            for item in model.model_fields.values():
                waiting += _entities(item.annotation)
    return found


ENTITIES = _walk(*ROOTS.values(), KepalaBab)
each_entity = pytest.mark.parametrize("model", ENTITIES, ids=lambda model: model.__name__)


def _anchor(model: type[Entity]) -> str:
    """The anchor of the section that describes a model, or its base."""
    for kind in model.__mro__:
        anchor = re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
        if anchor in PAGE:
            return anchor
    raise AssertionError(f"{model.__name__} has no section")


def _keys(model: type[Entity]) -> dict[str, list[str]]:
    """The rows of a model's table by key: Wajib, Isi, Contoh."""
    return PAGE[_anchor(model)].rows("Kunci")


# Entities and their keys


@pytest.mark.parametrize("name", ROOTS)
def test_a_file_is_described_under_its_name(name: str) -> None:
    assert name == PAGE[_anchor(ROOTS[name])].title


def test_only_entities_have_a_table_of_keys() -> None:
    """What the models dropped does not live on in the page."""
    described = {
        anchor
        for anchor, part in PAGE.items()
        if any(head[0] == "Kunci" for head, *_ in part.table)
    }

    assert {_anchor(model) for model in ENTITIES} == described


@each_entity
def test_table_names_the_keys_of_the_model(model: type[Entity]) -> None:
    assert set(model.model_fields) == set(_keys(model))


@each_entity
def test_required_keys_are_marked(model: type[Entity]) -> None:
    expected = {
        key: "ya" if item.is_required() else "tidak" for key, item in model.model_fields.items()
    }

    assert expected == {key: cells[0] for key, cells in _keys(model).items()}


@each_entity
def test_choices_are_listed_completely(model: type[Entity]) -> None:
    """Either the row names all choices and no other, or it links to the table that does."""
    for key, item in model.model_fields.items():
        expected = _choices(item.annotation)
        if not expected:
            continue
        content = _keys(model)[key][1]
        lists = [
            set(PAGE[anchor].rows("Id"))
            for anchor in _links(content)
            if any(head[0] == "Id" for head, *_ in PAGE[anchor].table)
        ]

        assert expected == (lists[0] if lists else _codes(content)), key


@each_entity
def test_null_is_offered_where_a_required_value_may_be_unknown(model: type[Entity]) -> None:
    expected = {
        key
        for key, item in model.model_fields.items()
        if item.is_required() and type(None) in _leaves(item.annotation)
    }

    assert expected == {key for key, cells in _keys(model).items() if "`null`" in cells[1]}


@each_entity
def test_rows_link_to_what_their_keys_hold_or_point_at(model: type[Entity]) -> None:
    for key, item in model.model_fields.items():
        expected = {_anchor(part) for part in _entities(item.annotation)}
        expected |= {TARGETS[mark.jenis][1] for mark in item.metadata if isinstance(mark, Menunjuk)}

        assert expected <= _links(_keys(model)[key][1]), key


@each_entity
def test_values_given_as_examples_are_accepted(model: type[Entity]) -> None:
    """A cell holds one YAML value; only entities that have a table of their own may go without."""
    for key, (_, _, example) in _keys(model).items():
        if example == "–":
            assert _entities(model.model_fields[key].annotation), key
            continue
        report = Report()
        data = read_yaml(f"{key}: {_code(example)}", PATH, report)
        try:
            model.model_validate(data)
            wrong = []
        except ValidationError as error:
            wrong = [detail for detail in error.errors() if detail["loc"][:1] == (key,)]

        assert (key, [], []) == (key, list(report), wrong)


# Tables that are no entity's


def test_kinds_of_values_are_described_with_an_example_that_is_accepted() -> None:
    rows = PAGE["jenis-isi"].rows("Jenis")

    assert set(KINDS) == set(rows)
    for name, kind in KINDS.items():
        data = read_yaml(f"contoh: {_code(rows[name][1])}", PATH, Report())
        assert data is not None
        TypeAdapter[Any](kind).validate_python(data["contoh"])


def test_references_are_listed_with_the_keys_that_make_them() -> None:
    expected: dict[str, set[str]] = {}
    for model in ENTITIES:
        for key, item in model.model_fields.items():
            for mark in item.metadata:
                if isinstance(mark, Menunjuk):
                    name, anchor = TARGETS[mark.jenis]
                    expected.setdefault(f"[{name}](#{anchor})", set()).add(key)
    rows = PAGE["rujukan-antarbagian"].rows("Yang dirujuk")

    assert expected == {name: _codes(cells[1]) for name, cells in rows.items()}


def test_files_are_listed() -> None:
    rows = PAGE["folder"].rows("Berkas")
    expected = {f"[`{name}`](#{_anchor(model)})": "tidak" for name, model in FILES.items()}
    expected[f"[`{CHAPTER}`](#bab)"] = "tidak"
    expected["gambar/"] = "tidak"
    expected["[`daerah.yml`](#daerah)"] = "ya"

    assert expected == {name: cells[1] for name, cells in rows.items()}


def test_pillars_are_those_of_the_program() -> None:
    expected = {pilar.id: [pilar.nama, pilar.arti] for pilar in PILAR.values()}

    assert expected == PAGE["pilar"].rows("Id")


def test_sub_dimensions_are_those_of_the_program() -> None:
    expected = {
        part.id: [part.nama, pilar.nama] for pilar in PILAR.values() for part in pilar.sub_dimensi
    }

    assert expected == PAGE["sub-dimensi"].rows("Id")


def test_steps_are_those_of_the_program() -> None:
    expected = {str(number): [name] for number, name in LANGKAH.items()}

    assert expected == PAGE["langkah"].rows("Nomor")


def test_stages_are_those_of_the_program_in_their_order() -> None:
    expected = [(id, [name]) for id, name in TAHAP.items()]

    assert expected == list(PAGE["tahap"].rows("Id").items())


def test_blocks_are_described() -> None:
    expected = {
        name: [title, "ya" if name in PER_PILAR else "tidak"] for name, title in BLOK.items()
    }

    assert expected == PAGE["blok"].rows("Blok")


# Whole examples


def _example(name: str, language: str = "yaml") -> str:
    """The example of a file."""
    [found] = [
        text
        for part in PAGE.values()
        if part.chapter == name
        for given, text in part.fence
        if given == language
    ]
    return found


def test_every_example_belongs_to_a_file() -> None:
    """So none escapes the tests below."""
    expected = {(name, "yaml") for name in ROOTS} | {(CHAPTER, "markdown")}
    found = [(part.chapter, given) for part in PAGE.values() for given, _ in part.fence]

    assert sorted(expected) == sorted(found)


@pytest.mark.parametrize("name", ROOTS)
def test_example_of_a_file_has_no_findings(name: str) -> None:
    report = Report()
    data = read_yaml(_example(name), PATH, report)

    assert data is not None
    assert decode(data, ROOTS[name], report) is not None
    assert list(report) == []


def test_example_of_a_chapter_has_no_findings() -> None:
    report = Report()
    source = read_chapter(
        _example(CHAPTER, "markdown"), PurePosixPath("bab/03-kesiapan-daerah.md"), report
    )

    assert source is not None
    [chapter] = build_chapters([source], report)
    assert chapter.judul == "Kesiapan Daerah"
    assert [block.nama for block in chapter.blok] == ["kesiapan", "kesenjangan"]
    assert list(report) == []


def test_examples_together_form_a_region_that_passes_every_check(tmp_path: Path) -> None:
    """Who starts from the page's examples, and the real sources that they cite, starts clean."""
    root = tmp_path / "masterplans"
    for slug in ("provinsi", "kota-ternate"):
        (root / slug).mkdir(parents=True)
        shutil.copy(PROJECT / "masterplans" / slug / "sumber.yml", root / slug)
    shutil.copy(PROJECT / "masterplans/provinsi/daerah.yml", root / "provinsi")
    for name in ROOTS:
        folder = "provinsi" if name == "smart-province.yml" else "kota-ternate"
        folder = "." if name in SHARED else folder
        if name != "sumber.yml":
            (root / folder / name).write_text(_example(name), encoding="utf-8")
    (root / "kota-ternate/bab").mkdir()
    (root / "kota-ternate/bab/03-kesiapan-daerah.md").write_text(
        _example(CHAPTER, "markdown"), encoding="utf-8"
    )
    report = Report()
    library = load(root, report)
    run(library, report)

    assert [str(found) for found in report.without_notes()] == []
    assert [region.slug for region in library.with_plan] == ["kota-ternate"]


# The page as a page


def test_page_is_laid_out_as_written() -> None:
    """Every table becomes one, and every link within the page has a place to go to."""
    html = markdown.markdown(TEXT.split("---\n", 2)[2], extensions=EXTENSIONS)
    ids = set(re.findall(r'<h[23] id="([^"]+)"', html))

    assert set(PAGE) == ids
    assert set() == _links(TEXT) - ids
    assert sum(len(part.table) for part in PAGE.values()) == html.count("<table>")
    assert re.findall(r"<t[dh] [^>]*>", html) == [], "braces in a cell were taken for attributes"

"""The page that explains every code, `docs/rujukan/diagnostik.md`: all of them, and as they are.

Its examples are fragments of files. Each is laid over the base of the cases (a city with the
smallest valid plan) as the comment at the head of the page says, and checked.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from masterplan.cli.main import main
from masterplan.codes import Code, Severity
from masterplan.library import SHARED
from masterplan.reporting.machine import HELP, help_address
from tests.builds import ROOT, TESTS
from tests.code_users import CHECKED, PACKAGE

FILE = ROOT / "docs" / "rujukan" / "diagnostik.md"
CITY = "kota-contoh"

IN_WORDS = {
    Code.BERKAS_HILANG,
    Code.BERKAS_TAK_TERBACA,
    Code.BERKAS_TERLALU_BESAR,
    Code.TAUTAN_KELUAR_FOLDER,
    Code.GAMBAR_RUSAK,
    *(code for code in Code if code not in CHECKED),
}
"""Codes about bytes, links and folders, and those of other commands: no fragment shows them."""

ONE_OF_MANY = {Code.SWOT_KURANG, Code.KESENJANGAN_KURANG, Code.PILAR_TANPA_SASARAN}
"""Codes that ask for so much that the right example mends one thing and leaves the others."""


@dataclass
class Section:
    """What the page says of one code."""

    slug: str
    anchor: str
    chapter: str
    mark: str = ""
    """The line of severity and rule."""
    text: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """Names of files and what stands in them."""
    right: list[tuple[str, str]] = field(default_factory=list)
    in_words: int = 0
    """How many of the examples are listings that are not run."""

    @property
    def rule(self) -> tuple[str, str]:
        """The severity and the rule that the page names."""
        match = re.fullmatch(r"\*\*(\w+)\*\*(?: · aturan (\w+))?", self.mark)
        assert match, f"{self.slug}: {self.mark!r}"
        return match[1].lower(), match[2] or ""


def _sections(text: str) -> list[Section]:
    """The sections of the page; a line that has no place in one is refused."""
    found: list[Section] = []
    chapter = file = ""
    side: list[tuple[str, str]] = []
    for piece in re.split(r"^(```\w+\n.*?^```)$", text, flags=re.MULTILINE | re.DOTALL):
        fence = re.fullmatch(r"```(\w+)\n(.*)```", piece, re.DOTALL)
        if fence is not None:
            found[-1].in_words += fence[1] == "text"
            side.append((file, fence[2]))
            continue
        for line in piece.splitlines():
            heading = re.fullmatch(r"(##+) (.+) \{#([a-z0-9-]+)\}", line)
            place = re.fullmatch(r"(Salah|Benar|dan)(?:,? di `([^`]+)`)?:", line)
            if heading is not None and heading[1] == "##":
                chapter = heading[2]
            elif heading is not None:
                found.append(Section(heading[2], heading[3], chapter))
            elif place is not None:
                here = found[-1]
                side = {"Salah": here.wrong, "Benar": here.right, "dan": side}[place[1]]
                file = place[2] or file
            elif found and line.startswith("**"):
                found[-1].mark = line
            elif found and line and not line.startswith("#"):
                found[-1].text.append(line)
            else:
                assert not line.startswith("##"), f"no anchor: {line}"
    return found


TEXT = FILE.read_text(encoding="utf-8")
PAGE = {section.slug: section for section in _sections(TEXT)}

every_code = pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
every_example = pytest.mark.parametrize(
    "code", [code for code in CHECKED if code not in IN_WORDS], ids=lambda code: code.slug
)


def lay(text: str, fragment: str) -> str:
    """Put a fragment in place of the block that its first key begins, its other keys beside it."""
    keys = re.findall(r"^([\w-]+):", fragment, re.MULTILINE)
    lines = text.splitlines()
    first = re.compile(rf"( *(?:- )?){keys[0]}:")
    at = next((number for number, line in enumerate(lines) if first.match(line)), None)
    if at is None:
        return f"{text}{fragment}"
    match = first.match(lines[at])
    assert match is not None
    column = len(match[1])
    start, end = _mapping(lines, at, column)
    kept: list[str] = []
    for block in _blocks(lines[start:end], column):
        key = block[0][column:].split(":")[0]
        if key == keys[0]:
            added = fragment.splitlines()
            kept += [block[0][:column] + added[0], *(" " * column + line for line in added[1:])]
        elif key not in keys:
            kept += block
    return "\n".join([*lines[:start], *kept, *lines[end:], ""])


def _mapping(lines: list[str], at: int, column: int) -> tuple[int, int]:
    """From which line to which the mapping reaches that holds a line's key."""
    start = at
    while lines[start][:column].strip() == "" and start > 0 and _inside(lines[start - 1], column):
        start -= 1
    end = at + 1
    while end < len(lines) and lines[end][:column].strip() == "":
        end += 1
    return start, end


def _inside(line: str, column: int) -> bool:
    return line[:column].strip() in {"", "-"} and len(line) > column


def _blocks(lines: list[str], column: int) -> list[list[str]]:
    """The lines of a mapping, cut at each of its keys."""
    blocks: list[list[str]] = []
    for line in lines:
        if line[column : column + 1].strip():
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def checked(example: list[tuple[str, str]], project: Path) -> Result:
    """Lay an example over the base and check it, notes and all."""
    root = project / "masterplans"
    shutil.copytree(TESTS / "cases" / "_base", root)
    shutil.copytree(TESTS / "cases" / "_plan", root, dirs_exist_ok=True)
    (root / CITY / "gambar").mkdir()
    Image.new("RGB", (1, 1)).save(root / CITY / "gambar" / "peta.png")
    for name, fragment in example:
        own = name in SHARED or (root / name.split("/")[0] / "daerah.yml").is_file()
        file = root / name if own else root / CITY / name
        given = file.read_text(encoding="utf-8") if file.is_file() else ""
        file.write_text(lay(given, fragment) if given else fragment, encoding="utf-8")
    return CliRunner().invoke(main, ["check", "--catatan", "--semua", str(project)])


def said(result: Result) -> Counter[str]:
    """How often each code was said."""
    return Counter(re.findall(r"^.+?:\d+:\d+ ([a-z0-9-]+) ", result.stdout, re.MULTILINE))


# The page and the list of codes


def test_every_code_has_a_heading_in_the_order_of_the_list() -> None:
    assert [code.slug for code in Code] == [section.slug for section in _sections(TEXT)]


def test_headings_are_grouped_like_the_list() -> None:
    """Where the list begins a new group with a comment, the page begins a new chapter."""
    group = 0
    expected: dict[str, int] = {}
    for line in (PACKAGE / "codes.py").read_text(encoding="utf-8").splitlines():
        code = re.match(r'    [A-Z0-9_]+ = \("([a-z0-9-]+)"', line)
        if re.match(r"    # \w", line):
            group += 1
        elif code is not None:
            expected[code[1]] = group
    chapters = list(dict.fromkeys(section.chapter for section in PAGE.values()))

    assert expected == {slug: chapters.index(part.chapter) + 1 for slug, part in PAGE.items()}


@every_code
def test_severity_and_rule_are_those_of_the_code(code: Code) -> None:
    assert (code.severity.label, code.rule) == PAGE[code.slug].rule


@every_code
def test_anchor_is_where_reports_link_to(code: Code) -> None:
    page = f"{FILE.relative_to(ROOT / 'docs').with_suffix('')}/"

    assert page == HELP
    assert f"{page}#{PAGE[code.slug].anchor}" == help_address(code, "")


@every_code
def test_code_is_explained_in_a_few_sentences(code: Code) -> None:
    text = " ".join(PAGE[code.slug].text)

    assert 60 <= len(text) <= 400
    assert text.endswith(".")


# The examples


@every_code
def test_code_has_a_wrong_and_a_right_example(code: Code) -> None:
    """Fragments that are run, except for the codes that are listed above."""
    part = PAGE[code.slug]

    assert part.wrong
    assert part.right
    assert part.in_words == (len(part.wrong + part.right) if code in IN_WORDS else 0)


@pytest.mark.usefixtures("hari_ini")
@every_example
def test_wrong_example_is_told(code: Code, tmp_path: Path) -> None:
    result = checked(PAGE[code.slug].wrong, tmp_path)

    assert code.slug in said(result)
    assert result.exit_code == 1 or code.severity is not Severity.ERROR


@pytest.mark.usefixtures("hari_ini")
@every_example
def test_right_example_can_be_published(code: Code, tmp_path: Path) -> None:
    """Nothing is told of it but what a small plan has not got yet, and never the same again."""
    before = said(checked(PAGE[code.slug].wrong, tmp_path / "salah"))
    after = said(checked(PAGE[code.slug].right, tmp_path / "benar"))

    notes = {each.slug for each in Code if each.severity is Severity.NOTE}
    assert set() == set(after) - notes
    if code in ONE_OF_MANY:
        assert after[code.slug] == before[code.slug] - 1
    else:
        assert 0 == after[code.slug]


# The way fragments are laid


BASE = """\
judul: Kota
daftar:
  - id: satu
    nama: Satu
    isi:
      - a
    ket: x
  - id: dua
    nama: Dua
akhir: y
"""


def test_block_is_replaced_where_it_stands() -> None:
    expected = BASE.replace("    isi:\n      - a\n", "    isi:\n      - b\n      - c\n")

    assert expected == lay(BASE, "isi:\n  - b\n  - c\n")


def test_first_of_several_keys_is_meant_and_keys_beside_it_give_way() -> None:
    expected = BASE.replace("    nama: Satu\n", "    nama: Tiga\n    ket: z\n    baru: w\n")
    expected = expected.replace("    ket: x\n", "")

    assert expected == lay(BASE, "nama: Tiga\nket: z\nbaru: w\n")


def test_key_behind_a_dash_is_replaced_behind_it() -> None:
    expected = BASE.replace("  - id: satu\n", "  - id: tiga\n    baru: w\n")

    assert expected == lay(BASE, "id: tiga\nbaru: w\n")


def test_unknown_key_is_added_at_the_end() -> None:
    assert f"{BASE}baru:\n  - w\n" == lay(BASE, "baru:\n  - w\n")


def test_whole_list_is_replaced() -> None:
    assert "judul: Kota\ndaftar: []\nakhir: y\n" == lay(BASE, "daftar: []\n")

"""Does the editors' guide tell the truth: do its commands, options, pictures and pages exist?"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from itertools import pairwise
from pathlib import Path, PurePosixPath

import click
import pytest
import yaml
from mkdocs.__main__ import cli as mkdocs

from masterplan.authoring.modeline import modeline
from masterplan.cli.main import main
from masterplan.codes import Code
from tests.builds import ROOT
from tests.guide import DOCS, GUIDE, Page, copy_of_project, pages, run
from tests.guide_deeds import DEEDS

PAGES = pages()
SITTINGS = [page for page in PAGES if any(block.language == "console" for block in page.blocks)]
PROGRAMS: dict[str, click.Group] = {"masterplan": main, "mkdocs": mkdocs}
"""Programs of which every command and option that the documentation names must exist."""

MOST_PICTURES = 8
MOST_BYTES = 120_000


def _name(page: Page) -> str:
    return page.name


@pytest.mark.parametrize("page", SITTINGS, ids=_name)
def test_commands_of_a_page_print_what_it_shows(page: Page, tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    for block in page.blocks:
        if block.deed:
            DEEDS[block.deed](project)
        if block.file:
            (project / block.file).write_text(block.text, encoding="utf-8")
        for command, said in block.commands if block.language == "console" else ():
            if not command.startswith("masterplan "):
                continue
            code, printed = run(command, project)

            assert code in {0, 1}, f"{page.name}:{block.line} {command}\n{printed}"
            if said:
                assert _fits(said, printed.splitlines()), f"{page.name}:{block.line}\n{printed}"


def _fits(said: list[str], printed: list[str]) -> bool:
    """Whether lines are as shown, where a line `…` stands for any."""
    escaped = ["(?:.*\n)*" if line == "…" else re.escape(f"{line}\n") for line in said]
    return re.fullmatch("".join(escaped), "".join(f"{line}\n" for line in printed)) is not None


def test_shown_lines_may_leave_some_out() -> None:
    assert _fits(["a", "…", "d"], ["a", "b", "c", "d"])
    assert _fits(["a", "…", "b"], ["a", "b"])
    assert not _fits(["a", "…", "d"], ["a", "b", "c"])
    assert not _fits(["a"], ["a", "b"])


@pytest.mark.parametrize("name", ["git.md", "dari-excel.md"])
def test_git_commands_of_a_page_run_one_after_another(name: str, tmp_path: Path) -> None:
    def git(*words: str, cwd: Path = tmp_path) -> None:
        who = {
            f"GIT_{role}_{part}": "x"
            for role in ("AUTHOR", "COMMITTER")
            for part in ("NAME", "EMAIL")
        }
        subprocess.run(
            ["git", *words],
            cwd=cwd,
            env={**os.environ, **who, "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            check=True,
        )

    git("init", "--bare", "--initial-branch=main", "asal")
    git("clone", "asal", "proyek")
    project = tmp_path / "proyek"
    region = project / "masterplans" / "kota-ternate"
    region.mkdir(parents=True)
    (region / "opd.yml").touch()
    for words in (["switch", "-c", "main"], ["add", "."], ["commit", "-m", "Mulai"]):
        git(*words, cwd=project)
    git("push", "-u", "origin", "main", cwd=project)
    commands = [
        shlex.split(command)
        for block in Page(GUIDE / name).blocks
        for command, _ in (block.commands if block.language == "console" else ())
        if command.startswith("git ")
    ]
    for number, words in enumerate(commands):
        if words[1] == "add":
            (region / "opd.yml").write_text(f"# {number}\n", encoding="utf-8")
        git(*words[1:], cwd=project)

    assert commands


def test_every_command_has_a_page_where_it_runs() -> None:
    run_somewhere = {
        command.split()[1]
        for page in SITTINGS
        for block in page.blocks
        if block.language == "console"
        for command, _ in block.commands
        if command.startswith("masterplan ")
    }

    assert set(_commands(main)) - {"skema"} <= run_somewhere


@pytest.mark.parametrize("page", pages(DOCS), ids=_name)
def test_commands_and_options_exist(page: Page) -> None:
    unknown = []
    for typed in page.typed:
        for program, words in _calls(typed):
            command = _commands(PROGRAMS[program]).get(words[0])
            options = {each for each in words if each.startswith("-")}
            if command is None or not options <= _options(command):
                unknown.append(typed)
        if re.fullmatch(r"--[a-z]\S*( \S+)?", typed) and typed.split()[0] not in _all_options():
            unknown.append(typed)

    assert [] == unknown


def _calls(typed: str) -> list[tuple[str, list[str]]]:
    """The call of one of `PROGRAMS` in a line, with its words; none in any other line."""
    found = re.match(r"(?:\S*[\\/])?(masterplan|mkdocs) ([a-z][^|;&#]*)", typed)
    return [(found[1], shlex.split(found[2].replace("\\", "/")))] if found else []


def _commands(group: click.Group) -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def _options(command: click.Command) -> set[str]:
    return {"--help", "-h", "--bantuan"}.union(*(option.opts for option in command.params)).union(
        *(option.secondary_opts for option in command.params)
    )


def _all_options() -> set[str]:
    commands = (each for program in PROGRAMS.values() for each in _commands(program).values())
    return set().union(*map(_options, commands))


def test_pictures_exist_have_words_and_are_small() -> None:
    used = set()
    for page in [*pages(DOCS), Page(ROOT / "README.md")]:
        prose = re.sub("`[^`\n]*`", "", page.prose)  # code spans show how to write a picture
        for words, address in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", prose):
            picture = (page.path.parent / address).resolve()
            assert words.strip(), f"{page.path}: {address} has no words"
            assert picture.is_file(), f"{page.path}: {address} is not there"
            used.add(picture)
    there = {*(GUIDE / "gambar").iterdir(), *(ROOT / ".github" / "gambar").iterdir()}

    assert there == used
    assert len(there) <= MOST_PICTURES
    assert {} == {
        picture.name: picture.stat().st_size
        for picture in there
        if picture.stat().st_size > MOST_BYTES
    }


def test_every_page_is_in_the_navigation() -> None:
    config = re.sub(r"!\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = set(re.findall(r"[\w/-]+\.md", str(yaml.safe_load(config)["nav"])))

    assert [] == [page.name for page in PAGES if page.name not in listed]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_codes_that_a_table_explains_exist(page: Page) -> None:
    known = {code.slug for code in Code}
    rows = re.findall(r"(?m)^\| `([a-z]+(?:-[a-z]+)+)` \|", page.text)
    explained = [row for row in rows if _in_table_of_codes(page.text, row)]

    assert [] == [row for row in explained if row not in known]


def _in_table_of_codes(text: str, row: str) -> bool:
    """Whether a row stands in a table whose first column is named `Kode`."""
    before = text.split(f"| `{row}` |", 1)[0].splitlines()
    heads = [line for line, below in pairwise(before) if re.match(r"\| -+ \|", below)]
    return bool(heads) and heads[-1].startswith("| Kode |")


MISTAKES = re.findall(
    r"(?m)^\| `([a-z-]+)` \| `([a-z_]+: [^`]+)` \| `(([a-z_]+): [^`]+)`",
    (GUIDE / "memeriksa.md").read_text(encoding="utf-8"),
)
"""Rows of the table of common mistakes that can be tried out: code, wrong, right, its key."""


@pytest.mark.parametrize(("code", "wrong", "right", "key"), MISTAKES)
def test_common_mistake_is_found_and_its_mending_helps(
    tmp_path: Path, code: str, wrong: str, right: str, key: str
) -> None:
    project = copy_of_project(tmp_path)
    for name in ("program.yml", "sasaran.yml"):
        file = project / "masterplans" / "kota-ternate" / name
        text = file.read_text(encoding="utf-8")
        place = re.compile(rf"(?<=[ {{]){key}: [^,}}\n]+")
        if place.search(text):
            break
    said = []
    for entry in (wrong, right):
        file.write_text(place.sub(entry, text, count=1), encoding="utf-8")
        said.append(run("masterplan check masterplans/kota-ternate --ringkas", project)[1])

    assert f" {code} " in said[0]
    assert f" {code} " not in said[1]


def test_most_common_mistakes_are_tried_out() -> None:
    assert len(MISTAKES) >= 7


def test_modelines_are_those_that_the_project_writes() -> None:
    shown = re.findall(r"# yaml-language-server: \S+", "".join(page.text for page in PAGES))
    right = {
        modeline(PurePosixPath("masterplans", "kota-ternate", name))
        for name in ("program.yml", "masterplan.yml", "sasaran.yml")
    } | {modeline(PurePosixPath("masterplans", "padanan.yml"))}

    assert shown
    assert set(shown) <= right

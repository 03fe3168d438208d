from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from masterplan.site import assets
from masterplan.site.assets import PART_STYLES, STYLE, all_assets, asset, styles

PACKAGE = Path(str(files("masterplan")))


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A theme's folder to be changed; what is remembered of the real one is forgotten."""
    folder = tmp_path / "assets" / "situs"
    folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "files", lambda package: tmp_path)
    asset.cache_clear()
    yield folder
    asset.cache_clear()


def _uri(theme: Path, name: str, content: str) -> str:
    (theme / name).write_text(content, encoding="utf-8")
    asset.cache_clear()
    return asset(name).uri


@pytest.mark.parametrize("name", ["situs.css", "situs.js", "ikon.svg"])
def test_a_name_changes_exactly_when_the_content_does(theme: Path, name: str) -> None:
    """A browser may keep a file for ever, and still never shows a new page in an old style."""
    first = _uri(theme, name, "a{color:red}")
    other = _uri(theme, name, "a{color:blue}")

    assert first != other
    assert first == _uri(theme, name, "a{color:red}")
    stem, _, suffix = name.partition(".")
    assert re.fullmatch(rf"aset/{stem}\.[0-9a-f]{{8}}\.{suffix}", first)


def test_comments_of_a_style_are_not_sent(theme: Path) -> None:
    """They explain to who writes, and change no name."""
    bare = _uri(theme, "situs.css", "a{color:red}\nb{color:blue}\n")
    said = _uri(theme, "situs.css", "/* satu\n dua */\na{color:red}\n/* tiga */ b{color:blue}\n")

    assert bare == said
    assert b"a{color:red}\nb{color:blue}\n" == asset("situs.css").content


def test_scripts_and_drawings_are_sent_as_they_are(theme: Path) -> None:
    _uri(theme, "situs.js", "/* lisensi */ a()")

    assert b"/* lisensi */ a()" == asset("situs.js").content


def test_every_file_of_the_theme_is_served_once() -> None:
    served = [item.uri for item in all_assets()]
    stems = {re.sub(r"\.[0-9a-f]{8}\.", ".", uri).removeprefix("aset/") for uri in served}

    assert len(set(served)) == len(served)
    parts = ("situs", "cari", "luring")
    there = {file.name for part in parts for file in (PACKAGE / "assets" / part).iterdir()}
    # the worker has an address of its own, and the style of copies is only in them
    assert there - {"sw.js", "salinan.css"} == stems


def test_a_style_refers_to_no_other_file() -> None:
    """Neither to another host nor to a file whose name would change under it."""
    assert [] == [
        item.uri for item in all_assets() if re.search(rb"@import|url\((?!data:)", item.content)
    ]


def test_a_page_names_its_styles_in_the_order_of_their_loading() -> None:
    every = "".join(f"<div {mark}>" for mark in reversed(PART_STYLES.values()))

    assert [asset(STYLE).uri] == styles("<p>teks</p>")
    assert [asset(name).uri for name in (STYLE, *PART_STYLES)] == styles(every)


@pytest.mark.parametrize("name", PART_STYLES)
def test_each_style_of_a_part_is_asked_for_by_something_that_pages_hold(name: str) -> None:
    """A mark that no template writes any more would leave its pages without their style."""
    written = "".join(
        file.read_text(encoding="utf-8")
        for folder, kind in (("templates", "*.html"), ("site", "plugin.py"))
        for file in (PACKAGE / folder).rglob(kind)
    )

    assert PART_STYLES[name] in written
    style = asset(name).content.decode()
    css_class = "." + PART_STYLES[name].partition('"')[2]
    assert css_class in style

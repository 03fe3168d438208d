from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from masterplan.site.page import ViewPage, view_file
from masterplan.views.page import PageView

HTML = (
    '<h1>Analisis</h1><h2 id="isu">Isu</h2><h3 id="isu-1">Isu &amp; <em>data</em></h3>'
    '<h2 id="swot">SWOT</h2><h4 id="dalam">Dalam</h4><h2>Tanpa jangkar</h2>'
    '<table><tr class="a" id="baris-1"><td>id="bukan"</td></tr></table>'
)


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """The configuration of a site without anything of its own."""
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "Situs",
            "docs_dir": str(tmp_path),
            "site_dir": str(tmp_path.parent / "situs"),
            "plugins": [],
        }
    )
    assert ([], []) == config.validate()
    config.plugins._current_plugin = "masterplan"  # MkDocs sets it around each event
    return config


def _view(made: list[int] | None = None) -> PageView:
    def make() -> str:
        if made is not None:
            made.append(1)
        return HTML

    return PageView(
        address="kota/analisis/",
        title="Analisis",
        full_title="Analisis · Kota",
        description="Analisis Kota.",
        edition=date(2026, 7, 15),
        make=make,
        region="kota",
        contoh=True,
    )


def _page(view: PageView, config: MkDocsConfig) -> ViewPage:
    page = view_file(view, config).page
    assert isinstance(page, ViewPage)
    page.read_source(config)
    page.render(config, Files([]))
    return page


def test_a_page_lives_at_the_address_of_its_view(config: MkDocsConfig) -> None:
    file = view_file(_view(), config)

    assert "kota/analisis/index.md" == file.src_uri
    assert "kota/analisis/index.html" == file.dest_uri
    assert "kota/analisis/" == file.url


def test_a_page_is_in_no_navigation_but_that_of_its_region(config: MkDocsConfig) -> None:
    assert InclusionLevel.NOT_IN_NAV == view_file(_view(), config).inclusion


def test_the_theme_is_told_what_front_matter_would_say(config: MkDocsConfig) -> None:
    page = _page(_view(), config)

    assert "Analisis" == page.title
    assert {
        "title": "Analisis · Kota",
        "description": "Analisis Kota.",
        "contoh": True,
        "lebar": False,
    }.items() <= page.meta.items()
    assert "2026-07-15" == page.update_date


def test_the_theme_is_told_that_a_matrix_needs_the_whole_width(config: MkDocsConfig) -> None:
    assert _page(replace(_view(), wide=True), config).meta["lebar"] is True


def test_the_content_is_that_of_the_view(config: MkDocsConfig) -> None:
    assert _page(_view(), config).content == HTML


def test_sections_are_nested_in_the_table_of_contents(config: MkDocsConfig) -> None:
    """Headings of level 2 and 3 that can be linked to; no deeper, or a phone shows only them."""
    toc = [
        (link.title, link.id, [(child.title, child.id) for child in link.children])
        for link in _page(_view(), config).toc
    ]

    assert [("Isu", "isu", [("Isu &amp; data", "isu-1")]), ("SWOT", "swot", [])] == toc


def test_anchors_are_known_to_the_check_of_links(config: MkDocsConfig) -> None:
    """MkDocs warns of a link to an anchor that no page has: it has to know those of views."""
    expected = {"isu", "isu-1", "swot", "dalam", "baris-1"}

    assert expected == _page(_view(), config).present_anchor_ids


def test_the_content_is_made_once_however_often_it_is_asked_for(config: MkDocsConfig) -> None:
    made: list[int] = []
    view = _view(made)
    assert made == []

    for _ in range(3):
        _page(view, config)

    assert [1] == made

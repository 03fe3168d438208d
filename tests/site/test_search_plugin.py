from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import Built, build, change, copy_of_small_project, preview, tree
from tests.pages import read_page

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project without PDFs, to be changed."""
    project = copy_of_small_project(tmp_path / "proyek")
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    return project


@pytest.fixture
def built(project: Path) -> Built:
    """The small project, built."""
    done = build(project)
    assert 0 == done.code, done.said
    return done


def test_a_build_leaves_an_index_and_its_pages(built: Built) -> None:
    topics = read_page((built.site / "topik" / "index.html").read_text(encoding="utf-8"))

    assert (built.site / "cari" / "daftar.js").is_file()
    assert (built.site / "cari" / "d" / "kabupaten-contoh-raya" / "daftar.js").is_file()
    assert "Pendahuluan" in (built.site / "cari" / "t" / "9901" / "42-0.js").read_text()
    assert any("kabupaten-contoh-raya/program/" in href for href in topics.hrefs)


def test_pages_of_search_are_not_found_by_it(built: Built) -> None:
    texts = [file.read_text() for file in (built.site / "cari" / "t" / "0").glob("*.js")]

    assert texts
    assert not any('["cari/' in text or '["topik/' in text for text in texts)


def test_a_page_costs_nothing_of_search_but_its_form(built: Built) -> None:
    page = read_page((built.site / "index.html").read_text(encoding="utf-8"))
    loaded = [address for tag, address in page.links if tag in {"script", "link", "img"}]

    assert ("form", "cari/") in page.links
    assert not any("cari" in address for address in loaded)


def test_two_builds_leave_the_same_index(built: Built, tmp_path: Path) -> None:
    again = build(built.project, site=tmp_path / "lagi")

    assert tree(built.site / "cari") == tree(again.site / "cari")
    assert tree(built.site / "topik") == tree(again.site / "topik")


def test_a_preview_has_an_index_too(project: Path) -> None:
    done = preview(project)

    assert 0 == done.code, done.said
    assert (project / "site" / "cari" / "daftar.js").is_file()


def test_search_can_be_turned_off(project: Path) -> None:
    change(
        project / "mkdocs.yml",
        "  - masterplan-search\n",
        "  - masterplan-search:\n      enabled: false\n",
    )
    done = build(project)

    assert 0 == done.code, done.said
    assert not (done.site / "cari").exists()
    assert "mp-cari" not in (done.site / "index.html").read_text(encoding="utf-8")


def test_the_plugin_needs_the_library(project: Path) -> None:
    change(project / "mkdocs.yml", "  - masterplan\n", "")
    done = build(project)

    assert 0 != done.code
    assert "masterplan-search harus disebut sesudah masterplan" in done.said

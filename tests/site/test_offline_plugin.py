from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

from tests.builds import Built, build, change, copy_of_small_project, preview, tree
from tests.links import Site
from tests.pages import read_page

pytestmark = pytest.mark.slow

RAYA, BARE = "kabupaten-contoh-raya", "kabupaten-tanpa-rencana"
COPIES = {
    RAYA: f"unduhan/{RAYA}/{RAYA}-luring.zip",
    BARE: f"unduhan/{BARE}/{BARE}-luring.zip",
    "provinsi": "unduhan/provinsi/provinsi-luring.zip",
    "semua": "unduhan/semua.zip",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project without PDFs, to be changed."""
    project = copy_of_small_project(tmp_path / "proyek")
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small project, built without PDFs."""
    project = copy_of_small_project(tmp_path_factory.mktemp("luring") / "proyek")
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    done = build(project)
    assert 0 == done.code, done.said
    return done


def _unpacked(site: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    for slug, name in COPIES.items():
        with ZipFile(site / name) as copy:
            copy.extractall(folder)
        yield slug, folder / f"masterplan-{slug}"


def _page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_link_in_a_copy_leads_to_a_file_of_it(built: Built, tmp_path: Path) -> None:
    for _, folder in _unpacked(built.site, tmp_path):
        copy = Site(folder, "file:///salinan/")

        assert [] == list(copy.broken())
        assert copy.inside() > 100
        assert [] == [
            f"{name}: {link}"
            for name, page in copy.pages.items()
            for _, link in page.links
            if not urlsplit(link).scheme and link.partition("#")[0].endswith(("/", "."))
        ]


def test_what_a_form_fetches_is_in_the_copy(built: Built, tmp_path: Path) -> None:
    for _, folder in _unpacked(built.site, tmp_path):
        named = _page(folder, ".").split("data-klien=")[1].split(">")[0]
        addresses = [part.split('"')[0] for part in named.split('="')[1:]]

        assert 2 <= len(addresses)
        assert all((folder / address).is_file() for address in addresses if address)


def test_a_copy_says_what_it_is(built: Built, tmp_path: Path) -> None:
    copies = dict(_unpacked(built.site, tmp_path))
    said = (copies[RAYA] / "BACA-SAYA.txt").read_text(encoding="utf-8")

    assert "MASTERPLAN KABUPATEN CONTOH RAYA" in said
    assert "Buka index.html" in said
    assert "https://contoh.example/unduhan/" in said
    assert "LISENSI" in said
    assert "SEMUA DAERAH" in (copies["semua"] / "BACA-SAYA.txt").read_text(encoding="utf-8")
    assert "mp-salinan" in _page(copies[RAYA], RAYA)
    assert "mp-salinan" not in _page(built.site, RAYA)


def test_copies_are_listed_with_size_and_hash(built: Built) -> None:
    for address, slugs in (("unduhan", list(COPIES)), (f"{RAYA}/unduhan", [RAYA])):
        html = _page(built.site, address)
        for slug in slugs:
            content = (built.site / COPIES[slug]).read_bytes()
            assert hashlib.sha256(content).hexdigest() in html
    listed = read_page(_page(built.site, "luring"))

    assert {f"../{name}" for name in COPIES.values()} <= set(listed.hrefs)
    assert "<!-- luring" not in _page(built.site, "luring") + _page(built.site, RAYA)


def test_the_hashes_of_copies_are_published(built: Built) -> None:
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=built.site / "unduhan",
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == checked.returncode, checked.stderr
    assert sorted(checked.stdout.splitlines()) == sorted(
        f"{name.removeprefix('unduhan/')}: OK" for name in COPIES.values()
    )


def test_two_builds_leave_the_same_copies(built: Built, tmp_path: Path) -> None:
    again = build(built.project, site=tmp_path / "lagi")

    assert tree(built.site / "unduhan") == tree(again.site / "unduhan")
    assert tree(built.site / "luring") == tree(again.site / "luring")


def test_without_a_public_address_links_out_of_a_copy_lead_nowhere(
    project: Path, tmp_path: Path
) -> None:
    change(project / "mkdocs.yml", "site_url: https://contoh.example/\n", "")
    done = build(project)
    assert 0 == done.code, done.said
    for _, folder in _unpacked(done.site, tmp_path / "salinan"):
        copy = Site(folder, "file:///salinan/")

        assert [] == list(copy.broken())
        assert [] == [
            link for page in copy.pages.values() for link in page.hrefs if link.startswith("/")
        ]


def test_a_preview_makes_no_copies(project: Path) -> None:
    done = preview(project)

    assert 0 == done.code, done.said
    assert [] == list((project / "site").rglob("*.zip"))
    assert 'class="mp-luring"' not in _page(project / "site", RAYA)


def test_copies_can_be_turned_off(project: Path) -> None:
    change(
        project / "mkdocs.yml",
        "  - masterplan-luring\n",
        "  - masterplan-luring:\n      enabled: false\n",
    )
    done = build(project)

    assert 0 == done.code, done.said
    assert [] == list(done.site.rglob("*.zip"))
    assert 'class="mp-luring"' not in _page(done.site, RAYA)


def test_the_plugin_needs_the_library(project: Path) -> None:
    change(project / "mkdocs.yml", "  - masterplan\n  - masterplan-search\n", "")
    done = build(project)

    assert 0 != done.code
    assert "masterplan-luring harus disebut sesudah masterplan" in done.said

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from masterplan.exports.offline import archive
from masterplan.exports.offline.archive import Made, Notice, write_archive
from masterplan.exports.offline.sets import BuiltSite, offline_sets
from tests.exports.offline.built import SITE, SLUGS, little_site

NOTICE = Notice(
    "salinan", "Baca\nsaya\n", '<aside><a href="{akar}satu/index.html">S</a></aside>', b"a{}"
)


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    return little_site(tmp_path / "situs")


def _made(site: BuiltSite, target: Path, *slugs: str) -> tuple[Made, dict[str, bytes]]:
    """The archive of regions, or of all when none is named."""
    sets = [one for one in offline_sets(site, SLUGS) if one.slug in {"situs", *(slugs or SLUGS)}]
    made = write_archive(target, site, sets, NOTICE, SITE, whole=not slugs)
    with ZipFile(target) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert all(name.startswith("salinan/") for name in names)
        return made, {name.removeprefix("salinan/"): file.read(name) for name in names}


def test_the_copy_of_a_region_holds_what_it_needs(site: BuiltSite, tmp_path: Path) -> None:
    _, files = _made(site, tmp_path / "a.zip", "satu")

    assert {
        "BACA-SAYA.txt", "aset/salinan.css", "aset/situs.1.css", "aset/cari.1.js",
        "index.html", "tentang/index.html", "tentang/gambar.png", "cari/index.html",
        "satu/index.html", "satu/program/p/index.html", "data/satu/program.csv", "cari/daftar.js",
        *(f"cari/d/{slug}/{name}.js" for slug in ("situs", "satu")
          for name in ("i/0", "i/1", "i/2", "i/3", "e/1", "l/_")),
        "cari/t/0/0-0.js", "cari/t/8201/0-0.js",
    } == set(files)  # fmt: skip


def test_search_has_a_part_for_each_set_and_says_that_it_is_not_all(
    site: BuiltSite, tmp_path: Path
) -> None:
    _, one = _made(site, tmp_path / "a.zip", "satu")
    _, all_of_them = _made(site, tmp_path / "b.zip")

    assert 2 == one["cari/daftar.js"].count(b'cari("daftar"')
    assert one["cari/daftar.js"].endswith(b'cari("hanya")\n')
    assert 3 == all_of_them["cari/daftar.js"].count(b'cari("daftar"')
    assert b"hanya" not in all_of_them["cari/daftar.js"]


def test_very_many_regions_share_one_index(
    site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question to each of hundreds would read hundreds of files."""
    monkeypatch.setattr(archive, "MOST_PARTS", 2)
    _, files = _made(site, tmp_path / "b.zip")

    assert b'cari("daftar",{"a":""})\n' == files["cari/daftar.js"]
    assert "cari/i/0.js" in files
    assert not any(name.startswith("cari/d/") for name in files)


def test_the_copy_of_all_leads_nowhere_else(site: BuiltSite, tmp_path: Path) -> None:
    _, files = _made(site, tmp_path / "b.zip")

    assert "topik/index.html" in files
    assert b'<a href="../dua/index.html">' in files["satu/index.html"]
    assert b"data-daring" not in files["index.html"]


def test_every_page_says_what_it_is(site: BuiltSite, tmp_path: Path) -> None:
    _, files = _made(site, tmp_path / "a.zip", "satu")

    assert b'<aside><a href="satu/index.html">' in files["index.html"]
    assert b'<aside><a href="../../../satu/index.html">' in files["satu/program/p/index.html"]
    assert b"Baca\r\nsaya\r\n" == files["BACA-SAYA.txt"]


def test_the_same_site_gives_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    first, _ = _made(site, tmp_path / "a.zip", "satu")
    again, _ = _made(little_site(tmp_path / "lain"), tmp_path / "b.zip", "satu")

    assert first == again
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert first.size == (tmp_path / "a.zip").stat().st_size


def test_an_archive_that_fails_leaves_none(site: BuiltSite, tmp_path: Path) -> None:
    sets = list(offline_sets(site, SLUGS))
    (site.folder / "tentang/gambar.png").unlink()
    with pytest.raises(FileNotFoundError):
        write_archive(tmp_path / "zip" / "a.zip", site, sets, NOTICE, SITE)

    assert [] == list((tmp_path / "zip").iterdir())


def test_without_search_a_copy_is_still_read(site: BuiltSite, tmp_path: Path) -> None:
    names = tuple(name for name in site.names if not name.startswith("cari/"))
    _, files = _made(BuiltSite(site.folder, names), tmp_path / "a.zip", "satu")

    assert "satu/index.html" in files
    assert not any(name.startswith("cari/") for name in files)

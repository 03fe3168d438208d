from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from masterplan.site.whole_file import WholeFile, place_whole


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A finished file in a cache."""
    file = tmp_path / "cache" / "abc.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF baru")
    return file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Its place in the site."""
    file = tmp_path / "site" / "a.pdf"
    file.parent.mkdir()
    return file


def _without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("there", [b"", b"%PDF lama"])
def test_a_file_takes_its_place_whole(
    source: Path, target: Path, there: bytes, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if there:
        target.write_bytes(there)
    if not links:
        _without_links(monkeypatch)
    place_whole(source, target)

    assert b"%PDF baru" == target.read_bytes() == source.read_bytes()
    assert ["a.pdf"] == [file.name for file in target.parent.iterdir()]
    assert links == target.samefile(source)


def test_placing_it_twice_is_placing_it_once(source: Path, target: Path) -> None:
    place_whole(source, target)
    place_whole(source, target)

    assert ["a.pdf"] == [file.name for file in target.parent.iterdir()]


def test_what_a_killed_build_left_aside_is_overwritten(
    source: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_links(monkeypatch)
    target.with_name(".a.pdf.baru").write_bytes(b"%PDF ba")
    place_whole(source, target)

    assert b"%PDF baru" == target.read_bytes()
    assert ["a.pdf"] == [file.name for file in target.parent.iterdir()]


def test_an_old_file_stays_until_the_new_one_is_whole(
    source: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong while the new one is written."""
    _without_links(monkeypatch)
    target.write_bytes(b"%PDF lama")

    def half(start: Path, end: Path) -> None:
        Path(end).write_bytes(Path(start).read_bytes()[:4])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", half)

    with pytest.raises(OSError, match="No space"):
        place_whole(source, target)
    assert b"%PDF lama" == target.read_bytes()


def test_mkdocs_files_are_placed_so(source: Path, tmp_path: Path) -> None:
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
    config.plugins._current_plugin = "masterplan-pdf"  # MkDocs sets it around each event
    site = Path(config.site_dir)
    pdf = WholeFile.generated(config, "unduhan/kota/a.pdf", abs_src_path=str(source))
    sums = WholeFile.generated(config, "unduhan/SHA256SUMS", content=b"0  a.pdf\n")
    pdf.copy_file()
    sums.copy_file()

    assert (site / "unduhan/kota/a.pdf").samefile(source)
    assert b"0  a.pdf\n" == (site / "unduhan/SHA256SUMS").read_bytes()
    assert 2 == len([file for file in site.rglob("*") if file.is_file()])

    (site / "unduhan/kota/a.pdf").unlink()
    (site / "unduhan/kota/a.pdf").write_bytes(b"lebih baru")
    pdf.copy_file(dirty=True)

    assert b"lebih baru" == (site / "unduhan/kota/a.pdf").read_bytes()

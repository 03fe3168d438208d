"""A folder of regions in, the text of each file out; no path leaves its region's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.diagnostics import Report
from masterplan.sources.folder import RegionSource, read_region, read_text, region_folders

WHERE = PurePosixPath("masterplans/kota")
KNOWN = {"daerah.yml", "program.yml"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> tuple[RegionSource, list[str]]:
    report = Report()
    region = read_region(folder, WHERE, KNOWN, report)
    return region, [f"{item.location.path} {item.code.slug}" for item in report]


def test_folders_of_regions_come_in_name_order(tmp_path: Path) -> None:
    for name in ("kota-b", "kabupaten-a", ".git", "_arsip"):
        (tmp_path / name).mkdir()
    write(tmp_path, {"glosarium.yml": ""})

    assert ["kabupaten-a", "kota-b"] == [folder.name for folder in region_folders(tmp_path)]


def test_files_are_sorted_into_data_chapters_and_pictures(tmp_path: Path) -> None:
    chapter = "---\njudul: a\n---\n"
    write(tmp_path, {"program.yml": "a: b", "bab/02-b.md": chapter, "bab/01-a.md": chapter})
    write(tmp_path, {"gambar/peta.PNG": "x", "gambar/foto/a.jpg": "y"})

    region, said = read(tmp_path)

    assert [] == said
    assert {"program.yml": {"a": "b"}} == region.yaml
    assert ["01-a.md", "02-b.md"] == [chapter.path.name for chapter in region.chapters]
    assert ["gambar/foto/a.jpg", "gambar/peta.PNG"] == list(region.images)


@pytest.mark.parametrize("name", [".daerah.yml.swp", "program.yml~", ".idea/a.yml", "gambar/.x"])
def test_files_of_editors_are_passed_over(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "x"})

    assert [] == read(tmp_path)[1]


@pytest.mark.parametrize(
    "name", ["program.yaml", "Daerah.yml", "bab/a/01-a.md", "bab/01-a.txt", "gambar/a.pdf", "a.md"]
)
def test_file_that_no_plan_uses_is_a_finding(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "x"})

    assert [f"masterplans/kota/{name} berkas-tak-dikenal"] == read(tmp_path)[1]


def test_file_that_cannot_be_read_whole_is_remembered(tmp_path: Path) -> None:
    """What points into it cannot be called wrong before it is mended."""
    write(tmp_path, {"daerah.yml": "a: [", "program.yml": "a: 1\na: 2\n"})

    region, _ = read(tmp_path)

    assert {"daerah.yml", "program.yml"} == region.unreadable
    assert {"program.yml"} == region.yaml.keys()


def test_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, {"daerah.yml": "a: 1"})
    (tmp_path / "program.yml").symlink_to("daerah.yml")

    region, said = read(tmp_path)

    assert [] == said
    assert {"a": "1"} == region.yaml["program.yml"]


@pytest.mark.parametrize("target", ["../rahasia.yml", "../lain", "/etc/hostname"])
def test_link_out_of_the_folder_is_a_finding_and_not_read(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "kota"
    write(folder, {"daerah.yml": "a: 1"})
    write(tmp_path, {"rahasia.yml": "rahasia: 1", "lain/program.yml": "rahasia: 1"})
    (folder / "program.yml").symlink_to(target)

    region, said = read(folder)

    assert ["masterplans/kota/program.yml tautan-keluar-folder"] == said
    assert {"daerah.yml"} == region.yaml.keys()


def test_picture_that_is_a_link_out_of_the_folder_is_not_taken(tmp_path: Path) -> None:
    """It would be printed in a PDF, whoever may read the file that it leads to."""
    folder = tmp_path / "kota"
    write(folder, {"daerah.yml": "a: 1", "gambar/ada.png": "x"})
    write(tmp_path, {"rahasia.png": "rahasia"})
    (folder / "gambar" / "peta.png").symlink_to("../../rahasia.png")

    region, said = read(folder)

    assert ["masterplans/kota/gambar/peta.png tautan-keluar-folder"] == said
    assert {"gambar/ada.png"} == region.images.keys()


def test_link_to_a_folder_outside_is_a_finding_and_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "kota"
    write(folder, {"daerah.yml": "a: 1"})
    write(tmp_path, {"lain/01-a.md": "---\njudul: a\n---\n"})
    (folder / "bab").symlink_to("../lain")

    region, said = read(folder)

    assert ["masterplans/kota/bab tautan-keluar-folder"] == said
    assert [] == region.chapters


def test_link_to_itself_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "program.yml").symlink_to("program.yml")

    assert ["masterplans/kota/program.yml tautan-keluar-folder"] == read(tmp_path)[1]


def test_link_to_its_own_folder_does_not_go_round_for_ever(tmp_path: Path) -> None:
    write(tmp_path, {"daerah.yml": "a: 1"})
    (tmp_path / "gambar").symlink_to(".")

    region, said = read(tmp_path)

    assert [] == said
    assert {"daerah.yml"} == region.yaml.keys()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_and_line_ends_do_not_count(end: str, mark: str, tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "a.yml").write_bytes(f"{mark}a: é{end}b: 2{end}".encode())

    assert "a: é\nb: 2\n" == read_text(tmp_path / "a.yml", WHERE, report)
    assert 0 == len(report)


@given(st.binary(max_size=40))
@settings(deadline=None, max_examples=200)
def test_any_bytes_end_in_text_or_in_one_finding(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """Not UTF-8: the finding is on the line of the first byte that is wrong."""
    file = tmp_path_factory.getbasetemp() / "bytes.yml"
    file.write_bytes(raw)
    report = Report()

    text = read_text(file, WHERE, report)

    try:
        expected = raw.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        (found,) = report
        assert text is None
        assert "berkas-tak-terbaca" == found.code.slug
        assert 1 <= found.location.line <= raw.count(b"\n") + 1
    else:
        assert expected.replace("\r\n", "\n").replace("\r", "\n") == text
        assert 0 == len(report)


def test_wrong_byte_is_told_by_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a: 1\nb: caf\xe9\n")
    report = Report()

    read_text(tmp_path / "a.yml", WHERE, report)

    assert ["masterplans/kota:2:7"] == [str(found.location) for found in report]

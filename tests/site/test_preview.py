from __future__ import annotations

from pathlib import PurePosixPath

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.site.preview import MOST, findings_box
from tests.pages import read_page

FOLDER = PurePosixPath("masterplans/kota")


def _report(*paths: str) -> Report:
    report = Report()
    for line, path in enumerate(paths, 1):
        where = Location(PurePosixPath(path), line, 3)
        report.add(Code.KUNCI_WAJIB, where, "Kunci 'nama' wajib diisi.", hint="tulis <null>")
    return report


def test_a_folder_without_findings_has_no_box() -> None:
    assert "" == findings_box(_report("masterplans/kota-lain/program.yml"), FOLDER)


def test_a_box_names_place_trouble_and_way_out() -> None:
    box = findings_box(_report("masterplans/kota/bab/01-a.md"), FOLDER)

    assert (
        "1 temuan di sumber (hanya tampak di pratinjau) "
        "masterplans/kota/bab/01-a.md:1:3 Kunci 'nama' wajib diisi. (tulis <null>)"
    ) == read_page(box).words


def test_a_box_tells_of_more_than_it_shows() -> None:
    paths = ["masterplans/kota/program.yml"] * (MOST + 2)
    box = findings_box(_report(*paths), FOLDER)

    assert MOST == box.count("<li>")
    assert f"{MOST + 2} temuan" in box
    assert "… dan 2 lagi." in box

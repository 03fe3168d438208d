from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from masterplan.exports.pdf.reasons import reason
from masterplan.exports.pdf.record import PartRecord, Pdf, Record

FOLDER = "masterplans/kota-contoh/"
INPUTS = {
    f"{FOLDER}program.yml": "p1",
    f"{FOLDER}bab/01-satu.md": "s1",
    f"{FOLDER}daerah.yml": "d1",
    "masterplans/provinsi/program.yml": "q1",
}
PARTS = {
    "satu": PartRecord("1", {f"{FOLDER}bab/01-satu.md": "s1", f"{FOLDER}daerah.yml": "d1"}),
    "rencana": PartRecord(
        "2", {f"{FOLDER}program.yml": "p1", "masterplans/provinsi/program.yml": "q1"}
    ),
}
AROUND = {"gaya cetak": "g1", "versi WeasyPrint": "70.0"}
BEFORE = Record("k1", Pdf("a", 1, 1), AROUND, INPUTS, PARTS, "f1")


def why(before: Record | None = BEFORE, **now: Any) -> str:
    """The reason, with everything that is not named as it was."""
    said: dict[str, Any] = {"parts": PARTS, "inputs": INPUTS, "circumstances": AROUND, "key": "k2"}
    return reason(before, slug="kota-contoh", **{**said, **now})


def inputs(*without: str, **changed: str) -> dict[str, str]:
    """The inputs with some changed (`program` for program.yml), and some gone."""
    names = {"program": f"{FOLDER}program.yml", "satu": f"{FOLDER}bab/01-satu.md"}
    names |= {"daerah": f"{FOLDER}daerah.yml", "provinsi": "masterplans/provinsi/program.yml"}
    found = INPUTS | {names[name]: sha256 for name, sha256 in changed.items()}
    return {file: sha256 for file, sha256 in found.items() if file not in without}


def parts(**keys: str) -> dict[str, PartRecord]:
    """The parts with other keys."""
    return PARTS | {name: replace(PARTS[name], key=key) for name, key in keys.items()}


def test_what_was_never_made_is_not_there() -> None:
    assert "karena belum ada" == why(None)


def test_what_would_be_the_same_was_lost() -> None:
    assert "karena simpanannya hilang atau rusak" == why(key="k1")


def test_a_changed_source_is_named_from_its_region() -> None:
    assert "karena program.yml berubah" == why(
        parts=parts(rencana="3"), inputs=inputs(program="p2")
    )
    assert "karena bab/01-satu.md berubah" == why(parts=parts(satu="3"), inputs=inputs(satu="s2"))


def test_a_source_of_another_region_is_named_with_its_folder() -> None:
    assert "karena provinsi/program.yml berubah" == why(
        parts=parts(rencana="3"), inputs=inputs(provinsi="q2")
    )


def test_a_source_that_left_no_trace_is_not_named() -> None:
    """daerah.yml changed too, but only the plan of action looks different."""
    assert "karena program.yml berubah" == why(
        parts=parts(rencana="3"), inputs=inputs(program="p2", daerah="d2")
    )


def test_data_inside_may_be_all_that_changed() -> None:
    assert "karena daerah.yml berubah" == why(inputs=inputs(daerah="d2"))


def test_style_and_versions_are_named() -> None:
    around = {"gaya cetak": "g2", "versi WeasyPrint": "71.0"}

    assert "karena gaya cetak berubah" == why(circumstances=AROUND | {"gaya cetak": "g2"})
    assert "karena versi WeasyPrint berubah" == why(
        parts=parts(satu="3", rencana="4"), circumstances=AROUND | {"versi WeasyPrint": "71.0"}
    )
    assert "karena program.yml, gaya cetak dan versi WeasyPrint berubah" == why(
        parts=parts(satu="3", rencana="4"), inputs=inputs(program="p2"), circumstances=around
    )


def test_a_new_chapter_is_named_alone() -> None:
    file = f"{FOLDER}bab/02-dua.md"
    new = PartRecord("9", {file: "t1", f"{FOLDER}daerah.yml": "d1"})

    assert "karena bab/02-dua.md ditambahkan" == why(
        parts={**PARTS, "dua": new}, inputs={**INPUTS, file: "t1"}
    )


def test_a_chapter_that_went_is_named() -> None:
    gone = f"{FOLDER}bab/01-satu.md"

    assert "karena bab/01-satu.md dihapus" == why(
        parts={"rencana": PARTS["rencana"]}, inputs=inputs(gone)
    )


def test_a_renamed_chapter_came_and_went() -> None:
    old, new = f"{FOLDER}bab/01-satu.md", f"{FOLDER}bab/01-awal.md"
    part = replace(PARTS["satu"], key="5", sources={new: "s1"})

    assert "karena bab/01-awal.md ditambahkan, bab/01-satu.md dihapus" == why(
        parts={**PARTS, "satu": part}, inputs={**inputs(old), new: "s1"}
    )


def test_other_things_of_the_document_have_no_names() -> None:
    assert "karena susunannya berubah" == why()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "a0.yml berubah"),
        (2, "a0.yml dan a1.yml berubah"),
        (4, "a0.yml, a1.yml, a2.yml dan a3.yml berubah"),
        (5, "a0.yml, a1.yml, a2.yml dan 2 berkas lain berubah"),
        (30, "a0.yml, a1.yml, a10.yml dan 27 berkas lain berubah"),
    ],
)
def test_a_long_list_is_cut(count: int, words: str) -> None:
    then = {f"{FOLDER}a{number}.yml": "1" for number in range(count)}
    now = dict.fromkeys(then, "2")
    before = replace(BEFORE, inputs=INPUTS | then)

    assert f"karena {words}" == why(before, inputs=INPUTS | now)

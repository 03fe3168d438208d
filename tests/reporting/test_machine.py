"""Findings for programs: what each form promises to those who read it."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.reporting.machine import as_json, github, help_address, sarif

FILE = PurePosixPath("masterplans/kota/program.yml")


def report() -> Report:
    found = Report()
    found.add(
        Code.RUJUKAN_PUTUS, Location(FILE, 4, 7), "Tidak ada OPD 'x'.", hint="maksud Anda 'y'?"
    )
    found.add(Code.TARGET_UJUNG, Location(FILE, 9, 1), "Target kurang.")
    found.add(Code.TANPA_RISIKO, Location(FILE, 1, 1), "Risiko belum dicatat.")
    return found


def test_github_annotates_file_line_and_column() -> None:
    place = "file=masterplans/kota/program.yml"

    assert [
        f"::notice {place},line=1,col=1,title=tanpa-risiko::Risiko belum dicatat.",
        f"::error {place},line=4,col=7,title=rujukan-putus::Tidak ada OPD 'x'. (maksud Anda 'y'?)",
        f"::warning {place},line=9,col=1,title=target-ujung::Target kurang.",
    ] == list(github(report()))


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_no_text_breaks_out_of_its_github_line(text: str) -> None:
    """A message with line ends or commands in it is still one command."""
    found = Report()
    found.add(Code.NILAI_SALAH, Location(PurePosixPath(f"a,b:{'c'}.yml")), text)

    (line,) = github(found)

    assert line.startswith("::error file=a%2Cb%3Ac.yml,line=1,col=1,title=nilai-salah::")
    assert 1 == len(line.split("\n")) == len(line.split("\r"))


def test_json_holds_every_finding_with_its_help() -> None:
    whole = json.loads(as_json(report(), "https://contoh.example/"))

    assert False is whole["boleh_terbit"]
    assert {"galat": 1, "peringatan": 1, "catatan": 1} == whole["jumlah"]
    assert {
        "berkas": "masterplans/kota/program.yml",
        "baris": 4,
        "kolom": 7,
        "kode": "rujukan-putus",
        "aturan": "X1",
        "tingkat": "galat",
        "pesan": "Tidak ada OPD 'x'.",
        "saran": "maksud Anda 'y'?",
        "bantuan": "https://contoh.example/rujukan/diagnostik/#rujukan-putus",
    } == whole["temuan"][1]


def test_sarif_is_what_2_1_0_asks_for() -> None:
    log = json.loads(sarif(report(), "https://contoh.example/"))

    assert "2.1.0" == log["version"]
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert "masterplan" == run["tool"]["driver"]["name"]
    assert sorted(rule["id"] for rule in rules) == [rule["id"] for rule in rules]
    assert all(rule["helpUri"].startswith("https://contoh.example/rujukan/") for rule in rules)
    assert ["note", "error", "warning"] == [result["level"] for result in run["results"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert "masterplans/kota/program.yml" == place["artifactLocation"]["uri"]
        assert place["region"]["startLine"] >= 1


def test_report_without_findings_is_still_whole() -> None:
    assert [] == json.loads(sarif(Report(), ""))["runs"][0]["results"]
    assert True is json.loads(as_json(Report(), ""))["boleh_terbit"]


def test_help_leads_to_the_anchor_of_the_code() -> None:
    assert "/rujukan/diagnostik/#kode-bps" == help_address(Code.KODE_BPS, "/")

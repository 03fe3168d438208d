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

_SEPARATORS = str.maketrans("\x85\u2028\u2029", "   ")
"""Invisible ends of lines that YAML counts and no editor does: they would shift every place."""

_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # as YAML has it
)


def read_yaml(
    text: str, path: PurePosixPath, report: Report, *, first_line: int = 1
) -> Mapping | None:
    """Read one document whose top is a mapping; `None` when that cannot be had.

    `first_line` is the line of the file on which `text` begins (front matter begins on two).
    """
    text = text.translate(_SEPARATORS)
    reader = _Reader(path, report, first_line)
    if not reader.is_sane(text):
        return None
    try:
        if reader.is_too_deep(text):
            return None
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        reader.explain(error, text)
        return None
    if node is None:
        return Mapping(path, (first_line, 1))
    if not isinstance(node, yaml.MappingNode):
        report.add(
            Code.JENIS_SALAH,
            reader.location(node),
            "Berkas harus berisi pasangan 'kunci: nilai'.",
            hint="mulai baris pertama dengan sebuah kunci, misalnya 'versi: 1'",
        )
        return None
    return reader.mapping(node)


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
        """Look for what the parser cannot read, or would blame on another place."""
        for number, line in enumerate(text.split("\n"), self.offset):
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            if "\t" in indent:
                self.report.add(
                    Code.YAML_TAB,
                    Location(self.path, number, indent.index("\t") + 1),
                    "Baris ini menjorok dengan tab.",
                    hint="ganti setiap tab dengan dua spasi",
                )
                return False
            unreadable = _UNREADABLE.search(line)
            if unreadable:
                self.report.add(
                    Code.YAML_RUSAK,
                    Location(self.path, number, unreadable.start() + 1),
                    f"Ada karakter yang tidak tampak (U+{ord(unreadable[0]):04X}).",
                    hint="hapus karakter itu; biasanya terbawa dari salinan program lain",
                )
                return False
        return True

    def is_too_deep(self, text: str) -> bool:
        """Count how deep the text nests before anything walks it by recursion."""
        depth = 0
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                mark = event.start_mark
                self.report.add(
                    Code.YAML_TERLALU_DALAM,
                    Location(self.path, mark.line + self.offset, mark.column + 1),
                    f"Isi bersarang lebih dari {MAX_DEPTH} tingkat.",
                )
                return True
        return False

    def build(self, node: yaml.Node) -> Value:
        """A value with the places of all that is in it; an alias is a finding and gives nothing."""
        if id(node) in self.seen:
            self.report.add(
                Code.YAML_ALIAS,
                self.location(node),
                "Jangkar dan alias YAML ('&nama', '*nama') tidak dipakai di sini.",
                hint="tulis ulang isinya di tempat kedua",
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            items = Sequence(self.path)
            for child in node.value:
                items.put(self.build(child), self.position(child))
            return items
        quoted = isinstance(node, yaml.ScalarNode) and node.style
        return None if not quoted and node.value in _NULL else str(node.value)

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        """The pairs of a mapping; of two equal keys the first one counts."""
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
            mapping.put(key.value, self.build(value), self.position(key), self.position(value))
        return mapping

    def explain(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Turn the parser's words into a finding at the line where the mistake was made."""
        problem, context = str(error.problem or ""), str(error.context or "")
        mark = error.problem_mark or error.context_mark
        for told, code, at_start, message, hint in _TOLD:
            if told in f"{context}: {problem}":
                mark = error.context_mark or mark if at_start else mark
                break
        else:
            code, message = Code.YAML_RUSAK, f"YAML tidak dapat dibaca: {problem}."
            hint = "bandingkan dengan berkas daerah lain"
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.rstrip().split("\n")
        if line >= len(lines):  # the parser missed something until the end of the file
            line, column = len(lines) - 1, len(lines[-1])
        where = Location(self.path, line + self.offset, column + 1)
        self.report.add(code, where, message, hint=hint)


_TOLD = (
    (
        "quoted scalar: found unexpected",
        Code.YAML_RUSAK,
        True,
        "Tanda kutip dibuka di sini tetapi tidak ditutup.",
        "tutup dengan tanda kutip yang sama",
    ),
    (
        "unknown escape character",
        Code.YAML_RUSAK,
        False,
        "Garis miring terbalik punya arti khusus di antara tanda kutip ganda.",
        "pakai tanda kutip tunggal",
    ),
    (
        "mapping values are not allowed",
        Code.YAML_RUSAK,
        False,
        "Ada titik dua yang tidak pada tempatnya.",
        "apit teks yang memuat ': ' dengan tanda kutip, atau periksa jorokan baris ini",
    ),
    (
        "flow sequence: did not find expected ',' or",
        Code.YAML_RUSAK,
        True,
        "Tanda kurung dibuka di sini tetapi tidak ditutup.",
        "tutup dengan ]",
    ),
    (
        "flow mapping: did not find expected ',' or",
        Code.YAML_RUSAK,
        True,
        "Tanda kurung dibuka di sini tetapi tidak ditutup.",
        "tutup dengan }",
    ),
    (
        "did not find expected node content",
        Code.YAML_RUSAK,
        False,
        "Tanda kurung atau koma tidak pada tempatnya.",
        "periksa pasangan [ ] dan { } di baris ini dan sebelumnya",
    ),
    (
        "did not find expected '-' indicator",
        Code.YAML_RUSAK,
        False,
        "Baris ini bukan butir daftar seperti baris di atasnya.",
        "awali dengan '- ', atau periksa jorokannya",
    ),
    (
        "did not find expected key",
        Code.YAML_RUSAK,
        False,
        "Baris ini bukan pasangan 'kunci: nilai' yang utuh.",
        "periksa jorokan, titik dua dan spasi sesudahnya di baris ini dan baris sebelumnya",
    ),
    (
        "could not find expected ':'",
        Code.YAML_RUSAK,
        False,
        "Baris ini bukan pasangan 'kunci: nilai' yang utuh.",
        "periksa jorokan, titik dua dan spasi sesudahnya di baris ini dan baris sebelumnya",
    ),
    (
        "cannot start any token",
        Code.YAML_RUSAK,
        False,
        "Tanda ini tidak boleh mengawali sebuah nilai.",
        "apit nilainya dengan tanda kutip",
    ),
    (
        "found another document",
        Code.YAML_RUSAK,
        False,
        "Berkas ini terbagi oleh '---'.",
        "hapus baris '---' di tengah berkas",
    ),
    (
        "found undefined alias",
        Code.YAML_ALIAS,
        False,
        "Jangkar dan alias YAML ('&nama', '*nama') tidak dipakai di sini.",
        "apit teks yang diawali bintang dengan tanda kutip",
    ),
)
"""What libyaml says, our code, whether the mistake is where the part began, our words, a way out."""

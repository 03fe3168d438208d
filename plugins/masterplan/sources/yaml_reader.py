"""YAML text in, located data out; whatever is wrong with its form goes into the report.

Scalars are kept as the text that was typed (`82.10` stays `82.10`, `no` stays `no`); only an
unquoted `null`, `~` or nothing at all becomes `None`. What a value means is for the model to say.
Anchors, aliases and tags are refused: no plan needs them, and a value that begins with their
signs would lose its first word without anybody noticing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

import yaml
from yaml.composer import ComposerError

from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location, Report
from masterplan.sources.located import Mapping, Position, Sequence, Value

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where the wheel has it: about ten times faster than the pure Python loader."""

MAX_DEPTH = 24
"""Deeper than any plan goes, far from the depth where a parser runs out of stack."""

NULL = {"", "~", "null", "Null", "NULL"}

SEPARATORS = str.maketrans("\x85\u2028\u2029", "   ")
"""Invisible ends of lines that YAML counts and no editor does: they would shift every place."""

_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # as YAML has it
)


def read_yaml(
    text: str, path: PurePosixPath, report: Report, *, first_line: int = 1
) -> Mapping | None:
    """Read one document whose top is a mapping; `None` when that cannot be had.

    `first_line` is the line of the file on which `text` begins (front matter begins on two).
    """
    if _SEPARATOR.search(text):  # far cheaper than translating every text
        text = text.translate(SEPARATORS)
    reader = _Reader(path, report, first_line)
    if not reader.is_sane(text):
        return None
    try:
        value, at = reader.read(text)
    except yaml.MarkedYAMLError as error:
        if not reader.refused:  # an alias that was told of is often what the parser trips over
            reader.explain(error, text)
        return None
    except _TooDeepError as error:
        message = f"Isi bersarang lebih dari {MAX_DEPTH} tingkat."
        report.add(Code.YAML_TERLALU_DALAM, Location(path, *error.at), message)
        return None
    report.extend(reader.found)
    if reader.refused:
        return None
    if value is None:
        return Mapping(path, (first_line, 1))
    if not isinstance(value, Mapping):
        report.add(
            Code.JENIS_SALAH,
            Location(path, *at),
            "Berkas harus berisi pasangan 'kunci: nilai'.",
            hint="mulai baris pertama dengan sebuah kunci, misalnya 'versi: 1'",
        )
        return None
    return value


class _TooDeepError(Exception):
    """Raised where the text nests deeper than anything that is worth following."""

    def __init__(self, at: Position) -> None:
        super().__init__(at)
        self.at = at


class _Reader:
    """Follows the parser's events through one file, once, and builds what they say."""

    def __init__(self, path: PurePosixPath, report: Report, first_line: int) -> None:
        self.path = path
        self.report = report
        self.offset = first_line
        self.refused = False
        self.found: list[Diagnostic] = []
        """What is wrong with a text that could be parsed to its end."""

    def position(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return (mark.line + self.offset, mark.column + 1) if mark else (self.offset, 1)

    def location(self, event: yaml.Event) -> Location:
        return Location(self.path, *self.position(event))

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

    def read(self, text: str) -> tuple[Value, Position]:
        """The one document of a text, and where it begins; `None` where there is nothing."""
        loader = LOADER(text)
        try:
            self.next = loader.get_event
            self.next()  # the stream begins
            if isinstance(self.next(), yaml.StreamEndEvent):
                return None, (self.offset, 1)
            first = self.next()
            value = self.value(first, 0)
            self.next()  # the document ends
            after = self.next()
            if not isinstance(after, yaml.StreamEndEvent):
                raise ComposerError(
                    "expected a single document in the stream",
                    first.start_mark,
                    "but found another document",
                    after.start_mark,
                )
            return value, self.position(first)
        finally:
            loader.dispose()

    def value(self, event: yaml.Event, depth: int) -> Value:
        """The value that begins with an event, with the places of all that is in it."""
        for told in _refused(event):
            self.refused = True
            self.report.add(told.code, self.location(event), told.message, hint=told.hint)
        if isinstance(event, yaml.ScalarEvent):
            text: str = event.value
            return None if not event.style and text in NULL else text
        if depth >= MAX_DEPTH:
            raise _TooDeepError(self.position(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            items = Sequence(self.path)
            while not isinstance(item := self.next(), yaml.SequenceEndEvent):
                items.put(self.value(item, depth + 1), self.position(item))
            return items
        return None

    def mapping(self, start: yaml.Event, depth: int) -> Mapping:
        """The pairs of a mapping; of two equal keys the first one counts."""
        mapping = Mapping(self.path, self.position(start))
        while not isinstance(key := self.next(), yaml.MappingEndEvent):
            self.value(key, depth)
            event = self.next()
            value = self.value(event, depth)
            if not isinstance(key, yaml.ScalarEvent):
                self.tell(Code.KUNCI_BUKAN_TEKS, key, "Sebuah kunci harus berupa kata.")
                continue
            name = key.value
            if name in mapping:
                first = mapping.key_location(name).line
                message = f"Kunci '{name}' sudah ada di baris {first}."
                self.tell(Code.KUNCI_GANDA, key, message, "hapus salah satu, atau gabungkan isinya")
                continue
            mapping.put(name, value, self.position(key), self.position(event))
        return mapping

    def tell(self, code: Code, event: yaml.Event, message: str, hint: str = "") -> None:
        self.found.append(Diagnostic(code, self.location(event), message, hint))

    def explain(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Turn the parser's words into a finding at the line where the mistake was made."""
        words = f"{error.context}: {error.problem}"
        told = next((told for told in _TOLD if told.words in words), None)
        told = told or _Told(words, f"YAML tidak dapat dibaca: {error.problem}.", _COMPARE)
        mark = error.problem_mark or error.context_mark
        if told.at_start:
            mark = error.context_mark or mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.rstrip().split("\n")
        if line >= len(lines):  # the parser missed something until the end of the file
            line, column = len(lines) - 1, len(lines[-1])
        opened = _open_quote(lines[: line + 1])
        if opened is not None and told.code is Code.YAML_RUSAK:
            told, (line, column) = _OPEN_QUOTE, opened
        where = Location(self.path, line + self.offset, column + 1)
        self.report.add(told.code, where, told.message, hint=told.hint)


def _refused(event: yaml.Event) -> Iterator[_Told]:
    """What is wrong with an event that the parser itself takes."""
    if getattr(event, "anchor", None) is not None:
        yield _ALIAS
    if getattr(event, "tag", None) is not None:
        yield _NO_START


def _open_quote(lines: list[str]) -> tuple[int, int] | None:
    """The line, with its column, that opens the quote which the last line closes by accident.

    A parser notices a missing quote only where the next one stands, often far below.
    """
    *above, last = lines
    for number, line in reversed(list(enumerate(above))):
        match = re.match(r"""\s*(?:- +)*[\w-]+: +(?P<quote>["'])""", line)
        if match is not None and match["quote"] in last:
            rest = line[match.end() :].replace("\\\\", "").replace('\\"', "")
            return None if match["quote"] in rest else (number, match.end() - 1)
        if any(quote in line and quote in last for quote in "\"'"):
            return None
    return None


class _Told(NamedTuple):
    """What libyaml says, and how an editor is told."""

    words: str
    message: str
    hint: str
    at_start: bool = False
    """Whether the mistake is where the broken part began, not where the parser gave up."""
    code: Code = Code.YAML_RUSAK


_NO_ALIAS = "Jangkar dan alias YAML ('&nama', '*nama') tidak dipakai di sini."
_REWRITE = "tulis ulang isinya, atau apit teks yang diawali * atau & dengan tanda kutip"
_COMPARE = "bandingkan dengan berkas daerah lain"
_NO_PAIR = "Baris ini bukan pasangan 'kunci: nilai' yang utuh."
_LOOK_AROUND = "periksa jorokan, titik dua dan spasi sesudahnya di baris ini dan baris sebelumnya"

_OPEN_QUOTE = _Told(
    "quoted scalar: found unexpected",
    "Tanda kutip dibuka di sini tetapi tidak ditutup.",
    "tutup dengan tanda kutip yang sama",
    at_start=True,
)
_ALIAS = _Told("scanning an alias: ", _NO_ALIAS, _REWRITE, at_start=True, code=Code.YAML_ALIAS)
_NO_START = _Told(
    "cannot start any token",
    "Tanda ini tidak boleh mengawali sebuah nilai.",
    "apit nilainya dengan tanda kutip",
)
_TOLD = (
    _OPEN_QUOTE,
    _NO_START,
    _Told(
        "unknown escape character",
        "Garis miring terbalik punya arti khusus di antara tanda kutip ganda.",
        "pakai tanda kutip tunggal",
    ),
    _Told(
        "mapping values are not allowed",
        "Ada titik dua yang tidak pada tempatnya.",
        "apit teks yang memuat ': ' dengan tanda kutip, atau periksa jorokan baris ini",
    ),
    _Told(
        "flow sequence: did not find expected ',' or",
        "Tanda kurung dibuka di sini tetapi tidak ditutup.",
        "tutup dengan ]",
        at_start=True,
    ),
    _Told(
        "flow mapping: did not find expected ',' or",
        "Tanda kurung dibuka di sini tetapi tidak ditutup.",
        "tutup dengan }",
        at_start=True,
    ),
    _Told(
        "did not find expected node content",
        "Tanda kurung atau koma tidak pada tempatnya.",
        "periksa pasangan [ ] dan { } di baris ini dan sebelumnya",
    ),
    _Told(
        "did not find expected '-' indicator",
        "Baris ini bukan butir daftar seperti baris di atasnya.",
        "awali dengan '- ', atau periksa jorokannya",
    ),
    _Told("did not find expected key", _NO_PAIR, _LOOK_AROUND),
    _Told("could not find expected ':'", _NO_PAIR, _LOOK_AROUND),
    _Told(
        "found another document",
        "Berkas ini terbagi oleh '---'.",
        "hapus baris '---' di tengah berkas",
    ),
    _Told("scanning an anchor: ", _NO_ALIAS, _REWRITE, at_start=True, code=Code.YAML_ALIAS),
    _ALIAS,
)

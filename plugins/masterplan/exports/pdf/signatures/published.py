"""A file and the published list of hashes in, which published file it is, or was, out.

A signature is added after the bytes of the file that it signs, so a signed file still begins with
the published one: each of its revisions is looked up. A list of files as `sha256sum` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from masterplan.exports.pdf.signatures.additions import only_signed
from masterplan.exports.pdf.signatures.certificates import plain
from masterplan.exports.pdf.signatures.refusal import Refused

_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")


@dataclass(frozen=True, slots=True)
class Published:
    """The published file that a file is, or begins with."""

    name: str
    """As the list calls it."""
    whole: bool
    """Whether the file is that file, byte for byte."""
    only_signed: bool
    """Whether what follows is nothing but signatures and what belongs to them."""


def read_list(content: bytes, name: str) -> Mapping[str, str]:
    """Names of files by their hash, from the lines `<sha256>  <name>` of a SHA256SUMS."""
    lines = content.decode("utf-8", "replace").splitlines()
    found = [_LINE.fullmatch(line.strip()) for line in lines]
    listed = {match[1].lower(): plain(match[2]) for match in found if match is not None}
    if not listed:
        raise Refused(f"'{name}' bukan daftar SHA256SUMS.")
    return listed


def find_published(content: bytes, listed: Mapping[str, str]) -> Published | None:
    """The file of the list that a file is or begins with; the longest where there are several."""
    for length, digest in reversed(list(_revisions(content))):
        if digest in listed:
            whole = length == len(content)
            return Published(listed[digest], whole, whole or only_signed(content[:length], content))
    return None


def _revisions(content: bytes) -> Iterator[tuple[int, str]]:
    """The length and hash of the file as it was after each time of writing, and as it is."""
    digest, done = sha256(), 0
    for end in (*_ends(content), len(content)):
        if end > done or not content:
            digest.update(content[done:end])
            done = end
            yield end, digest.hexdigest()


def _ends(content: bytes) -> Iterator[int]:
    """Where a revision may end: after its mark, with or without the line end that follows."""
    for match in _END.finditer(content):
        end = match.end()
        yield end
        if content[end : end + 2] == b"\r\n":
            yield end + 2
        elif content[end : end + 1] in {b"\n", b"\r"}:
            yield end + 1

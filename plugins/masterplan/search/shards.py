"""An index in, small script files out: each says `cari(name, …)`, so that it loads from anywhere.

    daftar.js             what there is: regions, kinds, how many shards, versions of all
    i/17.js               families of words, by the hash of their most frequent form
    e/17.js               the weaker postings of that shard's most frequent families
    l/in.js, w/i.js       titles and words by how they begin (see `lists.py`)
    t/8271/12-3.js        texts of records of region 8271, group 12: address, title, page, words
    t/8271/12-3b.js       how the longer ones of these go on
    d/kota-ternate/…      daftar, i, l and w of one region alone, for reading offline

The names of files stay; `daftar.js` gives versions that change with what is in them. The texts and
the own index of a region are made from its records alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from masterplan.memory import without_collector
from masterplan.model.pilar import PILAR
from masterplan.search.families import Family, families
from masterplan.search.index import Index, Part
from masterplan.search.kinds import GRUP, JENIS
from masterplan.search.lists import TITLE_START, WORD_START, title_lists, word_lists
from masterplan.search.records import Record
from masterplan.search.words import BESIDE, Language
from masterplan.telling import HENTI

Write: TypeAlias = Callable[[str, str], None]
"""Takes the name of a file, relative to the folder of search, and its text."""

STEM = 5
"""The last letters of a word that decide where it is, once a suffix is taken off."""
_SUFFIX = re.compile(r"(?:kan|an|i)?(?:nya)?\Z")

MOST_VERSIONS = 64
"""Beyond as many shards some share a version, so that the list of versions stays small."""
MOST_NAMED = 64
"""Beyond as many, regions are named in a file of their own, read only when it is needed, and their
codes and versions are written as closely as they can be."""
FIRST_TEXT = 600
"""About how many characters of a long text travel with its title: enough for most excerpts."""
WHOLE_TEXT = 1260
"""Characters of a text that travels whole: a second file for the last few sentences of many texts
would cost a country's index tens of thousands of files."""


@dataclass(frozen=True, slots=True)
class Size:
    """How finely an index is cut."""

    shard: int
    """About how many characters a shard holds."""
    most_shards: int
    titles: int
    words: int
    """By how many letters lists of titles and words are told apart; 0 for one list."""
    texts: int = 1
    """How many times as many texts share a file as their kind asks for."""


ONLINE = Size(600, 4096, TITLE_START, WORD_START)
"""For a slow line: a word costs about half a kilobyte."""
ON_DISK = Size(24000, 64, 0, 0)
"""For a region that was saved: few files, and the texts that there are."""
PREVIEW = Size(24000, 64, 0, 0, texts=200)
"""For an editor's own machine, which writes all files anew after every edit."""


def write_index(
    parts: Sequence[Part], language: Language, write: Write, *, preview: bool = False
) -> None:
    """Write the files of the whole site's index, and of each region's own.

    A preview has few files, and no regions of their own: it is read on the machine that makes it.
    """
    with without_collector():
        size = PREVIEW if preview else ONLINE
        versions = [write_texts(part, write, size.texts) for part in parts]
        write_words(Index(parts), versions, language, size, "", write)
        if preview:
            return
        for part, version in zip(parts, versions, strict=True):
            own = f"d/{part.wilayah.slug or 'situs'}/"
            write_words(Index([part]), [version], language, ON_DISK, own, write)


def write_texts(part: Part, write: Write, times: int = 1) -> str:
    """Write a region's texts, `times` as many in a file as usual; give their version."""
    seen = hashlib.sha256()
    for group, records in part.groups.items():
        together = JENIS[GRUP[group][0]].per_berkas * times
        for block in range(0, len(records), together):
            name = f"t/{part.wilayah.kode}/{group}-{block // together}"
            firsts, rests = zip(*map(_text, records[block : block + together]), strict=True)
            head = [part.wilayah.nama, int(part.wilayah.contoh)]
            files = {name: [*head, firsts]}
            if any(rests):
                files[f"{name}b"] = [rests]
            for file, content in files.items():
                text = _call(file, *content)
                seen.update(text.encode())
                write(f"{file}.js", text)
    return _version(seen.digest())


def _text(record: Record) -> tuple[list[Any], str]:
    """A record as its file holds it, and how its text goes on."""
    first = record.teks
    if len(first) > WHOLE_TEXT:
        ends = [found.end() for found in re.finditer(r"[.!?:;](?= )| ·", first[:FIRST_TEXT])]
        end = ends[-1] if ends and ends[-1] > FIRST_TEXT // 2 else first.find(" ", FIRST_TEXT)
        first = first[:end]
    rest = record.teks[len(first) :].strip(" ·")
    told = [record.alamat, record.judul, record.bagian, first.strip(" ·")]
    return [*told, 1] if rest else told, rest


def write_words(
    index: Index, versions: Sequence[str], language: Language, size: Size, folder: str, write: Write
) -> None:
    """Write the words of an index, its lists, and last the file that says what there is."""
    known = families(index, language)
    amount = sum(len(family.postings) + len(family.name) + 8 for family in known)
    count = 1
    while count * size.shard < amount and count < size.most_shards:
        count *= 2
    shards: list[list[Family]] = [[] for _ in range(count)]
    aliases: list[list[str]] = [[] for _ in range(count)]
    for family in known:
        home = shard_of(family.name, count)
        shards[home].append(family)
        for form in {form for group in family.forms for form in group}:
            # a phrase stands with its last word, whose shard is fetched whenever it is asked for
            elsewhere = shard_of(form.rpartition("_")[2], count)
            if "_" in form or (elsewhere != home and form[0] != BESIDE):
                aliases[elsewhere].append(f"{form}:{home}")
    marks = [hashlib.sha256() for _ in range(min(count, MOST_VERSIONS))]
    for number, own in enumerate(shards):
        text = _call(f"{folder}i/{number}", _told(own), " ".join(sorted(aliases[number])))
        marks[number % len(marks)].update(text.encode())
        write(f"{folder}i/{number}.js", text)
        rest = {family.name: family.rest for family in own if family.rest}
        if rest:
            text = _call(f"{folder}e/{number}", rest)
            marks[number % len(marks)].update(text.encode())
            write(f"{folder}e/{number}.js", text)
    lists = hashlib.sha256()
    for kind, found in (
        ("l", title_lists(index, language, size.titles)),
        ("w", word_lists(known, size.words)),
    ):
        for key in sorted(found):
            told = found[key] if kind == "l" else " ".join(found[key])
            text = _call(f"{folder}{kind}/{key}", told)
            lists.update(text.encode())
            write(f"{folder}{kind}/{key}.js", text)
    names = [[part.wilayah.slug, part.wilayah.nama] for part in index.parts]
    if len(names) > MOST_NAMED:
        write(f"{folder}daerah.js", _call(f"{folder}daerah", names))
    write(
        f"{folder}daftar.js",
        _call(
            "daftar",
            {
                "a": folder,
                "n": count,
                "N": index.size,
                "v": "".join(_version(mark.digest()) for mark in marks),
                "l": [size.titles, size.words, _version(lists.digest())],
                "r": _regions([part.wilayah.kode for part in index.parts], versions),
                **({"d": names} if len(names) <= MOST_NAMED else {}),
                "j": [
                    [item.id, item.nama, item.bobot, int(item.per_pilar), int(item.bertahun),
                     item.per_berkas * size.texts]
                    for item in JENIS.values()
                ],
                "p": [[item.id, item.nama] for item in PILAR.values()],
                "h": " ".join(sorted(HENTI)),
            },
        ),
    )  # fmt: skip


def _regions(codes: Sequence[str], versions: Sequence[str]) -> list[Any]:
    """The code of each region with its version; of many, the steps from code to code."""
    if len(codes) <= MOST_NAMED:
        return [list(pair) for pair in zip(codes, versions, strict=True)]
    steps = [int(code) - int(last) for last, code in pairwise(("0", *codes))]
    return [" ".join(map(str, steps)), "".join(versions)]


def _told(own: Iterable[Family]) -> list[list[Any]]:
    """The families of a shard: forms, postings, and the size where not all travel at once."""
    return [
        [
            "|".join(" ".join(group) for group in family.forms),
            family.postings,
            *([family.size] if family.rest else []),
        ]
        for family in own
    ]


def shard_of(word: str, count: int) -> int:
    """The shard of a word: the browser's script counts the same.

    What affixes leave alone decides (FNV-1a of it, its halves folded), so that nearly all forms of
    a root are found where their family is: `pengelolaan` beside `kelola`, by `elola`.
    """
    return _mixed(_SUFFIX.sub("", word)[-STEM:]) % count


@cache
def _mixed(word: str) -> int:
    mixed = 2166136261
    for char in word:
        mixed = (mixed ^ ord(char)) * 16777619 & 0xFFFFFFFF
    return mixed ^ mixed >> 15


def _version(digest: bytes) -> str:
    return urlsafe_b64encode(digest)[:3].decode()


def _call(name: str, *values: object) -> str:
    told = ",".join(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (name, *values)
    )
    # two line ends that JSON allows in a text and older scripts do not
    return f"cari({told})\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

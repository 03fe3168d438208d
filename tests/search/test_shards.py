from __future__ import annotations

import gzip
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from masterplan.library import Library
from masterplan.search.build import wilayah
from masterplan.search.encoding import decode
from masterplan.search.index import Index
from masterplan.search.kinds import GRUP, JENIS
from masterplan.search.records import Halaman
from masterplan.search.shards import FIRST_TEXT, ONLINE, shard_of, write_index, write_words
from tests.builds import ROOT
from tests.search.pages import BAHASA, files_of, folder, pages_of, part, record, told

SAME_BYTES = """
import hashlib
from masterplan.diagnostics import Report
from masterplan.library import load
from pathlib import Path
from tests.builds import SMALL_PROJECT
from tests.search.pages import files_of, pages_of
library = load(SMALL_PROJECT / "masterplans", Report(), base=SMALL_PROJECT)
files = files_of(library, reversed(pages_of(library)))
print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())
"""

OLD, NEW = "Arah berikut dibaca", "Arah berikut diukur"
"""One word of a chapter of the small plan, and another for it."""


@pytest.fixture(scope="module")
def pages(small_library: Library) -> list[Halaman]:
    """The pages of the small project."""
    return pages_of(small_library)


@pytest.fixture(scope="module")
def files(small_library: Library, pages: list[Halaman]) -> dict[str, str]:
    """The index of the small project."""
    return files_of(small_library, pages)


def _list(value: object) -> list[Any]:
    assert isinstance(value, list)
    return value


def _changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_every_file_calls_with_its_own_name(files: dict[str, str]) -> None:
    """So that a script that arrives can be told from the one that was waited for."""
    wrong = {
        name
        for name, text in files.items()
        if told(text)[0] != ("daftar" if name.endswith("daftar.js") else name.removesuffix(".js"))
    }

    assert set() == wrong
    assert all(text.isprintable() for text in map(str.rstrip, files.values()))


def test_same_pages_give_same_bytes_in_any_process(
    small_library: Library, pages: list[Halaman], files: dict[str, str]
) -> None:
    """Whatever the order of the pages, and however a process scatters its sets."""
    seen = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", SAME_BYTES],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout)

    assert 1 == len(seen)
    assert files == files_of(small_library, pages)


def test_a_region_changes_only_when_its_text_does(
    small_library: Library, pages: list[Halaman], files: dict[str, str]
) -> None:
    """One word of one region: its own files, the shards of the two words, and the lists."""
    address = "kabupaten-contoh-raya/bab/pendahuluan/"
    (page,) = (page for page in pages if page.alamat == address)
    assert 1 == page.html.count(OLD)
    edited = Halaman(address, page.html.replace(OLD, NEW), page.daerah)
    after = files_of(small_library, [edited if item is page else item for item in pages])
    changed = _changed(files, after)

    code = small_library.by_slug["kabupaten-contoh-raya"].daerah.kode.replace(".", "")
    assert {folder(name) for name in changed} <= {
        f"t/{code}",
        "d/kabupaten-contoh-raya",
        "daftar.js",
        "i",
        "l",
        "w",
    }
    assert 1 == sum(1 for name in changed if name.startswith("t/"))
    assert 0 < sum(1 for name in changed if name.startswith("i/")) <= 6


def test_versions_change_with_what_they_stand_for(
    small_library: Library, pages: list[Halaman], files: dict[str, str]
) -> None:
    """A phone fetches anew the texts of the region that has changed, and no others."""
    address = "kabupaten-contoh-raya/bab/pendahuluan/"
    edited = [
        Halaman(page.alamat, page.html.replace(OLD, NEW), page.daerah)
        if page.alamat == address
        else page
        for page in pages
    ]
    before, after = (
        told(found["daftar.js"])[1] for found in (files, files_of(small_library, edited))
    )
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    slugs = [place.slug for place in wilayah(small_library)]

    assert ["kabupaten-contoh-raya"] == [
        slug for slug, old, new in zip(slugs, before["r"], after["r"], strict=True) if old != new
    ]
    assert before["v"] != after["v"]
    assert before["n"] == after["n"]


def test_a_word_is_where_the_browser_looks_for_it(files: dict[str, str]) -> None:
    """Every form of every family: in its own shard, or named there with the shard that has it."""
    head = told(files["daftar.js"])[1]
    assert isinstance(head, dict)
    shards = {number: told(files[f"i/{number}.js"]) for number in range(head["n"])}
    for number, (_, families, _) in shards.items():
        for forms, *_ in _list(families):
            for form in forms.replace("|", " ").split(" "):
                if form[0] == "+" and "_" not in form:
                    continue
                home = shard_of(form.rpartition("_")[2], head["n"])
                assert home == number or f"{form}:{number}" in str(shards[home][2]).split(" ")


def test_texts_can_be_found_from_what_postings_say(files: dict[str, str]) -> None:
    """Region, group and number lead to a file and a place in it, as the browser counts."""
    head = told(files["daftar.js"])[1]
    assert isinstance(head, dict)
    places = set()
    for number, (name, families, _) in enumerate(
        told(files[f"i/{at}.js"]) for at in range(head["n"])
    ):
        assert f"i/{number}" == name
        for _, postings, *_ in _list(families):
            read = decode(postings, lambda group: JENIS[GRUP[group][0]].bertahun)
            places |= {hit.place for hit in read.hits}
    for place in places:
        together = JENIS[GRUP[place.group][0]].per_berkas
        code = head["r"][place.region][0]
        _, _, _, texts = told(files[f"t/{code}/{place.group}-{place.number // together}.js"])
        assert _list(texts)[place.number % together][1]

    assert head["N"] == len(places)


def test_a_long_text_goes_on_in_a_second_file() -> None:
    sentence = "Kapal berlayar dari pulau ke pulau setiap pagi. "
    long = record("Panjang", sentence * 60, jenis="program", pilar="smart-living")
    short = record("Pendek", sentence, jenis="program", pilar="smart-living")
    files: dict[str, str] = {}
    write_index([part(long, short)], BAHASA, files.__setitem__)
    (first,) = _list(told(files["t/1001/4-0.js"])[3])
    (rest,) = _list(told(files["t/1001/4-0b.js"])[1])

    assert long.teks.split() == f"{first[3]} {rest}".split()
    assert FIRST_TEXT / 2 < len(first[3]) <= FIRST_TEXT
    assert first[3].endswith(".")
    assert 1 == first[4]
    assert "t/1001/4-1b.js" not in files


@pytest.mark.parametrize(("count", "letters"), list(product((1, 512, 4096), ("", "a", "é", "🙂"))))
def test_a_shard_is_a_number_below_their_count(count: int, letters: str) -> None:
    assert 0 <= shard_of(letters, count) < count


def test_shards_are_filled_evenly() -> None:
    counts = [0] * 64
    for word in ("".join(letters) for letters in product("aeiou", "bdkmnprst", "aeiou", "klmnt")):
        counts[shard_of(word, 64)] += 1

    assert max(counts) < 2.5 * sum(counts) / 64


def test_many_regions_are_named_in_a_file_of_their_own() -> None:
    """A list of all the names of a country would be more than a query may cost."""
    parts = [part(record("X"), kode=str(1000 + n), slug=f"daerah-{n}") for n in range(80)]
    files: dict[str, str] = {}
    write_words(Index(parts), ["abc"] * 80, BAHASA, ONLINE, "", files.__setitem__)
    head = told(files["daftar.js"])[1]
    assert isinstance(head, dict)
    _, names = told(files["daerah.js"])

    assert "d" not in head
    assert ["daerah-3", "Daerah-3"] == _list(names)[3]
    assert len(gzip.compress(files["daftar.js"].encode())) < 1500


def test_an_index_of_nothing_can_be_written(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    write_index([part()], BAHASA, files.__setitem__)

    assert {"daftar.js", "i/0.js"} <= set(files)

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from masterplan.exports.offline.manifest import Manifest, manifest
from masterplan.exports.offline.sets import offline_sets
from tests.exports.offline.built import SLUGS, little_site


def _manifests(folder: Path) -> dict[str, Manifest]:
    site = little_site(folder)
    return {one.slug: manifest(site, one, one.slug, "2026") for one in offline_sets(site, SLUGS)}


def test_a_manifest_names_files_as_a_browser_asks_for_them(tmp_path: Path) -> None:
    made = _manifests(tmp_path)

    assert [
        "aset/cari.1.js",
        "aset/situs.1.css",
        "cari/d/satu/daftar.js",
        "cari/d/satu/e/1.js?v=def",
        "cari/d/satu/i/0.js?v=abc",
        "cari/d/satu/i/1.js?v=def",
        "cari/d/satu/i/2.js?v=abc",
        "cari/d/satu/i/3.js?v=def",
        "cari/d/satu/l/_.js?v=lll",
        "cari/t/8201/0-0.js?v=t8201",
        "satu/",
        "satu/program/p/",
    ] == [entry.address for entry in made["satu"].entries]
    assert {"", "tentang/", "tentang/gambar.png", "cari/", "luring/"} <= {
        entry.address for entry in made["situs"].entries
    }


def test_hashes_are_those_of_the_files(tmp_path: Path) -> None:
    told = json.loads(_manifests(tmp_path)["satu"].json)
    (page,) = [file for file in told["berkas"] if file[0] == "satu/"]

    content = (tmp_path / "satu/index.html").read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith(page[1])
    assert 16 == len(page[1])
    assert {"versi", "nama", "edisi", "berkas"} == set(told)


def test_a_manifest_changes_only_with_its_own_files(tmp_path: Path) -> None:
    before = _manifests(tmp_path / "a")
    site = little_site(tmp_path / "b")
    changed = tmp_path / "b/dua/index.html"
    changed.write_text(changed.read_text(encoding="utf-8") + "baru", encoding="utf-8")
    after = {one.slug: manifest(site, one, one.slug, "2026") for one in offline_sets(site, SLUGS)}

    assert before["satu"].json == after["satu"].json
    assert before["situs"].version == after["situs"].version
    assert before["dua"].version != after["dua"].version

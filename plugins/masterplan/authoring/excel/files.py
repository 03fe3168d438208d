"""A region's folder in, its files as trees that can be changed; written back whole or not at all.

Only files whose data has changed are written, in the canonical style; so what a workbook does not
say stays as it is, comments and order with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.names import Names
from masterplan.authoring.layout import dump
from masterplan.authoring.modeline import with_modeline
from masterplan.authoring.shape import shape_of
from masterplan.authoring.style import MODELS, comments_in
from masterplan.codes import Code
from masterplan.diagnostics import Location, Report
from masterplan.files import write_whole
from masterplan.sources.folder import read_text
from masterplan.sources.tree import load, plain
from masterplan.sources.yaml_reader import read_yaml

EDITED = ("program.yml", "sasaran.yml", "opd.yml")
"""The files that a workbook holds."""

_READ = (*EDITED, "daerah.yml", "masterplan.yml", "analisis.yml", "sumber.yml")

NAMED = {
    "opd": ("perangkat daerah", "opd.yml", ("opd",), ("singkatan", "nama", "alias")),
    "aplikasi": ("aplikasi", "opd.yml", ("aplikasi",), ("nama",)),
    "program": ("program", "program.yml", ("program",), ("nama", "alias")),
    "sasaran": ("sasaran", "sasaran.yml", ("sasaran",), ("teks",)),
    "indikator": ("indikator", "sasaran.yml", ("sasaran", "indikator"), ("nama",)),
    "isu": ("isu strategis", "analisis.yml", ("isu_strategis",), ("judul",)),
    "risiko": ("risiko", "analisis.yml", ("risiko",), ("uraian",)),
    "regulasi": ("regulasi", "masterplan.yml", ("regulasi",), ("tentang",)),
    "sumber": ("sumber", "sumber.yml", ("sumber",), ("judul",)),
}
"""Kinds of things with ids: what they are called, where they stand, and their other names."""


@dataclass(slots=True)
class RegionFiles:
    """The YAML files of one region's folder."""

    folder: Path
    path: PurePosixPath
    """The folder as reports name it."""
    trees: dict[str, CommentedMap] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)

    def tree(self, name: str) -> CommentedMap:
        """The tree of a file; an empty one for a file that is not there yet."""
        return self.trees.setdefault(name, CommentedMap(versi="1"))

    def items(self, name: str, *keys: str) -> Iterator[CommentedMap]:
        """The mappings in a list of a file, or in the lists of those."""
        yield from mappings(self.tree(name), *keys)

    def append(self, holder: CommentedMap, key: str, item: CommentedMap) -> None:
        """Add an item to the end of a list, which need not be there."""
        there = holder.get(key)
        if there is None:
            holder[key] = CommentedSeq([item])
        elif isinstance(there, CommentedSeq):
            there.append(item)
        else:
            raise Unclear(f"'{key}' di berkas YAML bukan daftar", "perbaiki dahulu berkasnya")

    def changed(self) -> dict[str, str]:
        """The new text of each file whose data is no longer what was read."""
        made = {}
        for name, tree in self.trees.items():
            old = self.texts.get(name)
            before = plain(load(old)) if old is not None else {"versi": "1"}
            if plain(tree) != before:
                made[name] = dump(tree, shape_of(MODELS[name]))
        return made

    def save(self, report: Report, *, write: bool) -> list[PurePosixPath]:
        """Write what has changed, and say which files that were."""
        made = self.changed()
        for name, text in made.items():
            path = self.path / name
            lost = comments_in(self.texts.get(name, "")) != comments_in(text)
            if lost or read_yaml(text, path, Report()) != plain(self.trees[name]):
                report.add(
                    Code.YAML_RUSAK,
                    Location(path),
                    "Hasil impor akan mengubah isi lain, jadi tidak ada yang ditulis.",
                )
                return []
        for name, text in made.items() if write else ():
            whole = text if name in self.texts else with_modeline(text, self.path / name)
            write_whole((self.folder / name).resolve(), whole.encode())
        return [self.path / name for name in made]


def open_region(folder: Path, path: PurePosixPath, report: Report) -> RegionFiles | None:
    """Read the files that a workbook holds or speaks of; `None` when one cannot be read."""
    files = RegionFiles(folder, path)
    found = Report()
    if not (folder / "daerah.yml").is_file():
        report.add(
            Code.BERKAS_HILANG,
            Location(path / "daerah.yml"),
            f"Folder daerah '{path.name}' tidak ada, atau belum berisi daerah.yml.",
            hint="sebut nama folder di dalam masterplans, misalnya kota-ternate",
        )
        return None
    for name in _READ:
        file = folder / name
        if not file.is_file():
            continue
        if not file.resolve().is_relative_to(folder.resolve()):
            found.add(
                Code.TAUTAN_KELUAR_FOLDER,
                Location(path / name),
                "Tautan berkas ini menunjuk ke luar folder daerah.",
                hint="salin berkasnya ke dalam folder daerah",
            )
            continue
        text = read_text(file, path / name, found)
        if text is not None and read_yaml(text, path / name, found) is not None:
            files.texts[name] = text
            files.trees[name] = load(text)
    report.extend(found)
    if len(found):
        return None
    files.names = {kind: _names(files, kind) for kind in NAMED}
    return files


def mappings(holder: CommentedMap, *keys: str) -> Iterator[CommentedMap]:
    """The mappings in a list at a key, or in the lists of those."""
    for item in texts_or_items(holder.get(keys[0])):
        if isinstance(item, CommentedMap):
            if keys[1:]:
                yield from mappings(item, *keys[1:])
            else:
                yield item


def texts_or_items(value: Any) -> list[Any]:
    """A list, or a single value as a list of one."""
    if isinstance(value, CommentedSeq):
        return list(value)
    return [] if value is None else [value]


def _names(files: RegionFiles, kind: str) -> Names:
    jenis, file, keys, others = NAMED[kind]
    names = Names(jenis)
    for item in files.items(file, *keys) if file in files.trees else ():
        learn(names, item, others)
    return names


def learn(names: Names, item: CommentedMap, others: tuple[str, ...]) -> None:
    """Make an item known by its id and its other names."""
    if isinstance(item.get("id"), str):
        known = [name for key in others for name in texts_or_items(item.get(key))]
        names.add(item["id"], [name for name in known if isinstance(name, str)])

"""References are part of the types: one walk finds them all, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from masterplan.checks.references import _KINDS
from masterplan.diagnostics import Report
from masterplan.library import FILES, KINDS
from masterplan.model.bab import KepalaBab
from masterplan.model.base import Entity
from masterplan.model.decode import _models, decode
from masterplan.model.pointers import Menunjuk, pointers
from masterplan.sources.yaml_reader import read_yaml

PATH = PurePosixPath("masterplans/kota/berkas.yml")


def found_in(name: str, text: str) -> list[tuple[str, str, int, int]]:
    report = Report()
    data = read_yaml(text, PATH, report)
    assert data is not None
    entity = decode(data, FILES[name], report)
    assert [] == [str(found) for found in report]
    assert entity is not None
    return [(p.jenis, p.tujuan, p.location.line, p.location.column) for p in pointers(entity)]


def test_reference_stands_at_its_own_word() -> None:
    text = """\
aplikasi:
  - id: aduan
    nama: Aduan
    fungsi: Menerima aduan
    status: aktif
    pemilik: kominfo
"""
    assert [("opd", "kominfo", 6, 14)] == found_in("opd.yml", text)


def test_references_in_parts_of_parts_are_found() -> None:
    text = """\
sasaran:
  - id: layanan
    pilar: smart-governance
    sub_dimensi: birokrasi
    teks: Cepat
    misi: [satu, dua]
    indikator:
      - id: waktu
        nama: Waktu
        satuan: hari
        arah: turun
        kondisi_awal: {nilai: 5, sumber: survei}
        target: {2025: 4}
        realisasi:
          2025: {nilai: 4, sumber: [laporan]}
        sumber_data: Dinas
"""
    assert [
        ("misi", "satu", 6, 12),
        ("misi", "dua", 6, 18),
        ("sumber", "survei", 12, 42),
        ("sumber", "laporan", 15, 37),
    ] == found_in("sasaran.yml", text)


def test_short_form_stands_where_its_key_stands() -> None:
    """`selaras_provinsi: [a]` is short for a mapping that was never written."""
    text = """\
program:
  - id: satu
    nama: Satu
    pilar: smart-governance
    sub_dimensi: birokrasi
    sasaran: layanan
    uraian: Satu
    penanggung_jawab: kominfo
    lokasi: [{jenis: seluruh-daerah}]
    mulai: 2025
    selesai: 2025
    indikator: waktu
    status: usulan
    status_per: 2025-01-01
    manfaat: {}
    selaras_provinsi: [kabel-laut]
"""
    assert ("program-provinsi", "kabel-laut", 16, 23) in found_in("program.yml", text)


def _kinds(model: type[Entity], seen: set[type]) -> Iterator[str]:
    """The kinds of references in a model and in all models inside it."""
    seen.add(model)
    for field in model.model_fields.values():
        yield from (mark.jenis for mark in field.metadata if isinstance(mark, Menunjuk))
        for inner in _models(field.annotation):
            if inner not in seen and issubclass(inner, Entity):
                yield from _kinds(inner, seen)


def test_every_kind_of_reference_has_a_file_and_a_name() -> None:
    """So that no reference is left unresolved, and none is reported without a word for it."""
    seen: set[type] = set()
    models: list[type[Entity]] = [*FILES.values(), KepalaBab]
    used = {kind for model in models for kind in _kinds(model, seen)}

    assert used == _KINDS.keys()
    assert used - {"program-provinsi"} == set().union(*KINDS.values())

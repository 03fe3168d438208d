"""A new region's words in, why its folder cannot be made out: nothing where it can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from masterplan.checks.identity import KODE_BPS
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location, Report
from masterplan.model import scalars
from masterplan.model.daerah import Daerah
from masterplan.model.decode import decode
from masterplan.model.readers import shown
from masterplan.sources.folder import read_text, region_folders
from masterplan.sources.yaml_reader import read_yaml

JENIS = ("provinsi", "kabupaten", "kota")

NAMA = re.compile(r"[^\W\d_][\w .,'()/-]{0,99}")
"""Names that need no quotation marks in YAML."""


@dataclass(frozen=True, slots=True)
class DaerahBaru:
    """Who the new region is."""

    slug: str
    nama: str
    kode: str
    jenis: str
    ditinjau: date
    kode_bps: str = ""
    """May be left out where it belongs to a code that is known."""


def refusals(root: Path, baru: DaerahBaru, at: PurePosixPath) -> Iterator[Diagnostic]:
    """Why the folder cannot be made: wrong words first, then what is there already."""
    wrong = list(_wrong_words(baru, Location(at)))
    yield from wrong
    if not root.is_dir():
        message = "Folder masterplans tidak ada."
        hint = "jalankan dari folder proyek, atau sebut letak foldernya"
        yield Diagnostic(Code.BERKAS_HILANG, Location(at.parent), message, hint)
    elif not wrong:
        yield from _clashes(root, baru, at)


def _wrong_words(baru: DaerahBaru, where: Location) -> Iterator[Diagnostic]:
    kode_bps = baru.kode_bps or KODE_BPS.get(baru.kode, "")
    if not kode_bps:
        message = f"Kode BPS untuk '{baru.kode}' harus disebut."
        yield Diagnostic(Code.NILAI_SALAH, where, message, "lihat daftar kode wilayah BPS")
    kinds: tuple[tuple[Any, str], ...] = (
        (scalars.Id, baru.slug),
        (scalars.KodeDaerah, baru.kode),
        (scalars.KodeBps, kode_bps or "00"),
    )
    for kind, text in kinds:
        try:
            TypeAdapter(kind).validate_python(text)
        except ValidationError as error:
            told = error.errors()[0].get("ctx", {})
            message = str(told.get("message", f"'{shown(text)}' terlalu panjang."))
            yield Diagnostic(Code.NILAI_SALAH, where, message, str(told.get("hint", "")))
    if not NAMA.fullmatch(baru.nama):
        message = f"'{shown(baru.nama)}' bukan nama daerah."
        hint = "tulis nama lengkap dengan huruf dan spasi, misalnya 'Kabupaten Halmahera Barat'"
        yield Diagnostic(Code.NILAI_SALAH, where, message, hint)
    if baru.jenis not in JENIS:
        message = f"'{baru.jenis}' bukan jenis daerah."
        yield Diagnostic(Code.PILIHAN_SALAH, where, message, f"pilih: {', '.join(JENIS)}")
    elif (baru.jenis == "provinsi") == ("." in baru.kode):
        message = f"Kode '{baru.kode}' bukan kode {baru.jenis}."
        hint = 'kode provinsi dua angka: "82"; kode kabupaten dan kota bertitik: "82.01"'
        yield Diagnostic(Code.NILAI_SALAH, where, message, hint)


def _clashes(root: Path, baru: DaerahBaru, at: PurePosixPath) -> Iterator[Diagnostic]:
    if (root / baru.slug).exists() or (root / baru.slug).is_symlink():
        message = f"Folder '{baru.slug}' sudah ada, dan tidak ditimpa."
        hint = "pakai slug lain, atau sunting berkas di folder itu"
        yield Diagnostic(Code.BERKAS_SUDAH_ADA, Location(at), message, hint)
    right = KODE_BPS.get(baru.kode, baru.kode_bps)
    if baru.kode_bps not in {"", right}:
        message = f"Kode BPS untuk {baru.kode} bukan '{baru.kode_bps}'."
        yield Diagnostic(Code.KODE_BPS, Location(at), message, f"tulis {right}")
    for folder in region_folders(root):
        other = read_daerah(folder, at.parent / folder.name, Report())
        if other is None or folder.name == baru.slug:
            continue
        there = f"sudah dipakai {at.parent / folder.name}"
        if other.kode == baru.kode:
            yield Diagnostic(Code.ID_GANDA, Location(at), f"Kode '{baru.kode}' {there}.")
        elif other.jenis == baru.jenis == "provinsi":
            message = f"Sudah ada provinsi lain: {at.parent / folder.name}."
            yield Diagnostic(Code.PROVINSI_TIDAK_TUNGGAL, Location(at), message)
        elif other.jenis == "provinsi" and not baru.kode.startswith(f"{other.kode}."):
            message = f"Kode '{baru.kode}' bukan bagian dari {other.nama} ({other.kode})."
            yield Diagnostic(Code.NILAI_SALAH, Location(at), message, "periksa kodenya")


def read_daerah(folder: Path, at: PurePosixPath, report: Report) -> Daerah | None:
    """A region's `daerah.yml`, if it can be read."""
    if not (folder / "daerah.yml").is_file():
        message = "Berkas daerah.yml wajib ada di setiap folder daerah."
        report.add(Code.BERKAS_HILANG, Location(at / "daerah.yml"), message)
        return None
    text = read_text(folder / "daerah.yml", at / "daerah.yml", report)
    data = read_yaml(text, at / "daerah.yml", report) if text is not None else None
    return decode(data, Daerah, report) if data is not None else None

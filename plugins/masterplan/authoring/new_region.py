"""A region's name and codes in, a folder with every file out: explained, and ready to fill.

The new folder passes the checks as it is. What is not known is said to be unknown, lists are
shown as examples behind `#`, and nothing invented looks like a fact. A region begins without a
plan; `dengan_rencana`, or `add_plan` later on, brings the files of one.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath

from masterplan.authoring.modeline import with_modeline
from masterplan.authoring.refusals import NAMA, DaerahBaru, read_daerah, refusals
from masterplan.authoring.schema import MODELS
from masterplan.checks.identity import KODE_BPS
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location, Report
from masterplan.files import write_whole
from masterplan.model.decode import decode
from masterplan.sources.yaml_reader import read_yaml

FIRST = ("daerah.yml", "tahapan.yml", "sumber.yml", "opd.yml")
"""What every region begins with."""

PLAN = ("masterplan.yml", "analisis.yml", "sasaran.yml", "program.yml", "bab/01-pendahuluan.md")
"""What a plan adds, the file first without which the others mean nothing."""

_WORDS = {
    "provinsi": ("Gubernur", "Pergub", "APBD-PROV", "Smart Province"),
    "kabupaten": ("Bupati", "Perbup", "APBD-KAB", "Smart City"),
    "kota": ("Wali Kota", "Perwali", "APBD-KOTA", "Smart City"),
}
"""Head of region, regulation, source of funds, and what its plan is called, by kind of region."""


def new_region(
    root: Path,
    baru: DaerahBaru,
    report: Report,
    *,
    base: Path | None = None,
    dengan_rencana: bool = False,
) -> list[Path]:
    """Make a region's folder below `root`, and give back its files; none when that cannot be."""
    folder = root / baru.slug
    at = _at(root, base) / baru.slug
    refused = list(refusals(root, baru, at))
    report.extend(refused)
    if refused:
        return []
    names = [*FIRST, *(PLAN if dengan_rencana else ())]
    if baru.jenis == "provinsi":
        names.append("smart-province.yml")
    texts = _filled(names, baru, at, report)
    try:
        # made aside and moved in one step: no half of a folder is ever seen
        with tempfile.TemporaryDirectory(dir=root, prefix=".baru-") as aside:
            made = Path(aside) / baru.slug
            for name, text in texts.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_bytes(text.encode())
            if texts:
                made.rename(folder)
    except OSError as error:
        report.extend([_unwritten(at, error)])
        return []
    return [folder / name for name in texts]


def add_plan(
    folder: Path, report: Report, *, ditinjau: date, base: Path | None = None
) -> list[Path]:
    """Add the files of a plan to a region that has none; what is there already is left alone."""
    at = _at(folder.parent, base) / folder.name
    if (folder / "masterplan.yml").exists():
        message = "Daerah ini sudah mempunyai rencana."
        report.add(Code.BERKAS_SUDAH_ADA, Location(at / "masterplan.yml"), message)
        return []
    daerah = read_daerah(folder, at, report)
    if daerah is None:
        return []
    baru = DaerahBaru(
        folder.name, daerah.nama, daerah.kode, daerah.jenis, ditinjau, daerah.kode_bps
    )
    has_chapters = any((folder / "bab").glob("*.md"))
    names = [
        name
        for name in PLAN
        if not (folder / name).exists() and not (has_chapters and name.endswith(".md"))
    ]
    written: list[Path] = []
    try:
        for name, text in _filled(names, baru, at, report).items():
            (folder / name).parent.mkdir(exist_ok=True)
            write_whole(folder / name, text.encode())
            written.append(folder / name)
    except OSError as error:
        report.extend([_unwritten(at, error)])
        for file in written:
            file.unlink(missing_ok=True)
        return []
    return written


def _at(root: Path, base: Path | None) -> PurePosixPath:
    """The folder of regions, as reports name it."""
    base = base or root.parent
    return PurePosixPath(root.relative_to(base).as_posix()) if root != base else PurePosixPath()


def _unwritten(at: PurePosixPath, error: OSError) -> Diagnostic:
    message = f"Folder tidak dapat ditulis: {error.strerror or error}."
    return Diagnostic(Code.BERKAS_TAK_TERBACA, Location(at), message)


# What is written


def _filled(
    names: Iterable[str], baru: DaerahBaru, at: PurePosixPath, report: Report
) -> Mapping[str, str]:
    """The templates with the region's words in them; nothing if one of them came out wrong."""
    words = _words(baru)
    made: dict[str, str] = {}
    before = len(report)
    for name in names:
        template = files("masterplan") / "templates" / "baru" / name
        text = re.sub(
            r"@([A-Z_0-9]+)@",
            lambda found: words[found[1]],
            template.read_text(encoding="utf-8"),
        )
        made[name] = with_modeline(text, PurePosixPath("masterplans", baru.slug, name))
        data = read_yaml(made[name], at / name, report) if name in MODELS else None
        if data is not None:
            decode(data, MODELS[name], report)
    return made if len(report) == before else {}


def _words(baru: DaerahBaru) -> Mapping[str, str]:
    kepala, peraturan, apbd, sebutan_rencana = _WORDS[baru.jenis]
    years = range(baru.ditinjau.year, baru.ditinjau.year + 5)
    provinsi = f'provinsi: "{baru.kode[:2]}"'
    nama = " ".join(baru.nama.split())
    judul = f"Masterplan {sebutan_rencana} {nama} {years[0]}–{years[-1]}"
    return {
        "SLUG": baru.slug,
        "NAMA": nama,
        "KODE": baru.kode,
        "KODE_BPS": baru.kode_bps or KODE_BPS[baru.kode],
        "JENIS": baru.jenis,
        "PROVINSI": f"# {provinsi}" if baru.jenis == "provinsi" else provinsi,
        "DITINJAU": baru.ditinjau.isoformat(),
        "KECAMATAN": f"{baru.kode}.01",
        "KEPALA": kepala,
        "PERATURAN": peraturan,
        "APBD": apbd,
        "JUDUL": judul if NAMA.fullmatch(nama) else json.dumps(judul, ensure_ascii=False),
        **{f"TAHUN_{number}": str(year) for number, year in enumerate(years, 1)},
    }

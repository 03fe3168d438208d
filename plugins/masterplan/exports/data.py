"""A region with a plan in, its open data files out: three CSV tables and one JSON of everything.

Column names are the attributes' names. Unknown is an empty cell, or `null`; zero is `0`. Every
row says `status_konten`, so that a row of a sample cannot pass for policy.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic import BaseModel

from masterplan.model import totals
from masterplan.model.region import Plan, Region
from masterplan.views import addresses

Row: TypeAlias = dict[str, object]

FORMULA = frozenset("=+@-\t")
"""What a spreadsheet takes for the beginning of a formula; a text that begins so gets a `'`."""

_PROGRAM = (
    "kode_daerah", "daerah", "status_konten", "id", "nama", "pilar", "sub_dimensi", "sasaran",
    "penanggung_jawab", "pendukung", "lokasi", "mulai", "selesai", "jangka", "status",
    "status_per", "kemajuan_persen", "pagu_total", "baris_tanpa_pagu", "alamat",
)  # fmt: skip
_ANGGARAN = (
    "kode_daerah", "daerah", "status_konten", "program", "nama_program", "pilar",
    "penanggung_jawab", "tahun", "sumber_dana", "pagu", "realisasi", "keterangan",
)  # fmt: skip
_INDIKATOR = (
    "kode_daerah", "daerah", "status_konten", "id", "nama", "pilar", "sub_dimensi", "sasaran",
    "satuan", "arah", "kondisi_awal", "kondisi_awal_tahun", "tahun", "target", "realisasi",
    "capaian_terakhir", "alamat",
)  # fmt: skip


def data_files(region: Region, site: str) -> dict[str, bytes]:
    """Make the data files of a region by name; `site` is the public site's address."""
    plan = region.plan
    if plan is None:
        return {}
    return {
        "program.csv": to_csv(_PROGRAM, _programs(region, plan, site)),
        "anggaran.csv": to_csv(_ANGGARAN, _budgets(region, plan)),
        "indikator.csv": to_csv(_INDIKATOR, _indicators(region, plan, site)),
        "masterplan.json": _json(whole_plan(region, plan, site)),
    }


def whole_plan(region: Region, plan: Plan, site: str) -> dict[str, Any]:
    """Everything that is known of a region's plan, computed values under `hitungan`."""
    programs = plan.program
    return {
        "alamat": site + addresses.region(region),
        "edisi": region.diperbarui.isoformat(),
        "status_konten": plan.rangkaian.status_konten,
        "daerah": _plain(region.daerah),
        "rangkaian": _plain(plan.rangkaian),
        "analisis": _plain(plan.analisis),
        "sasaran": _plain(plan.sasaran),
        "program": _plain(plan.program),
        "quick_win": _plain(plan.quick_win),
        "sinergi": _plain(plan.sinergi),
        "opd": _plain(region.berkas_opd.opd),
        "aplikasi": _plain(region.berkas_opd.aplikasi),
        "tahapan": _plain(region.tahapan),
        "sumber": _plain(region.berkas_sumber.sumber),
        "bab": [{"nomor": bab.nomor, "slug": bab.slug, "judul": bab.judul} for bab in plan.bab],
        "hitungan": {
            "tahap_sekarang": region.tahap_sekarang.tahap if region.tahap_sekarang else None,
            "kemajuan_persen": _plain(totals.kemajuan(programs)),
            "status_program": dict(sorted(totals.status_program(programs).items())),
            "anggaran_total": _sum(totals.total(plan)),
            "anggaran_per_tahun": _sums(totals.per_tahun(programs)),
            "anggaran_per_sumber_dana": _sums(totals.per_sumber_dana(programs)),
            "anggaran_per_pilar": _sums(totals.per_pilar(programs)),
            "anggaran_per_opd": _sums(totals.per_opd(programs)),
            "anggaran_per_program": {
                item.id: _sum(totals.total_program(item)) for item in programs
            },
            "nilai_risiko": {item.id: item.nilai for item in plan.analisis.risiko},
            "capaian_indikator": {item.id: totals.capaian(item) for item in plan.indikator},
        },
    }


def _programs(region: Region, plan: Plan, site: str) -> Iterator[Row]:
    for item in plan.program:
        money = totals.total_program(item)
        yield about_plan(region, plan) | {
            "id": item.id,
            "nama": item.nama,
            "pilar": item.pilar,
            "sub_dimensi": item.sub_dimensi,
            "sasaran": "; ".join(item.sasaran),
            "penanggung_jawab": item.penanggung_jawab,
            "pendukung": "; ".join(item.pendukung),
            "lokasi": "; ".join(place.nama or place.jenis for place in item.lokasi),
            "mulai": item.mulai,
            "selesai": item.selesai,
            "jangka": item.horizon,
            "status": item.status,
            "status_per": item.status_per.isoformat(),
            "kemajuan_persen": item.kemajuan_persen,
            "pagu_total": money.nilai,
            "baris_tanpa_pagu": money.tanpa_pagu,
            "alamat": site + addresses.program(region, item),
        }


def _budgets(region: Region, plan: Plan) -> Iterator[Row]:
    for item in plan.program:
        for line in item.anggaran:
            yield about_plan(region, plan) | {
                "program": item.id,
                "nama_program": item.nama,
                "pilar": item.pilar,
                "penanggung_jawab": item.penanggung_jawab,
                "tahun": line.tahun,
                "sumber_dana": line.sumber_dana,
                "pagu": line.pagu,
                "realisasi": line.realisasi,
                "keterangan": line.keterangan,
            }


def _indicators(region: Region, plan: Plan, site: str) -> Iterator[Row]:
    for objective in plan.sasaran:
        for item in objective.indikator:
            for year in sorted({*item.target, *item.realisasi}):
                reached = item.realisasi.get(year)
                yield about_plan(region, plan) | {
                    "id": item.id,
                    "nama": item.nama,
                    "pilar": objective.pilar,
                    "sub_dimensi": objective.sub_dimensi,
                    "sasaran": objective.id,
                    "satuan": item.satuan,
                    "arah": item.arah,
                    "kondisi_awal": item.kondisi_awal.nilai,
                    "kondisi_awal_tahun": item.kondisi_awal.tahun,
                    "tahun": year,
                    "target": item.target.get(year),
                    "realisasi": reached.nilai if reached else None,
                    "capaian_terakhir": totals.capaian(item),
                    "alamat": site + addresses.indikator(region, item),
                }


def about_plan(region: Region, plan: Plan) -> Row:
    """What every row says first: whose it is, and whether it is a sample."""
    return {
        "kode_daerah": region.daerah.kode,
        "daerah": region.daerah.nama,
        "status_konten": plan.rangkaian.status_konten,
    }


def to_csv(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """Write rows as RFC 4180: UTF-8, comma, CRLF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """Keep a spreadsheet from taking a text for a formula; write numbers as they are."""
    if isinstance(value, str) and value[:1] in FORMULA:
        return f"'{value}"
    return value


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: Any) -> Any:
    """Turn models into what JSON has: numbers stay numbers, dates become ISO text."""
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _sum(found: totals.Jumlah) -> dict[str, int | None]:
    return {"pagu": found.nilai, "baris": found.baris, "baris_tanpa_pagu": found.tanpa_pagu}


def _sums(found: dict[Any, totals.Jumlah]) -> dict[str, dict[str, int | None]]:
    return {str(key): _sum(value) for key, value in found.items()}

"""All regions in, the province's open data out: one CSV table for each of its pages that counts.

Column names are planners' words. Unknown is an empty cell and zero is `0`: a region without a
plan has its rows, with nothing in them. `status_konten` is that of the plan which a row is taken
from; a row of stages comes from no plan, but from the sources it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.exports.data import Row, to_csv
from masterplan.library import Library
from masterplan.model.pilar import LANGKAH, PILAR, TAHAP
from masterplan.model.region import Region
from masterplan.model.totals import Jumlah
from masterplan.province.alignment import alignment
from masterplan.province.coverage import pillar_coverage
from masterplan.province.stages import stage_board
from masterplan.province.steps import transformation_steps
from masterplan.views import addresses

_TAHAPAN = (
    "kode_daerah", "daerah", "status_masterplan", "tahap", "nama_tahap", "status", "mulai",
    "selesai", "rencana_mulai", "rencana_selesai", "sumber", "keterangan_per", "dasar_keterangan",
    "umur_hari", "umur_hari_terlama", "ditinjau", "umur_tinjauan_hari", "alamat",
)  # fmt: skip
_CAKUPAN = (
    "kode_daerah", "daerah", "status_konten", "pilar", "program", "quick_win", "pagu",
    "baris_anggaran", "baris_tanpa_pagu",
)  # fmt: skip
_PERAN = (
    "kode_daerah", "daerah", "status_konten", "program_provinsi", "nama_program_provinsi", "peran",
    "program_yang_melayani", "alamat",
)  # fmt: skip
_SELARAS = (
    "kode_daerah", "daerah", "status_konten", "program", "nama_program", "program_provinsi",
    "nama_program_provinsi", "melayani", "selaras_provinsi", "sinergi", "catatan", "tidak_ada",
    "alamat",
)  # fmt: skip
_LANGKAH = (
    "kode_daerah", "daerah", "status_konten", "langkah", "nama_langkah", "program", "pagu",
    "baris_anggaran", "baris_tanpa_pagu",
)  # fmt: skip


def province_files(library: Library, site: str) -> dict[str, bytes]:
    """Make the province's data files by name; `site` is the public site's address."""
    return {
        "tahapan.csv": to_csv(_TAHAPAN, _stages(library, site)),
        "cakupan.csv": to_csv(_CAKUPAN, _coverage(library)),
        "peran.csv": to_csv(_PERAN, _parts(library, site)),
        "selaras.csv": to_csv(_SELARAS, _alignment(library, site)),
        "langkah.csv": to_csv(_LANGKAH, _steps(library)),
    }


def _stages(library: Library, site: str) -> Iterator[Row]:
    """One row for each region and stage; those that no source names have no status."""
    for row in stage_board(library):
        region = row.region
        about: Row = {
            "kode_daerah": region.daerah.kode,
            "daerah": region.daerah.nama,
            "status_masterplan": _status(region),
            "ditinjau": region.daerah.ditinjau.isoformat(),
            "umur_tinjauan_hari": row.umur_tinjauan,
        }
        for id, cell in row.sel.items():
            found: Row = about | {"tahap": id, "nama_tahap": TAHAP[id]}
            if cell is not None:
                item = cell.tahapan
                found |= {
                    "status": item.status,
                    "mulai": item.mulai,
                    "selesai": item.selesai,
                    "rencana_mulai": item.rencana.mulai if item.rencana else None,
                    "rencana_selesai": item.rencana.selesai if item.rencana else None,
                    "sumber": "; ".join(item.sumber),
                    "keterangan_per": cell.umur.per,
                    "dasar_keterangan": cell.dasar,
                    "umur_hari": cell.umur.hari,
                    "umur_hari_terlama": cell.umur.hari_terlama,
                    "alamat": f"{site}{addresses.page(region, 'tahapan')}#tahap-{id}",
                }
            yield found


def _coverage(library: Library) -> Iterator[Row]:
    """One row for each region and pillar."""
    for row in pillar_coverage(library).baris:
        for pilar in PILAR:
            found = _about(row.region) | {"pilar": pilar}
            if row.sel is not None:
                cell = row.sel[pilar]
                found |= {"program": cell.program, "quick_win": cell.quick_win}
                found |= _money(cell.anggaran)
            yield found


def _parts(library: Library, site: str) -> Iterator[Row]:
    """One row for each provincial programme and region; the part is the province's statement."""
    province = library.provinsi
    if province is None:
        return
    for shared in alignment(library).bersama:
        for part in shared.peran:
            yield {
                "kode_daerah": part.region.daerah.kode,
                "daerah": part.region.daerah.nama,
                "status_konten": _status(province),
                "program_provinsi": shared.program.id,
                "nama_program_provinsi": shared.program.nama,
                "peran": part.peran,
                "program_yang_melayani": len(part.program) if part.region.plan else None,
                "alamat": site + addresses.program(province, shared.program),
            }


def _alignment(library: Library, site: str) -> Iterator[Row]:
    """One row for each provincial programme that a programme names, one where it names none."""
    for own in alignment(library).daerah:
        row = _about(own.region) | {
            "program": own.program.id,
            "nama_program": own.program.nama,
            "tidak_ada": own.alasan,
            "alamat": site + addresses.program(own.region, own.program),
        }
        if not own.kaitan:
            yield row
        for item in own.kaitan:
            yield row | {
                "program_provinsi": item.program_provinsi.id,
                "nama_program_provinsi": item.program_provinsi.nama,
                "melayani": _yes(item.melayani),
                "selaras_provinsi": _yes(item.selaras),
                "sinergi": "; ".join(one.jenis for one in item.sinergi),
                "catatan": "; ".join(one.catatan for one in item.sinergi if one.catatan),
            }


def _steps(library: Library) -> Iterator[Row]:
    """One row for each region and step, and one without a step for programmes that name none."""
    for row in transformation_steps(library).baris:
        cells = row.rekap.sel if row.rekap is not None else {}
        for step, name in LANGKAH.items():
            found = _about(row.region) | {"langkah": step, "nama_langkah": name}
            if step in cells:
                found |= {"program": cells[step].program, **_money(cells[step].anggaran)}
            yield found
        if row.rekap is not None:
            none = row.rekap.tanpa_langkah
            yield _about(row.region) | {"program": none.program, **_money(none.anggaran)}


def _about(region: Region) -> Row:
    return {
        "kode_daerah": region.daerah.kode,
        "daerah": region.daerah.nama,
        "status_konten": _status(region),
    }


def _status(region: Region) -> str | None:
    return region.plan.rangkaian.status_konten if region.plan is not None else None


def _money(found: Jumlah) -> Row:
    return {
        "pagu": found.nilai,
        "baris_anggaran": found.baris,
        "baris_tanpa_pagu": found.tanpa_pagu,
    }


def _yes(value: bool) -> str:
    return "ya" if value else "tidak"

"""A data file in, what can be said of it out: its rows, its kind, its columns, its licence.

Sizes, rows and columns are counted in the files themselves, so that what is said of them cannot
drift from what they hold; only the words stand here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class BerkasData:
    """What can be counted in a data file."""

    ukuran: int
    """Bytes."""
    baris: int | None = None
    """Rows below the head of a table; `None` for what is no table."""
    kolom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Isi:
    """What the data files of a kind hold, in whosever folder they lie."""

    satu_baris: str
    """What one row stands for, or that there are none."""
    status: str = ""
    """Where each row's status comes from, in a table of all regions; '' for a file of one plan."""
    kolom: Mapping[str, str] = field(default_factory=dict)
    """What its columns mean where that is not what `KOLOM` says."""


_PER_ROW = "menurut baris"

_SUM = {"pagu": "Jumlah pagu yang diketahui, rupiah utuh; kosong bila tidak satu pun diketahui."}
_COUNT = _SUM | {"program": "Banyaknya program."}

ISI: Mapping[str, Isi] = {
    "program.csv": Isi("tiap program"),
    "anggaran.csv": Isi("tiap program, tahun dan sumber dana"),
    "indikator.csv": Isi(
        "tiap indikator dan tahun",
        kolom={"id": "Id indikator.", "realisasi": "Nilai yang dicapai pada tahun itu."},
    ),
    "masterplan.json": Isi("bukan tabel: seluruh rencana dan nilai yang dihitung darinya"),
    "tahapan.csv": Isi(
        "tiap daerah dan tahap",
        "menurut sumber",
        kolom={
            "status": "Status tahap; kosong bila tidak disebut sumber mana pun.",
            "mulai": "Tanggal, bulan atau tahun mulai tahap itu.",
            "selesai": "Tanggal, bulan atau tahun selesainya.",
            "alamat": "Alamat tetap keterangan tahap itu.",
        },
    ),
    "cakupan.csv": Isi("tiap daerah dan pilar", _PER_ROW, _COUNT),
    "peran.csv": Isi("tiap program provinsi dan daerah", _PER_ROW),
    "selaras.csv": Isi(
        "tiap program daerah dan program provinsi yang disebutnya, atau satu bila tidak ada",
        _PER_ROW,
    ),
    "langkah.csv": Isi("tiap daerah dan langkah transformasi", _PER_ROW, _COUNT),
    "grafik/kesiapan.csv": Isi("tiap subunsur kesiapan"),
    "grafik/swot.csv": Isi("tiap pilar"),
    "grafik/peta-jalan-*.csv": Isi("tiap program"),
    "grafik/anggaran-per-*.csv": Isi("tiap tahun, sumber dana atau pilar", kolom=_SUM),
    "grafik/indikator-*.csv": Isi(
        "tiap tahun satu indikator", kolom={"realisasi": "Nilai yang dicapai pada tahun itu."}
    ),
}
"""Every kind of data file by its name, `*` for what differs, in the order of their listing."""

CHARTS = "grafik/"
"""How the names of tables behind charts begin."""

KOLOM: Mapping[str, str] = {
    "alamat": "Alamat tetap halaman yang menjelaskan baris itu.",
    "ancaman": "Banyaknya ancaman yang dicatat.",
    "arah": "Naik, turun atau tetap: ke mana nilai yang baik bergerak.",
    "baris": "Banyaknya baris anggaran yang dijumlahkan.",
    "baris_anggaran": "Banyaknya baris anggaran yang dijumlahkan.",
    "baris_tanpa_pagu": "Banyaknya baris anggaran yang pagunya belum diketahui.",
    "capaian_terakhir": "Apakah nilai terbaru mencapai target tahunnya.",
    "catatan": "Catatan tentang kaitan itu.",
    "daerah": "Nama daerah.",
    "dasar_keterangan": "Dari mana tanggal keterangan itu: tahapan, sumber atau tinjauan.",
    "ditinjau": "Hari terakhir isi daerah itu dicocokkan dengan sumbernya.",
    "grafik": "Judul grafik yang digambar dari tabel itu.",
    "id": "Id program, unik di daerahnya.",
    "jangka": "Pendek, menengah atau panjang.",
    "kekuatan": "Banyaknya kekuatan yang dicatat.",
    "kelemahan": "Banyaknya kelemahan yang dicatat.",
    "kemajuan_persen": "Kemajuan dalam persen; kosong bila belum diketahui.",
    "keterangan": "Keterangan baris anggaran itu.",
    "keterangan_per": "Tanggal, bulan atau tahun yang diceritakan keterangan itu.",
    "kode_daerah": "Kode wilayah Kemendagri.",
    "kondisi_awal": "Nilai sebelum rencana berjalan.",
    "kondisi_awal_tahun": "Tahun nilai itu.",
    "langkah": "Nomor langkah transformasi digital; kosong untuk program tanpa langkah.",
    "lokasi": "Tempat pelaksanaan, dipisah titik koma.",
    "melayani": "Ya bila program daerah melayani program provinsi itu.",
    "menunggu": "Program yang harus berjalan lebih dulu, dipisah titik koma.",
    "mulai": "Tahun pertama.",
    "nama": "Nama seperti di rencana.",
    "nama_langkah": "Nama langkah itu.",
    "nama_program": "Nama program.",
    "nama_program_provinsi": "Nama program provinsi.",
    "nama_tahap": "Nama tahap.",
    "pagu": "Pagu dalam rupiah utuh; kosong bila belum diketahui, 0 bila memang nol.",
    "pagu_total": "Jumlah pagu yang diketahui, rupiah utuh; kosong bila tidak satu pun diketahui.",
    "peluang": "Banyaknya peluang yang dicatat.",
    "penanggung_jawab": "Id perangkat daerah yang bertanggung jawab.",
    "pendukung": "Id perangkat daerah pendukung, dipisah titik koma.",
    "peran": "Peran daerah menurut provinsi; kosong bila tidak disebut.",
    "pilar": "Id salah satu dari enam pilar.",
    "program": "Id program daerah.",
    "program_provinsi": "Id program provinsi.",
    "program_yang_melayani": "Banyaknya program daerah yang melayaninya.",
    "quick_win": "Banyaknya quick win di antaranya.",
    "realisasi": "Uang yang terpakai, rupiah utuh; kosong bila belum diketahui.",
    "rencana_mulai": "Kapan tahap itu direncanakan mulai.",
    "rencana_selesai": "Kapan tahap itu direncanakan selesai.",
    "sasaran": "Id sasaran yang dituju.",
    "satuan": "Satuan nilai.",
    "selaras_provinsi": "Ya bila disebut di selaras_provinsi rencana daerah.",
    "selesai": "Tahun terakhir.",
    "sinergi": "Jenis sinergi yang dicatat rencana daerah.",
    "skor": "Skor saat rencana disusun.",
    "skor_ideal": "Skor tertinggi yang dituju.",
    "status": "Status program.",
    "status_konten": "Contoh, rancangan atau resmi; baris contoh rekaan dan bukan kebijakan.",
    "status_masterplan": "Contoh, rancangan atau resmi; kosong bila belum ada dokumen.",
    "status_per": "Tanggal status itu.",
    "sub_dimensi": "Id subdimensi pilar.",
    "sub_unsur": "Bagian dari unsur kesiapan.",
    "sumber": "Id sumber, lihat halaman Sumber.",
    "sumber_dana": "Dari mana uangnya.",
    "tahap": "Id tahap Gerakan Menuju Smart City.",
    "tahun": "Tahun baris itu.",
    "target": "Nilai yang dituju pada tahun itu.",
    "tidak_ada": "Mengapa tidak ada program provinsi yang dilayani.",
    "umur_hari": "Umur keterangan dalam hari, paling sedikit.",
    "umur_hari_terlama": "Umur keterangan dalam hari, paling banyak.",
    "umur_tinjauan_hari": "Hari sejak daerah itu ditinjau.",
    "unsur": "Unsur kesiapan daerah.",
}
"""What a column means, wherever it is called so."""

_CREATIVE_COMMONS = re.compile(
    r"CC(?P<kind>0|[ -]BY(-NC)?(-SA|-ND)?)[ -](?P<version>\d\.\d)(?P<igo> IGO)?", re.ASCII
)


def measure(content: bytes, name: str) -> BerkasData:
    """Count what is in a data file; only CSV is taken for a table."""
    if not name.endswith(".csv"):
        return BerkasData(len(content))
    head, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return BerkasData(len(content), len(rows), tuple(head))


def license_url(words: str) -> str | None:
    """The address of a licence that is known, from how people write it: `CC BY 4.0`."""
    found = _CREATIVE_COMMONS.fullmatch(words.strip())
    if found is None:
        return None
    kind, version = found["kind"].lstrip(" -").lower(), found["version"]
    igo = "igo/" if found["igo"] else ""
    place = f"publicdomain/zero/{version}/" if kind == "0" else f"licenses/{kind}/{version}/{igo}"
    return f"https://creativecommons.org/{place}"


def kind_of(address: str) -> str:
    """The name in `ISI` of a data file's kind; the file's own name when nobody has explained it."""
    name = name_of(address)
    return next((kind for kind in ISI if fnmatchcase(name, kind)), name)


def name_of(address: str) -> str:
    """A data file's name without the folder of its region: `grafik/swot.csv`."""
    start, _, name = address.rpartition("/")
    return CHARTS + name if f"{start}/".endswith(f"/{CHARTS}") else name


def column_meaning(kind: str, column: str) -> str:
    """What a column means in the files of a kind, as one sentence; '' when nobody has said."""
    special = ISI[kind].kolom if kind in ISI else {}
    return special.get(column) or KOLOM.get(column, "")

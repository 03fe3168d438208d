"""The fixed tables of the movement: six pillars, five steps, value dimensions, stages.

The 18 sub-dimensions are those of the ministry's evaluation (confirmed for Ambon's in 2024, except
those of Smart Environment and some long names); the five steps and the values are those
presented at the Smart Province forum in Ternate, 13 October 2022.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class SubDimensi:
    """One of the three parts of a pillar."""

    id: str
    nama: str


@dataclass(frozen=True, slots=True)
class Pilar:
    """One of the six areas of a smart city."""

    id: str
    nama: str
    arti: str
    """Its name in plain Indonesian."""
    sub_dimensi: tuple[SubDimensi, ...]


def _pilar(id: str, nama: str, arti: str, **sub_dimensi: str) -> Pilar:
    parts = tuple(SubDimensi(key.replace("_", "-"), name) for key, name in sub_dimensi.items())
    return Pilar(id, nama, arti, parts)


PILAR: dict[str, Pilar] = {
    pilar.id: pilar
    for pilar in (
        _pilar(
            "smart-governance", "Smart Governance", "tata kelola cerdas",
            layanan_publik="Layanan publik",
            birokrasi="Tata kelola birokrasi",
            kebijakan_publik="Kebijakan publik",
        ),
        _pilar(
            "smart-branding", "Smart Branding", "citra daerah cerdas",
            pariwisata="Citra pariwisata",
            bisnis="Citra bisnis",
            wajah_kota="Citra wajah kota",
        ),
        _pilar(
            "smart-economy", "Smart Economy", "ekonomi cerdas",
            ekosistem_industri="Ekosistem industri",
            kesejahteraan="Kesejahteraan rakyat",
            transaksi="Transaksi keuangan",
        ),
        _pilar(
            "smart-living", "Smart Living", "kehidupan cerdas",
            harmonisasi_ruang="Harmonisasi tata ruang",
            kesehatan="Prasarana kesehatan",
            transportasi="Sarana transportasi",
        ),
        _pilar(
            "smart-society", "Smart Society", "masyarakat cerdas",
            komunitas="Interaksi komunitas",
            pembelajaran="Ekosistem belajar",
            keamanan="Keamanan masyarakat",
        ),
        _pilar(
            "smart-environment", "Smart Environment", "lingkungan cerdas",
            proteksi_lingkungan="Proteksi lingkungan",
            sampah_limbah="Tata kelola sampah dan limbah",
            energi="Tata kelola energi",
        ),
    )
}  # fmt: skip

SUB_DIMENSI: dict[str, SubDimensi] = {
    part.id: part for pilar in PILAR.values() for part in pilar.sub_dimensi
}

IdPilar: TypeAlias = Literal[
    "smart-governance",
    "smart-branding",
    "smart-economy",
    "smart-living",
    "smart-society",
    "smart-environment",
]
IdSubDimensi: TypeAlias = Literal[
    "layanan-publik",
    "birokrasi",
    "kebijakan-publik",
    "pariwisata",
    "bisnis",
    "wajah-kota",
    "ekosistem-industri",
    "kesejahteraan",
    "transaksi",
    "harmonisasi-ruang",
    "kesehatan",
    "transportasi",
    "komunitas",
    "pembelajaran",
    "keamanan",
    "proteksi-lingkungan",
    "sampah-limbah",
    "energi",
]

LANGKAH: dict[int, str] = {
    1: "Perluasan akses dan peningkatan infrastruktur digital",
    2: "Peta jalan transformasi digital di sektor strategis",
    3: "Percepatan integrasi Pusat Data Nasional",
    4: "Penyiapan sumber daya manusia talenta digital",
    5: "Regulasi, skema pendanaan dan pembiayaan",
}

SumberDana: TypeAlias = Literal[
    "APBD-KAB", "APBD-KOTA", "APBD-PROV", "APBN", "DAK", "DBH", "DANA-DESA", "CSR", "KPBU",
    "HIBAH", "SWASTA", "LAINNYA",
]  # fmt: skip

ManfaatPemerintah: TypeAlias = Literal[
    "tata-kelola", "efisiensi", "city-branding", "perdagangan", "wisatawan", "investor",
    "pendapatan-baru",
]  # fmt: skip
ManfaatBisnis: TypeAlias = Literal[
    "nilai-baru", "peluang", "keuntungan", "pelanggan-baru", "pasar-baru"
]
ManfaatMasyarakat: TypeAlias = Literal[
    "pintar", "mudah", "sejahtera", "aman", "sehat", "nyaman", "kreatif", "kompetitif",
    "berkelanjutan",
]  # fmt: skip

Tahap: TypeAlias = Literal[
    "asesmen", "mou", "bimtek-1", "bimtek-2", "bimtek-3", "bimtek-4", "dokumen-final",
    "komitmen-opd", "penetapan", "implementasi", "evaluasi-1", "evaluasi-2", "revisi",
]  # fmt: skip

TAHAP: dict[str, str] = {
    "asesmen": "Seleksi dan asesmen",
    "mou": "Nota kesepahaman",
    "bimtek-1": "Bimbingan teknis I",
    "bimtek-2": "Bimbingan teknis II",
    "bimtek-3": "Bimbingan teknis III",
    "bimtek-4": "Bimbingan teknis IV",
    "dokumen-final": "Dokumen final",
    "komitmen-opd": "Komitmen perangkat daerah",
    "penetapan": "Penetapan dengan peraturan",
    "implementasi": "Pelaksanaan",
    "evaluasi-1": "Evaluasi tahap I",
    "evaluasi-2": "Evaluasi tahap II",
    "revisi": "Revisi",
}
"""The stages in their order; a plan's current stage is the last one that has begun."""

"""What each structured part of a plan is made from: why paper that shows it is printed again."""

from __future__ import annotations

BLOCK_FILES: dict[str, tuple[str, ...]] = {
    "profil": ("sumber.yml",),
    "rujukan": ("sumber.yml",),
    "regulasi": ("sumber.yml",),
    "isu-strategis": ("analisis.yml", "sumber.yml"),
    "kesiapan": ("analisis.yml", "sumber.yml"),
    "kesenjangan": ("analisis.yml", "program.yml"),
    "swot": ("analisis.yml",),
    "visi-misi": ("sumber.yml",),
    "sasaran": ("sasaran.yml",),
    "program": (
        "program.yml",
        "sasaran.yml",
        "opd.yml",
        "sumber.yml",
        "provinsi:program.yml",
        "provinsi:opd.yml",
        "provinsi:daerah.yml",
    ),
    "rencana-aksi": ("program.yml", "opd.yml", "provinsi:opd.yml"),
    "peta-jalan": ("program.yml",),
    "anggaran": ("program.yml", "opd.yml", "provinsi:opd.yml"),
    "quick-win": ("program.yml", "opd.yml", "sumber.yml", "provinsi:opd.yml"),
    "indikator": ("sasaran.yml", "opd.yml", "sumber.yml"),
    "grafik-indikator": ("sasaran.yml",),
    "kelembagaan": ("sumber.yml",),
    "risiko": ("analisis.yml", "opd.yml", "provinsi:opd.yml"),
    "tahapan": ("tahapan.yml", "sumber.yml"),
    "aplikasi": ("opd.yml", "provinsi:opd.yml"),
    "opd": ("opd.yml", "program.yml"),
    "sumber": ("sumber.yml",),
}
"""By the block's name; `daerah.yml` and `masterplan.yml` belong to every part of a document."""

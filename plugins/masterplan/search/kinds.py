"""The kinds of things that search finds, and the groups by which an index numbers them.

A reader filters by kind and by pillar. Records are numbered within a group, one for each kind and
pillar, so that a posting says both without a byte of its own: counts need nothing more loaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from masterplan.model.pilar import PILAR


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of record."""

    id: str
    nama: str
    """As a reader sees it."""
    bobot: float = 1.0
    """How much more, or less, than a section of text it is what a reader looks for."""
    sebutan: str = ""
    """Words for it in a query: who says one of them looks for this kind."""
    per_pilar: bool = False
    """Whether its records belong to pillars."""
    bertahun: bool = False
    """Whether its records say from which year to which they run."""
    per_berkas: int = 1
    """Records in one file of texts: short ones travel together."""


JENIS: dict[str, Jenis] = {
    item.id: item
    for item in (
        Jenis("program", "Program", 1.35, "program", per_pilar=True, bertahun=True),
        Jenis("quick-win", "Quick win", 1.0, "quick win", per_pilar=True, bertahun=True),
        Jenis("pilar", "Pilar", 1.15, "pilar", per_pilar=True),
        Jenis("sasaran", "Sasaran", 0.85, "sasaran", per_pilar=True, per_berkas=3),
        Jenis(
            "indikator", "Indikator", 0.9, "indikator", per_pilar=True, bertahun=True, per_berkas=3
        ),
        Jenis("analisis", "Analisis", 1.0, per_pilar=True),
        Jenis("bab", "Bab", 1.05, "bab", per_berkas=2),
        Jenis("daerah", "Halaman daerah", 1.15),
        Jenis("opd", "Perangkat daerah", 1.0, per_berkas=6),
        Jenis("aplikasi", "Aplikasi", 0.95, "aplikasi", per_berkas=4),
        Jenis("peraturan", "Peraturan", 0.9, "peraturan", per_berkas=4),
        Jenis("istilah", "Istilah", 1.2, "istilah arti", per_berkas=3),
        Jenis("keterangan", "Keterangan", 0.8),
        Jenis("panduan", "Panduan penyunting", 0.45),
        Jenis("sumber", "Sumber", 0.6, per_berkas=4),
    )
}
"""All kinds, in the order in which filters list them."""

GRUP: tuple[tuple[str, str], ...] = tuple(
    (item.id, pilar)
    for item in JENIS.values()
    for pilar in (["", *PILAR] if item.per_pilar else [""])
)
"""Kind and pillar ('' for none) of each group; a group is known by its place here."""

NOMOR_GRUP: dict[tuple[str, str], int] = {pair: number for number, pair in enumerate(GRUP)}

"""The closed list of what can be wrong with a source.

A code is permanent: its slug is printed in reports, linked from the documentation and
searched for by editors, so it is never renamed and never used for another thing.
The rule in front (`X1`, `A2` …) is that of the data model's description.
"""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """How much a finding matters, the worst first."""

    ERROR = "galat"
    """Nothing is published before this is mended."""
    WARNING = "peringatan"
    """The site is published, and the finding with it."""

    @property
    def label(self) -> str:
        """The word that an editor reads."""
        return self.value


class Code(Enum):
    """A kind of finding: slug, severity, rule of the data model ('' where it is about form)."""

    # Form: can the file be read at all?
    BERKAS_HILANG = ("berkas-hilang", Severity.ERROR, "")
    BERKAS_TAK_TERBACA = ("berkas-tak-terbaca", Severity.ERROR, "")
    BERKAS_TERLALU_BESAR = ("berkas-terlalu-besar", Severity.ERROR, "")
    BERKAS_TAK_DIKENAL = ("berkas-tak-dikenal", Severity.WARNING, "")
    TAUTAN_KELUAR_FOLDER = ("tautan-keluar-folder", Severity.ERROR, "")
    YAML_RUSAK = ("yaml-rusak", Severity.ERROR, "")
    YAML_TAB = ("yaml-tab", Severity.ERROR, "")
    YAML_ALIAS = ("yaml-alias", Severity.ERROR, "")
    YAML_TERLALU_DALAM = ("yaml-terlalu-dalam", Severity.ERROR, "")
    KUNCI_GANDA = ("kunci-ganda", Severity.ERROR, "")
    KUNCI_BUKAN_TEKS = ("kunci-bukan-teks", Severity.ERROR, "")

    # Shape: does it say what the model asks for?
    KUNCI_TAK_DIKENAL = ("kunci-tak-dikenal", Severity.ERROR, "")
    KUNCI_WAJIB = ("kunci-wajib", Severity.ERROR, "")
    JENIS_SALAH = ("jenis-salah", Severity.ERROR, "")
    NILAI_SALAH = ("nilai-salah", Severity.ERROR, "")
    PILIHAN_SALAH = ("pilihan-salah", Severity.ERROR, "")

    # Chapters
    FRONT_MATTER_HILANG = ("front-matter-hilang", Severity.ERROR, "")
    BLOK_TAK_DIKENAL = ("blok-tak-dikenal", Severity.ERROR, "")
    GAMBAR_HILANG = ("gambar-hilang", Severity.ERROR, "")
    GAMBAR_RUSAK = ("gambar-rusak", Severity.ERROR, "")
    GAMBAR_TANPA_ALT = ("gambar-tanpa-alt", Severity.WARNING, "")
    GAMBAR_BENTUK = ("gambar-bentuk", Severity.ERROR, "")
    TINGKAT_JUDUL = ("tingkat-judul", Severity.WARNING, "")
    NAMA_BAB = ("nama-bab", Severity.ERROR, "")

    # References
    RUJUKAN_PUTUS = ("rujukan-putus", Severity.ERROR, "X1")
    SUB_DIMENSI_LAIN_PILAR = ("sub-dimensi-lain-pilar", Severity.ERROR, "X2")
    SASARAN_LAIN_PILAR = ("sasaran-lain-pilar", Severity.ERROR, "X3")
    OPD_BERULANG = ("opd-berulang", Severity.ERROR, "X4")
    KODE_LOKASI = ("kode-lokasi", Severity.ERROR, "X5")
    KETERGANTUNGAN_MELINGKAR = ("ketergantungan-melingkar", Severity.ERROR, "X6")
    QUICK_WIN_LUAR_PROGRAM = ("quick-win-luar-program", Severity.ERROR, "X7")
    ID_GANDA = ("id-ganda", Severity.ERROR, "X8")
    SUMBER_BERBEDA = ("sumber-berbeda", Severity.WARNING, "X8")
    KODE_BPS = ("kode-bps", Severity.ERROR, "X9")
    PENETAPAN_TANPA_REGULASI = ("penetapan-tanpa-regulasi", Severity.ERROR, "X10")
    PROVINSI_TIDAK_TUNGGAL = ("provinsi-tidak-tunggal", Severity.ERROR, "")
    SLUG_LAIN_FOLDER = ("slug-lain-folder", Severity.ERROR, "X8")

    # Arithmetic and ranges
    TAHUN_LUAR_PERIODE = ("tahun-luar-periode", Severity.ERROR, "A1")
    TAHUN_LUAR_PROGRAM = ("tahun-luar-program", Severity.ERROR, "A2")
    TOTAL_TERCETAK_BEDA = ("total-tercetak-beda", Severity.ERROR, "A3")
    ANGGARAN_GANDA = ("anggaran-ganda", Severity.ERROR, "A3")
    TARGET_UJUNG = ("target-ujung", Severity.WARNING, "A4")
    TARGET_BERLAWANAN = ("target-berlawanan", Severity.WARNING, "A5")
    LUAR_BATAS = ("luar-batas", Severity.ERROR, "A6")
    STATUS_KEMAJUAN = ("status-kemajuan", Severity.ERROR, "A8")
    KOORDINAT = ("koordinat", Severity.ERROR, "A9")

    # Completeness
    FAKTA_TANPA_SUMBER = ("fakta-tanpa-sumber", Severity.ERROR, "C11")

    @property
    def slug(self) -> str:
        """The permanent name, as printed."""
        return self.value[0]

    @property
    def severity(self) -> Severity:
        """How much a finding of this kind matters."""
        return self.value[1]

    @property
    def rule(self) -> str:
        """The rule of the data model that it enforces."""
        return self.value[2]

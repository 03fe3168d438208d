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
    NOTE = "catatan"
    """Something is not there yet: it lowers the score of completeness, and nothing else."""

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

    # Values as people write them elsewhere
    UANG_BERTITIK = ("uang-bertitik", Severity.ERROR, "")
    UANG_BERKATA = ("uang-berkata", Severity.ERROR, "")
    DESIMAL_KOMA = ("desimal-koma", Severity.ERROR, "")
    TAHUN_BERKATA = ("tahun-berkata", Severity.ERROR, "")
    TANGGAL_SALAH = ("tanggal-salah", Severity.ERROR, "")
    NILAI_GABUNGAN = ("nilai-gabungan", Severity.ERROR, "")

    # Chapters
    FRONT_MATTER_HILANG = ("front-matter-hilang", Severity.ERROR, "")
    BLOK_TAK_DIKENAL = ("blok-tak-dikenal", Severity.ERROR, "")
    GAMBAR_HILANG = ("gambar-hilang", Severity.ERROR, "")
    GAMBAR_RUSAK = ("gambar-rusak", Severity.ERROR, "")
    GAMBAR_TANPA_ALT = ("gambar-tanpa-alt", Severity.WARNING, "")
    GAMBAR_BENTUK = ("gambar-bentuk", Severity.ERROR, "")
    TINGKAT_JUDUL = ("tingkat-judul", Severity.WARNING, "")
    TABEL_TIDAK_RATA = ("tabel-tidak-rata", Severity.WARNING, "")
    AKSARA_TAK_TERSEDIA = ("aksara-tak-tersedia", Severity.WARNING, "")
    NAMA_BAB = ("nama-bab", Severity.ERROR, "")

    # References
    RUJUKAN_PUTUS = ("rujukan-putus", Severity.ERROR, "X1")
    SUB_DIMENSI_LAIN_PILAR = ("sub-dimensi-lain-pilar", Severity.ERROR, "X2")
    SASARAN_LAIN_PILAR = ("sasaran-lain-pilar", Severity.ERROR, "X3")
    OPD_BERULANG = ("opd-berulang", Severity.ERROR, "X4")
    OPD_DAERAH_LAIN = ("opd-daerah-lain", Severity.ERROR, "X4")
    KODE_LOKASI = ("kode-lokasi", Severity.ERROR, "X5")
    KODE_TAK_ADA = ("kode-tak-ada", Severity.ERROR, "X5")
    KETERGANTUNGAN_MELINGKAR = ("ketergantungan-melingkar", Severity.ERROR, "X6")
    QUICK_WIN_LUAR_PROGRAM = ("quick-win-luar-program", Severity.ERROR, "X7")
    ID_GANDA = ("id-ganda", Severity.ERROR, "X8")
    SUMBER_BERBEDA = ("sumber-berbeda", Severity.WARNING, "X8")
    KODE_BPS = ("kode-bps", Severity.ERROR, "X9")
    PENETAPAN_TANPA_REGULASI = ("penetapan-tanpa-regulasi", Severity.ERROR, "X10")
    PROVINSI_TIDAK_TUNGGAL = ("provinsi-tidak-tunggal", Severity.ERROR, "")
    SLUG_LAIN_FOLDER = ("slug-lain-folder", Severity.ERROR, "X8")

    PADANAN_TANPA_GUNA = ("padanan-tanpa-guna", Severity.WARNING, "")

    # Arithmetic and ranges
    TAHUN_LUAR_PERIODE = ("tahun-luar-periode", Severity.ERROR, "A1")
    TAHUN_LUAR_PROGRAM = ("tahun-luar-program", Severity.ERROR, "A2")
    TOTAL_TERCETAK_BEDA = ("total-tercetak-beda", Severity.ERROR, "A3")
    ANGGARAN_GANDA = ("anggaran-ganda", Severity.ERROR, "A3")
    TARGET_UJUNG = ("target-ujung", Severity.WARNING, "A4")
    TARGET_BOLONG = ("target-bolong", Severity.WARNING, "A4")
    TARGET_BERLAWANAN = ("target-berlawanan", Severity.WARNING, "A5")
    LUAR_BATAS = ("luar-batas", Severity.ERROR, "A6")
    REALISASI_MASA_DEPAN = ("realisasi-masa-depan", Severity.ERROR, "A7")
    STATUS_KEMAJUAN = ("status-kemajuan", Severity.ERROR, "A8")
    KOORDINAT = ("koordinat", Severity.ERROR, "A9")
    TITIK_DI_LUAR_DAERAH = ("titik-di-luar-daerah", Severity.WARNING, "A9")
    SKOR_RISIKO = ("skor-risiko", Severity.ERROR, "A10")
    BOBOT_TIDAK_100 = ("bobot-tidak-100", Severity.ERROR, "A11")
    PAGU_MENCOLOK = ("pagu-mencolok", Severity.WARNING, "A12")
    ANGGARAN_KOSONG = ("anggaran-kosong", Severity.WARNING, "A13")
    TAHAPAN_MUNDUR = ("tahapan-mundur", Severity.WARNING, "")
    PERIODE_JANGGAL = ("periode-janggal", Severity.WARNING, "")
    QUICK_WIN_LAMA = ("quick-win-lama", Severity.WARNING, "")

    # Completeness
    MISI_TANPA_PILAR = ("misi-tanpa-pilar", Severity.NOTE, "C1")
    TANPA_RPJMD = ("tanpa-rpjmd", Severity.NOTE, "C2")
    KESIAPAN_KURANG = ("kesiapan-kurang", Severity.NOTE, "C3")
    SWOT_KURANG = ("swot-kurang", Severity.NOTE, "C4")
    KESENJANGAN_KURANG = ("kesenjangan-kurang", Severity.NOTE, "C5")
    PILAR_TANPA_SASARAN = ("pilar-tanpa-sasaran", Severity.NOTE, "C6")
    SASARAN_TANPA_PROGRAM = ("sasaran-tanpa-program", Severity.NOTE, "C7")
    TANPA_KONDISI_AWAL = ("tanpa-kondisi-awal", Severity.NOTE, "C8")
    PROGRAM_TANPA_ANGGARAN = ("program-tanpa-anggaran", Severity.NOTE, "C9")
    TANPA_QUICK_WIN = ("tanpa-quick-win", Severity.NOTE, "C10")
    TANPA_TAHAPAN = ("tanpa-tahapan", Severity.NOTE, "C11")
    PENETAPAN_TIDAK_DISEBUT = ("penetapan-tidak-disebut", Severity.NOTE, "C12")
    TANPA_RISIKO = ("tanpa-risiko", Severity.NOTE, "C13")
    TANPA_SELARAS_PROVINSI = ("tanpa-selaras-provinsi", Severity.NOTE, "C14")
    TANPA_BERKAS_ASLI = ("tanpa-berkas-asli", Severity.NOTE, "C15")
    TINJAUAN_LAMA = ("tinjauan-lama", Severity.NOTE, "C16")
    FAKTA_TANPA_SUMBER = ("fakta-tanpa-sumber", Severity.ERROR, "C11")

    # authoring
    BERKAS_SUDAH_ADA = ("berkas-sudah-ada", Severity.ERROR, "")
    WORD_TIDAK_IKUT = ("word-tidak-ikut", Severity.WARNING, "")
    WORD_BERUBAH_BENTUK = ("word-berubah-bentuk", Severity.WARNING, "")
    EXCEL_TAK_TERBACA = ("excel-tak-terbaca", Severity.ERROR, "")
    SEL_DILEWATI = ("sel-dilewati", Severity.WARNING, "")
    SEL_DITAFSIRKAN = ("sel-ditafsirkan", Severity.WARNING, "")
    SEL_BENTROK = ("sel-bentrok", Severity.WARNING, "")
    ISI_HILANG = ("isi-hilang", Severity.WARNING, "")

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

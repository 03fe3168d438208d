"""What of a Word document a chapter cannot hold as it was, each kind with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from masterplan.codes import Code

_LOST = Code.WORD_TIDAK_IKUT
_CHANGED = Code.WORD_BERUBAH_BENTUK


class Kind(Enum):
    """Code, what is counted, what became of it, what to do about it."""

    # Left out
    SAMPUL = (_LOST, "paragraf sampul", "tidak diikutkan; situs membuat sampulnya sendiri", "")
    DAFTAR_ISI = (
        _LOST,
        "baris daftar isi, daftar tabel, atau daftar gambar",
        "tidak diikutkan; situs membuatnya sendiri",
        "",
    )
    KEPALA_KAKI = (_LOST, "kepala atau kaki halaman", "tidak diikutkan", "")
    KOMENTAR = (
        _LOST,
        "komentar",
        "tidak diikutkan",
        "selesaikan komentarnya di Word, atau tindak lanjuti dari berkas aslinya",
    )
    TEKS_TERSEMBUNYI = (_LOST, "potongan teks tersembunyi", "tidak diikutkan", "")
    GAMBAR_VEKTOR = (
        _LOST,
        "gambar EMF atau WMF",
        "tidak dapat ditampilkan di situs, jadi tidak diikutkan",
        "di Word: potong gambarnya, Tempel Khusus sebagai PNG, lalu impor lagi",
    )
    GAMBAR_BESAR = (
        _LOST,
        "gambar yang terlalu besar",
        "tidak diikutkan",
        "perkecil sampai paling banyak 30 megapiksel, lalu impor lagi",
    )
    GAMBAR_RUSAK = (
        _LOST,
        "gambar yang rusak atau tidak dikenal",
        "tidak diikutkan",
        "sisipkan lagi di Word sebagai PNG atau JPEG",
    )
    GAMBAR_LUAR = (
        _LOST,
        "gambar yang tersimpan di luar berkas Word",
        "tidak diikutkan",
        "di Word, pilih Sisipkan, bukan Tautkan ke berkas",
    )
    GRAFIK = (
        _LOST,
        "grafik",
        "tidak diikutkan",
        "tulis angkanya sebagai tabel, atau simpan grafiknya sebagai gambar PNG",
    )
    SMARTART = (_LOST, "bagan SmartArt", "tidak diikutkan", "simpan bagannya sebagai gambar PNG")
    BENTUK = (
        _LOST,
        "bentuk (garis, panah, kotak)",
        "tidak diikutkan",
        "bila bermakna, kelompokkan dan simpan sebagai gambar PNG",
    )
    OBJEK = (
        _LOST,
        "objek sisipan (lembar Excel, Visio, dan sejenisnya)",
        "tidak diikutkan",
        "tulis isinya sebagai tabel, atau simpan sebagai gambar PNG",
    )
    DOKUMEN_SISIPAN = (
        _LOST,
        "dokumen lain yang disisipkan",
        "tidak diikutkan",
        "salin isinya ke dokumen utama di Word, lalu impor lagi",
    )
    ALAMAT = (
        _LOST,
        "alamat tautan yang bukan http, https, atau mailto",
        "tidak diikutkan; kata-katanya tetap ada",
        "",
    )
    CATATAN_HILANG = (_LOST, "tanda catatan kaki tanpa isi", "tidak diikutkan", "")
    SIMBOL = (
        _LOST,
        "huruf dari fon simbol yang tidak dikenal",
        "tidak diikutkan",
        "ketik lagi dengan huruf biasa",
    )
    LAIN = (_LOST, "unsur Word yang tidak dikenal", "tidak diikutkan", "bandingkan dengan aslinya")
    TABEL_KOSONG = (_LOST, "tabel kosong", "tidak diikutkan", "")

    # Kept in another form
    KOTAK_TEKS = (
        _CHANGED,
        "kotak teks",
        "menjadi paragraf biasa sesudah paragraf tempatnya melekat",
        "pindahkan ke tempat yang tepat",
    )
    SEL_GABUNG = (
        _CHANGED,
        "sel gabungan di tabel",
        "dipisah; isinya diulang di setiap sel",
        "periksa apakah tabelnya masih terbaca benar",
    )
    BARIS_PENUH = (
        _CHANGED,
        "baris tabel yang berisi satu sel lebar",
        "kini isinya di kolom pertama, atau di atas tabel",
        "",
    )
    KEPALA_BERTINGKAT = (
        _CHANGED,
        "tabel berkepala lebih dari satu baris",
        "kini berkepala satu baris; teksnya digabung dengan garis miring",
        "",
    )
    TABEL_BERSARANG = (
        _CHANGED,
        "tabel di dalam tabel",
        "menjadi teks di dalam selnya",
        "pindahkan menjadi tabel tersendiri",
    )
    TABEL_BINGKAI = (_CHANGED, "tabel satu sel", "menjadi paragraf biasa", "")
    DAFTAR_DALAM_SEL = (_CHANGED, "butir daftar di dalam tabel", "menjadi baris biasa", "")
    JUDUL_DALAM_TABEL = (_CHANGED, "judul di dalam tabel", "menjadi teks biasa", "")
    RUMUS = (
        _CHANGED,
        "rumus",
        "ditulis sebagai teks sebaris",
        "bandingkan dengan berkas aslinya",
    )
    MEDAN = (
        _CHANGED,
        "kode bidang (nomor otomatis, rujukan silang, tanggal)",
        "menjadi teks tetap seperti yang terakhir tampak di Word",
        "",
    )
    TAUTAN_DALAM = (
        _CHANGED,
        "tautan ke bagian lain dokumen",
        "menjadi teks biasa",
        "",
    )
    TAUTAN_DI_GAMBAR = (_CHANGED, "gambar bertautan", "kehilangan tautannya", "")
    NOMOR_HURUF = (
        _CHANGED,
        "butir bernomor huruf atau angka Romawi",
        "kini bernomor angka",
        "periksa rujukan seperti 'huruf b' di dalam teks",
    )
    NOMOR_JUDUL = (
        _CHANGED,
        "nomor otomatis pada judul",
        "tidak ikut menjadi teks",
        "",
    )
    JENJANG_JUDUL = (
        _CHANGED,
        "judul yang melompati jenjang atau terlalu dalam",
        "jenjangnya disesuaikan",
        "periksa jumlah tanda # di depannya",
    )
    NOMOR_BAB = (
        _CHANGED,
        "bab",
        "nomornya disusun ulang karena nomor di dokumen tidak berurutan",
        "periksa urutan nama berkasnya",
    )
    TANPA_BAB = (
        _CHANGED,
        "dokumen tanpa judul bab",
        "menjadi satu bab",
        "di Word, beri gaya Judul 1 pada setiap judul bab, lalu impor lagi",
    )
    JUDUL_BAB = (_CHANGED, "catatan kaki atau gambar pada judul bab", "tidak ikut", "")
    PERUBAHAN = (
        _CHANGED,
        "perubahan terlacak",
        "dianggap diterima: sisipan masuk, hapusan dibuang",
        "",
    )
    GARIS_BAWAH = (_CHANGED, "potongan teks bergaris bawah", "menjadi teks biasa", "")
    SOROTAN = (
        _CHANGED,
        "potongan teks yang disorot warna",
        "menjadi teks biasa",
        "periksa apakah sorotannya berarti 'belum selesai'",
    )
    CORETAN = (
        _CHANGED,
        "potongan teks yang dicoret",
        "menjadi teks biasa",
        "hapus bila memang sudah tidak berlaku",
    )
    PANGKAS = (
        _CHANGED,
        "gambar yang dipangkas di Word",
        "masuk utuh, termasuk bagian yang tidak tampak",
        "pangkas berkas gambarnya bila ada bagian yang tidak boleh tampak",
    )
    MIRIP_JUDUL = (
        _CHANGED,
        "paragraf pendek yang tebal",
        "tampak seperti subjudul tetapi tidak bergaya Judul, jadi tetap paragraf",
        "bila memang subjudul, ganti tanda ** dengan ## atau ### di depannya",
    )
    KURUNG_KURAWAL = (
        _CHANGED,
        "tulisan '{{'",
        "diberi garis miring terbalik agar tidak dikira blok",
        "",
    )

    @property
    def code(self) -> Code:
        """The code of a finding of this kind."""
        return self.value[0]

    @property
    def hint(self) -> str:
        """What an editor can do about it."""
        return self.value[3]

    def sentence(self, where: Sequence[Mark]) -> str:
        """Say how many there were, which, under which headings, and what became of them."""
        _, noun, outcome, _ = self.value
        details = [mark.detail for mark in where if mark.detail]
        headings = list(dict.fromkeys(mark.heading for mark in where if mark.heading))
        named = f" ({_first(details)})" if details else ""
        places = _first([f"“{heading}”" for heading in headings])
        return f"{len(where)} {noun}{named}{places and f' di bawah {places}'} {outcome}."


@dataclass(frozen=True, slots=True)
class Mark:
    """One place where something was left out or changed."""

    kind: Kind
    detail: str = ""
    line: int = 1
    """The line of the chapter's file on which it would stand."""
    heading: str = ""
    """The nearest heading before it; '' before the first."""


def _first(texts: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(texts[:most])
    return f"{shown}, dan {len(texts) - most} lainnya" if len(texts) > most else shown

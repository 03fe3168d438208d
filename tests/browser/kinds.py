"""The site's kinds of page: how to tell an address's kind, one page of each, and its budget.

Every test of a browser, the screenshots and the weights go by this list: a new kind of page is one
new line, and the build's weights are refused until it is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """What a page may weigh, in bytes as they travel (gzip)."""

    first: int
    """With everything that it loads, by a reader who has never been here."""
    next: int
    """With what is left to load, by a reader who comes from another page."""


TEXT = Budget(16_000, 7_000)
WIDE = Budget(40_000, 40_000)
"""Charts, long matrices, guides with pictures, and references that nobody reads from end to end."""
HOME = Budget(60_000, 60_000)
SEARCH = Budget(17_000, 11_000)
"""The page of results: with the script that fills it, before anything is asked."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page."""

    name: str
    """Short and readable: the name of a test's case and of a screenshot."""
    pattern: str
    """Its addresses; `*` stands for one step of them."""
    address: str
    """The address of the page that is looked at."""
    budget: Budget = TEXT

    def covers(self, address: str) -> bool:
        """Whether a page is of this kind, if no earlier kind covers it."""
        parts = "([^/]+)".join(re.escape(part) for part in self.pattern.split("*"))
        return re.fullmatch(parts, address) is not None


KINDS = (
    Kind("beranda", "", "", HOME),
    Kind("tidak-ada", "404.html", "404.html"),
    Kind("cari", "cari/", "cari/", SEARCH),
    Kind("topik", "topik/", "topik/", WIDE),
    Kind("cara-membaca", "cara-membaca/", "cara-membaca/"),
    Kind("tentang", "tentang/", "tentang/"),
    Kind("unduhan", "unduhan/", "unduhan/", WIDE),
    Kind("luring", "luring/", "luring/"),
    Kind("glosarium", "glosarium/", "glosarium/", WIDE),
    Kind("sumber", "sumber/", "sumber/", WIDE),
    Kind("data", "data/", "data/", WIDE),
    Kind("perubahan", "perubahan/", "perubahan/"),
    Kind("arsitektur", "arsitektur/", "arsitektur/", WIDE),
    Kind("diagnostik", "rujukan/diagnostik/", "rujukan/diagnostik/", WIDE),
    Kind("berkas", "panduan/berkas/", "panduan/berkas/", WIDE),
    Kind("panduan", "panduan/*/", "panduan/memeriksa/", WIDE),
    Kind("panduan-awal", "panduan/", "panduan/", WIDE),
    Kind("papan-tahapan", "provinsi/papan-tahapan/", "provinsi/papan-tahapan/", WIDE),
    Kind("cakupan", "provinsi/cakupan/", "provinsi/cakupan/", WIDE),
    Kind("program-bersama", "provinsi/program-bersama/", "provinsi/program-bersama/", WIDE),
    Kind(
        "tanpa-kaitan",
        "provinsi/tanpa-kaitan-provinsi/",
        "provinsi/tanpa-kaitan-provinsi/",
        WIDE,
    ),
    Kind(
        "langkah-dan-manfaat",
        "provinsi/langkah-dan-manfaat/",
        "provinsi/langkah-dan-manfaat/",
        WIDE,
    ),
    Kind("kerja-sama", "provinsi/kerja-sama/", "provinsi/kerja-sama/"),
    Kind("smart-province", "provinsi/smart-province/", "provinsi/smart-province/"),
    Kind("pemeriksaan", "provinsi/pemeriksaan/", "provinsi/pemeriksaan/", WIDE),
    Kind("provinsi", "provinsi/", "provinsi/"),
    Kind("daerah", "*/", "kota-ternate/"),
    Kind("daerah-tanpa-rencana", "*/", "halmahera-barat/"),
    Kind("visi-misi", "*/visi-misi/", "kota-ternate/visi-misi/"),
    Kind("analisis", "*/analisis/", "kota-ternate/analisis/", WIDE),
    Kind("pilar", "*/pilar/*/", "kota-ternate/pilar/smart-governance/"),
    Kind("program", "*/program/*/", "kota-ternate/program/jaringan-internet-batang-dua/"),
    Kind("peta-jalan", "*/peta-jalan/", "kota-ternate/peta-jalan/", WIDE),
    Kind("anggaran", "*/anggaran/", "kota-ternate/anggaran/", WIDE),
    Kind("indikator", "*/indikator/", "kota-ternate/indikator/", WIDE),
    Kind("quick-win", "*/quick-win/", "kota-ternate/quick-win/"),
    Kind("tahapan", "*/tahapan/", "kota-ternate/tahapan/"),
    Kind("tahapan-tanpa-rencana", "*/tahapan/", "halmahera-barat/tahapan/"),
    Kind("daftar-bab", "*/bab/", "kota-ternate/bab/"),
    Kind("bab", "*/bab/*/", "kota-ternate/bab/gambaran-umum-dan-isu/"),
    Kind("unduhan-daerah", "*/unduhan/", "kota-ternate/unduhan/"),
)


def kind_of(address: str) -> Kind | None:
    """The kind of the page at an address relative to the site."""
    return next((kind for kind in KINDS if kind.covers(address)), None)

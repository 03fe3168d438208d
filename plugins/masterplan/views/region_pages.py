"""A region in, its set of pages out: the same set for every region with a plan.

Most pages are lists of blocks; `PAGES` is that list, and the order of the navigation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from masterplan.library import Library
from masterplan.model.bab import Bab, picture_key
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan, Region
from masterplan.province.board import coverage, stages
from masterplan.views import addresses
from masterplan.views.blocks import block, web_scene
from masterplan.views.chapters import chapter
from masterplan.views.page import PageView


@dataclass(frozen=True, slots=True)
class Berkas:
    """What is known of a PDF that was made."""

    halaman: int
    ukuran: int
    """Bytes."""
    sha256: str
    edisi: date


Pdf = Callable[[], Mapping[str, Berkas]]
"""Gives the PDFs at hand by region slug, when a page that lists them is made."""

DATA_FILES = (
    ("Program (CSV)", "program.csv", "satu baris untuk tiap program"),
    ("Anggaran (CSV)", "anggaran.csv", "satu baris untuk tiap program, tahun dan sumber dana"),
    ("Indikator (CSV)", "indikator.csv", "satu baris untuk tiap indikator dan tahun"),
    ("Seluruh rencana (JSON)", "masterplan.json", "semua isi beserta nilai yang dihitung"),
)


@dataclass(frozen=True, slots=True)
class BlockPage:
    """A page made of blocks: (block, heading or '' for none)."""

    name: str
    title: str
    intro: str
    blocks: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    downloads: tuple[tuple[str, str], ...] = field(default=())


PAGES = (
    BlockPage(
        "visi-misi",
        "Visi dan misi",
        "Apa yang ingin dicapai, dan dengan langkah besar apa.",
        (
            ("visi-misi", ""),
            ("rujukan", "Dokumen yang dirujuk"),
            ("regulasi", "Dasar hukum"),
            ("kelembagaan", "Kelembagaan"),
        ),
        ("masterplan.yml",),
    ),
    BlockPage(
        "analisis",
        "Analisis",
        "Keadaan daerah saat rencana disusun: isu, kesiapan, kesenjangan, kekuatan dan risiko.",
        (
            ("isu-strategis", "Isu strategis"),
            ("kesiapan", "Kesiapan daerah"),
            ("kesenjangan", "Kesenjangan"),
            ("swot", "SWOT"),
            ("risiko", "Risiko"),
        ),
        ("analisis.yml",),
    ),
    BlockPage(
        "peta-jalan",
        "Peta jalan",
        "Program apa berjalan tahun berapa, dan mana yang menunggu yang lain.",
        (("peta-jalan", ""), ("rencana-aksi", "Matriks rencana aksi")),
        ("program.yml",),
        (("program.csv", "program.csv"),),
    ),
    BlockPage(
        "anggaran",
        "Anggaran",
        "Jumlah pagu menurut tahun, sumber dana, pilar dan perangkat daerah. Pagu yang belum "
        "diketahui tidak dihitung nol; jumlahnya disebut terpisah.",
        (("anggaran", ""), ("opd", "Perangkat daerah")),
        ("program.yml", "opd.yml"),
        (("anggaran.csv", "anggaran.csv"),),
    ),
    BlockPage(
        "indikator",
        "Indikator",
        "Bagaimana hasil diukur: kondisi awal, target tiap tahun dan nilai yang dicapai.",
        (("indikator", ""),),
        ("sasaran.yml",),
        (("indikator.csv", "indikator.csv"),),
    ),
    BlockPage(
        "quick-win",
        "Quick win",
        "Program percepatan yang hasilnya terlihat dalam waktu satu tahun.",
        (("quick-win", ""), ("aplikasi", "Aplikasi")),
        ("program.yml", "opd.yml"),
    ),
)


def region_pages(library: Library, region: Region, pdf: Pdf) -> Iterator[PageView]:
    """All pages of one region, in the order of its navigation."""
    make = _Maker(library, region, pdf)
    yield make.overview()
    if region.plan is not None:
        pages = {page.name: make.blocks(page) for page in PAGES}
        yield pages["visi-misi"]
        yield pages["analisis"]
        for pilar in PILAR:
            yield make.pilar(region.plan, pilar)
        for name in ("peta-jalan", "anggaran", "indikator", "quick-win"):
            yield pages[name]
    if region.provinsi:
        yield make.board()
        if region.smart_province is not None:
            yield make.smart_province()
    yield make.blocks(
        BlockPage(
            "tahapan",
            "Tahapan",
            "Sampai di mana Gerakan Menuju Smart City di daerah ini, menurut sumber yang disebut.",
            (("tahapan", ""), ("sumber", "Sumber")),
            ("tahapan.yml", "sumber.yml"),
        )
    )
    if region.plan is not None:
        if region.plan.bab:
            yield make.chapter_list(region.plan)
        for bab in region.plan.bab:
            yield make.chapter(region.plan, bab)
        yield make.downloads()


class _Maker:
    """Makes the pages of one region."""

    def __init__(self, library: Library, region: Region, pdf: Pdf) -> None:
        self.library = library
        self.region = region
        self.pdf = pdf

    def page(
        self,
        address: str,
        title: str,
        description: str,
        make: Callable[[], str],
        sources: tuple[str, ...],
        group: str = "",
    ) -> PageView:
        region = self.region
        name = region.daerah.nama
        return PageView(
            address=address,
            title=title,
            full_title=name if address == f"{region.slug}/" else f"{title} · {name}",
            description=description,
            edition=region.diperbarui,
            make=make,
            region=region.slug,
            group=group,
            contoh=region.plan is not None and region.plan.contoh,
            sources=tuple(str(region.path / source) for source in sources),
        )

    def overview(self) -> PageView:
        region = self.region
        here = addresses.region(region)

        def make() -> str:
            scene = web_scene(self.library, region, here)
            return scene.render(
                "halaman/ringkasan.html",
                profil=block(scene, "profil", level=3),
                rujukan=block(scene, "rujukan", level=3),
            )

        about = f"Masterplan kota cerdas {region.daerah.nama}: {region.tahapan.ringkasan}"
        return self.page(here, "Ringkasan", about, make, ("daerah.yml", "tahapan.yml"))

    def blocks(self, page: BlockPage) -> PageView:
        here = addresses.page(self.region, page.name)

        def make() -> str:
            scene = web_scene(self.library, self.region, here)
            parts = [
                {
                    "judul": heading,
                    "id": f"bagian-{name}",
                    "html": block(scene, name, level=3 if heading else 2),
                }
                for name, heading in page.blocks
            ]
            return scene.render(
                "halaman/blok.html",
                judul=page.title,
                pengantar=page.intro,
                blok=parts,
                unduhan=page.downloads,
            )

        about = f"{page.title} {self.region.daerah.nama}. {page.intro}"
        return self.page(here, page.title, about, make, page.sources)

    def pilar(self, plan: Plan, id: str) -> PageView:
        here = addresses.pilar(self.region, id)
        pilar = PILAR[id]
        note = next((item.catatan for item in plan.rangkaian.pilar if item.pilar == id), "")

        def make() -> str:
            scene = web_scene(self.library, self.region, here)
            parts = [
                {
                    "judul": heading,
                    "id": f"bagian-{name}",
                    "html": block(scene, name, pilar=id, level=3),
                }
                for name, heading in (("sasaran", "Sasaran"), ("program", "Program"))
            ]
            return scene.render(
                "halaman/blok.html", judul=pilar.nama, pengantar=note, blok=parts, unduhan=()
            )

        count = len(plan.program_in(id))
        about = f"{pilar.nama} ({pilar.arti}) {self.region.daerah.nama}: {count} program."
        return self.page(here, pilar.nama, about, make, ("program.yml", "sasaran.yml"), "Pilar")

    def chapter(self, plan: Plan, bab: Bab) -> PageView:
        here = addresses.bab(self.region, bab)
        at = plan.bab.index(bab)

        def make() -> str:
            scene = web_scene(self.library, self.region, here)
            return scene.render(
                "halaman/bab.html",
                bab=bab,
                isi=chapter(scene, bab, lambda path: scene.url(self.picture(path))),
                sebelum=plan.bab[at - 1] if at else None,
                sesudah=plan.bab[at + 1] if at + 1 < len(plan.bab) else None,
            )

        about = f"Bab {bab.nomor} masterplan {self.region.daerah.nama}: {bab.judul}."
        return self.page(here, bab.judul, about, make, (f"bab/{bab.location.path.name}",), "Bab")

    def picture(self, path: str) -> str:
        """The address on the site of a picture as a chapter names it."""
        return f"{self.region.slug}/{picture_key(path)}"

    def chapter_list(self, plan: Plan) -> PageView:
        here = addresses.page(self.region, "bab")

        def make() -> str:
            books = {item.id: item for item in plan.rangkaian.dokumen}
            grouped: dict[object, list[Bab]] = {}
            for bab in plan.bab:
                grouped.setdefault(books.get(bab.kepala.buku or ""), []).append(bab)
            scene = web_scene(self.library, self.region, here)
            return scene.render("halaman/daftar-bab.html", buku=grouped)

        about = f"Bab-bab masterplan {self.region.daerah.nama}."
        return self.page(here, "Semua bab", about, make, ("masterplan.yml",), "Bab")

    def downloads(self) -> PageView:
        here = addresses.page(self.region, "unduhan")

        def make() -> str:
            scene = web_scene(self.library, self.region, here)
            return scene.render(
                "halaman/unduhan-daerah.html", pdf=self.pdf(), berkas_data=DATA_FILES
            )

        about = f"PDF dan data terbuka masterplan {self.region.daerah.nama}."
        return self.page(here, "Unduhan", about, make, ("masterplan.yml",))

    def board(self) -> PageView:
        here = addresses.page(self.region, "papan-tahapan")

        def make() -> str:
            scene = web_scene(self.library, self.region, here)
            return scene.render(
                "halaman/papan-tahapan.html",
                papan=stages(self.library),
                cakupan=coverage(self.library),
            )

        about = "Tahap dan cakupan masterplan semua kabupaten dan kota."
        return self.page(here, "Papan tahapan", about, make, ("tahapan.yml",))

    def smart_province(self) -> PageView:
        here = addresses.page(self.region, "smart-province")

        def make() -> str:
            return web_scene(self.library, self.region, here).render("halaman/smart-province.html")

        about = "Lima langkah transformasi digital, manfaat, kendala dan kerja sama antardaerah."
        return self.page(here, "Smart Province", about, make, ("smart-province.yml",))

"""A region in, the pages that are lists of blocks out; `PAGES` is that list."""

from __future__ import annotations

from dataclasses import dataclass, field

from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan
from masterplan.views import addresses
from masterplan.views.blocks import block, web_scene
from masterplan.views.page import PageView
from masterplan.views.region_page import RegionBook


@dataclass(frozen=True, slots=True)
class BlockPage:
    """A page made of blocks: (block, heading or '' for none)."""

    name: str
    title: str
    intro: str
    blocks: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    downloads: tuple[tuple[str, str], ...] = field(default=())


STAGES = BlockPage(
    "tahapan",
    "Tahapan",
    "Sampai di mana Gerakan Menuju Smart City di daerah ini, menurut sumber yang disebut.",
    (("tahapan", ""), ("sumber", "Sumber")),
    ("tahapan.yml", "sumber.yml"),
)

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


def block_page(book: RegionBook, page: BlockPage) -> PageView:
    """Make a page of blocks."""
    here = addresses.page(book.region, page.name)

    def make() -> str:
        scene = web_scene(book.library, book.region, here)
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

    about = f"{page.title} {book.region.daerah.nama}. {page.intro}"
    return book.page(here, page.title, about, make, page.sources)


def pilar_page(book: RegionBook, plan: Plan, id: str) -> PageView:
    """Make the page of a pillar: a card for each programme, then the objectives."""
    here = addresses.pilar(book.region, id)
    pilar = PILAR[id]
    note = next((item.catatan for item in plan.rangkaian.pilar if item.pilar == id), "")
    programs = plan.program_in(id)

    def make() -> str:
        scene = web_scene(book.library, book.region, here)
        return scene.render(
            "halaman/pilar.html",
            judul=pilar.nama,
            pengantar=note,
            program=programs,
            sasaran=block(scene, "sasaran", pilar=id, level=3),
        )

    about = f"{pilar.nama} ({pilar.arti}) {book.region.daerah.nama}: {len(programs)} program."
    return book.page(here, pilar.nama, about, make, ("program.yml", "sasaran.yml"), "Pilar")

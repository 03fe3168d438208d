"""A chapter in, its HTML for a medium out: prose and blocks in the author's order."""

from __future__ import annotations

from collections.abc import Callable

from masterplan.model.bab import BLOK, Bab, Blok, Prosa
from masterplan.views import addresses, prose
from masterplan.views.blocks import Scene, block

BLOCK_PAGE: dict[str, str] = {
    "profil": "",
    "kelembagaan": "visi-misi",
    "visi-misi": "visi-misi",
    "rujukan": "visi-misi",
    "regulasi": "visi-misi",
    "tahapan": "tahapan",
    "aplikasi": "quick-win",
    "isu-strategis": "analisis",
    "kesiapan": "analisis",
    "kesenjangan": "analisis",
    "swot": "analisis",
    "sasaran": "indikator",
    "program": "peta-jalan",
    "rencana-aksi": "peta-jalan",
    "peta-jalan": "peta-jalan",
    "anggaran": "anggaran",
    "quick-win": "quick-win",
    "indikator": "indikator",
    "grafik-indikator": "indikator",
    "risiko": "analisis",
    "opd": "anggaran",
    "sumber": "tahapan",
}
"""The page of the region's set on which each block stands in full; '' is the region's first."""


def chapter(
    scene: Scene,
    bab: Bab,
    image: Callable[[str], str],
    *,
    anchor_prefix: str = "",
) -> str:
    """Render a chapter's body, without its title.

    The prose is rendered as one text, so that footnotes work across blocks; each block then
    takes its place, its headings one level below the last heading of the prose before it.
    """
    text = "\n".join(
        part.teks if isinstance(part, Prosa) else f"\n{_place(number)}\n"
        for number, part in enumerate(bab.bagian)
    )
    rendered = prose.render(text, prefix=bab.slug, anchor_prefix=anchor_prefix, image=image)
    html = rendered.html
    for number, part in enumerate(bab.bagian):
        if isinstance(part, Blok):
            mark = f"<p>{_place(number)}</p>"
            if mark not in html:
                mark = _place(number)  # between HTML tags of the author's own
            above = prose.headings(rendered.html.partition(mark)[0])
            level = above[-1].level + 1 if above else 2
            html = html.replace(mark, _placed(scene, part, level), 1)
    return html + rendered.notes


def _place(number: int) -> str:
    return f"tempatblok{number}letak"


def _placed(scene: Scene, part: Blok, level: int) -> str:
    """Print a block where the author placed it; on the web, lead to its page."""
    if scene.medium == "cetak":
        return block(scene, part.nama, pilar=part.pilar, level=level)
    return _pointer(scene, part)


def _pointer(scene: Scene, part: Blok) -> str:
    """Say where on the site a block stands."""
    region = scene.region
    page = BLOCK_PAGE[part.nama]
    address = addresses.page(region, page) if page else addresses.region(region)
    if part.nama in {"program", "sasaran"} and part.pilar:
        address = addresses.pilar(region, part.pilar)
    elif part.nama in {"kesenjangan", "swot"} and part.pilar:
        address += f"#{part.nama}-{part.pilar}"
    return scene.render(
        "halaman/penunjuk.html", nama=BLOK[part.nama], pilar=part.pilar, alamat_blok=address
    )

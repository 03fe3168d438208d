"""A region with a plan in, the parts of its printed masterplan out.

Chapters come first, in the author's order. What no chapter places is printed as an appendix,
so that nothing in the sources is lost on paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from masterplan.library import Library
from masterplan.model.bab import BLOK, PER_PILAR, Bab, picture_key
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan, Region
from masterplan.views import addresses
from masterplan.views.blocks import Scene, block
from masterplan.views.chapters import chapter
from masterplan.views.formatting import romawi, sebutan_bab

FRONT = "0"
"""The label of a foreword that comes before chapter one."""

WIDE = {"rencana-aksi", "indikator"}
"""Blocks whose tables are printed on landscape pages when they stand alone."""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A chapter or appendix: laid out on its own, its pages numbered by its label."""

    kind: str
    """'bab' or 'lampiran'."""
    label: str
    """What stands before the page number: 'III' gives 'III-12'."""
    anchor: str
    title: str
    html: str
    wide: bool = False

    @property
    def eyebrow(self) -> str:
        """What stands above the title."""
        if self.kind == "lampiran":
            return f"Lampiran {self.label}"
        return f"Bab {self.label}" if self.label != FRONT else sebutan_bab(0)


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """A whole masterplan, ready to be laid out."""

    slug: str
    title: str
    region: str
    period: str
    status: str
    """`status_konten`: a sample says so on every page."""
    edition: date
    revision: str
    cover: str
    imprint: str
    part: tuple[PrintPart, ...]


def print_document(library: Library, region: Region, plan: Plan, site: str) -> PrintDocument:
    """Make the full masterplan of a region.

    `site` is the public site's address, with a slash; "/" when it is not known yet, and then
    nothing on paper points to it.
    """
    site = "" if site == "/" else site
    scene = Scene(library, region, "cetak", lambda there: _link(region, there, site))
    parts = [_chapter(scene, bab) for bab in plan.bab]
    letters = iter("ABCDEFGHJKMNOPQRSTUWYZ")  # I, L, V and X are chapters
    for nama, pillars in _unplaced(plan):
        html = "".join(block(scene, nama, pilar=pilar, level=2) for pilar in pillars)
        html = _without_dead_links(html)
        label = next(letters)
        parts.append(
            PrintPart("lampiran", label, f"lampiran-{nama}", BLOK[nama], html, nama in WIDE)
        )
    facts = {"alamat_tetap": site + addresses.region(region) if site else ""}
    return PrintDocument(
        slug=region.slug,
        title=plan.rangkaian.judul,
        region=region.daerah.nama,
        period=str(plan.rangkaian.periode),
        status=plan.rangkaian.status_konten,
        edition=region.diperbarui,
        revision=plan.revisi.nomor,
        cover=scene.render("cetak/sampul.html", **facts),
        imprint=scene.render("cetak/tentang-dokumen.html", **facts),
        part=tuple(parts),
    )


def _chapter(scene: Scene, bab: Bab) -> PrintPart:
    html = chapter(scene, bab, picture_key, embed_all=True, anchor_prefix=f"{bab.slug}-")
    html = _without_dead_links(html)
    return PrintPart("bab", romawi(bab.nomor) or FRONT, f"bab-{bab.slug}", bab.judul, html)


def _unplaced(plan: Plan) -> list[tuple[str, list[str | None]]]:
    """The blocks that no chapter places; of a block placed by pillars, the others with content."""
    placed = {(part.nama, part.pilar) for bab in plan.bab for part in bab.blok}
    filled: dict[str, set[str | None]] = {
        "program": {item.pilar for item in plan.program},
        "sasaran": {item.pilar for item in plan.sasaran},
        "swot": {item.pilar for item in plan.analisis.swot},
        "kesenjangan": {item.pilar for item in plan.analisis.kesenjangan},
    }
    missing: list[tuple[str, list[str | None]]] = []
    for nama in BLOK:
        if (nama, None) in placed:
            continue
        pillars: list[str | None] = [None]
        if nama in PER_PILAR and any(name == nama for name, _ in placed):
            pillars = [id for id in PILAR if id in filled[nama] and (nama, id) not in placed]
            pillars += [""] if None in filled[nama] else []  # what belongs to no pillar
        if pillars:
            missing.append((nama, pillars))
    return missing


def _link(region: Region, there: str, site: str) -> str:
    """Link to a part of this document where it is in it, else to the public site."""
    path, _, anchor = there.partition("#")
    home, kind, *rest = (*path.split("/"), "")
    if home == region.slug and kind == "program":
        return f"#{rest[0]}"  # its own page on the web, a card with its id on paper
    if home == region.slug and kind in {"pilar", "indikator"} and anchor:
        return f"#{anchor}"
    if path == "sumber/" and anchor in region.sumber:
        return f"#sumber-{anchor}"
    return site + there if site else ""


def _without_dead_links(html: str) -> str:
    """Keep the words of links that lead nowhere on paper."""
    return re.sub(r'<a href="">(.*?)</a>', r"\1", html, flags=re.DOTALL)

"""The findings and the completeness of every region in, the coordinators' check page out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from masterplan.checks.completeness import Kelengkapan, completeness
from masterplan.codes import Code, Severity
from masterplan.diagnostics import Diagnostic, Report
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.blocks import web_scene
from masterplan.views.page import PageView

FAMILIES: dict[str, str] = {"": "Bentuk", "X": "Rujukan", "A": "Hitungan", "C": "Kelengkapan"}
"""The families of rules by the letter of their code in the data model."""


@dataclass(frozen=True, slots=True)
class BarisPeriksa:
    """What was found in one region."""

    region: Region
    temuan: tuple[Diagnostic, ...]
    kelengkapan: Kelengkapan | None
    umur_tinjauan: int
    """Days since somebody compared the folder with its sources."""

    def jumlah(self, family: str) -> Counter[Severity]:
        """Findings of one family by severity."""
        return Counter(found.severity for found in self.temuan if family_of(found.code) == family)


def family_of(code: Code) -> str:
    """The letter of a code's family."""
    return code.rule[:1]


def check_rows(library: Library, report: Report) -> list[BarisPeriksa]:
    """What was found in each region, in code order."""
    by_folder: dict[str, list[Diagnostic]] = {}
    for found in report:
        parts = found.location.path.parts
        by_folder.setdefault("/".join(parts[:-1]), []).append(found)
    rows = []
    for region in library:
        folder = str(region.path)
        inside = [
            found
            for path, items in by_folder.items()
            if path == folder or path.startswith(f"{folder}/")
            for found in items
        ]
        rows.append(
            BarisPeriksa(
                region,
                tuple(sorted(inside, key=lambda found: found.location)),
                completeness(region, library.hari_ini),
                (library.hari_ini - region.daerah.ditinjau).days,
            )
        )
    return rows


def check_page(library: Library, province: Region, report: Report, *, explained: bool) -> PageView:
    """The page of the province on which coordinators see how every region's sources stand.

    `explained` says whether the site has the page that explains every code, to link to.
    """
    here = addresses.page(province, "pemeriksaan")

    def make() -> str:
        return web_scene(library, province, here).render(
            "halaman/pemeriksaan.html",
            baris=check_rows(library, report),
            keluarga=FAMILIES,
            tingkat=list(Severity),
            dijelaskan=explained,
        )

    name = province.daerah.nama
    return PageView(
        address=here,
        title="Pemeriksaan",
        full_title=f"Pemeriksaan · {name}",
        description="Temuan di sumber tiap daerah, kelengkapan rencananya, dan umur tinjauannya.",
        edition=max(region.diperbarui for region in library),
        make=make,
        region=province.slug,
    )

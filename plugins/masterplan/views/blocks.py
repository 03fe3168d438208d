"""One structured part of a plan in, its HTML out: the same for web pages and printed chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from masterplan.library import Library
from masterplan.model.opd import Opd
from masterplan.model.program import Program
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.environment import environment
from masterplan.views.formatting import kata

Medium: TypeAlias = Literal["web", "cetak"]
Url: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a template needs besides its region: the medium, and how to write a link."""

    library: Library
    region: Region
    medium: Medium
    url: Url
    """Turns an address on the site into a link for the medium."""

    def opd(self, id: str, short: bool = False) -> str:
        """Name an agency; its id where it is not known."""
        agency = self.library.resolve(id, "opd", self.region)
        if not isinstance(agency, Opd):
            return id
        return agency.singkatan if short else f"{agency.nama} ({agency.singkatan})"

    def tempat(self, item: Program) -> str:
        """Name the places of a programme."""
        return ", ".join(place.nama or kata(place.jenis).capitalize() for place in item.lokasi)

    def provinsi(self, id: str) -> Program | None:
        """Find a programme of the province by the reference of another region's."""
        found = self.library.resolve(id, "program", self.region)
        return found if isinstance(found, Program) else None

    def tautan_program(self, item: Program) -> str:
        """Link to a programme of this region."""
        return self.url(addresses.program(self.region, item))

    def render(self, template: str, **context: object) -> str:
        """Render a template in this scene."""
        return (
            environment()
            .get_template(template)
            .render(
                library=self.library,
                region=self.region,
                plan=self.region.plan,
                medium=self.medium,
                url=self.url,
                opd=self.opd,
                tempat=self.tempat,
                program_provinsi=self.provinsi,
                tautan_program=self.tautan_program,
                **context,
            )
        )


def web_scene(library: Library, region: Region, here: str) -> Scene:
    """Build the scene of the web page at an address: links are relative to it."""
    return Scene(library, region, "web", lambda there: addresses.relative(here, there))


def block(scene: Scene, nama: str, *, pilar: str | None = None, level: int = 2) -> str:
    """Render one block; its own headings begin at `level`."""
    return scene.render(f"blok/{nama}.html", pilar=pilar, l=min(level, 5))

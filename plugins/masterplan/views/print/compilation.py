"""All regions in, one document out: each behind a page that says where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from masterplan.model.region import Region
from masterplan.views.blocks import Scene
from masterplan.views.print.document import DIVIDER, Made, Placed
from masterplan.views.print.frame import WATERMARK, Frame, all_files
from masterplan.views.print.front import Title, coast, cover, imprint
from masterplan.views.print.links import made_of
from masterplan.views.print.region_parts import Part, RegionParts


def compilation(
    frame: Frame, title: Title, parts: Mapping[str, RegionParts], attached: Sequence[str]
) -> Made:
    """Make the compilation: the parts of every plan as they are in the plan itself."""
    front = (cover(frame, title, frame.library), imprint(frame, title, attached))
    placed = [*map(Placed, front)]
    held: list[Part] = []
    for region in frame.library:
        divider = _divider(frame, region)
        held.append(divider)
        placed.append(Placed(divider.job))
        own = parts[region.slug].parts if region.slug in parts else ()
        held += own
        placed += [Placed(part.job, 1, f"{region.daerah.sebutan} ") for part in own]
    return made_of(frame.site, placed, held, listed=len(front))


def _divider(frame: Frame, region: Region) -> Part:
    scene = Scene(frame.library, region, "cetak", frame.scene.url)
    anchor = f"daerah-{region.slug}"
    html = scene.render("cetak/pembatas.html", jangkar=anchor, garis_pantai=coast([region]))
    job = frame.job(
        f"kompilasi/{region.slug}", DIVIDER, html, "", extra=all_files(region), numbering="tanpa"
    )
    mark = WATERMARK[region.plan.rangkaian.status_konten] if region.plan is not None else ""
    return Part(replace(job, watermark=mark), frozenset({anchor}))

"""A region in, the frame of one of its pages out: address, title, trail and sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.data_files import BerkasData
from masterplan.views.data_page import size
from masterplan.views.glossary import Terms
from masterplan.views.page import PageView


@dataclass(frozen=True, slots=True)
class Berkas:
    """A PDF that was made, as readers are told of it."""

    alamat: str
    """Relative to the site's root."""
    jenis: str
    """The kind of the document: `masterplan`, `buku` …"""
    judul: str
    halaman: int
    ukuran: int
    """Bytes."""
    sha256: str
    edisi: date

    @property
    def besar(self) -> str:
        """Its size for a glance: 1,2 MB."""
        return size(self.ukuran)


Pdf = Callable[[], Mapping[str, Sequence[Berkas]]]
"""Gives the PDFs at hand by region slug, when a page that lists them is made."""


@dataclass(frozen=True, slots=True)
class RegionBook:
    """What every page of one region is made with."""

    library: Library
    region: Region
    pdf: Pdf
    site: str
    """The public site's address, with a slash."""
    terms: Terms
    """What the glossary explains in running text."""
    data: Mapping[str, BerkasData]
    """The site's data files by address."""

    def page(
        self,
        address: str,
        title: str,
        description: str,
        make: Callable[[], str],
        sources: tuple[str, ...],
        group: str = "",
        *,
        trail: tuple[tuple[str, str], ...] = (),
        listed: bool = True,
        moved: str = "",
        linked: tuple[Mapping[str, object], ...] = (),
    ) -> PageView:
        """Frame a page; `trail` is what stands between it and the region's first page."""
        region = self.region
        name = region.daerah.nama
        first = address == addresses.region(region)
        return PageView(
            address=address,
            title=title,
            full_title=name if first else f"{title} · {name}",
            description=description,
            edition=region.diperbarui,
            make=lambda: self.terms.explain(
                make(), lambda there: addresses.relative(address, there)
            ),
            region=region.slug,
            group=group,
            contoh=region.plan is not None and region.plan.contoh,
            trail=() if first else ((name, addresses.region(region)), *trail),
            listed=listed,
            moved=moved,
            linked=linked,
            sources=tuple(str(region.path / source) for source in sources),
        )

"""A region in, what all of its printed parts share out: heads, foot, watermark, sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from masterplan.library import Library
from masterplan.model.region import Plan, Region
from masterplan.typefaces import printable
from masterplan.views import addresses
from masterplan.views.blocks import Scene
from masterplan.views.formatting import tanggal
from masterplan.views.print.document import PartJob

STATUS = {
    "contoh": "CONTOH, bukan kebijakan resmi",
    "rancangan": "RANCANGAN, belum ditetapkan",
    "resmi": "",
}
"""What stands in the foot of each page, by `status_konten`."""

WATERMARK = {"contoh": "CONTOH", "rancangan": "RANCANGAN", "resmi": ""}


@dataclass(frozen=True)
class Frame:
    """A region with a plan, and where what is printed of it is published."""

    library: Library
    region: Region
    plan: Plan
    site: str
    """The public site's address, with a slash at its end; '/' while it has none."""

    @cached_property
    def scene(self) -> Scene:
        """How templates of this region are rendered for paper."""
        return Scene(self.library, self.region, "cetak", lambda there: self.site + there)

    @property
    def home(self) -> str:
        """The region's permanent public address; '' while there is none."""
        return self.public(addresses.region(self.region))

    def public(self, address: str) -> str:
        """A public address, as it is printed; '' while the site has none."""
        return self.site + address if self.site != "/" else ""

    @cached_property
    def foot(self) -> str:
        """What every page says at its foot: what it is, and how old."""
        revision = self.plan.revisi
        edition = f"Revisi {revision.nomor}, {tanggal(revision.tanggal)}"
        status = STATUS[self.plan.rangkaian.status_konten]
        return f"{status} · {edition}" if status else edition

    def sources(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Files of this region, and of the province where a name begins with `provinsi:`.

        Every part depends on who the region is, and on its revision.
        """
        wanted: set[tuple[str, str]] = set()
        for name in {"daerah.yml", "masterplan.yml", *names}:
            home: Region | None = self.region
            if name.startswith("provinsi:"):
                home, name = self.library.provinsi, name.removeprefix("provinsi:")
            if home is not None and name in home.sha256:
                wanted.add((str(home.path / name), home.sha256[name]))
        return tuple(sorted(wanted))

    def job(
        self,
        name: str,
        kind: str,
        html: str,
        title: str,
        *,
        files: Iterable[str] = (),
        extra: tuple[tuple[str, str], ...] = (),
        label: str = "",
        running: str = "",
        wide: bool = False,
        images: tuple[tuple[str, bytes], ...] = (),
        numbering: str = "angka",
        start: int = 1,
        notes: int = 0,
    ) -> PartJob:
        """Frame a part; `extra` are sources beside the region's own `files`."""
        return PartJob(
            key_name=f"{self.region.slug}/{name}",
            kind=kind,
            label=label,
            html=printable(html),
            title=printable(title),
            running=printable(running or self.plan.rangkaian.judul),
            foot=self.foot,
            watermark=WATERMARK[self.plan.rangkaian.status_konten],
            wide=wide,
            images=images,
            sources=tuple(sorted({*self.sources(files), *extra})),
            numbering=numbering,
            start=start,
            notes=notes,
        )


def all_files(region: Region) -> tuple[tuple[str, str], ...]:
    """Every source file of a region with its SHA-256, pictures among them."""
    pictures = (
        (str(region.path / name), hashlib.sha256(file.read_bytes()).hexdigest())
        for name, file in region.images.items()
    )
    texts = ((str(region.path / name), sha256) for name, sha256 in region.sha256.items())
    return tuple(sorted([*texts, *pictures]))

"""The data files that were made in, the page that lists and explains every one of them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from masterplan.library import Library
from masterplan.views import addresses
from masterplan.views.data_files import (
    CHARTS,
    ISI,
    BerkasData,
    Isi,
    column_meaning,
    kind_of,
    license_url,
    name_of,
)
from masterplan.views.environment import environment
from masterplan.views.formatting import angka
from masterplan.views.page import PageView

ADDRESS = "data/"


@dataclass(frozen=True, slots=True)
class BerkasTerdaftar:
    """A data file as the page lists it."""

    alamat: str
    data: BerkasData

    @property
    def nama(self) -> str:
        """Its name in its region's folder."""
        return name_of(self.alamat)

    @property
    def jenis(self) -> str:
        """The name of its kind."""
        return kind_of(self.alamat)

    @property
    def isi(self) -> Isi:
        """What is known of its kind."""
        return ISI.get(self.jenis, Isi("–"))

    @property
    def bagan(self) -> bool:
        """Whether it is the table behind a chart."""
        return self.nama.startswith(CHARTS)


def data_page(
    library: Library,
    files: Mapping[str, BerkasData],
    *,
    linked: tuple[Mapping[str, object], ...] = (),
) -> PageView:
    """List every data file; `files` are all that were made, by address, read when the page is.

    A file outside every region's folder stands at the end, and one of a name that `ISI` does not
    know stands without an explanation.
    """

    def make() -> str:
        shares = [(region, _below(addresses.data(region, ""), files)) for region in library]
        placed = {item.alamat for _, share in shares for item in share}
        others = {address: files[address] for address in files.keys() - placed}
        return (
            environment()
            .get_template("halaman/data.html")
            .render(
                daerah=[(region, share) for region, share in shares if share],
                tanpa=[region for region, share in shares if not share],
                lain=_below("", others),
                kolom=columns(_below("", files)),
                ukuran=size,
                lisensi=license_url,
                url=lambda there: addresses.relative(ADDRESS, there),
            )
        )

    return PageView(
        address=ADDRESS,
        title="Data terbuka",
        description="Semua berkas data situs ini: isi, kolom, ukuran, lisensi dan statusnya.",
        edition=library.hari_ini,
        make=make,
        linked=linked,
    )


def columns(listed: Iterable[BerkasTerdaftar]) -> dict[str, dict[str, str]]:
    """What every column of every kind of table means, in the order of the files."""
    found: dict[str, dict[str, str]] = {}
    for item in listed:
        for column in item.data.kolom:
            meanings = found.setdefault(item.jenis, {})
            meanings[column] = column_meaning(item.jenis, column)
    return found


def size(count: int) -> str:
    """Write a number of bytes for a glance: 812 byte, 12,3 KB, 1,5 MB."""
    if count < 1024:
        return f"{count}\u00a0byte"
    kilo = Decimal(count) / 1024
    amount, unit = (kilo, "KB") if kilo < 1000 else (kilo / 1024, "MB")
    return f"{angka(amount.quantize(Decimal('0.1')))}\u00a0{unit}"


def _below(folder: str, files: Mapping[str, BerkasData]) -> list[BerkasTerdaftar]:
    found = (BerkasTerdaftar(address, data) for address, data in files.items())
    return sorted((item for item in found if item.alamat.startswith(folder)), key=_order)


def _order(item: BerkasTerdaftar) -> tuple[int, str]:
    """The order of `ISI`, then of the alphabet."""
    kinds = list(ISI)
    return kinds.index(item.jenis) if item.jenis in ISI else len(kinds), item.alamat

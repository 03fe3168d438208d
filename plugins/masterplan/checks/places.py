"""Are places where they are said to be? (X5, A9)"""

from __future__ import annotations

from collections.abc import Iterator

from masterplan.boundaries import distance_km, places
from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.program import Lokasi
from masterplan.model.region import Region

LON, LAT = (124, 130), (-2.6, 2.8)
"""Degrees between which the province lies."""

TOLERANCE_KM = 5
"""The shipped shapes are simplified by up to 2.1 km and lack islands under 0.3 km²."""


@check
def places_lie_in_their_region(library: Library) -> Iterator[Diagnostic]:
    """A place's code begins with the region's, unless the place spans regions (X5)."""
    for region, place in _places(library):
        for number, kode in enumerate(place.kode):
            inside = kode == region.daerah.kode or kode.startswith(f"{region.daerah.kode}.")
            if place.jenis != "lintas-daerah" and not inside:
                yield Diagnostic(
                    Code.KODE_LOKASI,
                    place.at("kode", number),
                    f"Kode '{kode}' bukan wilayah {region.daerah.nama} ({region.daerah.kode}).",
                    "periksa kodenya, atau pakai jenis: lintas-daerah",
                )


@check
def place_codes_exist(library: Library) -> Iterator[Diagnostic]:
    """A code of a kecamatan, kelurahan or desa of this province is in the official list (X5)."""
    known = places()
    for _, place in _places(library):
        for number, kode in enumerate(place.kode):
            listed = kode.startswith("82.") and len(kode) > len("82.71")
            if listed and kode not in known:
                parent = kode.rsplit(".", 1)[0]
                siblings = [code for code in known if code.rsplit(".", 1)[0] == parent]
                names = ", ".join(f"{code} {known[code]}" for code in siblings[:12])
                names += ", …" if len(siblings) > 12 else ""
                yield Diagnostic(
                    Code.KODE_TAK_ADA,
                    place.at("kode", number),
                    f"Tidak ada kecamatan, kelurahan atau desa berkode '{kode}'.",
                    f"yang ada: {names}" if names else "periksa kodenya di daftar Kemendagri",
                )


@check
def points_lie_in_the_province(library: Library) -> Iterator[Diagnostic]:
    """A point's longitude comes first, and both lie where the province is (A9)."""
    for region, owner, titik in _points(library):
        lon, lat = titik
        if region.daerah.kode.startswith("82") and not _in_box(lon, lat):
            yield Diagnostic(
                Code.KOORDINAT,
                owner,
                f"Titik [{lon:g}, {lat:g}] di luar provinsi.",
                "bujur dahulu, lalu lintang"
                if _in_box(lat, lon)
                else "periksa letak titik desimal",
            )


@check
def points_lie_in_their_region(library: Library) -> Iterator[Diagnostic]:
    """A point lies in its region's shape, or near it (A9)."""
    for region, owner, (lon, lat) in _points(library):
        own = owner == region.daerah.at("titik")
        away = distance_km(region.daerah.batas or region.daerah.kode, lon, lat)
        if away is not None and away > TOLERANCE_KM and _in_box(lon, lat):
            yield Diagnostic(
                Code.TITIK_DI_LUAR_DAERAH,
                owner,
                f"Titik [{lon:g}, {lat:g}] sekitar {away:.0f} km di luar {region.daerah.nama}.",
                "periksa titiknya" if own else "periksa titiknya, atau pakai jenis: lintas-daerah",
            )


def _in_box(lon: float, lat: float) -> bool:
    return LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1]


def _places(library: Library) -> Iterator[tuple[Region, Lokasi]]:
    for region in library:
        for program in region.plan.program if region.plan else ():
            for place in program.lokasi:
                yield region, place


def _points(library: Library) -> Iterator[tuple[Region, Location, tuple[float, float]]]:
    """Every point that must lie in its region: of the region itself and of its programmes."""
    for region in library:
        if region.daerah.titik is not None:
            yield region, region.daerah.at("titik"), _degrees(region.daerah.titik)
    for region, place in _places(library):
        if place.titik is not None and place.jenis != "lintas-daerah":
            yield region, place.at("titik"), _degrees(place.titik)


def _degrees(titik: tuple[object, object]) -> tuple[float, float]:
    return float(str(titik[0])), float(str(titik[1]))
